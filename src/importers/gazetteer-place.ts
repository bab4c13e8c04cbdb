// What a file says of one place, by the names of its properties: plain ones (name, variants, pcode, within), or an administration's as OCHA publishes them.
import type { GazetteerPlace } from '#importers/gazetteer.ts';

export type Properties = Record<string, unknown>;

type Told = Omit<GazetteerPlace, 'geometry'>;

/** null where nothing names it. */
export function gazetteerPlaceOf(properties: Properties): Told | null {
  const name = textOf(properties['name']);
  return name === null ? adminOf(properties) : plainOf(name, properties);
}

/** `names` and `variants`: a text, a list, or names by language; also `name:ar`, `name_ar` and their like. */
function plainOf(name: string, properties: Properties): Told {
  const byLanguage = Object.entries(properties).filter(([key]) => /^name[:_][a-z]{2,3}$/i.test(key) || key === 'nameAr').map(([, value]) => value);
  const within = properties['within'] ?? properties['in'];
  return {
    name, variants: textsOf([properties['names'], properties['variants'], ...byLanguage]).filter((one) => one !== name),
    pcode: textOf(properties['pcode'] ?? properties['PCODE'] ?? properties['code']), within: [...levelsOf(properties).map(areaOf), ...textsOf([within]).map((area) => [area])],
  };
}

/** The deepest level named is the place. */
function adminOf(properties: Properties): Told | null {
  const levels = levelsOf(properties), place = levels.pop();
  if (place === undefined) return null;
  return { name: place.names[0]!, variants: [...new Set(place.names.slice(1))], pcode: place.pcode, within: levels.map(areaOf) };
}

interface Level { names: string[]; pcode: string | null }

function areaOf({ names, pcode }: Level): string[] {
  return [...names, ...(pcode === null ? [] : [pcode])];
}

/** From wide to narrow: `ADM2_EN`, `ADM2_AR`, `ADM2ALT1EN`, `ADM2_REF`, `ADM2_PCODE`; of later editions `adm2_name`, `adm2_name1`, `adm2_ref_name`, `adm2_pcode`. */
function levelsOf(properties: Properties): Level[] {
  const levels = new Map<number, Level>();
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
  return [...levels].filter(([, { names }]) => names.length > 0).sort(([a], [b]) => a - b).map(([, level]) => level);
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

