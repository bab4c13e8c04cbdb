// The symbols of claims as pictures for the map: a shape for each kind, so that no colour is needed to tell them apart.
import type { Palette } from '#web/space/palette.ts';
import { KIND_PATHS } from '#web/words/kind-paths.ts';

/** Kinds that are symbols on the map: all of them. */
export const SYMBOLS: readonly string[] = Object.keys(KIND_PATHS);

const SIZE = 16, SHARP = 3;
export const PICTURE_RATIO = SHARP;

/** At three times its size; drawn here, so that nothing is fetched. */
export function symbolPicture(kind: string, palette: Palette): ImageData {
  const context = sheetOf(SIZE * SHARP);
  const path = new Path2D(KIND_PATHS[kind]);
  context.scale(SHARP, SHARP);
  context.lineJoin = 'round';
  context.lineWidth = 2;
  context.strokeStyle = palette.symbolEdge;
  context.stroke(path);
  context.fillStyle = kind === 'incident' || kind === 'presence' || kind === 'movement' ? palette[kind] : palette.other;
  context.fill(path, 'evenodd');
  return context.getImageData(0, 0, SIZE * SHARP, SIZE * SHARP);
}

/** Slanting lines, for ground that is kept clear: which way and how dense says which strip. */
export function hatchPicture(colour: string, { apart, falling }: { apart: number; falling: boolean }): ImageData {
  const size = apart * SHARP, context = sheetOf(size);
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

function sheetOf(size: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  return canvas.getContext('2d', { willReadFrequently: true })!;
}
