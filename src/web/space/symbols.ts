// The symbols of claims on the map: a shape for each kind, so that no colour is needed to tell them apart. The legend draws the same paths.
import type { ClaimKind } from '#records/claim.ts';
import type { Palette } from '#web/space/palette.ts';

/** Kinds that have a shape of their own; the rest share the ring. */
export type SymbolName = 'incident' | 'presence' | 'movement' | 'other';

export function symbolOf(kind: ClaimKind | string): SymbolName {
  return kind === 'incident' || kind === 'presence' || kind === 'movement' ? kind : 'other';
}

/** SVG paths in a box of 16. */
export const SYMBOL_PATHS: Record<SymbolName, string> = {
  incident: 'M8 1.5 14.5 8 8 14.5 1.5 8Z',
  presence: 'M2.5 2.5h11v11h-11Z',
  movement: 'M8 2 14.5 13.5h-13Z',
  other: 'M8 2a6 6 0 1 0 .01 0ZM8 5.5a2.5 2.5 0 1 1-.01 0Z',
};

const SIZE = 16, SHARP = 3;

/** A picture for the map, at three times its size; drawn here, so that nothing is fetched. */
export function symbolPicture(name: SymbolName, palette: Palette): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE * SHARP;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.scale(SHARP, SHARP);
  const path = new Path2D(SYMBOL_PATHS[name]);
  context.lineJoin = 'round';
  context.lineWidth = 2;
  context.strokeStyle = palette.symbolEdge;
  context.stroke(path);
  context.fillStyle = palette[name];
  context.fill(path, 'evenodd');
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** Slanting lines, for ground that is kept clear: which way and how dense says which strip. */
export function hatchPicture(colour: string, { apart, falling }: { apart: number; falling: boolean }): ImageData {
  const canvas = document.createElement('canvas');
  const size = apart * SHARP;
  canvas.width = canvas.height = size;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.strokeStyle = colour;
  context.lineWidth = SHARP * 0.75;
  context.beginPath();
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift, falling ? 0 : size);
    context.lineTo(shift + size, falling ? size : 0);
  }
  context.stroke();
  return context.getImageData(0, 0, size, size);
}

export const PICTURE_RATIO = SHARP;
