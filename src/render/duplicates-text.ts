// Duplicates in words: the best pairs with their points, and the command that would settle each.
import type { DuplicatePair, Duplicates } from '#records/duplicates.ts';

/** Of so many the reasons are said; the JSON has more. */
const MOST = 50;

/** `agreement` and `ledger` as the command was given them; without a ledger its place is left to be filled in. */
export function duplicatesText({ claims, found, pairs, settled, least, stoppedLooking, knownAt }: Duplicates, { agreement, ledger }: { agreement: string; ledger: string | undefined }): string {
  const head = [
    `${found === 0 ? 'no two' : found === 1 ? 'two' : `${found} pairs`} of ${claims} claims may tell one event twice${knownAt === null ? '' : `, as known at ${knownAt}`}: score ${least.across} and more across channels, ${least.within} and more within one`,
    ...(settled === 0 ? [] : [`${settled} ${settled === 1 ? 'pair is' : 'pairs are'} left out: ruled on already`]),
    ...(stoppedLooking ? ['the search was cut: too many claims lie close together in time, so there may be more'] : []),
    ...(pairs.length === 0 ? [] : ['Nothing is merged by this list. A ruling settles a pair: the same event (--same-as), or another (--distinct-from).']),
  ];
  const told = pairs.slice(0, MOST).flatMap((pair) => pairLines(pair, agreement, ledger));
  const rest = found > Math.min(MOST, pairs.length) ? ['', `${found - Math.min(MOST, pairs.length)} more; --format json has the best ${pairs.length}`] : [];
  return `${[...head, ...told, ...rest].join('\n')}\n`;
}

function pairLines({ claims: [a, b], across, score, reasons }: DuplicatePair, agreement: string, ledger: string | undefined): string[] {
  return [
    '', `${String(score).padStart(4)}  ${a} and ${b}, ${across ? 'two channels' : 'one channel'}`,
    ...reasons.map(({ points, says }) => `      ${`${points > 0 ? '+' : ''}${points}`.padStart(4)}  ${says}`),
    `      truce rule ${word(agreement)} ${word(a)} --same-as ${word(b)} --ledger ${ledger === undefined ? 'PLACE' : word(ledger)} --by NAME --channel NAME --why TEXT`,
  ];
}

/** As a shell takes it for one word. */
function word(text: string): string {
  return /^[\w./:@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
