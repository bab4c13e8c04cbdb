// The layers of the map, from the ground up, in one palette's colours.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Palette } from '#web/space/palette.ts';

/** Sources by name: what each layer draws. */
export const SOURCES = ['land', 'borders', 'areas', 'roads', 'buffers', 'ways', 'points', 'counts', 'labels', 'marks'] as const;
export type SourceName = (typeof SOURCES)[number];

const DOUBLING = (radius: ExpressionSpecification): ExpressionSpecification => ['interpolate', ['exponential', 2], ['zoom'], 0, radius, 22, ['*', 4_194_304, radius]];
const FONT = ['Plex'];
/** Numbers stand a little above the middle of their place, so that they hide no symbol there. */
const ABOVE: [number, number] = [0, -16];

export function layersOf(palette: Palette): LayerSpecification[] {
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': palette.land, 'fill-antialias': true } },
    { id: 'borders', type: 'line', source: 'borders', paint: { 'line-color': palette.border, 'line-width': 1, 'line-dasharray': [3, 2] } },
    ...groundLayers(palette), ...claimLayers(palette),
  ];
}

function groundLayers(palette: Palette): LayerSpecification[] {
  return [
    { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': palette.area, 'fill-opacity': ['case', ['get', 'chosen'], 0.16, 0.07] } },
    { id: 'areas-unwatched', type: 'line', source: 'areas', filter: ['get', 'unwatched'], layout: { 'line-join': 'round' }, paint: { 'line-color': palette.areaEdge, 'line-width': ['case', ['get', 'chosen'], 3.5, 1.5], 'line-dasharray': [2, 2] } },
    { id: 'areas-edge', type: 'line', source: 'areas', filter: ['!', ['get', 'unwatched']], layout: { 'line-join': 'round' }, paint: { 'line-color': palette.areaEdge, 'line-width': ['case', ['get', 'chosen'], 3.5, 1.5] } },
    { id: 'buffers', type: 'fill', source: 'buffers', paint: { 'fill-color': palette.buffer, 'fill-opacity': 0.07 } },
    { id: 'buffers-hatch', type: 'fill', source: 'buffers', paint: { 'fill-pattern': ['get', 'hatch'], 'fill-opacity': 0.4 } },
    { id: 'buffers-edge', type: 'line', source: 'buffers', layout: { 'line-join': 'round' }, paint: { 'line-color': palette.bufferEdge, 'line-width': 1.25 } },
    { id: 'roads-case', type: 'line', source: 'roads', layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': palette.roadCase, 'line-width': 6 } },
    { id: 'roads', type: 'line', source: 'roads', layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': palette.road, 'line-width': 3 } },
    { id: 'ways', type: 'line', source: 'ways', layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': palette.way, 'line-width': 2, 'line-dasharray': [1, 2] } },
  ];
}

function claimLayers(palette: Palette): LayerSpecification[] {
  return [
    { id: 'radius', type: 'circle', source: 'points', minzoom: 6, filter: ['>', ['get', 'r'], 0], paint: { 'circle-radius': DOUBLING(['get', 'r']), 'circle-color': palette.doubt, 'circle-opacity': 0.06, 'circle-stroke-color': palette.doubt, 'circle-stroke-width': 1, 'circle-stroke-opacity': 0.45 } },
    { id: 'points', type: 'symbol', source: 'points', layout: { 'icon-image': ['get', 's'], 'icon-allow-overlap': true, 'icon-ignore-placement': true, 'icon-size': 1 } },
    { id: 'counts', type: 'circle', source: 'counts', paint: { 'circle-radius': ['get', 'size'], 'circle-color': palette.count, 'circle-opacity': 0.85, 'circle-stroke-color': palette.countInk, 'circle-stroke-width': 1.5, 'circle-translate': ABOVE } },
    { id: 'counts-text', type: 'symbol', source: 'counts', layout: { 'text-field': ['get', 'text'], 'text-font': FONT, 'text-size': 12, 'text-allow-overlap': true, 'text-ignore-placement': true }, paint: { 'text-color': palette.countInk, 'text-translate': ABOVE } },
    { id: 'labels', type: 'symbol', source: 'labels', layout: { 'text-field': ['get', 'text'], 'text-font': FONT, 'text-size': ['get', 'size'], 'text-max-width': 9, 'text-variable-anchor': ['top', 'left', 'right'], 'text-radial-offset': ['get', 'off'], 'text-padding': 4, 'symbol-sort-key': ['get', 'order'] }, paint: { 'text-color': palette.label, 'text-halo-color': palette.halo, 'text-halo-width': 1.75 } },
    { id: 'marks-radius', type: 'circle', source: 'marks', filter: ['>', ['get', 'r'], 0], paint: { 'circle-radius': DOUBLING(['get', 'r']), 'circle-color': palette.mark, 'circle-opacity': 0.1, 'circle-stroke-color': palette.mark, 'circle-stroke-width': 1.5 } },
    { id: 'marks', type: 'circle', source: 'marks', paint: { 'circle-radius': ['case', ['get', 'chosen'], 14, 11], 'circle-opacity': 0, 'circle-stroke-color': ['case', ['get', 'chosen'], palette.mark, palette.pointed], 'circle-stroke-width': ['case', ['get', 'chosen'], 3.5, 2] } },
  ];
}
