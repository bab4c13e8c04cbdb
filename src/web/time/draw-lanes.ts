// Draws the lanes of a timeline into a canvas: claims one by one, or how many there are, whichever tells more; and says where each mark came to stand.
import type { PointsAnswer } from '#records/board.ts';
import { placed, type Stretch } from '#web/time/lane-model.ts';
import { KIND_PATHS } from '#web/words/kind-paths.ts';

export interface Colours { ink: string; quiet: string; accent: string; rule: string; sheet: string; sunk: string; focus: string; mark: string }
/** `marks`: claims to be drawn; or `counts`: how many there are in each bin. */
export interface LaneDrawn { name: string; marks: readonly number[]; counts: readonly number[] | null }

export interface Scene {
  width: number;
  laneHeight: number;
  /** From the top of a lane to its marks. */
  laneTop: number;
  view: Stretch;
  lanes: readonly LaneDrawn[];
  points: PointsAnswer;
  brush: Stretch | null;
  asOf: number;
  days: readonly number[];
  anchors: readonly number[];
  pointed: number | null;
  chosen: number | null;
  colours: Colours;
}

export interface Hit { i: number; lane: number; x: number; width: number; y: number; height: number }

const ROW = 14, SYMBOL = 10, TICK = 2.5;
/** With more marks than this in a lane, symbols would lie on one another. */
const MOST_SYMBOLS = 300;

const PATHS = new Map<string, Path2D>();
function pathOf(kind: string): Path2D {
  let path = PATHS.get(kind);
  if (path === undefined) PATHS.set(kind, (path = new Path2D(KIND_PATHS[kind] ?? '')));
  return path;
}

/** `context` is scaled to CSS pixels. */
export function drawLanes(context: CanvasRenderingContext2D, scene: Scene): Hit[] {
  const { width, laneHeight, lanes, view, colours } = scene, height = lanes.length * laneHeight;
  const x = (t: number): number => ((t - view.from) / (view.to - view.from)) * width;
  context.clearRect(0, 0, width, height);
  drawGround(context, scene, x, height);
  const most = Math.max(1, ...lanes.flatMap(({ counts }) => (counts === null ? [] : [counts.reduce((a, b) => Math.max(a, b), 0)])));
  const hits = lanes.flatMap((lane, n) => {
    if (lane.counts === null) return drawMarks(context, scene, lane.marks, n, x);
    drawCounts(context, scene, lane.counts, n, most);
    return [];
  });
  drawOutlined(context, scene, hits);
  if (scene.asOf >= view.from && scene.asOf <= view.to) {
    context.fillStyle = colours.ink;
    context.fillRect(Math.round(x(scene.asOf)) - 1, 0, 2, height);
  }
  return hits;
}

function drawGround(context: CanvasRenderingContext2D, { width, laneHeight, lanes, brush, asOf, view, days, anchors, colours }: Scene, x: (t: number) => number, height: number): void {
  if (brush !== null) {
    context.globalAlpha = 0.6;
    context.fillStyle = colours.mark;
    context.fillRect(x(brush.from), 0, x(brush.to) - x(brush.from), height);
    context.globalAlpha = 1;
  }
  if (asOf < view.to) {
    // What is still to come.
    context.fillStyle = colours.sunk;
    context.fillRect(Math.max(0, x(asOf)), 0, width, height);
  }
  context.fillStyle = colours.rule;
  for (const at of days) context.fillRect(Math.round(x(at)), 0, 1, height);
  for (let n = 1; n <= lanes.length; n++) context.fillRect(0, n * laneHeight - 1, width, 1);
  context.strokeStyle = colours.quiet;
  context.setLineDash([2, 3]);
  context.lineWidth = 1;
  for (const at of anchors) {
    context.beginPath();
    context.moveTo(Math.round(x(at)) + 0.5, 0);
    context.lineTo(Math.round(x(at)) + 0.5, height);
    context.stroke();
  }
  context.setLineDash([]);
}

function drawMarks(context: CanvasRenderingContext2D, scene: Scene, marks: readonly number[], lane: number, x: (t: number) => number): Hit[] {
  const { points, width, laneHeight, laneTop, brush, colours } = scene;
  const rows = Math.max(1, Math.floor((laneHeight - laneTop - 4) / ROW)), top = lane * laneHeight + laneTop;
  const isRoomy = marks.length <= MOST_SYMBOLS;
  return placed(points, marks, x, rows, isRoomy ? TICK + SYMBOL + 3 : 4).map(({ i, x: from, width: wide, row }) => {
    const y = top + row * ROW, isWide = wide >= 6;
    const isOutside = brush !== null && (points.end[i]! <= brush.from || points.start[i]! >= brush.to);
    const at = Math.max(-2, from), shown = Math.min(width + 2, from + wide) - at;
    context.globalAlpha = isOutside ? 0.25 : 1;
    context.fillStyle = colours.accent;
    if (isWide) {
      // A claim dated to a stretch lay somewhere in it: wide and pale.
      context.globalAlpha *= 0.2;
      context.fillRect(at, y, shown, ROW - 3);
      context.globalAlpha = isOutside ? 0.25 : 1;
      context.strokeStyle = colours.accent;
      context.lineWidth = 1;
      context.strokeRect(Math.round(at) + 0.5, y + 0.5, Math.max(1, Math.round(shown) - 1), ROW - 4);
    } else context.fillRect(from - TICK / 2 + wide / 2, y, TICK, ROW - 2);
    if (isRoomy && (!isWide || shown >= SYMBOL + 4)) drawSymbol(context, points.words.kinds[points.kind[i]!]!, isWide ? at + 2 : from + wide / 2 + TICK, y + (isWide ? 1 : 1.5), colours.ink, isWide ? SYMBOL - 1.5 : SYMBOL);
    context.globalAlpha = 1;
    return { i, lane, x: isWide ? at : from - TICK, width: isWide ? shown : TICK * 2 + (isRoomy ? SYMBOL : 0), y, height: ROW };
  });
}

function drawSymbol(context: CanvasRenderingContext2D, kind: string, x: number, y: number, colour: string, size: number): void {
  context.save();
  context.translate(x, y);
  context.scale(size / 16, size / 16);
  context.fillStyle = colour;
  context.fill(pathOf(kind), 'evenodd');
  context.restore();
}

function drawCounts(context: CanvasRenderingContext2D, { width, laneHeight, laneTop, brush, view, colours }: Scene, counts: readonly number[], lane: number, most: number): void {
  const bin = width / counts.length, bottom = (lane + 1) * laneHeight - 3, tall = laneHeight - laneTop - 4;
  context.fillStyle = colours.accent;
  counts.forEach((count, n) => {
    if (count === 0) return;
    const at = view.from + ((n + 0.5) / counts.length) * (view.to - view.from);
    context.globalAlpha = brush !== null && (at < brush.from || at >= brush.to) ? 0.25 : 0.85;
    // By the root, so that few are seen beside many.
    const high = Math.max(2, Math.sqrt(count / most) * tall);
    context.fillRect(n * bin, bottom - high, Math.max(1, bin - 0.5), high);
  });
  context.globalAlpha = 1;
}

function drawOutlined(context: CanvasRenderingContext2D, { pointed, chosen, colours }: Scene, hits: readonly Hit[]): void {
  for (const { i, x, y, width, height } of hits) {
    if (i !== pointed && i !== chosen) continue;
    context.lineWidth = 2;
    context.strokeStyle = i === chosen ? colours.ink : colours.focus;
    context.strokeRect(x - 2, y - 2, width + 4, height + 1);
  }
}

/** The mark under a point, or the nearest in its lane that a finger could have meant. */
export function hitAt(hits: readonly Hit[], x: number, y: number, reach: number): Hit | null {
  let best: Hit | null = null, least = reach;
  for (const hit of hits) {
    const across = Math.max(hit.x - x, 0, x - hit.x - hit.width), down = Math.max(hit.y - y, 0, y - hit.y - hit.height);
    const far = Math.hypot(across, down);
    // Of several that lie there, the smallest: the wide one is found beside it.
    if (far < least || (far === least && best !== null && hit.width < best.width)) [best, least] = [hit, far];
  }
  return best;
}

/** The colours of the page, as they are now. */
export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element), of = (name: string): string => style.getPropertyValue(name).trim();
  return { ink: of('--ink'), quiet: of('--ink-2'), accent: of('--accent'), rule: of('--rule'), sheet: of('--sheet'), sunk: of('--sunk'), focus: of('--focus'), mark: of('--mark') };
}
