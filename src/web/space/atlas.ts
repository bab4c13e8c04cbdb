// The drawn map: MapLibre with our own ground, shapes and claims. Fetched only when a map is to be shown, for it is the greatest part of the board.
import { Map as MapLibre, setWorkerUrl, type GeoJSONSource, type MapMouseEvent } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { BaseMap } from '#web/space/base-map.ts';
import { layersOf, SOURCES, type SourceName } from '#web/space/layers.ts';
import type { Look } from '#web/space/map-place.ts';
import { paletteNow, type Palette } from '#web/space/palette.ts';
import { hatchPicture, PICTURE_RATIO, symbolPicture, SYMBOLS } from '#web/space/symbols.ts';

setWorkerUrl(workerUrl);

export type Box = [west: number, south: number, east: number, north: number];

/** What lies under the pointer: indices of claims, then names of places with a number, then of areas, the smallest first. */
export interface Hit { claims: number[]; counts: string[]; areas: string[]; buffers: string[]; at: { x: number; y: number } }

export interface AtlasEvents { onClick(hit: Hit): void; onPointed(claim: number | null): void; onLook(look: Look): void; onIdle(): void }

export interface AtlasStart { container: HTMLElement; look: Look | null; bounds: Box; ground: BaseMap; words: Record<string, string>; events: AtlasEvents }

/** Pixels about the pointer that still hit a symbol. */
const NEAR = 6;
export const HATCHES = [{ apart: 12, falling: true }, { apart: 12, falling: false }, { apart: 8, falling: true }, { apart: 8, falling: false }] as const;

export class Atlas {
  readonly #map: MapLibre;
  readonly #ready: Promise<void>;
  readonly #waiting = new Map<SourceName, object>();
  readonly #busy = new Set<SourceName>();

  /** Throws where the browser has no WebGL. */
  constructor({ container, look, bounds, ground, words, events }: AtlasStart) {
    const palette = paletteNow();
    this.#map = new MapLibre({
      container, locale: words, attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, maxPitch: 0, cooperativeGestures: true, fadeDuration: 0, minZoom: 1, maxZoom: 18,
      ...(look === null ? { bounds, fitBoundsOptions: { padding: 40, maxZoom: 14 } } : { center: [look.lon, look.lat] as [number, number], zoom: look.zoom }),
      style: {
        version: 8,
        sources: Object.fromEntries(SOURCES.map((name) => [name, { type: 'geojson' as const, data: name === 'land' ? (ground.land as never) : name === 'borders' ? (ground.borders as never) : { type: 'FeatureCollection', features: [] }, ...(name === 'points' ? { buffer: 64, tolerance: 0, maxzoom: 12 } : {}) }])),
        layers: layersOf(palette),
      },
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#ready = new Promise((resolve) => {
      this.#map.once('load', () => resolve());
      this.#map.once('style.load', () => this.#pictures(palette));
    });
    this.#map.on('click', (event) => events.onClick(this.#hit(event)));
    this.#map.on('mousemove', (event) => this.#pointed(event, events));
    this.#map.on('mouseout', () => events.onPointed(null));
    this.#map.on('moveend', () => events.onLook(this.look));
    this.#map.on('idle', () => events.onIdle());
  }

  get look(): Look {
    const { lng, lat } = this.#map.getCenter();
    return { zoom: this.#map.getZoom(), lat, lon: lng };
  }

  get map(): MapLibre { return this.#map; }

  /** Shows something else in a source; of what comes while that is under way only the latest is shown. */
  set(name: SourceName, features: readonly object[]): void {
    this.#waiting.set(name, { type: 'FeatureCollection', features });
    void this.#drain(name);
  }

  goTo(look: Look): void {
    this.#map.jumpTo({ center: [look.lon, look.lat], zoom: look.zoom });
  }

  /** Goes there by a way that can be followed, unless the reader wants none of that. */
  fit(bounds: Box): void {
    this.#map.fitBounds(bounds, { padding: 40, maxZoom: 14, duration: this.#duration, linear: true });
  }

  /** Brings a position into view, if it is not there. */
  bring([lon, lat]: [number, number]): void {
    if (!this.#map.getBounds().contains([lon, lat])) this.#map.easeTo({ center: [lon, lat], duration: this.#duration });
  }

  zoom(steps: number): void {
    this.#map.zoomTo(this.#map.getZoom() + steps, { duration: this.#duration });
  }

  /** The page has turned light or dark. */
  recolour(): void {
    const palette = paletteNow();
    void this.#ready.then(() => {
      for (const { id, paint } of layersOf(palette) as { id: string; paint?: Record<string, unknown> }[]) for (const [name, value] of Object.entries(paint ?? {})) this.#map.setPaintProperty(id, name as never, value as never);
      this.#pictures(palette);
    });
  }

  close(): void {
    this.#map.remove();
  }

  get #duration(): number {
    return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 350;
  }

  #pictures(palette: Palette): void {
    const put = (name: string, picture: ImageData): void => {
      if (this.#map.hasImage(name)) this.#map.removeImage(name);
      this.#map.addImage(name, picture, { pixelRatio: PICTURE_RATIO });
    };
    for (const kind of SYMBOLS) put(kind, symbolPicture(kind, palette));
    for (const [i, hatch] of HATCHES.entries()) put(`hatch-${i}`, hatchPicture(palette.bufferEdge, hatch));
  }

  async #drain(name: SourceName): Promise<void> {
    if (this.#busy.has(name)) return;
    this.#busy.add(name);
    await this.#ready;
    for (let data = this.#waiting.get(name); data !== undefined; data = this.#waiting.get(name)) {
      this.#waiting.delete(name);
      await (this.#map.getSource(name) as GeoJSONSource | undefined)?.setData(data as never);
    }
    this.#busy.delete(name);
  }

  #claimsAt({ x, y }: { x: number; y: number }): number[] {
    const found = this.#map.queryRenderedFeatures([[x - NEAR, y - NEAR], [x + NEAR, y + NEAR]], { layers: ['points'] });
    return [...new Set(found.map(({ properties }) => Number(properties['i'])))];
  }

  #hit({ point }: MapMouseEvent): Hit {
    const named = (layers: string[]) => [...new Set(this.#map.queryRenderedFeatures(point, { layers }).map(({ properties }) => String(properties['name'])))];
    return { claims: this.#claimsAt(point), counts: named(['counts']), areas: named(['areas']), buffers: named(['buffers']), at: { x: point.x, y: point.y } };
  }

  #pointed({ point }: MapMouseEvent, events: AtlasEvents): void {
    if (this.#map.isMoving()) return;
    const [claim] = this.#claimsAt(point);
    this.#map.getCanvas().style.cursor = claim === undefined ? '' : 'pointer';
    events.onPointed(claim ?? null);
  }
}
