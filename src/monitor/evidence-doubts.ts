// What is doubtful in evidence that can be read: words and names nobody knows, claims told twice, rulings on nothing. Each is a warning.
import { nearest } from '#base/nearest.ts';
import type { Position, Problem } from '#base/problem.ts';
import { partsOf } from '#records/claim-part.ts';
import { ACT_KINDS, CLAIM_KINDS, type ClaimKind, type StatedPart } from '#records/claim.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import { INCIDENT_TYPES } from '#records/incident-types.ts';
import { COUNTED, SORTS, THINGS } from '#records/things.ts';
import { positionOf } from '#series/from-entries.ts';
import { likelyDuplicates } from '#monitor/likely-duplicates.ts';
import { overlappingPresence } from '#monitor/overlapping-presence.ts';
import type { EvidenceNames } from '#monitor/evidence-names.ts';

/** Of one sort of doubt so many are told; of the others the number. */
const MOST_OF_A_SORT = 20;

export function doubtsOf(table: ClaimTable, known: EvidenceNames): Problem[] {
  return [...unknownThings(table, known.things), ...unnamedActors(table, known.actors), ...rulingsOnNothing(table, known.exceptions), ...duplicates(table), ...overlaps(table)];
}

/** First row and number of rows of each word, by the word's number in a pool. */
type Uses = Map<number, { row: number; rows: number }>;

function note(uses: Uses, number: number, row: number): void {
  const use = uses.get(number);
  if (use === undefined) uses.set(number, { row, rows: 1 });
  else use.rows += 1;
}

/** Presence of a thing, or watch over it, that neither this project nor the agreement has a word for. */
function unknownThings(table: ClaimTable, things: ReadonlySet<string>): Problem[] {
  const { kind, what, of, length } = table.view();
  const presence = CLAIM_KINDS.indexOf('presence');
  const whats: Uses = new Map(), sights: Uses = new Map();
  for (let row = 0; row < length; row += 1) {
    if (kind[row] === presence) note(whats, what[row]!, row);
    if (of[row] !== 0) note(sights, of[row]!, row);
  }
  const words = [...THINGS, ...things];
  const seen = new Set([...words, ...SORTS, ...COUNTED, ...INCIDENT_TYPES]);
  const doubts = [...whats].filter(([number]) => !words.includes(table.things.at(number))).map(([number, use]) => ({ word: table.things.at(number), ...use, field: 'what' }));
  for (const [number, use] of sights) {
    for (const word of table.sights.at(number) ?? []) if (!seen.has(word)) doubts.push({ word, ...use, field: 'of' });
  }
  return tell(doubts, ({ word, row, rows, field }) => {
    const meant = nearest(word, field === 'what' ? words : seen);
    return {
      code: 'claim.unknown-thing', severity: 'warning', message: `${JSON.stringify(word)} is no thing that the agreement or docs/formats.md names, so no measure counts it (${claims(rows)})`,
      mend: meant === undefined ? 'use the word that the agreement uses, or let it be' : `write ${JSON.stringify(meant)}, if that is meant`, ...at(table, row), field,
    };
  });
}

/** N2: such a name is somebody else; it may also be a slip. */
function unnamedActors(table: ClaimTable, actors: ReadonlySet<string> | undefined): Problem[] {
  if (actors === undefined) return [];
  const { by, against, length } = table.view();
  const lists: Uses = new Map();
  for (let row = 0; row < length; row += 1) {
    if (by[row] !== 0) note(lists, by[row]!, row);
    if (against[row] !== 0) note(lists, against[row]!, row);
    // What a ruling states is kept with the few rows that have particulars (E13).
    const states = table.details(row)?.states ?? null;
    if (states !== null) for (const side of [states.by, states.against]) if (side !== undefined) note(lists, table.actors.add(side.names), row);
  }
  const names = new Map<string, { row: number; rows: number }>();
  for (const [number, { row, rows }] of lists) {
    for (const name of table.actors.at(number) ?? []) {
      const use = names.get(name);
      if (!actors.has(name)) names.set(name, { row: Math.min(row, use?.row ?? row), rows: rows + (use?.rows ?? 0) });
    }
  }
  return tell([...names], ([name, { row, rows }]) => {
    const meant = nearest(name, actors);
    return {
      code: 'claim.unnamed-actor', severity: 'warning', message: `no actor of the agreement is called ${JSON.stringify(name)} or includes that name: taken for somebody else (${claims(rows)})`,
      mend: meant === undefined ? 'let an actor include the name, if it is one of theirs' : `write ${JSON.stringify(meant)}, if that is meant, or let an actor include the name`, ...at(table, row),
    };
  });
}

/** Rulings about claims that are not there, or about exceptions that no clause has: without effect, and likely a slip. */
function rulingsOnNothing(table: ClaimTable, exceptions: ReadonlySet<string> | undefined): Problem[] {
  const { act, kind, length } = table.view();
  const ruling = ACT_KINDS.indexOf('ruling') + 1;
  const doubts: { row: number; field: string; message: string; mend: string }[] = [];
  for (let row = 0; row < length; row += 1) {
    if (act[row] !== ruling) continue;
    const { about = null, sameAs = [], distinctFrom = [], exception = null, states = null } = table.details(row) ?? {};
    const keys = [...(about?.includes('/') === true ? [{ field: 'about', key: about }] : []), ...sameAs.map((key) => ({ field: 'sameAs', key })), ...distinctFrom.map((key) => ({ field: 'distinctFrom', key }))];
    for (const { field, key } of keys) {
      if (table.firstRow(key) < 0) doubts.push({ row, field, message: `this ruling speaks of ${key}, and there is no such claim in the evidence`, mend: 'look at channel and id; add the evidence in which the claim is told' });
    }
    const ruledOn = about === null || states === null ? -1 : table.firstRow(about);
    if (ruledOn >= 0) doubts.push(...partsOfNothing(CLAIM_KINDS[kind[ruledOn]!]!, states!).map((doubt) => ({ row, ...doubt })));
    if (exception === null || exception === 'none' || exceptions === undefined || exceptions.has(exception)) continue;
    const meant = nearest(exception, exceptions);
    doubts.push({ row, field: 'exception', message: `no clause or measure has the exception ${JSON.stringify(exception)}`, mend: meant === undefined ? 'use the name that the agreement uses' : `write ${JSON.stringify(meant)}, if that is meant` });
  }
  return tell(doubts, ({ row, field, message, mend }) => ({ code: 'claim.ruling-on-nothing', severity: 'warning', message, mend, ...at(table, row), field }));
}

/** E13: what a ruling states of a claim that has nothing of the sort. */
function partsOfNothing(kind: ClaimKind, states: StatedPart): { field: string; message: string; mend: string }[] {
  const known = partsOf(kind);
  const article = /^[aeiou]/.test(kind) ? 'an' : 'a';
  return Object.keys(states).filter((field) => !known.includes(field as keyof StatedPart)).map((field) => ({
    field: `states.${field}`, message: `this ruling states ${field} of ${article} ${kind}, and no rule reads that of one`,
    mend: known.length === 0 ? `${article} ${kind} is not ruled on in parts: give it a standing instead` : `of ${article} ${kind} it can state: ${known.join(', ')}`,
  }));
}

/** E5: a likely duplicate is shown, never merged. */
function duplicates(table: ClaimTable): Problem[] {
  return tell(likelyDuplicates(table), (rows) => {
    const ids = rows.slice(0, 5).map((row) => table.id(row)).join(', ');
    const also = rows.slice(1, 5).flatMap((row) => positionOf(table, row) ?? []);
    const kind: ClaimKind = CLAIM_KINDS[table.view().kind[rows[0]!]!]!;
    return {
      code: 'claim.likely-duplicate', severity: 'warning',
      message: `${rows.length} claims of one channel differ in nothing but their ids: ${ids}${rows.length > 5 ? ', ...' : ''}; each counts as ${kind === 'presence' ? 'there beside the others' : 'an event of its own'} (E5)`,
      mend: 'let it be if they are several; withdraw or leave out the others if they are one', ...at(table, rows[0]!), ...(also.length === 0 ? {} : { also }),
    };
  });
}

/** E16: two lines of one channel for the same thing, place and moment are both there. */
function overlaps(table: ClaimTable): Problem[] {
  return tell(overlappingPresence(table), ([earlier, row]) => {
    const [one, other] = [earlier, row].map((of) => table.id(of));
    const also = positionOf(table, earlier);
    return {
      code: 'claim.overlapping-presence', severity: 'warning',
      message: `while ${one} says how many ${table.things.at(table.view().what[row]!)} were there, ${other}, of the same channel and place, says it too: the two numbers add up (E16)`,
      mend: `let it be if they are other things; if ${other} counts the same again, let \`during\` of ${one} end where that of ${other} begins, or rule that they are the same`, ...at(table, row), ...(also === undefined ? {} : { also: [also] }),
    };
  });
}

function tell<T>(doubts: readonly T[], say: (doubt: T) => Problem): Problem[] {
  const told = doubts.slice(0, MOST_OF_A_SORT).map(say);
  const untold = doubts.length - told.length;
  if (untold === 0) return told;
  return [...told, { code: told[0]!.code, severity: 'warning', message: `${untold} more of the same kind ${untold === 1 ? 'is' : 'are'} not listed here`, mend: '' }];
}

function claims(rows: number): string {
  return rows === 1 ? '1 claim' : `${rows} claims`;
}

function at(table: ClaimTable, row: number): { at?: Position } {
  const position = positionOf(table, row);
  return position === undefined ? {} : { at: position };
}
