// The picture of the rooms in docs/architecture.md against the rooms that stand in src/.
import { existsSync, readdirSync } from "node:fs";
import { pageFrom } from "./markdown.ts";

export const ARCHITECTURE = "docs/architecture.md";

export interface Picture {
  /** The rooms drawn: `engine`, and whether they are marked as coming later. */
  readonly rooms: ReadonlyMap<string, { later: boolean }>;
}

/** Reads the first fenced block: a room is a word with a slash behind it, `web/ (later)` one that need not stand yet. */
export function pictureIn(text: string): Picture {
  const drawing = pageFrom(ARCHITECTURE, text).blocks[0]?.text ?? "";
  const rooms = [...drawing.matchAll(/(?<![\w/])([a-z]+)\/(?!\w)(\s\(later\))?/g)];
  return { rooms: new Map(rooms.map((match) => [match[1] ?? "", { later: match[2] !== undefined }])) };
}

export function roomsIn(root: string): string[] {
  if (!existsSync(`${root}/src`)) return [];
  return readdirSync(`${root}/src`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/** What the picture and the tree do not agree on, as sentences. */
export function disagreements(picture: Picture, rooms: readonly string[]): string[] {
  const standing = new Set(rooms);
  const undrawn = rooms.filter((room) => !picture.rooms.has(room));
  const unbuilt = [...picture.rooms].filter(([room, { later }]) => !later && !standing.has(room)).map(([room]) => room);
  return [
    ...undrawn.map((room) => `src/${room}/ stands in the tree and is not in the picture of ${ARCHITECTURE}`),
    ...unbuilt.map((room) => `${room}/ is in the picture of ${ARCHITECTURE}, is not marked (later), and does not stand in src/`),
  ];
}
