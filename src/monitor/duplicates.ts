// Finds claims that may tell one event twice, within a channel and across channels: each pair with its reasons, and nothing merged.
import { formatInstant } from '#base/instant.ts';
import { CLAIM_KINDS, saysNothing, STANDINGS } from '#records/claim.ts';
import type { ClaimTable } from '#records/claim-table.ts';
import type { DuplicatePair, DuplicateReason, Duplicates } from '#records/duplicates.ts';
import { INCIDENT_TYPES } from '#records/incident-types.ts';
import type { Plan } from '#records/plan.ts';
import type { SpokenParts } from '#monitor/claim-rows.ts';
import { DuplicateScore, LEAST, NEAR_MS } from '#monitor/duplicate-score.ts';
import { NearPlaces } from '#monitor/near-places.ts';
import { SettledPairs } from '#monitor/settled-pairs.ts';
import { liveRows } from '#series/from-entries.ts';

export interface DuplicatesInput { table: ClaimTable; spoken: SpokenParts; plan: Plan; knownAt: number | null; /** After so many comparisons the search is cut; without it, enough for 100,000 claims of a year. */ most?: number }

/** Kinds that add up (E5). Of tallies, coverage, acts and statements the same twice changes nothing. */
const ADDING = ['incident', 'movement', 'presence'];
/** A stretch longer than this is compared only with one that is equal: a month overlaps everything in it. */
const LONG_MS = 7 * 86_400_000;
const MOST_TOLD = 1_000, MOST_COMPARED = 150_000_000;

interface Candidate { a: number; b: number; score: number }

export function findDuplicates({ table, spoken, plan, knownAt, most = MOST_COMPARED }: DuplicatesInput): Duplicates {
  const live = liveRows(table, knownAt ?? Infinity).rows;
  const groups = groupsOf(table, live);
  const search = new Search(table, { score: new DuplicateScore(table, spoken, plan), places: new NearPlaces(table, plan), settled: new SettledPairs(table, live), most });
  for (const rows of groups) search.through(rows);
  return {
    format: 'duplicates/1', agreement: plan.agreement, knownAt: knownAt === null ? null : formatInstant(knownAt), claims: groups.reduce((sum, rows) => sum + rows.length, 0),
    least: LEAST, found: search.found, pairs: search.best().map((one) => search.told(one)), settled: search.settled, stoppedLooking: search.isCut,
  };
}

/** Only claims of one group can be one event: incidents below one root of the tree, movements of one stage, presence of one thing. Each by time. */
function groupsOf(table: ClaimTable, live: Iterable<number>): number[][] {
  const { kind, type, stage, what, standing, start } = table.view();
  const roots = INCIDENT_TYPES.map((path) => path.split('/')[0]!);
  const groups = new Map<string, number[]>();
  for (const row of live) {
    const name = CLAIM_KINDS[kind[row]!]!;
    if (saysNothing(STANDINGS[standing[row]!]!) || !ADDING.includes(name)) continue;
    const key = `${name} ${name === 'incident' ? roots[type[row]! - 1]! : name === 'movement' ? stage[row]! : what[row]!}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].map((rows) => rows.sort((a, b) => start[a]! - start[b]! || a - b));
}

interface Tools { score: DuplicateScore; places: NearPlaces; settled: SettledPairs; most: number }

class Search {
  found = 0;
  settled = 0;
  isCut = false;
  #kept: Candidate[] = [];
  #compared = 0;
  readonly #table: ClaimTable;
  readonly #with: Tools;
  readonly #columns: Pick<ReturnType<ClaimTable['view']>, 'start' | 'end' | 'place' | 'type' | 'channel' | 'convoy' | 'firstRow'>;

  constructor(table: ClaimTable, tools: Tools) {
    this.#table = table;
    this.#with = tools;
    const { start, end, place, type, channel, convoy, firstRow } = table.view();
    this.#columns = { start, end, place, type, channel, convoy, firstRow };
  }

  /** Rows of one group in the order of their starts: each is compared with those before it that have not ended long ago. */
  through(rows: readonly number[]): void {
    const { start, end, type, place } = this.#columns, { places } = this.#with;
    const short = rows.filter((row) => end[row]! - start[row]! <= LONG_MS), long = rows.filter((row) => end[row]! - start[row]! > LONG_MS);
    let first = 0, widest = 0;
    for (let i = 0; i < short.length; i += 1) {
      const row = short[i]!;
      while (start[short[first]!]! + widest + NEAR_MS < start[row]!) first += 1;
      const until = this.#asFarAs(first, i);
      for (let j = first; j < until; j += 1) {
        const other = short[j]!;
        // Most of those before it are of another kind or far away, and are asked nothing more.
        if (end[other]! + NEAR_MS >= start[row]! && (type[other] === type[row] || isWider(type[other]!, type[row]!)) && places.mayBeNear(place[other]!, place[row]!)) this.#compare(other, row);
      }
      widest = Math.max(widest, end[row]! - start[row]!);
    }
    for (let i = 0; i < long.length; i += 1) for (let j = i - 1; j >= 0 && start[long[j]!] === start[long[i]!] && this.#asFarAs(0, 1) === 1; j -= 1) if (end[long[j]!] === end[long[i]!]) this.#compare(long[j]!, long[i]!);
  }

  /** Of the comparisons from `first` on, where the search must stop. */
  #asFarAs(first: number, end: number): number {
    const left = this.#with.most - this.#compared;
    this.#compared += end - first;
    if (end - first <= left) return end;
    this.isCut = true;
    return first + Math.max(0, left);
  }

  #compare(a: number, b: number): void {
    const { place, type, channel, convoy, firstRow } = this.#columns;
    const { score, places, settled } = this.#with;
    // E11: convoys with an id are one or several by that id alone.
    if (convoy[a] !== 0 && convoy[b] !== 0) return;
    if (type[a] !== type[b] && !isWider(type[a]!, type[b]!)) return;
    const nearness = places.nearness(place[a]!, place[b]!);
    if (nearness === 'apart') return;
    const sum = score.of(a, b, nearness);
    if (sum < (channel[a] === channel[b] ? LEAST.within : LEAST.across)) return;
    if (settled.has(firstRow[a]!, firstRow[b]!)) {
      this.settled += 1;
      return;
    }
    this.found += 1;
    this.#kept.push(a < b ? { a, b, score: sum } : { a: b, b: a, score: sum });
    if (this.#kept.length >= 4 * MOST_TOLD) this.#kept = this.best();
  }

  /** The highest scores first; among equals what was told first. */
  best(): Candidate[] {
    return this.#kept.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b).slice(0, MOST_TOLD);
  }

  told({ a, b, score: sum }: Candidate): DuplicatePair {
    const reasons: DuplicateReason[] = [];
    const { place, channel } = this.#columns;
    this.#with.score.of(a, b, this.#with.places.nearness(place[a]!, place[b]!), (points, says) => reasons.push({ points, says }));
    return { claims: [this.#table.key(a), this.#table.key(b)], across: channel[a] !== channel[b], score: sum, reasons };
  }
}

const WIDER = INCIDENT_TYPES.map((path) => INCIDENT_TYPES.map((other) => other.startsWith(`${path}/`) || path.startsWith(`${other}/`)));

function isWider(a: number, b: number): boolean {
  return WIDER[a - 1]![b - 1]!;
}
