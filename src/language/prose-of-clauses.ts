// A clause in plain English: whom it binds, to what, from when until when, and who may change that.
import { countingWords, measureOfDuty } from '#language/prose-of-measures.ts';
import { listed, phraseOfDuration, phraseOfDuty, phraseOfFormula, phraseOfJointAct, phraseOfTime, plural } from '#records/phrase.ts';
import type { Clause, Duty, Plan } from '#records/plan.ts';

export function proseOfClause(plan: Plan, clause: Clause): string[] {
  return [
    ...(clause.each === undefined ? [] : [`It binds anew for each ${phraseOfTime(clause.each, plan.zone).replace(/^the (?:first |latest )?/, '')} ("it" below), and is kept where it is kept for all of them so far.`]),
    `It binds ${listed(clause.binds, 'and')}${clause.binds.length > 1 ? ', each for itself' : ''}:`,
    ...clause.duties.flatMap((duty) => dutyLines(plan, duty)),
    `It holds from ${phraseOfTime(clause.from, plan.zone)}, that moment included, ${clause.until === null ? `without an end${clause.endless === true ? ', as it says itself' : ''}` : `until ${phraseOfTime(clause.until, plan.zone)}, that moment excluded`}.`,
    ...(clause.when === null ? [] : [`It holds only while this is so: ${phraseOfFormula(clause.when, plan.zone)}.`]),
    extensionLine(clause),
    clause.suspension === null ? 'Nobody may suspend it.' : `It may be suspended by ${phraseOfJointAct(clause.suspension)}.`,
    clause.termination === null ? 'Nobody may terminate it.' : `It may be terminated by ${phraseOfJointAct(clause.termination)}.`,
  ];
}

function dutyLines(plan: Plan, duty: Duty): string[] {
  const line = `to ${phraseOfDuty(duty, plan.measures, plan.zone)}.`;
  const measure = plan.measures.find((one) => one.name === measureOfDuty(duty));
  const posts = duty.duty === 'distance' && duty.posts !== null
    ? [`Posts are only those named in an act or ruling about the clause: ${plural(duty.posts.count, 'post')}, each of at most ${duty.posts.people} people.`] : [];
  const both = duty.duty === 'perform' || (duty.duty === 'deliver' && duty.of.node === 'done') ? ['Done within its time it is kept; a deadline missed stays missed.'] : [];
  return [line, ...(measure === undefined ? [] : [countingWords(measure)]), ...posts, ...both, ...rowLines(duty)].map((text) => `  ${text}`);
}

/** What days a quota or an act that comes again binds, and what becomes of a shortfall (W6, W15). */
function rowLines(duty: Duty): string[] {
  if (duty.duty !== 'quota' && duty.duty !== 'recur') return [];
  const row = duty.days === 1 ? 'day' : `row of ${duty.days} days`;
  const counted = duty.days === 1 ? '' : ' Rows are counted from the first whole civil day in force.';
  const whole = duty.duty === 'quota' && duty.proRata === true ? `Of a ${row} that is in force in part, the same part of the number is asked.` : `It binds each ${row} that is wholly in force, and no other.`;
  if (duty.duty === 'recur') return [`${whole}${counted}`];
  const short = duty.shortfall === 'lapses' ? `Each ${row} stands for itself: what is above one helps no other, and what was missing need not be made up; a ${row} that ends short is a breach.`
    : `By the end of each ${row} all that was asked so far must have been delivered: what is above the number counts later, what is missing must be made up, and a ${row} that ends with less in all is a breach.`;
  return [`${whole}${counted}`, short];
}

/** By how much an extension moves an end. */
export function amountOf({ ms, days, months }: NonNullable<Clause['extension']>): string {
  if (months !== undefined) return plural(months, 'month');
  return ms !== null ? phraseOfDuration(ms) : days !== null ? plural(days, 'civil day') : 'the amount that the act gives';
}

function oftenOf(most: number | undefined): string {
  return most === undefined ? 'each time' : most === 1 ? 'once,' : `at most ${most} times, each time`;
}

function extensionLine(clause: Clause): string {
  const { extension } = clause;
  if (extension === null) return 'Nobody may extend it.';
  const by = amountOf(extension);
  return `It may be extended by ${phraseOfJointAct(extension)}, ${oftenOf(extension.most)} by ${by}; an act made after the end begins a new period, and the gap stays a gap.`;
}
