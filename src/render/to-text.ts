// Verdicts as text that a monitor pastes into a message: gates first, then days, obligations, what could not be seen, what would change it.
import type { ReadingVerdicts, Verdicts } from '#records/verdicts.ts';
import { conditionsText } from '#render/conditions-text.ts';
import { pivotalText, setAsideText, unseenText } from '#render/evidence-text.ts';
import { labelsText } from '#render/labels-text.ts';
import { gatesText } from '#render/gates-text.ts';
import { wrap } from '#render/layout.ts';
import { obligationsText, partingsText } from '#render/obligations-text.ts';
import type { Say } from '#render/say.ts';
import { countOf, readingInWords } from '#render/words.ts';

/**
 * The whole text, with a line end after the last line. Lines are at most 100 columns wide (save a longer single word). Every verdict stands
 * under the name of its reading (R1). `say` gives the zone in which instants are said, and colours where there are any.
 */
export function toText(verdicts: Verdicts, say: Say): string {
  const parts = [
    headText(verdicts, say),
    ...part('Gates', gatesText(verdicts, say), say),
    ...part('Where readings part', partingsText(verdicts.partings, say), say),
    ...verdicts.readings.flatMap((reading) => readingParts(reading, say)),
  ];
  return `${parts.map((part) => part.join('\n')).join('\n\n')}\n`;
}

function headText(verdicts: Verdicts, say: Say): string[] {
  const { claims, skipped } = verdicts.evidence;
  const rows = [
    ['as of', verdicts.asOf === null ? 'the end of time' : say.instant(verdicts.asOf)],
    ['known at', verdicts.knownAt === null ? 'the end of time: everything in the evidence is used' : say.instant(verdicts.knownAt)],
    ['plan', `${shortHash(verdicts.planHash)}, evaluated by truce ${verdicts.engine}`],
    ['evidence', `${countOf(claims, 'claims')}${skipped > 0 ? `; ${countOf(skipped, 'lines')} could not be read and ${skipped === 1 ? 'was' : 'were'} skipped` : ''}`],
    ['times', `of ${verdicts.zone} (zone table ${verdicts.zoneTable}) unless UTC is said`],
  ];
  return [
    ...wrap(say.paint('strong', verdicts.title === '' ? verdicts.agreement : verdicts.title), '', 2),
    ...labelsText(verdicts.confidential, say, '  '),
    ...rows.flatMap(([name, text]) => wrap(text!, `  ${name!.padEnd(9)} `)),
  ];
}

/** Enough of a hash to tell plans apart by eye. */
function shortHash(hash: string): string {
  const [algorithm = '', digits = ''] = hash.split(':');
  return digits === '' ? hash.slice(0, 12) : `${algorithm}:${digits.slice(0, 12)}`;
}

function readingParts(reading: ReadingVerdicts, say: Say): string[][] {
  const named = (title: string, lines: string[]): string[][] => part(`${title} - ${readingInWords(reading)}`, lines, say);
  return [
    ...named('Days', conditionsText(reading, say)),
    ...named('Obligations', obligationsText(reading, say)),
    ...named('What could not be seen', unseenText(reading, say)),
    ...named('Set aside and left out', setAsideText(reading)),
    ...(reading.gates.length > 0 ? named('What would change it', pivotalText(reading, say)) : []),
  ];
}

/** A heading and what stands below it; no heading over nothing. */
function part(title: string, lines: string[], say: Say): string[][] {
  return lines.length === 0 ? [] : [[say.paint('strong', title), ...lines]];
}
