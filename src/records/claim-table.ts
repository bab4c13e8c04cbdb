// The table of claims: what evidence is kept in. Columns in typed arrays, no object a claim, so that millions of rows fit and loops over them are fast.
import { ACT_KINDS, CLAIM_KINDS, STAGES, STANDINGS, type Claim } from '#records/claim.ts';
import { Column, type Numbers } from '#records/column.ts';
import { INCIDENT_TYPES } from '#records/incident-types.ts';
import { KeyIndex } from '#records/key-index.ts';
import { ListPool, PlacePool, WordPool } from '#records/pools.ts';
import { actOf, sameDetails, withActs, type ActDetails } from '#records/act-details.ts';

/** Where a claim was read: `file` is a number in `ClaimTable.files` (0: from no file), `line` counts from 1 (0: unknown). */
export interface Origin { file: number; line: number }

const columnsOfTable = () => ({
  kind: new Column(Uint8Array),
  channel: new Column(Uint32Array),
  start: new Column(Float64Array),
  end: new Column(Float64Array),
  place: new Column(Uint32Array),
  type: new Column(Uint8Array),
  what: new Column(Uint32Array),
  countLow: new Column(Float64Array, 1),
  countHigh: new Column(Float64Array, 1),
  killedLow: new Column(Float64Array),
  killedHigh: new Column(Float64Array, Infinity),
  injuredLow: new Column(Float64Array),
  injuredHigh: new Column(Float64Array, Infinity),
  by: new Column(Uint32Array),
  against: new Column(Uint32Array),
  oneOfBy: new Column(Uint8Array),
  oneOfAgainst: new Column(Uint8Array),
  standing: new Column(Uint8Array),
  recordedAt: new Column(Float64Array, -Infinity),
  stage: new Column(Uint8Array),
  convoy: new Column(Uint32Array),
  trucksLow: new Column(Float64Array),
  trucksHigh: new Column(Float64Array, Infinity),
  peopleLow: new Column(Float64Array),
  peopleHigh: new Column(Float64Array, Infinity),
  stoppedBy: new Column(Uint32Array),
  load: new Column(Uint32Array),
  from: new Column(Uint32Array),
  to: new Column(Uint32Array),
  share: new Column(Float64Array, -1),
  of: new Column(Uint32Array),
  act: new Column(Uint8Array),
  file: new Column(Uint16Array),
  line: new Column(Uint32Array),
  firstRow: new Column(Uint32Array),
});

type Columns = ReturnType<typeof columnsOfTable>;

/** What some columns hold for one row. */
export type RowChange = Partial<Record<keyof Columns, number>>;

/**
 * Claims by row, from 0. Take `const { start, end } = table.view()` before a loop; a view is true until the next `append`.
 * Rows are never removed or changed: which version of a claim holds is asked of `liveRows` in series/.
 */
export class ClaimTable {
  /** Names of the files that rows came from; number 0 is '': no file. */
  readonly files: string[] = [''];
  /** Channels, by the number in column `channel` (from 1). */
  readonly channels = new WordPool();
  /** Things present and things counted, by the number in column `what`; 0: none. */
  readonly things = new WordPool();
  /** Convoy ids, by the number in column `convoy`; 0: none. */
  readonly convoys = new WordPool();
  /** Where movements come from and go to, addressees of acts; by the numbers in columns `from`, `to`; 0: none. */
  readonly ends = new WordPool();
  /** Lists of actors, by the number in columns `by`, `against`, `stoppedBy`; 0 (null): unknown (N2). */
  readonly actors = new ListPool();
  /** What movements carry, by the number in column `load`; 0 (null): unknown. */
  readonly loads = new ListPool();
  /** What a coverage claim would have seen, by the number in column `of`; 0 (null): all that the channel sees. */
  readonly sights = new ListPool();
  /** Places, by the number in column `place`; 0 (null): nowhere in particular. Ask what a place means once a number, not once a row. */
  readonly places = new PlacePool();
  readonly #columns: Columns = columnsOfTable();
  readonly #keys = new KeyIndex();
  /** By row, for the few rows that carry them: acts and statements. */
  readonly #details = new Map<number, ActDetails>();
  /** All rows of a key that has more than one, by its first row. */
  readonly #versions = new Map<number, number[]>();
  #length = 0;
  #view: ClaimColumns | null = null;

  /** How many rows there are. */
  get length(): number { return this.#length; }

  /** The number of a file, for `Origin.file`. */
  addFile(name: string): number {
    const known = this.files.indexOf(name);
    return known >= 0 ? known : this.files.push(name) - 1;
  }

  /**
   * Adds a claim and gives its row. What is there already, with the same `recordedAt`, is not added again (E2): its row is given. A claim that
   * differs in its `source` or `means` alone is the same claim.
   */
  append(claim: Claim, origin: Origin = { file: 0, line: 0 }): number {
    const channel = this.channels.add(claim.channel);
    const first = this.#keys.find(channel, claim.id);
    if (first >= 0) {
      for (const row of this.versions(first)) if (this.#isSame(row, claim)) return row;
    }
    const row = this.#length;
    this.#keys.add(channel, claim.id);
    this.#length += 1;
    this.#write(row, claim, channel);
    const columns = this.#columns;
    columns.file.set(row, origin.file);
    columns.line.set(row, origin.line);
    columns.firstRow.set(row, first < 0 ? row : first);
    if (first >= 0) this.#versions.set(first, [...this.versions(first), row]);
    return row;
  }

  /** The row of another version of this claim that bears the same `recordedAt` and says something else (E2); -1 where there is none. */
  contradicted(claim: Claim): number {
    const channel = this.channels.find(claim.channel);
    const first = channel === 0 ? -1 : this.#keys.find(channel, claim.id);
    if (first < 0) return -1;
    const recordedAt = claim.recordedAt ?? -Infinity;
    return this.versions(first).find((row) => this.#columns.recordedAt.get(row) === recordedAt && !this.#isSame(row, claim)) ?? -1;
  }

  /**
   * The claim of a row. Of incidents, movements, presence, tallies and coverage without its `source`
   * and `means`, which no rule reads and which stay in the file (see `origin`).
   */
  claim(row: number): Claim {
    const c = this.#columns;
    const range = (low: Column<Float64Array>, high: Column<Float64Array>) => ({ low: low.get(row), high: high.get(row) });
    const given = (found: { low: number; high: number }) => (found.low === 0 && found.high === Infinity ? null : found);
    const recordedAt = c.recordedAt.get(row), share = c.share.get(row), from = this.ends.at(c.from.get(row)), load = this.loads.at(c.load.get(row));
    return withActs({
      kind: CLAIM_KINDS[c.kind.get(row)]!,
      id: this.id(row),
      channel: this.channels.at(c.channel.get(row)),
      start: c.start.get(row),
      end: c.end.get(row),
      place: this.places.at(c.place.get(row)),
      type: INCIDENT_TYPES[c.type.get(row) - 1] ?? null,
      what: this.things.at(c.what.get(row)) || null,
      count: range(c.countLow, c.countHigh),
      killed: range(c.killedLow, c.killedHigh),
      injured: range(c.injuredLow, c.injuredHigh),
      by: copy(this.actors.at(c.by.get(row))),
      against: copy(this.actors.at(c.against.get(row))),
      oneOfBy: c.oneOfBy.get(row) === 1,
      oneOfAgainst: c.oneOfAgainst.get(row) === 1,
      standing: STANDINGS[c.standing.get(row)]!,
      recordedAt: recordedAt === -Infinity ? null : recordedAt,
      stage: STAGES[c.stage.get(row) - 1] ?? null,
      convoy: this.convoys.at(c.convoy.get(row)) || null,
      trucks: given(range(c.trucksLow, c.trucksHigh)),
      people: given(range(c.peopleLow, c.peopleHigh)),
      stoppedBy: copy(this.actors.at(c.stoppedBy.get(row))),
      share: share === -1 ? null : share,
      of: copy(this.sights.at(c.of.get(row))),
      act: ACT_KINDS[c.act.get(row) - 1] ?? null,
      to: this.ends.at(c.to.get(row)) || null,
      ...(from === '' ? {} : { from }),
      ...(load === null ? {} : { load: [...load] }),
    }, this.#details.get(row));
  }

  /** The id of a row's claim within its channel. */
  id(row: number): string { return this.#keys.id(row); }

  /** `channel/id`. */
  key(row: number): string { return `${this.channels.at(this.#columns.channel.get(row))}/${this.id(row)}`; }

  /** The first row of `channel/id`; -1 where there is none. Channels have no slash in their name, ids may. */
  firstRow(key: string): number {
    const slash = key.indexOf('/');
    const channel = slash < 0 ? 0 : this.channels.find(key.slice(0, slash));
    return channel === 0 ? -1 : this.#keys.find(channel, key.slice(slash + 1));
  }

  /** All rows with the key of this one, ascending: the versions of one claim. */
  versions(row: number): readonly number[] {
    const first = this.#columns.firstRow.get(row);
    return this.#versions.get(first) ?? [first];
  }

  /** First rows of the keys that have several versions, ascending. */
  get revised(): number[] { return [...this.#versions.keys()].sort((a, b) => a - b); }

  /** Where a row was read. */
  origin(row: number): Origin { return { file: this.#columns.file.get(row), line: this.#columns.line.get(row) }; }

  /** The act's own fields (about, amount, until, names, rulings ...); undefined for rows that have none. */
  details(row: number): Readonly<ActDetails> | undefined { return this.#details.get(row); }

  /** All columns, each `length` long. Until the next row it is one and the same. */
  view(): ClaimColumns {
    if (this.#view?.length !== this.#length) this.#view = new ClaimColumns(this.#columns, this.#length);
    return this.#view!;
  }

  #isSame(row: number, claim: Claim): boolean {
    const { source: _source, means: _means, ...kept } = this.claim(row);
    const { source: _, means: __, ...given } = claim;
    return sameDetails(kept, given);
  }

  #write(row: number, claim: Claim, channel: number): void {
    const c = this.#columns;
    c.kind.set(row, CLAIM_KINDS.indexOf(claim.kind));
    c.channel.set(row, channel);
    c.start.set(row, claim.start);
    c.end.set(row, claim.end);
    c.place.set(row, this.places.add(claim.place));
    c.type.set(row, claim.type === null ? 0 : typeNumber(claim.type));
    c.what.set(row, this.things.add(claim.what));
    c.countLow.set(row, claim.count.low);
    c.countHigh.set(row, claim.count.high);
    c.killedLow.set(row, claim.killed.low);
    c.killedHigh.set(row, claim.killed.high);
    c.injuredLow.set(row, claim.injured.low);
    c.injuredHigh.set(row, claim.injured.high);
    c.by.set(row, this.actors.add(claim.by));
    c.against.set(row, this.actors.add(claim.against));
    c.oneOfBy.set(row, claim.oneOfBy ? 1 : 0);
    c.oneOfAgainst.set(row, claim.oneOfAgainst ? 1 : 0);
    c.standing.set(row, STANDINGS.indexOf(claim.standing));
    c.recordedAt.set(row, claim.recordedAt ?? -Infinity);
    this.#writeRest(row, claim);
  }

  #writeRest(row: number, claim: Claim): void {
    const c = this.#columns;
    c.stage.set(row, claim.stage === null ? 0 : STAGES.indexOf(claim.stage) + 1);
    c.convoy.set(row, this.convoys.add(claim.convoy));
    c.trucksLow.set(row, claim.trucks?.low ?? 0);
    c.trucksHigh.set(row, claim.trucks?.high ?? Infinity);
    c.peopleLow.set(row, claim.people?.low ?? 0);
    c.peopleHigh.set(row, claim.people?.high ?? Infinity);
    c.stoppedBy.set(row, this.actors.add(claim.stoppedBy));
    c.load.set(row, this.loads.add(claim.load ?? null));
    c.from.set(row, this.ends.add(claim.from ?? null));
    c.to.set(row, this.ends.add(claim.to));
    c.share.set(row, claim.share ?? -1);
    c.of.set(row, this.sights.add(claim.of));
    c.act.set(row, claim.act === null ? 0 : ACT_KINDS.indexOf(claim.act) + 1);
    const details = actOf(claim);
    if (details !== undefined) this.#details.set(row, details);
    // What a ruling states has numbers from the start: whoever reads the claim as ruled (E13) adds nothing to the pools.
    if (claim.states?.place !== undefined) this.places.add(claim.states.place);
    for (const side of [claim.states?.by, claim.states?.against]) if (side !== undefined) this.actors.add(side.names);
  }
}

/** The columns of a table, each as long as the table. Those never set are made when they are first asked for. */
export class ClaimColumns {
  readonly length: number;
  readonly #of: Columns;
  readonly #views: { [K in keyof Columns]?: ReturnType<Columns[K]['view']> } = {};

  constructor(columns: Columns, length: number) {
    this.#of = columns;
    this.length = length;
  }

  /** The same columns, but that some rows hold other values; those of the table stay as they are. */
  changed(changes: ReadonlyMap<number, RowChange>): ClaimColumns {
    const instead: Partial<Record<keyof Columns, Column<Numbers>>> = {};
    const names = new Set([...changes.values()].flatMap((change) => Object.keys(change) as (keyof Columns)[]));
    for (const name of names) {
      const column: Column<Numbers> = this.#of[name] as Column<Numbers>;
      instead[name] = column.changed(this.length, [...changes].flatMap(([row, change]) => (change[name] === undefined ? [] : [[row, change[name]] as const])));
    }
    return names.size === 0 ? this : new ClaimColumns({ ...this.#of, ...instead } as Columns, this.length);
  }

  /** Index in CLAIM_KINDS. */
  get kind(): Uint8Array { return (this.#views.kind ??= this.#of.kind.view(this.length)); }
  /** Number in `channels`. */
  get channel(): Uint32Array { return (this.#views.channel ??= this.#of.channel.view(this.length)); }
  /** First instant of `during`, in ms (T1). */
  get start(): Float64Array { return (this.#views.start ??= this.#of.start.view(this.length)); }
  /** End of `during`, exclusive, in ms. */
  get end(): Float64Array { return (this.#views.end ??= this.#of.end.view(this.length)); }
  /** Number in `places`; 0: nowhere in particular. */
  get place(): Uint32Array { return (this.#views.place ??= this.#of.place.view(this.length)); }
  /** 1 + index in INCIDENT_TYPES; 0: no incident. */
  get type(): Uint8Array { return (this.#views.type ??= this.#of.type.view(this.length)); }
  /** Number in `things`: the thing present, or what a tally counts; 0: none. */
  get what(): Uint32Array { return (this.#views.what ??= this.#of.what.view(this.length)); }
  get countLow(): Float64Array { return (this.#views.countLow ??= this.#of.countLow.view(this.length)); }
  /** Infinity where unknown (E18); so for all `...High`. */
  get countHigh(): Float64Array { return (this.#views.countHigh ??= this.#of.countHigh.view(this.length)); }
  get killedLow(): Float64Array { return (this.#views.killedLow ??= this.#of.killedLow.view(this.length)); }
  get killedHigh(): Float64Array { return (this.#views.killedHigh ??= this.#of.killedHigh.view(this.length)); }
  get injuredLow(): Float64Array { return (this.#views.injuredLow ??= this.#of.injuredLow.view(this.length)); }
  get injuredHigh(): Float64Array { return (this.#views.injuredHigh ??= this.#of.injuredHigh.view(this.length)); }
  /** Number in `actors`; 0: unknown (N2). */
  get by(): Uint32Array { return (this.#views.by ??= this.#of.by.view(this.length)); }
  /** Number in `actors`; 0: unknown (N2). */
  get against(): Uint32Array { return (this.#views.against ??= this.#of.against.view(this.length)); }
  /** 1: exactly one of the list in `by`; 0: all of it together. */
  get oneOfBy(): Uint8Array { return (this.#views.oneOfBy ??= this.#of.oneOfBy.view(this.length)); }
  get oneOfAgainst(): Uint8Array { return (this.#views.oneOfAgainst ??= this.#of.oneOfAgainst.view(this.length)); }
  /** Index in STANDINGS. */
  get standing(): Uint8Array { return (this.#views.standing ??= this.#of.standing.view(this.length)); }
  /** In ms; -Infinity: known always (E14). */
  get recordedAt(): Float64Array { return (this.#views.recordedAt ??= this.#of.recordedAt.view(this.length)); }
  /** 1 + index in STAGES; 0: no movement. */
  get stage(): Uint8Array { return (this.#views.stage ??= this.#of.stage.view(this.length)); }
  /** Number in `convoys`; 0: none. */
  get convoy(): Uint32Array { return (this.#views.convoy ??= this.#of.convoy.view(this.length)); }
  /** 0 and Infinity where trucks (people) are not told. */
  get trucksLow(): Float64Array { return (this.#views.trucksLow ??= this.#of.trucksLow.view(this.length)); }
  get trucksHigh(): Float64Array { return (this.#views.trucksHigh ??= this.#of.trucksHigh.view(this.length)); }
  get peopleLow(): Float64Array { return (this.#views.peopleLow ??= this.#of.peopleLow.view(this.length)); }
  get peopleHigh(): Float64Array { return (this.#views.peopleHigh ??= this.#of.peopleHigh.view(this.length)); }
  /** Number in `actors`: who stopped a movement; 0: not told. */
  /** Number in `loads`; 0: unknown. */
  get load(): Uint32Array { return (this.#views.load ??= this.#of.load.view(this.length)); }
  get stoppedBy(): Uint32Array { return (this.#views.stoppedBy ??= this.#of.stoppedBy.view(this.length)); }
  /** Number in `ends`; 0: not told. */
  get from(): Uint32Array { return (this.#views.from ??= this.#of.from.view(this.length)); }
  /** Number in `ends`: where a movement goes, whom an act addresses; 0: not told. */
  get to(): Uint32Array { return (this.#views.to ??= this.#of.to.view(this.length)); }
  /** 0 to 1, of coverage; -1: none. */
  get share(): Float64Array { return (this.#views.share ??= this.#of.share.view(this.length)); }
  /** Number in `sights`, of coverage; 0: all that the channel sees. */
  get of(): Uint32Array { return (this.#views.of ??= this.#of.of.view(this.length)); }
  /** 1 + index in ACT_KINDS; 0: no act. */
  get act(): Uint8Array { return (this.#views.act ??= this.#of.act.view(this.length)); }
  /** Number in `files`. */
  get file(): Uint16Array { return (this.#views.file ??= this.#of.file.view(this.length)); }
  /** From 1; 0: unknown. */
  get line(): Uint32Array { return (this.#views.line ??= this.#of.line.view(this.length)); }
  /** The first row with the same channel and id; a row's own number where it is the first. */
  get firstRow(): Uint32Array { return (this.#views.firstRow ??= this.#of.firstRow.view(this.length)); }
}

function copy(list: readonly string[] | null): string[] | null {
  return list === null ? null : [...list];
}

const TYPE_NUMBERS = new Map(INCIDENT_TYPES.map((path, index) => [path, index + 1]));

function typeNumber(path: string): number {
  const number = TYPE_NUMBERS.get(path);
  if (number === undefined) throw new RangeError(`${path} is no path of the incident tree`);
  return number;
}
