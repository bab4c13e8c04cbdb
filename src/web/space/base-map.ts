// The ground of the map: land and borders out of a file of the board's own, or borders of the deployment's own. Nothing is asked of any tile server.
import type { FeatureCollection, MultiLineString, MultiPolygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import world from 'world-atlas/countries-50m.json?url';
import type { BaseMapAnswer } from '#records/board-map.ts';
import { ask } from '#web/data/ask.ts';

export interface BaseMap { land: FeatureCollection | MultiPolygon; borders: FeatureCollection | MultiLineString; disclaimer: string | null }

let kept: Promise<BaseMap> | null = null;

/** Fetched once; asked again after it failed. */
export function baseMap(): Promise<BaseMap> {
  kept ??= fetched().catch((error: unknown) => {
    kept = null;
    throw error;
  });
  return kept;
}

async function fetched(): Promise<BaseMap> {
  const [own, topology] = await Promise.all([ask<BaseMapAnswer>('/api/base-map'), fetch(world).then((response) => response.json() as Promise<Topology>)]);
  const land = feature(topology, topology.objects['land'] as GeometryCollection) as FeatureCollection;
  if (own.borders !== null) return { land, borders: own.borders as unknown as FeatureCollection, disclaimer: own.disclaimer };
  return { land, borders: mesh(topology, topology.objects['countries'] as GeometryCollection, (a, b) => a !== b), disclaimer: null };
}
