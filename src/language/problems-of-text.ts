// What can be wrong with the text itself: its blocks, its head, its grammar, its headings, its times and lengths.
import type { Position, Problem } from '#base/problem.ts';
import { error, listWords, meant, warning } from '#language/problem-words.ts';

export const problemsOfText = {
  noBlocks: (at: Position): Problem =>
    error('agreement.no-blocks', at, 'this text has no truce block, so nothing in it can be checked', 'write a fenced block that begins with ```truce beside a clause'),
  noHead: (at: Position): Problem =>
    error('agreement.no-head', at, 'the agreement has no name and no clock', 'begin the first block with `agreement NAME` and `clock "Asia/Damascus"`'),
  twoHeads: (at: Position, first: Position): Problem =>
    error('agreement.two-heads', at, 'the agreement is named a second time', 'one file is one agreement: leave one `agreement` out', [first]),
  noClock: (at: Position, name: string): Problem =>
    error('agreement.no-clock', at, `agreement ${name} does not say by which clock its days are reckoned (T3)`, 'write `clock "Asia/Damascus"`, the IANA name of one zone'),
  unknownZone: (at: Position, zone: string): Problem =>
    error('agreement.unknown-zone', at, `"${zone}" is no zone of the IANA list`, 'write a name such as "Asia/Damascus", "Europe/Kyiv" or "UTC"'),
  noReading: (at: Position): Problem =>
    error('agreement.no-reading', at, 'nobody reads this agreement: there is no `reading`, so nothing says which evidence counts', 'write `reading Monitor adopted by NAME counts confirmed, may count credible`'),
  syntax: (at: Position, found: string, where: string, expected: string): Problem =>
    error('syntax.unexpected', at, `in ${where}, \`${found}\` is not understood`, `here may stand ${expected}`),
  notBuilt: (at: Position, words: string, why: string, mend: string): Problem =>
    error('syntax.not-built', at, `\`${words}\` cannot be said yet: ${why}`, mend),
  saidOtherwise: (at: Position, words: string, why: string, mend: string): Problem =>
    error('syntax.said-otherwise', at, `\`${words}\` is not read so: ${why}`, mend),
  unfinished: (at: Position, where: string, expected: string): Problem =>
    error('syntax.unfinished', at, `${where} breaks off at the end of its block`, `here may follow ${expected}`),
  strangeCharacter: (at: Position, text: string): Problem =>
    error('syntax.character', at, `\`${text}\` is no mark of the language`, 'leave it out; notes go behind // and texts into quotes'),
  openString: (at: Position): Problem =>
    error('syntax.open-string', at, 'this text in quotes does not end on its line', 'close it with " on the same line'),
  noRule: (at: Position, id: string): Problem =>
    warning('text.no-rule', at, `the clause {#${id}} has no rule: nothing of it is checked`, 'write a truce block below it, or take the {#id} away'),
  idTwice: (at: Position, id: string, first: Position): Problem =>
    error('text.id-twice', at, `two headings carry the id ${id}`, 'give each clause an id of its own', [first]),

  dateAlone: (at: Position, date: string): Problem =>
    error('time.date-alone', at, `${date} is a day, not an instant (T6)`, `write \`the start of ${date}\`, \`the end of ${date}\`, or a time of day: \`${date} 19:00\``),
  lastMinute: (at: Position, date: string, clock: string): Problem =>
    error('time.last-minute', at, `${clock} as an end leaves the last minute of the day open to two readings (T6)`, `write \`the end of ${date}\` for the whole day, or \`${date} ${clock} exactly\``),
  /** `written`: the time by the offset before the gap; `shown`: the same instant as clocks show it, with the offset after. */
  skipped: (at: Position, local: string, zone: string, [written, shown]: [string, string]): Problem =>
    error('time.skipped', at, `${local} never comes: clocks in ${zone} go forward over it (T6)`, `write \`${written}\`, by the clock as it went before, or \`${shown}\`, by the clock as it goes after, which is the same instant; or another time`),
  comesTwice: (at: Position, local: string, zone: string, offsets: string[]): Problem =>
    error('time.twice', at, `${local} comes twice: clocks in ${zone} go back over it (T6)`, `say which: ${listWords(offsets.map((offset) => `\`${local} ${offset}\``))}`),
  noSuchTime: (at: Position, text: string): Problem =>
    error('time.no-such', at, `there is no such date or time as ${text}`, 'write a date that exists and a time from 00:00 to 23:59, such as `2016-09-12 19:00`'),
  bareDay: (at: Position, text: string, count: number): Problem =>
    error('time.bare-day', at, `"${text}" can mean ${count} x 24 h or ${count} civil days (T3)`, `write \`${count === 1 ? '' : `${count} x `}24 h\` for elapsed time, or \`${count === 1 ? 'civil day' : `${count} civil days`}\` for days of the clock`),
  whichOne: (at: Position, what: string): Problem =>
    error('time.which', at, `${what} can come more than once (T8)`, `write \`the first ${what}\` or \`the latest ${what}\``),
  notElapsed: (at: Position, text: string): Problem =>
    error('time.not-elapsed', at, `here the time must be elapsed, and ${text} are not`, 'write hours: `24 h`, `14 x 24 h`'),
  unknownUnit: (at: Position, unit: string, near: string | undefined): Problem =>
    error('length.unknown-unit', at, `${unit} is no unit known here`, meant(near, 'time is in h, min, s, ms, civil days, months or years; distance in m or km')),
  notDistance: (at: Position, text: string): Problem =>
    error('length.not-distance', at, `${text} is not a distance in whole metres`, 'write metres or kilometres: `3500 m`, `3.5 km`'),
  notExact: (at: Position, text: string): Problem =>
    error('number.not-exact', at, `${text} is no number that can be kept exactly`, 'write a whole number or a decimal of at most 15 digits'),
  notWhole: (at: Position, text: string, least: number): Problem =>
    error('number.not-whole', at, `${text} does not fit here: a whole number of at least ${least} is needed`, `write a whole number from ${least} on`),
  partTwice: (at: Position, part: string, owner: string): Problem =>
    error('part.twice', at, `${owner} says \`${part}\` twice`, 'say it once'),
};
