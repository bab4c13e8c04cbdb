// A plan as an indented list with names and places in the text, for the author.
import type { Position } from '#base/problem.ts';
import { labelsIn, shownInWords } from '#records/labels.ts';
import { amountOf } from '#language/prose-of-clauses.ts';
import { listed, phraseOfDuty, phraseOfFormula, phraseOfJointAct, phraseOfMeasure, phraseOfTime } from '#records/phrase.ts';
import { phraseOfGround } from '#records/phrase-of-ground.ts';
import type { Gate, JointAct, Placed, Plan, Reading } from '#records/plan.ts';
import { REASONS } from '#records/verdicts.ts';

/** One definition a line, its parts indented below it; `[27:3]` is line and column in the agreement. */
export function planToText(plan: Plan): string {
  const lines = [
    `agreement ${plan.agreement}: ${plan.title}`,
    `  clock ${plan.zone.name} (tz database ${plan.zone.version}), rules version ${plan.semantics}`,
    ...plan.texts.map((text) => `text {#${text.id}} ${text.heading}${where(text)}`),
    ...plan.texts.flatMap((text) => (text.others ?? []).map((other) => `text {#${text.id}} in ${other.language} ${other.heading}`)),
    ...(plan.adoptions ?? []).map((adoption) => `adopted clause ${adoption.of} by ${adoption.by} on ${adoption.on}: ${adoption.texts.map(({ language, hash }) => `${language} ${hash}`).join(', ')}${where(adoption)}`),
    ...labelsIn(plan).map((label) => shownInWords(label)),
    ...plan.anchors.map((anchor) => `anchor ${anchor.name} = ${phraseOfTime(anchor.time, plan.zone)}${where(anchor)}`),
    ...plan.actors.map((actor) => `actor ${actor.name}${actor.excluded ? ' (excluded)' : ''}${named(' of', actor.members)}${named(' includes', actor.includes)}${named(' guaranteed by', actor.guarantors)}${where(actor)}`),
    ...plan.places.map((place) => `place ${place.name}${named(' in', place.within)}${named(' divided into', place.dividedInto)}${place.geometry === null ? '' : ` (${place.geometry.type})`}${place.site === undefined ? '' : ` a ${place.site}`}${place.made === undefined ? '' : ` = ${phraseOfGround(place.made)}`}${place.since === undefined ? '' : ` from ${phraseOfTime(place.since, plan.zone)}`}${where(place)}`),
    ...plan.lists.map((list) => `list ${list.name} of ${list.of}, as of ${list.asOf}: ${list.members.join(', ')}${where(list)}`),
    ...plan.lines.map((line) => `line ${line.name}${where(line)}`),
    ...(plan.things ?? []).map((one) => `things ${one.name}: ${one.members.join(', ')}${where(one)}`),
    ...plan.channels.map((channel) => `channel ${channel.name} sees ${channel.sees.map(({ sort, of }) => `${sort}${named(' of', of ?? [])}`).join('; ')}${where(channel)}`),
    ...plan.measures.map((measure) => `measure ${measure.name} = ${phraseOfMeasure(measure)}, from ${measure.from}${named(', through', measure.channels ?? [])}, silence means ${measure.silence}${where(measure)}`),
    ...plan.conditions.map((condition) => `condition ${condition.name} = ${phraseOfFormula(condition.of, plan.zone)}${where(condition)}`),
    ...plan.clauses.flatMap((clause) => clauseLines(plan, clause)),
    ...plan.gates.flatMap((gate) => gateLines(plan, gate)),
    ...plan.readings.flatMap((reading) => readingLines(plan, reading)),
  ];
  return `${lines.join('\n')}\n`;
}

function where({ at }: Placed): string {
  return at === undefined ? '' : `  [${position(at)}]`;
}

function position(at: Position): string {
  return `${at.line}:${at.column}`;
}

function named(words: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${words} ${listed(names, 'and')}`;
}

function clauseLines(plan: Plan, clause: Plan['clauses'][number]): string[] {
  return [
    `clause ${clause.id} binds ${listed(clause.binds, 'and')}${where(clause)}`,
    ...clause.duties.map((duty) => `  to ${phraseOfDuty(duty, plan.measures, plan.zone)}${where(duty)}`),
    `  from ${phraseOfTime(clause.from, plan.zone)}${clause.endless === true ? ' without end' : ''}${clause.until === null ? '' : ` until ${phraseOfTime(clause.until, plan.zone)}`}`,
    ...(clause.when === null ? [] : [`  while ${phraseOfFormula(clause.when, plan.zone)}`]),
    ...(clause.extension === null ? [] : [`  extended by ${phraseOfJointAct(clause.extension)} by ${amountOf(clause.extension)}${oftenSaid(clause.extension.most)}${where(clause.extension)}`]),
    ...actLines([['suspended', clause.suspension], ['terminated', clause.termination]]),
  ];
}

function oftenSaid(most: number | undefined): string {
  return most === undefined ? '' : most === 1 ? ', once' : `, at most ${most} times`;
}

function actLines(acts: [string, JointAct | null][]): string[] {
  return acts.flatMap(([verb, act]) => (act === null ? [] : [`  ${verb} by ${phraseOfJointAct(act)}${where(act)}`]));
}

function gateLines(plan: Plan, gate: Gate): string[] {
  const { unit } = gate.run;
  return [
    `gate ${gate.name}${gate.each === null ? '' : ` for each ${gate.each.param} in ${gate.each.list}`}${where(gate)}`,
    `  opens after ${gate.run.length} ${unit.unit === 'civil-day' ? 'civil days' : `periods of ${unit.ms} ms`} of ${phraseOfFormula(gate.run.of, plan.zone)}, judged ${gate.run.judged}`,
    `  counted from ${phraseOfTime(gate.from, plan.zone)}`,
    `  on breach ${gate.onBreach.rule}${gate.onBreach.rule === 'decided' ? named(' by', gate.onBreach.by) : ''}`,
    `  an undetermined day: ${REASONS.map((reason) => `${reason} ${gate.undetermined[reason]}`).join(', ')}`,
    ...(gate.signatures.length === 0 ? [] : [`  signed by ${listed(gate.signatures, 'and')}`]),
    ...(gate.verified === undefined ? [] : [`  ${gate.verified.each ? 'each unit' : 'the run'} verified by ${listed(gate.verified.by, 'and')}`]),
    ...actLines([['reset', gate.reset], ['suspended', gate.suspension], ['terminated', gate.termination]]),
    `  once open ${gate.onceOpen}${gate.lapses === null ? '' : `, lapses at ${phraseOfTime(gate.lapses, plan.zone)}`}`,
    `  an opening not borne out: ${gate.unborne === null ? 'nothing written' : `${gate.unborne.rule}${gate.unborne.rule === 'suspended' ? named(' until decided by', gate.unborne.by) : ''}`}`,
  ];
}

function readingLines(plan: Plan, reading: Reading): string[] {
  const zone = reading.zone ?? plan.zone;
  return [
    `reading ${reading.name} adopted by ${reading.adoptedBy}${where(reading)}`,
    `  channels ${reading.channels === null ? 'all' : reading.channels.join(', ')}`,
    ...reading.proof.map((one) => `  ${one.result} ${one.standings.join(', ')}${named(' from', one.channels ?? [])}`),
    ...reading.silence.map((one) => `  silence${one.measure === null ? '' : ` for ${one.measure}`}${one.channel === null ? '' : ` from ${one.channel}`} means ${one.means}`),
    ...reading.anchors.map((anchor) => `  anchor ${anchor.name} = ${phraseOfTime(anchor.time, zone)}${where(anchor)}`),
    ...reading.lists.map((list) => `  list ${list.name}, as of ${list.asOf}: ${list.members.join(', ')}${where(list)}`),
    ...reading.measures.map((measure) => `  measure ${measure.name} = ${phraseOfMeasure(measure)}, from ${measure.from}, silence means ${measure.silence}${where(measure)}`),
    ...reading.conditions.map((condition) => `  condition ${condition.name} = ${phraseOfFormula(condition.of, zone)}${where(condition)}`),
    ...reading.ends.map((end) => `  clause ${end.clause} ends at ${phraseOfTime(end.until, zone)}${where(end.until)}`),
    ...reading.gates.flatMap((gate) => gateLines(plan, gate).map((line) => `  ${line}`)),
  ];
}
