// The port: what an importer is. From the bytes of one source to claims, row by row, and no row disappears.
import type { Problem } from '#base/problem.ts';
import type { ZoneTable } from '#base/zone.ts';

/** An object of claims/1, as `ledger append` takes it: without `recordedAt`, which the ledger gives. */
export type ClaimJson = Record<string, unknown>;

/** What is wrong with a row: in which column, with which value, and what would mend it. */
export interface RowFault { code: string; column: string; value: string; message: string; mend: string }

/** What becomes of a row; each row is one of these. */
export type RowOutcome =
  /** What it says: one claim, or several (a manifest that tells four stages of a convoy). */
  | { claims: ClaimJson[] }
  /** It says that claims of the channel no longer hold (a file of deletions), by their ids. */
  | { withdraws: string[] }
  /** `about`: ids of the claims that it would have told, where that is known: a table that is called whole does not withdraw them. */
  | { refused: RowFault[]; about?: string[] };

export interface ImportedRow {
  /** As a person finds it in the source: the line or row from 1, the header counted; of a list its index from 1. */
  row: number;
  /** The line in which the row begins, where that is another number: cells may hold line breaks. */
  line?: number;
  outcome: RowOutcome;
  /** The row as the source has it: the cells of a table, the object of a list. */
  source: unknown;
}

/** What an importer is told. */
export interface ImportContext {
  /** Through which channel the rows speak; it stands in every claim. */
  channel: string;
  /** The zone in which the source writes times without offset, and dates; null where nobody said. */
  zone: ZoneTable | null;
  /** The mapping file, as JSON; null without one. */
  mapping: unknown;
  /** Finds places by name; null without a gazetteer. */
  places: PlaceFinder | null;
  /** What the source is written in, where that was told: `windows-1256`. */
  encoding: string | null;
  signal?: AbortSignal | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A source that was opened. */
export interface ImportSource {
  /** Some thousand rows at a time. */
  rows: AsyncIterable<ImportedRow[]>;
  /** What a reader should know of the source as a whole; whole only when all rows were read. */
  remarks(): Problem[];
  /** Refused rows in the source's own shape, so that they can be mended and sent again: parts of a file. */
  writeRefused(rows: AsyncIterable<ImportedRow[]> | Iterable<ImportedRow[]>): AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
}

export interface Importer {
  /** What stands behind `--as`. */
  as: string;
  /** What it reads, in a phrase. */
  says: string;
  /** Whether it needs a mapping file. */
  needsMapping: boolean;
  /** Fields in which a difference alone makes no new version of a claim, since the source writes them anew each time: the order and spelling of its articles. */
  passesOver?: readonly string[];
  /** Throws ProblemError where the file is not what it reads, or cannot be read. */
  open(path: string, context: ImportContext): Promise<ImportSource>;
}

/** How sure a place is that was found by its name. */
export type PlaceFound =
  | { found: 'exact'; name: string }
  /** Like enough to ask, never to take: `why` says what differs. */
  | { found: 'suggested'; names: { name: string; why: string }[] }
  | { found: 'none' };

/** A gazetteer, asked for one place: its name as the source writes it, and the names of the areas that hold it, from wide to narrow. */
export interface PlaceFinder {
  find(name: string, within: readonly string[]): PlaceFound;
  /** Whether a point lies in a place that the gazetteer has drawn; null where it has not. */
  holds(name: string, point: readonly [longitude: number, latitude: number]): boolean | null;
}
