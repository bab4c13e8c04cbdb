// The CSV of ODK Central: groups joined by `-`, a position in four columns, the review in ReviewState; a group that repeats in a CSV of its own beside it.
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FormLayout } from '#importers/form-layout.ts';
import { lastName } from '#importers/form-questions.ts';

const OWN = new Set(['SubmissionDate', 'KEY', 'PARENT_KEY', 'SubmitterID', 'SubmitterName', 'AttachmentsPresent', 'AttachmentsExpected', 'Status', 'ReviewState', 'DeviceID', 'Edits', 'FormVersion', 'instanceID', 'instanceName']);
const PARTS = ['Latitude', 'Longitude', 'Altitude', 'Accuracy'];

export const ODK_LAYOUT: FormLayout = {
  ids: ['KEY'], reviews: ['ReviewState'], parent: 'PARENT_KEY', separator: '-', links: [['PARENT_KEY', 'KEY']],
  isOwn: (column) => OWN.has(column) || column.startsWith('meta-'),
  positionPart(column) {
    const read = /^(.+)-(Latitude|Longitude|Altitude|Accuracy)$/.exec(column);
    return read === null ? null : { questions: [read[1]!], part: PARTS.indexOf(read[2]!) };
  },
  // `uuid:…/incident/shots[2]`: the second.
  numberOf: (member) => Number(/\[(\d+)\]$/.exec(member('KEY'))?.[1] ?? '') || null,
  isMember: (cell) => cell('KEY') !== '',
  isNested: (member) => member('PARENT_KEY').includes('/'),
  // `meta-instanceID` is another after an edit; KEY stays.
  systemOf: (cell, isJoined) => ({ __id: cell(isJoined ? 'PARENT_KEY' : 'KEY'), ...(cell('ReviewState') === '' ? {} : { __system: { reviewState: cell('ReviewState') } }) }),
  systemColumns: { '__id': 'KEY', '__system/reviewState': 'ReviewState' },
  faultOf(cell, isJoined) {
    const column = isJoined ? 'PARENT_KEY' : 'KEY';
    if (cell(column) === '') return { code: 'import.no-id', column, value: '', message: 'the submission has no id', mend: 'look it up in the export that the row comes from' };
    return cell('Status') === '' ? null : { code: 'import.encrypted', column: 'Status', value: cell('Status'), message: 'its answers are encrypted, and are not in the file', mend: 'export it again with the passphrase' };
  },
  groupName: (member) => member('KEY').split('/').slice(1).join('/').replaceAll(/\[\d+\]/g, ''),
  async besides(path, group) {
    const stem = basename(path).replace(/\.csv$/i, ''), folder = dirname(path);
    if (stem === basename(path)) return [];
    const wanted = group === null ? '.+' : `${lastName(group).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(~\\d+)?`;
    const names = (await readdir(folder)).filter((name) => name.startsWith(`${stem}-`) && new RegExp(`^${wanted}\\.csv$`, 'i').test(name.slice(stem.length + 1)));
    return names.sort().map((name) => ({ name, path: join(folder, name) }));
  },
};
