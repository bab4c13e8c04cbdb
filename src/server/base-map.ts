// The borders that a deployment draws in place of those that come with the board: a GeoJSON file of lines or areas, with a disclaimer of its own.
import { readFile } from 'node:fs/promises';
import { ProblemError } from '#base/problem.ts';
import type { BaseMapAnswer } from '#records/board-map.ts';

const LINES = ['LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];

/** null: the borders that come with the board. Throws ProblemError where the file is not there or is none. */
export async function readBaseMap(path: string | null): Promise<BaseMapAnswer> {
  if (path === null) return { disclaimer: null, borders: null };
  let root: unknown;
  try {
    root = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof SyntaxError ? `is no JSON: ${error.message}` : `cannot be read: ${(error as Error).message}`;
    throw unusable(path, why, 'give a GeoJSON file of lines or areas');
  }
  const { type, features, disclaimer } = (root ?? {}) as Record<string, unknown>;
  if (type !== 'FeatureCollection' || !Array.isArray(features) || features.length === 0) throw unusable(path, 'is no FeatureCollection with features', 'write {"type": "FeatureCollection", "features": [...]}');
  if (disclaimer !== undefined && typeof disclaimer !== 'string') throw unusable(path, 'has a disclaimer that is no text', 'write "disclaimer": "..." beside "features"');
  const borders = features.map((one: unknown, i) => {
    const geometry = ((one ?? {}) as Record<string, unknown>)['geometry'] as { type?: unknown; coordinates?: unknown } | null | undefined;
    if (!LINES.includes(String(geometry?.type)) || !Array.isArray(geometry?.coordinates) || !isPositions(geometry.coordinates)) throw unusable(path, `has a feature that is no line and no area in degrees: features[${i}]`, `use ${LINES.join(', ')}, longitude before latitude`);
    return { type: 'Feature', geometry, properties: {} };
  });
  return { disclaimer: disclaimer ?? null, borders: { type: 'FeatureCollection', features: borders } as BaseMapAnswer['borders'] };
}

/** Lists of lists down to [longitude, latitude]. */
function isPositions(part: unknown): boolean {
  if (!Array.isArray(part) || part.length === 0) return false;
  if (typeof part[0] === 'number') return part.length >= 2 && Math.abs(part[0]) <= 180 && typeof part[1] === 'number' && Math.abs(part[1]) <= 90;
  return part.every(isPositions);
}

function unusable(path: string, why: string, mend: string): ProblemError {
  return new ProblemError([{ code: 'base-map.unusable', severity: 'error', message: `the base map ${path} ${why}`, mend }]);
}
