// A measure in plain English: what is counted, from what, through whom, and what silence means.
import { listed, phraseOfDuration, phraseOfMeasure } from '#records/phrase.ts';
import type { Covering, Duty, Measure } from '#records/plan.ts';

export function measureLine(measure: Measure): string {
  const per = measure.per.unit === 'civil-day' ? ' Each civil day has one number, that of the whole day.' : '';
  return `${quoted(measure.name, phraseOfMeasure(measure))}. ${countingWords(measure)}${per}`;
}

/** A definition under its name; a phrase that is its own name is said once. */
export function quoted(name: string, says: string): string {
  return name === says ? `"${says}"` : `${name}: ${says}`;
}

/** From what, through whom, and what silence means. */
export function countingWords(measure: Measure): string {
  if (measure.from === 'acts') return 'Each act is counted once, whoever made it together with whom. Every channel is heard; an act that none tells was not made.';
  const from = {
    incidents: 'Single incidents are counted, never published totals.', tallies: 'Published totals are read, never single incidents.',
    movements: measure.unit === 'convoys' ? 'Convoys are counted, each once a place.' : `The ${measure.unit} that are told of are added up, those of one convoy once.`, presence: 'What is there is counted, at every moment.',
  }[measure.from];
  const through = measure.channels === null ? 'Every channel that sees it is heard.' : `Only ${listed(measure.channels, 'and')} ${measure.channels.length === 1 ? 'is' : 'are'} heard.`;
  const silence = measure.silence === 'none' ? 'Where a channel that sees it reports nothing, there was nothing.' : 'Where nobody watched, nothing can be said: silence means unknown.';
  const excluded = { none: '', any: ' What an excluded actor did or suffered is left out.', all: ' It is left out only where all who took part are excluded.' }[measure.excluding];
  const left = [...new Set([...measure.notBy ?? [], ...measure.notAgainst ?? []])];
  const leaving = left.length === 0 ? '' : ` What is left out because ${listed(left, 'or')} took part in it is listed.`;
  const exceptions = measure.exceptions.length === 0 ? '' : ` Whether an incident was ${listed(measure.exceptions, 'or')} is for a ruling; until then it may count.`;
  return `${from} ${through} ${silence}${excluded}${leaving}${exceptions}${(measure.unless ?? []).map(coveringWords).join('')}`;
}

/** N14, N15: who must have acted, on whom, when. */
function coveringWords({ ruled, acts }: Covering): string {
  const asked = acts.map((act) => {
    const who = act.by === 'author' ? 'whoever did it' : listed(act.by, 'or');
    const what = `an act of ${act.act} by ${who}${act.to === null ? '' : ` to ${act.to}`}${act.about === null ? '' : ` about ${act.about}`}`;
    if (act.made === 'after') return `${what} at most ${phraseOfDuration(act.withinMs)} after it`;
    return `${what} ${act.leastMs === 0 ? '' : `at least ${phraseOfDuration(act.leastMs)} `}${act.mostMs === null ? '' : `${act.leastMs === 0 ? '' : 'and '}at most ${phraseOfDuration(act.mostMs)} `}before it`;
  });
  const whether = ruled === undefined ? '' : `; whether it was ${ruled} is for a ruling, and until then it may count`;
  const allowed = asked.length === 1 ? `where there was ${asked[0]!}` : `where there were all of these: ${asked.join('; ')}`;
  return ` What happened is left out, and listed, ${allowed}${whether}.`;
}

/** The measure that is made for a duty alone; null where the duty speaks of named ones. */
export function measureOfDuty(duty: Duty): string | null {
  if ('measure' in duty) return duty.measure.includes('/') ? duty.measure : null;
  // `1c/2` is made for the second duty of clause 1c; a measure with a name of its own is the agreement's.
  return duty.duty === 'deliver' && (duty.of.node === 'done' || duty.of.node === 'count') && /\/[0-9]+$/.test(duty.of.measure) ? duty.of.measure : null;
}
