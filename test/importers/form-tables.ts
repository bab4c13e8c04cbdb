// The downloads of forms as their services lay them out, for tests: ODK Central's CSV, KoboToolbox's XLSX and CSV; and the same submissions as JSON of their APIs.
import { writeXlsx } from 'hucre/xlsx';

export const MAPPING = {
  fields: { type: 'incident/what_happened', start: 'when/it_began', location: 'incident/spot', killed_low: 'dead' },
  values: { type: { mortar: 'attack/shelling/mortar', gunfire: 'attack/small-arms' } }, always: { kind: 'incident' },
};

export interface Sent { id: string; review?: string; what?: string; began?: string; spot?: string; dead?: string; shots?: { weapon: string; dead: string }[] }

const BEGAN = '2031-03-01T07:00:00.000+03:00', SPOT = '36.2 37.1 400 12.5', FILLED_IN = '2031-03-02T09:00:00.000+03:00';
const whole = (one: Sent): Required<Sent> => ({ review: '', what: 'mortar', began: BEGAN, spot: SPOT, dead: '1', shots: [], ...one });
/** Four cells of a position. */
const parts = (spot: string): string[] => [...spot.split(' '), '', '', '', ''].slice(0, 4);
export const csv = (rows: readonly (readonly string[])[], delimiter = ','): string => rows.map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)}\n`).join('');

export const odkJson = (sent: readonly Sent[]): string => JSON.stringify({ value: sent.map((one) => {
  const { id, review, what, began, spot, dead, shots } = whole(one), [lat, lon, alt, accuracy] = parts(spot);
  return { __id: `uuid:${id}`, start: FILLED_IN, when: { it_began: began }, dead: Number(dead), meta: { instanceID: `uuid:${id}` }, __system: { reviewState: review === '' ? null : review },
    incident: { what_happened: what, spot: { type: 'Point', coordinates: [Number(lon), Number(lat), Number(alt)], properties: { accuracy: Number(accuracy) } }, shots: shots.map((shot) => ({ weapon: shot.weapon, dead: Number(shot.dead) })) } };
}) });

const ODK_BEHIND = ['SubmitterID', 'SubmitterName', 'AttachmentsPresent', 'AttachmentsExpected', 'Status', 'ReviewState', 'DeviceID', 'Edits', 'FormVersion'];
export const odkCsv = (sent: readonly Sent[], group = true, status = ''): string => csv([
  ['SubmissionDate', 'start', `${group ? 'when-' : ''}it_began`, `${group ? 'incident-' : ''}what_happened`, ...['Latitude', 'Longitude', 'Altitude', 'Accuracy'].map((part) => `${group ? 'incident-' : ''}spot-${part}`), 'dead', `${group ? 'meta-' : ''}instanceID`, 'KEY', ...ODK_BEHIND],
  ...sent.map(whole).map(({ id, review, what, began, spot, dead }) => ['2031-03-02T06:12:00.000Z', FILLED_IN, began, what, ...parts(spot), dead, `uuid:${id}-edited`, `uuid:${id}`, '5', 'A. Person', '0', '0', status, review, '', '1', '1']),
]);
/** The group's table, which lies beside as `NAME-shots.csv`. */
export const odkShots = (sent: readonly Sent[]): string => csv([['weapon', 'dead', 'PARENT_KEY', 'KEY'], ...sent.flatMap(({ id, shots = [] }) => shots.map(({ weapon, dead }, i) => [weapon, dead, `uuid:${id}`, `uuid:${id}/incident/shots[${i + 1}]`]))]);

const KOBO_REVIEWS: Readonly<Record<string, string>> = { approved: 'validation_status_approved', rejected: 'validation_status_not_approved', hasIssues: 'validation_status_on_hold' };
export const koboJson = (sent: readonly Sent[]): string => JSON.stringify({ results: sent.map((one) => {
  const { id, review, what, began, spot, dead, shots } = whole(one);
  return { _id: 5, _uuid: id, 'meta/rootUuid': `uuid:${id}`, start: FILLED_IN, 'when/it_began': began, 'incident/what_happened': what, 'incident/spot': spot, dead, _validation_status: review === '' ? {} : { uid: KOBO_REVIEWS[review] }, 'incident/shots': shots.map((shot) => ({ 'incident/shots/weapon': shot.weapon, 'incident/shots/dead': shot.dead })) };
}) });

export interface KoboTold { groups?: boolean; hasRoot?: boolean; labels?: boolean }
/** The sheets by their names: that of the form, and that of the group. */
export function koboSheets(sent: readonly Sent[], { groups = true, hasRoot = true, labels = false }: KoboTold = {}): Record<string, string[][]> {
  const named = (group: string, name: string, label: string): string => (labels ? label : groups ? `${group}${name}` : name), spot = labels ? 'Where was it?' : 'spot', before = groups && !labels ? 'incident/' : '';
  const system = ['_id', '_uuid', '_submission_time', '_validation_status', '_notes', '_status', '_submitted_by', '__version__', '_tags', ...(hasRoot ? ['meta/rootUuid'] : [])];
  const systemOf = ({ id, review }: Required<Sent>): string[] => [`${id.length}0${id.codePointAt(0)}`, id, '2031-03-02T06:12:00', review === '' ? '' : labels ? { approved: 'Approved', rejected: 'Not Approved', hasIssues: 'On Hold' }[review]! : KOBO_REVIEWS[review] ?? review, '', 'submitted_via_web', 'someone', 'v1', '', ...(hasRoot ? [`uuid:${id}`] : [])];
  let index = 0;
  const all = sent.map(whole);
  return {
    'Incident report': [
      ['start', named('when/', 'it_began', 'When did it begin?'), named('incident/', 'what_happened', 'What happened?'), `${before}${spot}`, ...['latitude', 'longitude', 'altitude', 'precision'].map((part) => `${before}_${spot}_${part}`), named('', 'dead', 'How many died?'), ...system, '_index'],
      ...all.map((one, i) => [FILLED_IN, one.began, labels ? { mortar: 'Mortar fire' }[one.what] ?? one.what : one.what, one.spot, ...parts(one.spot), one.dead, ...systemOf(one), String(i + 1)]),
    ],
    shots: [
      [named('incident/shots/', 'weapon', 'What was it?'), named('incident/shots/', 'dead', 'How many died?'), '_index', '_parent_table_name', '_parent_index', ...system.map((column) => `_submission_${column}`)],
      ...all.flatMap((one, i) => one.shots.map(({ weapon, dead }) => [weapon, dead, String(index += 1), 'Incident report', String(i + 1), ...systemOf(one)])),
    ],
  };
}
export const workbook = (sheets: Record<string, string[][]>): Promise<Uint8Array> => writeXlsx({ sheets: Object.entries(sheets).filter(([, rows]) => rows.length > 1).map(([name, rows]) => ({ name, rows })) });
