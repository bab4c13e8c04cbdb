// The map's colours, light and dark: a quiet ground, so that what happened stands out.
export interface Palette {
  sea: string; land: string; border: string;
  area: string; areaEdge: string; buffer: string; bufferEdge: string; road: string; roadCase: string;
  label: string; halo: string; mark: string; pointed: string; count: string; countInk: string; doubt: string; way: string;
  incident: string; presence: string; movement: string; other: string; symbolEdge: string;
}

const LIGHT: Palette = {
  sea: '#e3eaee', land: '#f7f7f4', border: '#b9c3c8',
  area: '#0f5c7a', areaEdge: '#0f5c7a', buffer: '#a8710a', bufferEdge: '#8a5a00', road: '#3c2a08', roadCase: '#ffffff',
  label: '#16232b', halo: '#ffffff', mark: '#0b63c5', pointed: '#16232b', count: '#16232b', countInk: '#ffffff', doubt: '#9b2c1a', way: '#0f5c7a',
  incident: '#9b2c1a', presence: '#5b3b8c', movement: '#0f5c7a', other: '#4a5961', symbolEdge: '#ffffff',
};

const DARK: Palette = {
  sea: '#0b1216', land: '#182329', border: '#3d4d56',
  area: '#7cc4e0', areaEdge: '#7cc4e0', buffer: '#e0b357', bufferEdge: '#e0b357', road: '#f6e3b5', roadCase: '#0b1216',
  label: '#e8eef0', halo: '#0b1216', mark: '#8ec2ff', pointed: '#ffffff', count: '#e8eef0', countInk: '#0b1216', doubt: '#ff9d93', way: '#7cc4e0',
  incident: '#ff9d93', presence: '#c9b2f2', movement: '#7cc4e0', other: '#a9b7be', symbolEdge: '#0b1216',
};

/** As the page is shown now. */
export function paletteNow(): Palette {
  return getComputedStyle(document.documentElement).colorScheme.includes('dark') ? DARK : LIGHT;
}
