// Gazetteers from GeoJSON: places with plain properties (name, variants, pcode, within), and administrative boundaries as OCHA publishes them.
import { readGeoJson } from '#base/geojson.ts';
import type { Problem } from '#base/problem.ts';
import type { Geometry } from '#base/geometry.ts';
import type { GazetteerPlace } from '#importers/gazetteer.ts';

type Properties = Record<string, unknown>;

/** Features without geometry are places too. What is drawn wrongly is a problem; a feature without any name likewise. */
export function readGazetteer(text: string, file: string): { places: GazetteerPlace[]; problems: Problem[] } {
  let root: { features?: unknown };
  try {
    root = JSON.parse(text.replace(/^\uFEFF/, '')) as typeof root;
  } catch (error) {
    return { places: [], problems: [problem(file, `it is no JSON: ${(error as Error).message}`, 'mend it there')] };
  }
  if (root === null || typeof root !== 'object' || !Array.isArray(root.features)) return { places: [], problems: [problem(file, 'it is no GeoJSON FeatureCollection', 'write {"type": "FeatureCollection", "features": [...]}')] };
  const places: GazetteerPlace[] = [], problems: Problem[] = [];
  root.features.forEach((feature: { properties?: Properties | null; geometry?: unknown } | null, i) => {
    const told = feature === null || typeof feature !== 'object' ? null : placeOf(feature.properties ?? {});
    if (told === null) return void problems.push(problem(file, `features[${i}] has no name`, 'give it properties.name, or ADM1_EN and its like'));
    const drawn = geometryOf(feature!.geometry, told.name);
    if ('why' in drawn) return void problems.push(problem(file, `the shape of ${JSON.stringify(told.name)} (features[${i}]) cannot be read: ${drawn.why}`, drawn.mend));
    places.push({ ...told, geometry: drawn.geometry });
  });
  return { places, problems };
}

function geometryOf(geometry: unknown, name: string): { geometry: Geometry | null } | { why: string; mend: string } {
  if (geometry === undefined || geometry === null) return { geometry: null };
  const { features: [read], problems: [first] } = readGeoJson(JSON.stringify({ type: 'Feature', properties: { name }, geometry }));
  return first === undefined ? { geometry: read!.geometry } : { why: first.message, mend: first.mend };
}

type Told = Omit<GazetteerPlace, 'geometry'>;

function placeOf(properties: Properties): Told | null {
  const name = textOf(properties['name']);
  return name === null ? adminOf(properties) : plainOf(name, properties);
}

/** `names` and `variants`: a text, a list, or names by language; also `name:ar`, `name_ar` and their like. */
function plainOf(name: string, properties: Properties): Told {
  const byLanguage = Object.entries(properties).filter(([key]) => /^name[:_][a-z]{2,3}$/i.test(key) || key === 'nameAr').map(([, value]) => value);
  const within = properties['within'] ?? properties['in'];
  return {
    name, variants: textsOf([properties['names'], properties['variants'], ...byLanguage]).filter((one) => one !== name),
    pcode: textOf(properties['pcode'] ?? properties['PCODE'] ?? properties['code']), within: textsOf([within]).map((area) => [area]),
  };
}

/** `ADM2_EN`, `ADM2_AR`, `ADM2ALT1EN`, `ADM2_REF`, `ADM2_PCODE`; of later editions `adm2_name`, `adm2_name1`, `adm2_ref_name`, `adm2_pcode`. The deepest level named is the place. */
function adminOf(properties: Properties): Told | null {
  const levels = new Map<number, { names: string[]; pcode: string | null }>();
  for (const [key, value] of Object.entries(properties)) {
    const [, digit, rest = ''] = /^adm(\d)_?(.+)$/i.exec(key) ?? [];
    const text = textOf(value);
    if (digit === undefined || text === null) continue;
    const level = levels.get(Number(digit)) ?? { names: [], pcode: null };
    levels.set(Number(digit), level);
    if (/^pcode$/i.test(rest)) level.pcode = text;
    // English first, where there is one: it is what agreements in Latin script say.
    else if (/^(en|name)$/i.test(rest)) level.names.unshift(text);
    else if (/^([a-z]{2}|alt\d?_?[a-z]{2}|ref|name\d|ref_name|alt\d?_?name\d?)$/i.test(rest)) level.names.push(text);
  }
  const ordered = [...levels].filter(([, { names }]) => names.length > 0).sort(([a], [b]) => a - b).map(([, level]) => level);
  const place = ordered.pop();
  if (place === undefined) return null;
  return { name: place.names[0]!, variants: [...new Set(place.names.slice(1))], pcode: place.pcode, within: ordered.map(({ names, pcode }) => [...names, ...(pcode === null ? [] : [pcode])]) };
}

function textsOf(values: readonly unknown[]): string[] {
  return [...new Set(values.flatMap((value): string[] => {
    if (Array.isArray(value)) return textsOf(value);
    if (typeof value === 'object' && value !== null) return textsOf(Object.values(value));
    const text = textOf(value);
    return text === null ? [] : text.split(';').map((part) => part.trim()).filter((part) => part !== '');
  }))];
}

function textOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).normalize('NFC').trim();
  return text === '' ? null : text;
}

function problem(file: string, message: string, mend: string): Problem {
  return { code: 'import.bad-gazetteer', severity: 'error', message: `the gazetteer ${file}: ${message}`, mend };
}
