// Where the map looks, as it stands in the address under `map`: zoom/latitude/longitude.

export interface Look { zoom: number; lat: number; lon: number }

export function writeLook({ zoom, lat, lon }: Look): string {
  // A thousandth of a degree is a hundred metres; each zoom step halves what a pixel is.
  const digits = Math.max(2, Math.min(6, Math.ceil(zoom / 3)));
  return [zoom.toFixed(2), lat.toFixed(digits), lon.toFixed(digits)].map((text) => String(Number(text))).join('/');
}

/** null for what nobody wrote here. */
export function readLook(text: string | undefined): Look | null {
  const parts = (text ?? '').split('/').map(Number);
  const [zoom, lat, lon] = parts;
  if (parts.length !== 3 || !parts.every(Number.isFinite)) return null;
  return Math.abs(lat!) <= 85 && zoom! >= 0 && zoom! <= 24 ? { zoom: zoom!, lat: lat!, lon: lon! } : null;
}
