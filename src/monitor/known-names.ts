// The names that a plan knows and evidence may use: a name that is nearly one of them is probably a slip, and is told.
import type { EvidenceNames } from '#monitor/evidence-names.ts';
import type { Measure, Plan } from '#records/plan.ts';
import { ruledExceptions } from '#records/ruled-exceptions.ts';
import { thingOf } from '#records/things.ts';

/** Channels; places and actors by name and title; things, whose presence some measure counts or some channel sees; exceptions that a ruling may say. */
export function knownNames(plan: Plan): Required<EvidenceNames> {
  const measures: Measure[] = [...plan.measures, ...plan.readings.flatMap((reading) => reading.measures)];
  const lists = [...plan.lists, ...plan.readings.flatMap((reading) => reading.lists)];
  const membersOf = (kind: 'places' | 'actors'): string[] => lists.filter(({ of }) => of === kind).flatMap(({ members }) => members);
  const counted = measures.filter((measure) => measure.from === 'presence').flatMap((measure) => measure.of);
  const seen = plan.channels.flatMap((channel) => channel.sees).filter(({ sort }) => sort === 'presence').flatMap(({ of }) => of ?? []);
  return {
    channels: new Set(plan.channels.map((channel) => channel.name)),
    places: namesIn([...plan.places.flatMap((place) => [place.name, place.title, ...place.titles]), ...membersOf('places')]),
    things: new Set([...counted, ...seen, ...(plan.things ?? []).map(({ name }) => name)].map(thingOf)),
    actors: namesIn([...plan.actors.flatMap((actor) => [actor.name, actor.title, ...actor.includes, ...actor.guarantors, ...actor.members]), ...membersOf('actors')]),
    exceptions: new Set(measures.flatMap(ruledExceptions)),
  };
}

/** What has no title is not called "". */
function namesIn(words: readonly string[]): Set<string> {
  return new Set(words.filter((word) => word !== ''));
}
