// Gazetteers that are tables: columns as OCHA and others call them, HXL tags, a sheet for each level; and the places of an agreement.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { Gazetteer } from '#importers/gazetteer.ts';
import { readGazetteerFile } from '#importers/read-gazetteer.ts';
import { importContext } from '#monitor/import-context.ts';
import { placesOfAgreement } from '#monitor/places-of-agreement.ts';
import { fileWith } from './imported.ts';

const read = async (text: string | Uint8Array, name = 'places.csv') => {
  const { places, problems } = await readGazetteerFile(fileWith(name, text));
  const gazetteer = new Gazetteer(places);
  return { places, problems: problems.map(({ message }) => message.replace(/^the gazetteer \S+: /, '')), found: (place: string, ...within: string[]) => gazetteer.find(place, within) };
};

describe('a table of places', () => {
  test('with plain columns: spellings, Arabic, code, what it lies in by name or code, a point', async () => {
    const { places, problems, found } = await read('Name,Name (Arabic),Aliases,P-code,Parent pcode,Lon,Lat\nJabal,جبل,,XX02,,,\nKhirbet Nafisa,خربة نفيسة,Harb Nafsa; Kh. Nafisa,XX0201,XX02,36.5,34.1\nNahr,,,N1,,,\nNahr,,,N2,XX02,,\n');
    assert.deepEqual(problems, []);
    assert.deepEqual(places[1], { name: 'Khirbet Nafisa', variants: ['Harb Nafsa', 'Kh. Nafisa', 'خربة نفيسة'], pcode: 'XX0201', within: [['XX02']], geometry: { type: 'Point', coordinates: [36.5, 34.1] } });
    for (const name of ['khirbet nafisa', 'خربه نفيسه', 'Harb Nafsa', 'xx0201']) assert.deepEqual(found(name), { found: 'exact', name: 'Khirbet Nafisa' });
    assert.deepEqual(found('Khirbet Nafisa', 'جبل'), { found: 'exact', name: 'Khirbet Nafisa' });
    assert.equal(found('Khirbet Nafissa').found, 'suggested');
    assert.equal(found('Nahr').found, 'suggested', 'two places bear the name, and neither lies in the other');
    assert.deepEqual(found('Nahr', 'Jabal'), { found: 'exact', name: 'Nahr (N2)' });
    assert.deepEqual(found('Elsewhere'), { found: 'none' });
  });

  for (const [what, header] of [
    ['boundaries', 'ADM0_EN,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE'], ['gazetteers of OCHA', 'admin0Name_en,admin1Name_en,admin1Name_ar,admin1Pcode,admin2Name_en,admin2Name_ar,admin2Pcode'],
    ['people', 'Country,Admin 1,Admin 1 Name AR,Admin1 P-Code,Admin 2,Admin 2 Name AR,Admin2 P-Code'], ['later boundaries', 'adm0_name,adm1_name,adm1_ar,adm1_pcode,adm2_name,adm2_ar,adm2_pcode'],
  ] as const) {
    test(`with the levels as ${what} call them`, async () => {
      const { places } = await read(`${header}\nExland,Jabal,جبل,XX02,Nafisa,نفيسة,XX0201\n`);
      assert.deepEqual(places, [{ name: 'Nafisa', variants: ['نفيسة'], pcode: 'XX0201', within: [['Exland'], ['Jabal', 'جبل', 'XX02']], geometry: null }]);
    });
  }

  test('by HXL tags, whatever the columns are called; a village with its levels', async () => {
    const { places } = await read('بلد;محافظة;رمز;قرية;Dorf;Nr;B;L\n#country+name;#adm1+name;#adm1+code;#loc+name+ar;#loc+name;#loc+code;#geo+lat;#geo+lon\nExland;Jabal;XX02;نفيسة;Nafisa;P7;34,1;36.5\n');
    assert.deepEqual(places, [{ name: 'Nafisa', variants: ['نفيسة'], pcode: 'P7', within: [['Exland'], ['Jabal', 'XX02']], geometry: null }], 'a decimal comma is no number here: the place is known by its name all the same');
  });

  test('in the sheets of a workbook, notes passed over', async () => {
    const sheets = [{ name: 'ReadMe', rows: [['About this file'], ['Prepared by somebody', 'on some day']] }, { name: 'ADM1', rows: [['admin1Name_en', 'admin1Pcode'], ['Jabal', 'XX02']] }, { name: 'ADM2', rows: [['admin2Name_en', 'admin2Pcode', 'admin1Pcode', 'admin1Name_en'], ['Nafisa', 'XX0201', 'XX02', 'Jabal']] }];
    const { places, problems, found } = await read(await writeXlsx({ sheets }), 'places.xlsx');
    assert.deepEqual([problems, places.map(({ name }) => name)], [[], ['Jabal', 'Nafisa']]);
    assert.deepEqual(found('Nafisa', 'XX02'), { found: 'exact', name: 'Nafisa' });
  });

  test('tells which row has no name, and that no column names places', async () => {
    assert.deepEqual((await read('name,pcode\nMill,1\n,2\n')).problems, ['row 3 names no place']);
    assert.deepEqual((await read('a,b\n1,x\n')).problems, ['no column names places (it has a, b)']);
    await assert.rejects(readGazetteerFile('nowhere.csv'), /nowhere.csv cannot be read/);
  });
});

describe('the places of an agreement', () => {
  const AGREEMENT = '# An agreement\n\n```truce\nagreement Valley\n  clock "Asia/Damascus"\nplace North "The North" also "Northern Province"\nplace Mill "The Old Mill" also "Al-Matahin" in North\nchannel Watch sees incidents\nreading Monitor adopted by "us" counts confirmed\n```\n';
  const contextWith = (gazetteers: string[], text = AGREEMENT) => importContext({ channel: 'Watch', zone: undefined, mapping: undefined, gazetteers, agreement: fileWith('agreement.md', text), encoding: undefined });

  test('are found by their names and titles, and called by their names', async () => {
    const { places } = await contextWith([]);
    for (const name of ['mill', 'The Old Mill', 'al matahin']) assert.deepEqual(places!.find(name, []), { found: 'exact', name: 'Mill' });
    assert.deepEqual(places!.find('Mill', ['Northern Province']), { found: 'exact', name: 'Mill' });
    assert.equal(places!.find('Matahin', []).found, 'suggested');
    assert.deepEqual(places!.find('Ford', []), { found: 'none' });
  });

  test('join with a gazetteer where one place alone bears the name, and are asked about where several do', async () => {
    const { places } = await contextWith([fileWith('places.csv', 'name,variants,pcode\nThe Old Mill,Le Moulin,P1\nFord,,P2\n')]);
    assert.deepEqual(['Le Moulin', 'P1', 'Ford'].map((name) => places!.find(name, [])), [{ found: 'exact', name: 'Mill' }, { found: 'exact', name: 'Mill' }, { found: 'exact', name: 'Ford' }]);
    const doubtful = await contextWith([fileWith('places.csv', 'name,within,pcode\nMill,East,P1\nMill,West,P2\n')]);
    assert.equal(doubtful.places!.find('Mill', []).found, 'suggested');
    assert.equal(doubtful.places!.find('The Old Mill', []).found, 'exact');
  });

  test('an agreement with errors gives none', async () => {
    await assert.rejects(contextWith([], '# Nothing\n\n```truce\nplace\n```\n'));
    await assert.rejects(placesOfAgreement('nowhere.md'), /there is no file/);
  });
});
