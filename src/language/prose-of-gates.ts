// A gate in plain English: after what it opens, what breaks the count, what an undecided day does, what follows the opening.
import { listed, phraseOfDuration, phraseOfFormula, phraseOfJointAct, phraseOfTime } from '#records/phrase.ts';
import type { DayPolicy, Gate, JointAct, Plan } from '#records/plan.ts';
import { REASONS, type Reason } from '#records/verdicts.ts';

export function proseOfGate(plan: Plan, gate: Gate): string[] {
  const each = gate.each === null ? [] : [`There is one such gate for each ${gate.each.param} in ${gate.each.list}.`];
  return [
    ...each,
    runLine(plan, gate),
    `Days are counted from ${phraseOfTime(gate.from, plan.zone)}: ${gate.run.unit.unit === 'civil-day' ? 'the first that can count is the first whole civil day after it' : 'the first period begins with it'}.`,
    judgedLine(gate),
    gate.signatures.length === 0 ? 'No signature is needed.' : `Besides, ${listed(gate.signatures, 'and')} must have signed, before or after.`,
    ...verifiedLine(gate),
    breachLine(gate),
    ...undeterminedLines(gate),
    actLine('reset', gate.reset, 'the count starts anew'),
    actLine('suspend', gate.suspension, 'days are passed over'),
    actLine('terminate', gate.termination, 'the gate is over'),
    onceOpenLine(gate),
    gate.lapses === null ? 'It does not lapse.' : `It lapses at ${phraseOfTime(gate.lapses, plan.zone)}.`,
    unborneLine(gate),
  ];
}

function runLine(plan: Plan, gate: Gate): string {
  const { length, unit, of } = gate.run;
  const units = unit.unit === 'civil-day' ? `civil day${length === 1 ? '' : 's'} of ${plan.zone.name}` : `period${length === 1 ? '' : 's'} of ${phraseOfDuration(unit.ms)}`;
  return `It opens after ${length} consecutive ${units} of: ${phraseOfFormula(of, plan.zone)}.`;
}

function judgedLine(gate: Gate): string {
  const unit = gate.run.unit.unit === 'civil-day' ? 'day' : 'period';
  if (gate.run.judged === 'at-end') return `A ${unit} is judged by its last moment alone.`;
  return `A ${unit} is met when the condition holds throughout it, and is a breach when it fails at any moment; an upper limit on a count is judged by the count over the whole ${unit}.`;
}

function verifiedLine({ verified, name, each, run }: Gate): string[] {
  if (verified === undefined) return [];
  const who = listed(verified.by, 'and'), topic = each === null ? name : `${name}(${each.param})`;
  const unit = run.unit.unit === 'civil-day' ? 'day' : 'period';
  if (verified.each) return [`Each ${unit} must be verified by ${who} (acts of verification about ${topic}): one that nobody speaks of cannot be said, one that is refused is a breach. The gate opens not before the last of these acts.`];
  return [`When the run is over ${who} must verify it (acts of verification about ${topic}, made after its end), and the gate opens not before that. Until then a ruling is missing; after a refusal it waits until they verify it after all.`];
}

function breachLine(gate: Gate): string {
  switch (gate.onBreach.rule) {
    case 'restart': return 'A breach puts the count back to nothing; the next whole day may be day 1.';
    case 'pause': return 'A breach is passed over: the count stays as it is and goes on the next day.';
    case 'continues': return 'A breach changes nothing unless a reset is decided: the day counts on.';
    case 'decided': return `After a breach the gate cannot open until ${listed(gate.onBreach.by, 'and')} decide; days go on being counted.`;
  }
}

const POLICIES: Record<DayPolicy, string> = {
  blocks: 'does not count, and the count starts again after it', counts: 'counts like a day that was met, unless the whole run is certainly too much', pauses: 'is passed over',
};
const REASON_WORDS: Record<Reason, string> = {
  pending: 'only the future can decide it', unseen: 'nobody could see', disputed: 'claims disagree or only may count', imprecise: 'time, place or author is not exact', unruled: 'a ruling is missing',
};

function undeterminedLines(gate: Gate): string[] {
  const policies = new Map<DayPolicy, Reason[]>();
  for (const reason of REASONS) policies.set(gate.undetermined[reason], [...(policies.get(gate.undetermined[reason]) ?? []), reason]);
  return [...policies].map(([policy, reasons]) =>
    `A day that cannot be said because ${listed(reasons.map((reason) => `${REASON_WORDS[reason]} (${reason})`), 'or')} ${POLICIES[policy]}.`);
}

function actLine(verb: string, act: JointAct | null, then: string): string {
  return act === null ? `Nobody may ${verb} it.` : `It takes ${act.by.length > 1 && !act.any ? 'a' : 'an'} ${phraseOfJointAct(act)} to ${verb} it: ${then}.`;
}

function onceOpenLine(gate: Gate): string {
  return {
    'stays-open': 'Once open it stays open, whatever happens.',
    'shuts-on-breach': 'Once open it shuts at a breach, and the count begins from nothing.',
    'suspends-on-breach': `Once open it is suspended at a breach, until ${gate.suspension ?? gate.reset ? `${resumedBy((gate.suspension ?? gate.reset)!)}` : 'it is resumed, for which nobody is named'}.`,
  }[gate.onceOpen];
}

function unborneLine(gate: Gate): string {
  const opening = 'An opening on record that present knowledge does not bear out';
  if (gate.unborne === null) return `${opening} changes nothing and is shown as a problem; the text says nothing of it.`;
  if (gate.unborne.rule === 'suspended') return `${opening} is suspended until ${listed(gate.unborne.by, 'and')} decide.`;
  return gate.unborne.rule === 'stands' ? `${opening} stands.` : `${opening} closes from when the correction was recorded.`;
}

function resumedBy({ by, any }: JointAct): string {
  return any ? `${listed(by, 'or')} resumes it` : `${listed(by, 'and')} resume it`;
}
