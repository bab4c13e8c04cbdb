// A measure that no channel of any reading sees is never a yes (V9); a reading that sees nothing of one is told so (E22).
import type { Position } from '#base/problem.ts';
import { measureOfDuty } from '#language/prose-of-measures.ts';
import { problems } from '#language/problems.ts';
import type { Scope } from '#language/writing.ts';
import { phraseOfMeasure } from '#records/phrase.ts';
import { isBelow } from '#records/incident-types.ts';
import type { Channel, Measure, Plan, Reading } from '#records/plan.ts';

export function checkSeen(plan: Plan, scope: Scope): void {
  if (plan.readings.length === 0) return;
  const seenBy = (reading: Reading, measure: Measure): boolean => measure.from === 'acts' || plan.channels.some((channel) => (reading.channels?.includes(channel.name) ?? true) && sees(channel, measure));
  const unseenByAll = new Set<string>();
  for (const measure of plan.measures) {
    if (plan.readings.some((reading) => seenBy(reading, measureIn(reading, measure)))) continue;
    unseenByAll.add(measure.name);
    const clause = plan.clauses.find((one) => one.duties.some((duty) => measureOfDuty(duty) === measure.name));
    // A duty that nobody can see is a fault of the watch, not of the text: its verdict says so.
    if (clause === undefined) scope.found.push(problems.unseenMeasure(measure.at ?? START, measure.name));
    else scope.found.push(problems.unseenDuty(measure.at ?? START, clause.id, phraseOfMeasure(measure)));
  }
  for (const reading of plan.readings) {
    const own = reading.measures.filter((measure) => !plan.measures.some((one) => one.name === measure.name));
    const unseen = [...plan.measures.map((measure) => measureIn(reading, measure)), ...own].filter((measure) => !unseenByAll.has(measure.name) && !seenBy(reading, measure));
    if (unseen.length > 0) scope.found.push(problems.readingSeesNothing(scope.names.readings.get(reading.name)?.at ?? START, reading.name, fewOf([...new Set(unseen.map((measure) => spokenName(plan, measure)))])));
  }
}

const MOST_NAMED = 3;

/** So many that a reader takes them in, and how many there are besides. */
function fewOf(names: readonly string[]): string[] {
  return names.length <= MOST_NAMED + 1 ? [...names] : [...names.slice(0, MOST_NAMED), `${names.length - MOST_NAMED} others`];
}

const START: Position = { line: 1, column: 1 };

/** A duty's measure has a generated name; it is called by what it counts. */
function spokenName(plan: Plan, measure: Measure): string {
  const isDuty = plan.clauses.some((clause) => clause.duties.some((duty) => measureOfDuty(duty) === measure.name));
  return isDuty ? phraseOfMeasure(measure) : measure.name;
}

function measureIn(reading: Reading, measure: Measure): Measure {
  return reading.measures.find((own) => own.name === measure.name) ?? measure;
}

/** E19 (3). */
export function sees(channel: Channel, measure: Measure): boolean {
  if (measure.channels !== null && !measure.channels.includes(channel.name)) return false;
  return channel.sees.some(({ sort, of }) => sort === measure.from
    && (of === null || measure.of.length === 0 || of.some((seen) => measure.of.some((counted) => isBelow(seen, counted) || isBelow(counted, seen)))));
}
