// Places by name: what an agreement or a deployment brings of names, variants, codes and shapes; asked by importers, and never a silent guess.
import { areaRelation, pointInArea, type Geometry } from '#base/geometry.ts';
import { boxOf } from '#base/shape.ts';
import type { PlaceFinder, PlaceFound } from '#importers/importer.ts';
import { lettersApart, nameKey, skeleton, withoutArticle } from '#importers/place-names.ts';

/** One place of a gazetteer. */
export interface GazetteerPlace {
  /** What claims call it. */
  name: string;
  /** Other names and spellings, in any script. */
  variants: readonly string[];
  pcode: string | null;
  /** What it lies in, from wide to narrow: of each area its names and its code. */
  within: readonly (readonly string[])[];
  geometry: Geometry | null;
}

interface Entry extends GazetteerPlace {
  keys: Set<string>;
  /** Keys of all that it lies in, and of itself. */
  areas: Set<string>;
  /** The places of the gazetteer that it lies in by its own word and theirs. */
  around: Set<Entry>;
  box: readonly [number, number, number, number] | null;
}

const MOST_SUGGESTED = 5;

export class Gazetteer implements PlaceFinder {
  readonly #entries: Entry[];
  readonly #byKey = new Map<string, Entry[]>();
  readonly #byName = new Map<string, Entry>();
  /** Every key that names an area here, drawn or only told of. */
  readonly #areas = new Set<string>();
  readonly #answers = new Map<string, PlaceFound>();

  constructor(places: readonly GazetteerPlace[]) {
    this.#entries = withNamesOfTheirOwn(places).map(entryOf);
    for (const entry of this.#entries) {
      this.#byName.set(entry.name, entry);
      for (const key of entry.keys) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), entry]);
    }
    for (const entry of this.#entries) {
      // A district that names only its governorate lies in the country of the governorate too, whatever that is called there.
      const reached = [entry];
      for (const one of reached) {
        for (const area of one.within) {
          const around = this.#areaCalled(area, one);
          if (around === undefined || around === entry || entry.around.has(around)) continue;
          entry.around.add(around);
          reached.push(around);
          for (const key of around.keys) entry.areas.add(key);
        }
        for (const name of one.within.flat()) entry.areas.add(nameKey(name));
      }
      for (const key of entry.areas) this.#areas.add(key);
    }
  }

  /** The area that a place says it lies in: by its code or else its name; of several the widest. */
  #areaCalled(names: readonly string[], inner: Entry): Entry | undefined {
    const candidates = names.toReversed().map((name) => (this.#byKey.get(nameKey(name)) ?? []).filter((entry) => entry !== inner)).find((entries) => entries.length > 0) ?? [];
    return candidates.toSorted((a, b) => a.within.length - b.within.length)[0];
  }

  get size(): number { return this.#entries.length; }

  find(name: string, within: readonly string[]): PlaceFound {
    const key = JSON.stringify([name, ...within]);
    let answer = this.#answers.get(key);
    if (answer === undefined) this.#answers.set(key, (answer = this.#look(name, within)));
    return answer;
  }

  holds(name: string, [lon, lat]: readonly [number, number]): boolean | null {
    const entry = this.#byName.get(name);
    const { geometry = null, box = null } = entry ?? {};
    if (geometry === null || box === null || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')) return null;
    if (lon < box[0] || lat < box[1] || lon > box[2] || lat > box[3]) return false;
    return pointInArea([lon, lat], geometry) === 'in';
  }

  #look(name: string, within: readonly string[]): PlaceFound {
    const named = this.#byKey.get(nameKey(name)) ?? [];
    const inside = named.filter((entry) => this.#strayArea(entry, within) === undefined);
    if (inside.length === 1) return { found: 'exact', name: inside[0]!.name };
    if (inside.length > 1) return this.#oneOf(name, inside);
    if (named.length > 0) return suggest(named.map((entry) => ({ entry, why: `it lies in ${areaText(entry)}, not in ${this.#strayArea(entry, within)!}` })));
    return this.#like(name, within);
  }

  /** Of several that bear the name, the one that holds all others is sure to hold what is meant. */
  #oneOf(name: string, entries: readonly Entry[]): PlaceFound {
    const widest = entries.filter((wide) => entries.every((entry) => entry === wide || this.#liesIn(entry, wide)));
    if (widest.length === 1) return { found: 'exact', name: widest[0]!.name };
    return suggest(entries.map((entry) => ({ entry, why: `one of ${entries.length} places called ${JSON.stringify(name)}, in ${areaText(entry)}` })));
  }

  /** Not written so, but like it: without the article, in another transliteration, a letter or two off. */
  #like(name: string, within: readonly string[]): PlaceFound {
    const key = nameKey(name), bare = withoutArticle(key), bones = skeleton(key);
    const most = Math.max(1, Math.floor(bare.length / 4));
    const found: { entry: Entry; rank: number; why: string }[] = [];
    for (const entry of this.#entries) {
      if (this.#strayArea(entry, within) !== undefined) continue;
      let best: { rank: number; why: string } | null = null;
      for (const known of entry.keys) {
        const like = likeness(bare, bones, known, most);
        if (like !== null && (best === null || like.rank < best.rank)) best = like;
      }
      if (best !== null) found.push({ entry, ...best });
    }
    found.sort((a, b) => a.rank - b.rank || (a.entry.name < b.entry.name ? -1 : 1));
    return found.length === 0 ? { found: 'none' } : suggest(found.slice(0, MOST_SUGGESTED));
  }

  /** The first of the stated areas that the place is known not to lie in. An area that the gazetteer has never heard of says nothing. */
  #strayArea(entry: Entry, within: readonly string[]): string | undefined {
    return within.find((area) => {
      const key = nameKey(area);
      if (entry.areas.has(key) || !this.#areas.has(key)) return false;
      const areas = this.#byKey.get(key) ?? [];
      return !areas.some((wide) => this.#liesIn(entry, wide));
    });
  }

  #liesIn(entry: Entry, wide: Entry): boolean {
    if (entry.around.has(wide)) return true;
    if (entry.within.length > 0 || entry.geometry === null || wide.geometry === null) return false;
    return areaRelation(entry.geometry, wide.geometry) !== 'out';
  }
}

function entryOf(place: GazetteerPlace): Entry {
  const keys = new Set([place.name, ...place.variants, ...(place.pcode === null ? [] : [place.pcode])].map(nameKey).filter((key) => key !== ''));
  return { ...place, keys, areas: new Set(keys), around: new Set(), box: place.geometry === null ? null : boxOf(place.geometry) };
}

/** A name that several places bear stays with the one that lies in the fewest; the others are called by their code too, or by what they lie in. */
function withNamesOfTheirOwn(places: readonly GazetteerPlace[]): GazetteerPlace[] {
  const taken = new Set<string>();
  const ordered = places.map((place, i) => ({ place, i })).sort((a, b) => a.place.within.length - b.place.within.length || a.i - b.i);
  const named: { place: GazetteerPlace; i: number }[] = [];
  for (const { place, i } of ordered) {
    let { name } = place;
    if (taken.has(name)) name = `${place.name} (${place.pcode ?? place.within.at(-1)?.[0] ?? 'another'})`;
    for (let n = 2; taken.has(name); n += 1) name = `${place.name} (${place.pcode ?? place.within.at(-1)?.[0] ?? 'another'}, ${n})`;
    taken.add(name);
    named.push({ i, place: name === place.name ? place : { ...place, name, variants: [place.name, ...place.variants] } });
  }
  return named.sort((a, b) => a.i - b.i).map(({ place }) => place);
}

function likeness(bare: string, bones: string, known: string, most: number): { rank: number; why: string } | null {
  const other = withoutArticle(known);
  if (other === bare) return { rank: 0, why: 'one has the article, the other has not' };
  const apart = lettersApart(bare, other, most);
  if (apart <= most && Math.min(bare.length, other.length) > 2) return { rank: apart, why: apart === 1 ? 'one letter differs' : `${apart} letters differ` };
  if (bones.length > 1 && skeleton(known) === bones) return { rank: most + 1, why: 'may be the same in another transliteration' };
  return null;
}

function areaText({ within }: Entry): string {
  return within.length === 0 ? 'no area that is told' : within.map(([name]) => name).join(', ');
}

function suggest(found: readonly { entry: Entry; why: string }[]): PlaceFound {
  return { found: 'suggested', names: found.slice(0, MOST_SUGGESTED).map(({ entry, why }) => ({ name: entry.name, why })) };
}
