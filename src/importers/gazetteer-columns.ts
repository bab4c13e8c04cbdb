// What the columns of a table of places say, by their names or HXL tags, as the properties by which a place is known.
import { columnKey } from '#importers/header.ts';
import type { Properties } from '#importers/gazetteer-place.ts';

/** By name, without case, blanks and underscores. */
const PLAIN: Readonly<Record<string, readonly string[]>> = {
  name: ['name', 'place', 'placename', 'nameen', 'nameenglish', 'englishname', 'namelatin', 'latinname', 'latin', 'location', 'locationname', 'locality', 'settlement', 'village', 'town', 'city', 'community', 'featurename', 'asciiname'],
  'name:ar': ['namear', 'namearabic', 'arabicname', 'arabic', 'placear', 'placenamear', 'الاسم', 'اسم'],
  variants: ['variants', 'variant', 'variantnames', 'aliases', 'alias', 'alternativenames', 'alternatenames', 'altnames', 'altname', 'alternatename', 'alternativename', 'othernames', 'othername', 'spellings', 'alsoknownas', 'aka'],
  pcode: ['pcode', 'code', 'placecode', 'featurepcode', 'locationpcode', 'admincode'],
  within: ['within', 'in', 'parent', 'parentpcode', 'parentcode', 'parentname', 'area', 'liesin'],
  longitude: ['longitude', 'lon', 'long', 'lng', 'x', 'xcoord', 'longx'],
  latitude: ['latitude', 'lat', 'y', 'ycoord', 'laty'],
};

/** For each column the property that it is; null: none. */
export function propertyNames(columns: readonly string[], tags: readonly string[] | null): (string | null)[] {
  return columns.map((name, i) => (tags?.[i] === undefined || tags[i] === '' ? null : byTag(tags[i])) ?? byName(name));
}

/** Whether a column with this property gives a place its name. */
export function isNameOfPlace(property: string): boolean {
  return property === 'name' || /^adm\d_(name|[a-z]{2})$/.test(property);
}

/** Several columns of one meaning are told together: `parent name` and `parent pcode`. */
export function propertiesOfRow(names: readonly (string | null)[], cells: readonly string[]): Properties {
  const properties: Record<string, string[]> = {};
  names.forEach((name, i) => {
    const cell = (cells[i] ?? '').trim();
    if (name !== null && cell !== '') (properties[name] ??= []).push(cell);
  });
  return Object.fromEntries(Object.entries(properties).flatMap(([name, [first, ...more]]): [string, unknown][] => (name === 'variants' || name === 'within' ? [[name, [first, ...more]]] : [[name, first], ...(name === 'name' && more.length > 0 ? [['names', more] as [string, unknown]] : [])])));
}

function byName(column: string): string | null {
  const key = columnKey(column).replaceAll(/[().:]/g, '');
  const [, digit, rest = ''] = /^adm(?:in)?(\d)(.*)$/.exec(key) ?? [];
  if (digit !== undefined) return levelProperty(digit, rest);
  if (/^country(name)?(en)?$/.test(key)) return 'adm0_name';
  return Object.entries(PLAIN).find(([, names]) => names.includes(key))?.[0] ?? null;
}

/** `Admin1`, `admin1Name_en`, `ADM1_AR`, `admin1AltName1_en`, `Admin 1 P-Code`. */
function levelProperty(digit: string, rest: string): string | null {
  if (/^(p?code|pcod)$/.test(rest)) return `adm${digit}_pcode`;
  if (rest === '' || /^(name|nameen|en)$/.test(rest)) return `adm${digit}_name`;
  const language = /^(?:name)?([a-z]{2})$/.exec(rest)?.[1];
  if (language !== undefined) return `adm${digit}_${language}`;
  const alternative = /^(?:alt(?:name)?|namealt)(\d?)(?:name)?([a-z]{2})?$/.exec(rest);
  if (alternative !== null) return `adm${digit}_alt${alternative[1] ?? ''}${alternative[2] ?? '_name'}`;
  return /^ref(name)?$/.test(rest) ? `adm${digit}_ref` : /^name\d$/.test(rest) ? `adm${digit}_${rest}` : null;
}

/** `#adm1+name`, `#adm1+code`, `#adm1+name+i_ar`, `#loc+name+alt`, `#geo+lat`; `#country` is the level above the first. */
function byTag(tag: string): string | null {
  const [base = '', ...attributes] = tag.toLowerCase().replaceAll(/\s+/g, '').split('+');
  if (base === '#geo') return attributes.includes('lat') ? 'latitude' : attributes.includes('lon') ? 'longitude' : null;
  const language = attributes.map((one) => /^(?:i_)?([a-z]{2})$/.exec(one)?.[1]).find((one) => one !== undefined), isCode = attributes.includes('code') || attributes.includes('pcode');
  const digit = base === '#country' ? '0' : /^#adm(\d)$/.exec(base)?.[1];
  if (digit !== undefined) return isCode ? `adm${digit}_pcode` : attributes.includes('alt') ? `adm${digit}_alt_name` : language === undefined || language === 'en' ? `adm${digit}_name` : `adm${digit}_${language}`;
  if (base !== '#loc') return null;
  return isCode ? 'pcode' : attributes.includes('alt') ? 'variants' : language === undefined || language === 'en' ? 'name' : `name:${language}`;
}
