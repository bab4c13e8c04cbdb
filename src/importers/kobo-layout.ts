// The XLSX and CSV of KoboToolbox: groups joined by `/` or left out, a position as text and in four columns, groups that repeat as further sheets.
import type { CellOf, FormLayout } from '#importers/form-layout.ts';

const PARTS = ['latitude', 'longitude', 'altitude', 'precision'];
/** As the export writes them in place of their names, where it has labels. */
const REVIEWS: Readonly<Record<string, string>> = { 'approved': 'validation_status_approved', 'not approved': 'validation_status_not_approved', 'on hold': 'validation_status_on_hold' };
const ROOT_IDS = ['meta/rootUuid', 'rootUuid', '_rootUuid', '_submission_meta/rootUuid', '_submission_rootUuid'];
const IDS = ['_uuid', '_submission__uuid'];

const firstOf = (cell: CellOf, columns: readonly string[]): string => columns.map(cell).find((text) => text !== '') ?? '';

export const KOBO_LAYOUT: FormLayout = {
  ids: ['_uuid', 'meta/rootUuid', 'rootUuid', '_rootUuid'], reviews: ['_validation_status', '_submission__validation_status'], parent: '_parent_index', separator: '/',
  links: [['_submission__uuid', '_uuid'], ['_submission__id', '_id'], ['_parent_index', '_index']],
  isOwn: (column) => /^(_|meta\/|formhub\/)/.test(column) || column === 'rootUuid',
  positionPart(column) {
    const read = /^(.*\/)?_(.+)_(latitude|longitude|altitude|precision)$/.exec(column);
    return read === null ? null : { questions: [`${read[1] ?? ''}${read[2]!}`, read[2]!], part: PARTS.indexOf(read[3]!) };
  },
  // Numbers run on through all submissions: the order within each is all that there is.
  numberOf: () => null,
  isMember: (cell) => cell('_parent_index') !== '',
  isNested: (member, sheets) => sheets.includes(member('_parent_table_name')),
  groupName: (_, table) => table,
  besides: () => Promise.resolve([]),
  systemOf(cell) {
    const root = firstOf(cell, ROOT_IDS), uuid = firstOf(cell, IDS), review = firstOf(cell, ['_validation_status', '_submission__validation_status']);
    return { ...(root === '' ? {} : { rootUuid: root }), ...(uuid === '' ? {} : { _uuid: uuid }), ...(review === '' ? {} : { _validation_status: REVIEWS[review.toLowerCase()] ?? review }) };
  },
  systemColumns: { rootUuid: 'meta/rootUuid' },
  faultOf: (cell) => (firstOf(cell, [...ROOT_IDS, ...IDS]) !== '' ? null : { code: 'import.no-id', column: '_uuid', value: '', message: 'the submission has no id', mend: 'look it up in the export that the row comes from' }),
};
