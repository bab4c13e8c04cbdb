// The measures of duties: of incidents, of presence; what they say where the duty itself says nothing, and where they are kept.
import type { Geometry } from '#base/geometry.ts';
import type * as Ast from '#language/generated/ast.ts';
import { checkCovered, coverings } from '#language/covering.ts';
import { groundRef } from '#language/grounds.ts';
import { channelsOf, checkParted, excludingOf, leavingOf, Options, placeRef, typeOf } from '#language/measures.ts';
import { problems } from '#language/problems.ts';
import { thingsMeant } from '#language/things.ts';
import { checkActor } from '#language/times.ts';
import type { Scope } from '#language/writing.ts';
import type { Measure, Ref } from '#records/plan.ts';

export type PresenceNode = Ast.StayOut | Ast.Cap | Ast.OnlyMay;

/** The clause that a duty stands in, its measure's name, the lines of the plan, and all things that the agreement names. */
export interface DutyPlace { clause: string; measure: string; lines: Map<string, Geometry>; things: readonly string[] }

export function keep(scope: Scope, measure: Measure): string {
  scope.measures.set(measure.name, measure);
  return measure.name;
}

type Shared = Pick<Measure, 'strip' | 'notBy' | 'notAgainst' | 'by' | 'against' | 'excluding' | 'exceptions' | 'unless' | 'channels' | 'silence' | 'per' | 'stage'>;

/** What a duty's measure says where the duty writes nothing: nobody's incidents in particular, every channel, silence means unknown. */
export function shared(scope: Scope, options: Options): Shared {
  const channels = options.get('ChannelOption');
  return {
    strip: null, by: [], against: [], excluding: excludingOf(options.get('ExcludingOption')), ...leavingOf(scope, options), exceptions: options.get('ExceptionOption')?.names ?? [],
    ...coverings(scope, options.all('CoverOption')),
    per: { unit: 'moment' }, stage: null,
    channels: channels === undefined ? null : channelsOf(scope, channels.channels, channels, 'channels'),
    silence: options.get('SilenceOption')?.means ?? 'unknown',
  };
}

export function namedActors(scope: Scope, option: Ast.ByOption | Ast.AgainstOption | undefined): Ref[] {
  return (option?.actors ?? []).map((ref): Ref => {
    checkActor(scope, ref.name, ref, 'name');
    return { name: ref.name };
  });
}

export function incidentsOf(scope: Scope, node: Ast.Refrain | Ast.Prevent, options: Options, place: DutyPlace): Measure {
  const per = options.get('PerOption');
  if (per !== undefined) scope.found.push(problems.optionsOnName(scope.at(per), `the duty of clause ${place.clause}`));
  const sort = options.get('SortOption')?.sort ?? 'incidents';
  if (sort === 'movements' || sort === 'presence') scope.found.push(problems.wrongSort(scope.at(options.get('SortOption')!), `what clause ${place.clause} forbids`, sort));
  const where = options.get('PlaceOption');
  if (where === undefined) scope.found.push(problems.measuredNowhere(scope.at(node), `the duty of clause ${place.clause}`));
  const measure: Measure = {
    ...shared(scope, options), name: place.measure, from: sort, of: node.of.of.map((word, i) => typeOf(scope, word, node.of, i)), unit: node.of.people ?? 'events',
    place: where === undefined ? { name: '' } : where.ground === undefined ? placeRef(scope, where.place!, where.the, where) : groundRef(scope, where.ground),
    against: namedActors(scope, options.get('AgainstOption')),
    ...scope.placed(node),
  };
  checkParted(scope, measure, options, `the duty of clause ${place.clause}`);
  return measure;
}

export function presence(scope: Scope, node: PresenceNode | Ast.Distance | Ast.Zone, place: DutyPlace, of: readonly string[], where: Ref): Measure {
  const options = new Options(scope, node.options, `clause ${place.clause}`);
  const written = shared(scope, options);
  // Those who may are left out; who else is there, is there against the clause.
  const notBy = node.$type === 'OnlyMay' ? { notBy: [...new Set([...node.actors, ...written.notBy ?? []])].sort() } : {};
  if (node.$type === 'OnlyMay') node.actors.forEach((name, i) => checkActor(scope, name, node, 'actors', i));
  const measure: Measure = { ...written, ...notBy, name: place.measure, from: 'presence', of: thingsMeant(scope, of), unit: 'things', place: where, ...scope.placed(node) };
  checkCovered(scope, measure, options.all('CoverOption'), `clause ${place.clause}`);
  return measure;
}
