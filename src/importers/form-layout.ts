// How a service that collects forms lays out its downloads: by which columns a table of submissions is known, and what stands in them.
import type { RowFault } from '#importers/importer.ts';
import type { JsonObject } from '#importers/json-list.ts';

/** The cell of a row by the name of its column, exactly; '' where there is none. */
export type CellOf = (column: string) => string;

export interface FormLayout {
  /** Columns of which a table of submissions has at least one. */
  ids: readonly string[];
  /** The column that says what was made of the submission; its name in a group's table, too. */
  reviews: readonly string[];
  /** The column by which the table of a group that repeats is known. */
  parent: string;
  /** What joins the names of groups and of the question to that of a column. */
  separator: '-' | '/';
  /** Columns that the service adds of its own. */
  isOwn: (column: string) => boolean;
  /** Which question a column holds a part of the position of, and which: latitude, longitude, altitude, accuracy. */
  positionPart: (column: string) => { questions: readonly string[]; part: number } | null;
  /** By which column of a member its submission is found in which of theirs: the first pair that both tables have. */
  links: readonly (readonly [member: string, root: string])[];
  /** Which member of its group it is, from 1; null where only the order of the rows says it. */
  numberOf: (member: CellOf) => number | null;
  /** Whether a row of a joined table holds a member. */
  isMember: (cell: CellOf) => boolean;
  /** Whether the group lies in another that repeats. `sheets`: the names of the tables of groups. */
  isNested: (member: CellOf, sheets: readonly string[]) => boolean;
  /** What the group is called, by one of its members and the name of its table. */
  groupName: (member: CellOf, table: string) => string;
  /** Where else than in the file the table of a group may be. */
  besides: (path: string, group: string | null) => Promise<{ name: string; path: string }[]>;
  /** What the service's API would say beside the answers: id and review. */
  systemOf: (cell: CellOf, isJoined: boolean) => JsonObject;
  /** The columns in which that stands, by its name there. */
  systemColumns: Readonly<Record<string, string>>;
  /** What keeps a row from being read, whatever it answers. */
  faultOf: (cell: CellOf, isJoined: boolean) => RowFault | null;
}
