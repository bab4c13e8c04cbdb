// Obligations in words: one line for each clause and actor, and which readings part, where and why.
import type { ObligationOutcome, Parting, ReadingVerdicts } from '#records/verdicts.ts';
import { rowLabels } from '#render/labels-text.ts';
import { wrap } from '#render/layout.ts';
import type { Say } from '#render/say.ts';
import { capitalised, listInWords, reasonsInWords, VERDICT_WORDS } from '#render/words.ts';

export function obligationsText(reading: ReadingVerdicts, say: Say): string[] {
  return reading.obligations.flatMap((row) => wrap(`${say.paint('strong', row.clause)} ${actorInWords(row)}: ${verdictInWords(row, say)}.`, '  ', 6).concat(rowLabels(row, say)));
}

/** `Government`, `Russia (for Government)`. */
export function actorInWords(row: ObligationOutcome): string {
  return row.guarantees === undefined || row.guarantees.length === 0 ? row.actor : `${row.actor} (for ${listInWords(row.guarantees)})`;
}

function verdictInWords(row: ObligationOutcome, say: Say): string {
  const { word, tone } = VERDICT_WORDS[row.verdict];
  const since = row.since === null ? '' : ` since ${say.local(row.since)}`;
  const parts = [`${say.paint(tone, word)}${since}${row.reasons.length > 0 ? `: ${reasonsInWords(row.reasons)}` : ''}`];
  if (row.inForce === 'no') parts.push('not in force at this moment');
  if (row.inForce === 'undetermined') parts.push('whether it is in force cannot be said');
  if (row.final) parts.push('final: only evidence about the past can change it');
  return parts.join('; ');
}

/** The first instant at which two readings differ over a thing, and why (R2). */
export function partingsText(partings: readonly Parting[], say: Say): string[] {
  return partings.flatMap((parting) => {
    const [first, second] = parting.readings;
    const when = parting.at === null ? 'from the beginning' : `first at ${say.moment(parting.at)}`;
    const values = `${wordOf(parting.values[0])} in reading ${first}, ${wordOf(parting.values[1])} in reading ${second}`;
    return wrap(`${first} and ${second} part over ${say.paint('strong', parting.about)}, ${when}: ${values}. ${capitalised(sentence(parting.why))}`, '  ', 6);
  });
}

function sentence(text: string): string {
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Partings name values and states as the format does. */
function wordOf(value: string): string {
  return value === 'undetermined' || value === 'cannot-be-said' ? 'cannot be said' : value;
}
