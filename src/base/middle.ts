// A position well inside a shape, for a name to stand at: only for pictures.
import { pointInArea } from '#base/area.ts';
import { boxOf, edgesOf, rowsOf, type Edge, type Geometry, type LonLat, type Polygon } from '#base/shape.ts';

/** So many columns and rows are tried. */
const TRIED = 24;

/** Of an area, the position of a grid that is farthest from its edges; of a line, half-way along it; of a point, itself. */
export function middleOf(shape: Geometry): LonLat {
  switch (shape.type) {
    case 'Point': return shape.coordinates;
    case 'LineString':
    case 'MultiLineString': return halfWay(longest(rowsOf(shape)));
    case 'Polygon': return middleOfArea(shape);
    case 'MultiPolygon': return middleOfArea(largest(shape.coordinates));
  }
}

function middleOfArea(area: Polygon): LonLat {
  const [west, south, east, north] = boxOf(area);
  const edges = edgesOf(area), narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  let best: { at: LonLat; room: number } | null = null;
  for (let i = 1; i < TRIED; i += 1) {
    for (let j = 1; j < TRIED; j += 1) {
      const at: LonLat = [west + ((east - west) * i) / TRIED, south + ((north - south) * j) / TRIED];
      const room = edges.reduce((least, edge) => Math.min(least, flatDistance(at, edge, narrow)), Infinity);
      if ((best === null || room > best.room) && pointInArea(at, area) === 'in') best = { at, room };
    }
  }
  return best?.at ?? area.coordinates[0]![0]!;
}

function flatDistance([x, y]: LonLat, { a, b }: Edge, narrow: number): number {
  const [ax, ay, bx, by] = [a[0] * narrow, a[1], b[0] * narrow, b[1]], px = x * narrow;
  const s = Math.min(1, Math.max(0, ((px - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)));
  return Math.hypot(px - ax - s * (bx - ax), y - ay - s * (by - ay));
}

function largest(polygons: LonLat[][][]): Polygon {
  const sized = polygons.map((coordinates) => {
    const [west, south, east, north] = boxOf({ type: 'Polygon', coordinates });
    return { coordinates, size: (east - west) * (north - south) };
  });
  return { type: 'Polygon', coordinates: sized.reduce((a, b) => (b.size > a.size ? b : a)).coordinates };
}

function longest(rows: LonLat[][]): LonLat[] {
  return rows.reduce((a, b) => (lengthOf(b) > lengthOf(a) ? b : a));
}

function lengthOf(row: LonLat[]): number {
  return row.reduce((sum, p, i) => (i === 0 ? 0 : sum + Math.hypot(p[0] - row[i - 1]![0], p[1] - row[i - 1]![1])), 0);
}

function halfWay(row: LonLat[]): LonLat {
  let rest = lengthOf(row) / 2;
  for (let i = 1; i < row.length; i += 1) {
    const [a, b] = [row[i - 1]!, row[i]!], length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (rest <= length && length > 0) return [a[0] + ((b[0] - a[0]) * rest) / length, a[1] + ((b[1] - a[1]) * rest) / length];
    rest -= length;
  }
  return row[0]!;
}
