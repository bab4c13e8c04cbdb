// From offsets in a text to lines and columns, both counted from 1, columns in UTF-16 units as editors count them.
import type { Position } from '#base/problem.ts';

export interface PositionFinder { (start: number, end?: number): Position }

/** Line ends are LF, CRLF and a lone CR. The offset at a line's end belongs to that line. */
export function positionFinder(text: string, file: string): PositionFinder {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  const lineAt = (offset: number): number => {
    let low = 0, high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low;
  };
  return (start, end) => {
    const line = lineAt(start);
    const place: Position = { file, line: line + 1, column: start - starts[line]! + 1 };
    if (end === undefined) return place;
    const endLine = lineAt(end);
    return { ...place, endLine: endLine + 1, endColumn: end - starts[endLine]! + 1 };
  };
}
