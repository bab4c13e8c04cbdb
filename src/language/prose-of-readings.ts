// A reading in plain English: whom it hears, what counts, what silence means, and what it has otherwise.
import { ratio } from '#base/bounds.ts';
import { proseOfGate } from '#language/prose-of-gates.ts';
import { measureLine } from '#language/prose-of-measures.ts';
import { listed, phraseOfDuration, phraseOfFormula, phraseOfRatio, phraseOfTime, plural } from '#records/phrase.ts';
import type { Plan, Reading } from '#records/plan.ts';

export function proseOfReading(plan: Plan, reading: Reading): string[] {
  const zone = reading.zone ?? plan.zone;
  return [
    `It was adopted by ${reading.adoptedBy}${reading.adoptedOn === null ? '' : ` on ${reading.adoptedOn}`}.`,
    reading.channels === null ? 'It hears every channel.' : `It hears ${listed(reading.channels, 'and')}, and nobody else.`,
    ...proofLines(reading),
    ...silenceLines(reading),
    ...watchLines(reading),
    setAsideLine(reading),
    reading.completeAfterMs === null ? 'Reports are taken as complete at once.' : `Reports are taken as complete after ${phraseOfDuration(reading.completeAfterMs)}.`,
    reading.zone === null ? 'Its civil days are those of the agreement.' : `Its civil days are those of ${reading.zone.name}; times of day in the text keep the agreement's clock.`,
    ...reading.anchors.map((anchor) => `In it, ${anchor.name} is ${phraseOfTime(anchor.time, zone)}.`),
    ...reading.lists.map((list) => `In it, the list ${list.name}, as of ${list.asOf}, is ${listed(list.members, 'and')}.`),
    ...reading.measures.map((measure) => `In it, ${measureLine(measure)}`),
    ...reading.conditions.map((condition) => `In it, ${condition.name}: ${phraseOfFormula(condition.of, zone)}.`),
    ...reading.ends.map((end) => `In it, clause ${end.clause} ends at ${phraseOfTime(end.until, zone)}, whatever happened until then.`),
    ...reading.gates.flatMap((gate) => [`In it, gate ${gate.name} is this:`, ...proseOfGate(plan, gate).map((line) => `  ${line}`)]),
  ];
}

function proofLines(reading: Reading): string[] {
  const lines = reading.proof.map(({ standings, channels, result }) => {
    const whose = channels === null ? '' : ` from ${listed(channels, 'and')}`;
    return `A claim${whose} that is ${listed(standings, 'or')} ${result === 'counts' ? 'counts' : 'may count: it neither proves nor is ignored'}.`;
  });
  return [...lines, 'A claim ruled so always counts; one ruled not so or withdrawn never does; any other standing does not count.'];
}

function silenceLines(reading: Reading): string[] {
  if (reading.silence.length === 0) return ['Silence means what each measure says of it.'];
  return reading.silence.map(({ measure, channel, means }) => {
    const where = [measure === null ? '' : ` for ${measure}`, channel === null ? '' : ` from ${channel}`].join('');
    return `Silence${where} means ${means === 'none' ? 'that there was nothing' : 'that nothing is known'}, whatever the measures say.`;
  });
}

function watchLines(reading: Reading): string[] {
  const lines: string[] = [];
  if (reading.watched !== null) {
    const share = phraseOfRatio(ratio(reading.watched.share.num * 100, reading.watched.share.den));
    const time = reading.watched.ms === null ? '' : `, and a whole day when that is so for at least ${phraseOfDuration(reading.watched.ms)} of it`;
    lines.push(`A place counts as watched when at least ${share} % of it is${time}.`);
  }
  if (reading.lookEveryMs !== null) lines.push(`Between two looks at most ${phraseOfDuration(reading.lookEveryMs)} apart a place counts as watched.`);
  if (lines.length === 0) lines.push('A place counts as watched only while one claim that counts says that all of it was.');
  if (reading.holdsAfterLookMs !== undefined) lines.push(`For ${phraseOfDuration(reading.holdsAfterLookMs)} after a look, or until a later one, no more is taken to be present than was seen; whether it still is, is not known.`);
  return lines;
}

function setAsideLine(reading: Reading): string {
  const { datedWithinDays, datedWithinMs, placedWithinMetres } = reading.setAside;
  const limits = [
    datedWithinDays === null ? '' : `dated within ${plural(datedWithinDays, 'civil day')}`,
    datedWithinMs === null ? '' : `dated within ${phraseOfDuration(datedWithinMs)}`,
    placedWithinMetres === null ? '' : `placed within ${placedWithinMetres} m`,
  ].filter((limit) => limit !== '');
  if (limits.length === 0) return 'No claim is set aside for being vague.';
  return `Claims that are not ${listed(limits, 'and')} are set aside: they count nowhere in this reading, and how many they are is shown.`;
}
