// The agreement as a map.
import { resource } from '#server/resource.ts';
import { mapAnswer } from '#server/shapes/map-shapes.ts';

export const map = resource({
  name: 'map', path: '/map', summary: 'GeoJSON of what the agreement draws: places, roads, and the strips that its clauses keep clear; and what nobody drew', question: 'map', query: {}, answer: mapAnswer, asked: () => undefined,
});
