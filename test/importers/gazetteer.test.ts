// Places by name: what is the same spelling is found, what is only like it is asked, and nothing is guessed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Gazetteer } from '#importers/gazetteer.ts';
import { nameKey, skeleton } from '#importers/place-names.ts';
import { readGazetteer } from '#importers/read-gazetteer.ts';
import { realFile } from './imported.ts';

const square = (west: number, south: number) => ({ type: 'Polygon', coordinates: [[[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]] });
const feature = (properties: Record<string, unknown>, geometry: unknown = null) => ({ type: 'Feature', properties, geometry });
const read = (...features: unknown[]) => readGazetteer(JSON.stringify({ type: 'FeatureCollection', features }), 'places.geojson');

const { places, problems } = read(
  feature({ ADM1_EN: 'Ar-Rimal', ADM1_AR: 'الرمال', ADM1_PCODE: 'XX01', ADM0_EN: 'Exland', ADM0_PCODE: 'XX' }, square(0, 0)),
  feature({ ADM1_EN: 'Jabal', ADM1_AR: 'جبل', ADM1_PCODE: 'XX02', ADM0_EN: 'Exland', ADM0_PCODE: 'XX' }, square(5, 5)),
  feature({ ADM2_EN: 'Ar-Rimal', ADM2_AR: 'مركز الرمال', ADM2_PCODE: 'XX0101', ADM1_EN: 'Ar-Rimal', ADM1_PCODE: 'XX01', ADM0_EN: 'Exland' }),
  feature({ ADM2_EN: 'Khirbet Nafisa', ADM2_AR: 'خربة نفيسة', ADM2ALT1EN: 'Harb Nafsa', ADM2_PCODE: 'XX0201', ADM1_EN: 'Jabal', ADM1_PCODE: 'XX02', ADM0_EN: 'Exland' }),
  feature({ name: 'Tall Abyad', variants: ['Tel Abiad', 'تل أبيض'], within: ['Exland', 'Jabal'] }),
  feature({ name: 'Nahr', within: ['Ar-Rimal'] }), feature({ name: 'Nahr', within: ['Jabal'], pcode: 'N2' }),
  feature({ name: 'Dépôt', pcode: 'D1' }, { type: 'Point', coordinates: [0.5, 0.5] }),
);
const gazetteer = new Gazetteer(places);
const found = (name: string, ...within: string[]) => gazetteer.find(name, within);

describe('a gazetteer', () => {
  test('reads plain features and administrative ones, also without a shape', () => {
    assert.deepEqual(problems, []);
    assert.equal(gazetteer.size, 8);
    assert.deepEqual(places[3], { name: 'Khirbet Nafisa', variants: ['خربة نفيسة', 'Harb Nafsa'], pcode: 'XX0201', within: [['Exland'], ['Jabal', 'XX02']], geometry: null });
  });

  for (const [name, expected] of [
    ['khirbet nafisa', 'Khirbet Nafisa'], ['KHIRBET-NAFISA', 'Khirbet Nafisa'], ['خِربَة نَفيسة', 'Khirbet Nafisa'], ['خربه نفيسه', 'Khirbet Nafisa'], ['Harb Nafsa', 'Khirbet Nafisa'], ['XX0201', 'Khirbet Nafisa'], ['xx0201', 'Khirbet Nafisa'],
    ['تل ابيض', 'Tall Abyad'], ['Depot', 'Dépôt'], ['al-Rimal', 'Ar-Rimal'], ['Al Rimal', 'Ar-Rimal'], ['الرمـــال', 'Ar-Rimal'],
  ] as const) {
    test(`finds ${name}`, () => assert.deepEqual(found(name), { found: 'exact', name: expected }));
  }

  test('takes the wider of two that bear a name where one lies in the other, the narrower where it is meant', () => {
    assert.deepEqual(found('Ar-Rimal'), { found: 'exact', name: 'Ar-Rimal' });
    assert.deepEqual(found('XX0101'), { found: 'exact', name: 'Ar-Rimal (XX0101)' });
    assert.deepEqual(found('مركز الرمال', 'Exland', 'Ar-Rimal'), { found: 'exact', name: 'Ar-Rimal (XX0101)' });
  });

  test('asks which of two is meant, unless the area says it', () => {
    const asked = found('Nahr');
    assert.ok(asked.found === 'suggested');
    assert.deepEqual(asked.names, [{ name: 'Nahr', why: 'one of 2 places called "Nahr", in Ar-Rimal' }, { name: 'Nahr (N2)', why: 'one of 2 places called "Nahr", in Jabal' }]);
    assert.deepEqual(found('Nahr', 'Exland', 'Jabal'), { found: 'exact', name: 'Nahr (N2)' });
    assert.deepEqual(found('Nahr', 'جبل'), { found: 'exact', name: 'Nahr (N2)' });
  });

  for (const [name, like, why] of [
    ['Rimal', 'Ar-Rimal', 'one has the article, the other has not'], ['رمال', 'Ar-Rimal', 'one has the article, the other has not'], ['Kirbet Nafisa', 'Khirbet Nafisa', 'one letter differs'],
    ['Khurbat Nfeise', 'Khirbet Nafisa', 'may be the same in another transliteration'], ['Jebel', 'Jabal', 'one letter differs'],
  ] as const) {
    test(`asks whether ${name} is ${like}`, () => {
      const asked = found(name);
      assert.ok(asked.found === 'suggested', JSON.stringify(asked));
      assert.equal(asked.names[0]!.name, like);
      if (name !== 'Jebel') assert.equal(asked.names[0]!.why, why);
    });
  }

  test('does not take a place from another area than the stated one', () => {
    const asked = found('Tall Abyad', 'Ar-Rimal');
    assert.ok(asked.found === 'suggested');
    assert.match(asked.names[0]!.why, /^it lies in Exland, Jabal, not in Ar-Rimal$/);
    assert.deepEqual(found('Rimal', 'Jabal'), { found: 'none' });
  });

  test('passes over an area that it has never heard of', () => {
    assert.deepEqual(found('Tall Abyad', 'République d’Ex'), { found: 'exact', name: 'Tall Abyad' });
  });

  test('finds nothing for a name like no other', () => {
    assert.deepEqual(found('Pepsi War'), { found: 'none' });
    assert.deepEqual(found(''), { found: 'none' });
  });

  test('says whether a point lies in a place that is drawn', () => {
    assert.equal(gazetteer.holds('Ar-Rimal', [0.5, 0.5]), true);
    assert.equal(gazetteer.holds('Ar-Rimal', [0, 0]), true);
    assert.equal(gazetteer.holds('Ar-Rimal', [3, 3]), false);
    assert.equal(gazetteer.holds('Tall Abyad', [3, 3]), null);
    assert.equal(gazetteer.holds('Dépôt', [3, 3]), null);
    assert.equal(gazetteer.holds('Nowhere', [3, 3]), null);
  });

  test('says what is wrong with the file', () => {
    assert.match(read(feature({})).problems[0]!.message, /features\[0\] has no name/);
    assert.match(read(feature({ name: 'A' }, { type: 'Polygon', coordinates: [[[0, 0], [1, 1]]] })).problems[0]!.message, /shape of "A"/);
    assert.match(readGazetteer('{', 'x').problems[0]!.message, /no JSON/);
    assert.match(readGazetteer('[]', 'x').problems[0]!.message, /FeatureCollection/);
  });

  test('keys keep different names apart', () => {
    assert.notEqual(nameKey('حماة'), nameKey('حمص'));
    assert.notEqual(nameKey('Asfar'), nameKey('Al-Sfar'));
    assert.equal(nameKey('ash-Sham'), nameKey('Al Sham'));
    assert.equal(skeleton(nameKey('دير الزور')).length > 1, true);
  });
});

const files = ['adm0', 'adm1', 'adm2'].map((level) => realFile(`syria-admin/syr_admbnda_${level}_uncs_unocha.json`));
const skip = files.find((file) => file.skip !== false)?.skip ?? false;

describe('boundaries as published', { skip }, () => {
  const all = skip !== false ? [] : files.map(({ path }) => readGazetteer(readFileSync(path, 'utf8'), path));
  const boundaries = new Gazetteer(all.flatMap((one) => one.places));

  test('are read whole, each found by all its names and its code', () => {
    assert.deepEqual(all.flatMap((one) => one.problems), []);
    assert.equal(boundaries.size, 77);
    for (const { places: level } of all.slice(1, 2)) for (const place of level) for (const name of [place.name, ...place.variants, place.pcode!]) assert.deepEqual([name, boundaries.find(name, ['Syrian Arab Republic'])], [name, { found: 'exact', name: place.name }]);
    for (const place of all[2]!.places) assert.equal(boundaries.find(place.pcode!, []).found, 'exact', place.name);
  });

  test('find the spellings that reports use, or ask', () => {
    for (const [written, name] of [['al-Raqqa', 'Ar-Raqqa'], ['حلب', 'Aleppo'], ['ادلب', 'Idleb'], ['إدلب', 'Idleb'], ["Dar'a", "Dar'a"], ['Dara', "Dar'a"], ['DEIR EZ ZOR', 'Deir-ez-Zor']] as const) assert.deepEqual([written, boundaries.find(written, [])], [written, { found: 'exact', name }]);
    for (const [written, name] of [['Idlib', 'Idleb'], ['Daraa', "Dar'a"], ['Latakia', 'Lattakia'], ['Hasaka', 'Al-Hasakeh'], ['Raqqa', 'Ar-Raqqa'], ['Manbij', 'Menbij'], ['Tartus', 'Tartous']] as const) {
      const asked = boundaries.find(written, []);
      assert.ok(asked.found === 'suggested' && asked.names.some((one) => one.name === name), `${written}: ${JSON.stringify(asked)}`);
    }
  });

  test('tell a point in Aleppo from one in Damascus', () => {
    assert.equal(boundaries.holds('Aleppo', [37.16, 36.2]), true);
    assert.equal(boundaries.holds('Aleppo', [36.3, 33.5]), false);
  });
});
