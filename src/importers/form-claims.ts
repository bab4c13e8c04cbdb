// Submissions of a form to claims: what ODK and KoboToolbox have in common. A submission is one claim, or one for each member of a group that repeats.
import type { ImportContext, RowFault, RowOutcome } from '#importers/importer.ts';
import { flatAnswers, isObject, type JsonObject } from '#importers/json-list.ts';
import { rowToClaim, type RowSetting } from '#importers/row-to-claim.ts';
import type { RowMapping } from '#importers/row-mapping.ts';

export interface Submission {
  /** Stays the same when the submission is edited. */
  id: string;
  answers: JsonObject;
  standing: 'alleged' | 'confirmed' | 'withdrawn';
  /** For the source of the claim, in words. */
  note: string;
}

/** What forms call when they were filled in, which is not when anything happened; and what servers add of their own. */
const OF_THE_FORM = new Set(['start', 'end', 'today', 'id', 'kind_of_device', 'means', 'channel', 'recordedAt', 'standing', 'ownStanding']);

/** A form's first questions are named `start` and `end` by habit: they are a claim's only where the mapping says so. `began` and `ended` are read without. */
export function formSetting(mapping: RowMapping, context: ImportContext): RowSetting {
  const fields = { ...mapping.fields };
  if (fields['start'] === undefined && fields['during'] === undefined) Object.assign(fields, { start: 'began', ...(fields['end'] === undefined ? { end: 'ended' } : {}) });
  return { mapping: { ...mapping, fields }, context, notOurs: OF_THE_FORM };
}

export function submissionOutcome({ id, answers, standing, note }: Submission, setting: RowSetting): RowOutcome {
  const { each } = setting.mapping;
  const rows = each === null ? [{ id, row: flatAnswers(answers) }] : membersOf(answers, each).map(({ number, member }) => ({ id: `${id}/${number}`, row: below(withoutLists(flatAnswers(answers)), flatAnswers(member)) }));
  const read = rows.map((one) => rowToClaim(one.row, { ...setting, known: { id: one.id, ...(standing === 'alleged' ? {} : { standing }), ...(note === '' ? {} : { source: { note } }) } }));
  const faults = read.flatMap((one, i): RowFault[] => ('faults' in one ? one.faults.map((fault) => (each === null ? fault : { ...fault, message: `${fault.message} (in ${rows[i]!.id.slice(id.length + 1)} of ${each})` })) : []));
  // What was thrown out need not be readable: it is enough that it no longer holds.
  if (faults.length > 0 && standing === 'withdrawn') return { withdraws: rows.map((one) => one.id) };
  if (faults.length > 0) return { refused: [...faults, ...noTime(faults, setting)], about: rows.map((one) => one.id) };
  return { claims: read.flatMap((one) => ('claim' in one ? [one.claim] : [])) };
}

/** The ids of what a submission would tell, though it cannot be read. */
export function idsTold(id: string, answers: JsonObject, { mapping: { each } }: RowSetting): string[] {
  return each === null ? [id] : membersOf(answers, each).map(({ number }) => `${id}/${number}`);
}

/** The likeliest fault of all deserves its own words. */
function noTime(faults: readonly RowFault[], { mapping }: RowSetting): RowFault[] {
  if (!faults.some(({ code, column }) => code === 'claim.missing-field' && column === mapping.fields['start'])) return [];
  return [{ code: 'import.no-event-time', column: String(mapping.fields['start']), value: '', message: 'no answer says when it happened; when the form was filled in or sent is not that', mend: 'name the question in the mapping: {"fields": {"start": "when_it_began", "end": "when_it_ended"}}' }];
}

/** Each with its number in the submission, by which its claim is known. */
function membersOf(answers: JsonObject, each: string): { number: number; member: JsonObject }[] {
  const found = Object.entries(flatAnswers(answers)).find(([path]) => path === each || path.endsWith(`/${each}`))?.[1];
  return Array.isArray(found) ? (found as unknown[]).flatMap((one, i) => (isObject(one) ? [{ number: i + 1, member: shortened(each)(one) }] : [])) : [];
}

/** KoboToolbox writes the whole path in each member, `incidents/type`, however much of it the mapping says. */
function shortened(each: string): (member: JsonObject) => JsonObject {
  const segment = `/${each.slice(each.lastIndexOf('/') + 1)}/`;
  const cut = (name: string): string => (`/${name}`.includes(segment) ? name.slice(`/${name}`.indexOf(segment) + segment.length - 1) : name);
  return (member) => below(Object.fromEntries(Object.entries(member).filter(([name]) => cut(name) === name)), Object.fromEntries(Object.entries(member).flatMap(([name, answer]) => (cut(name) === name ? [] : [[cut(name), answer]]))));
}

/** What a member says for itself comes last, and so before what is said of all. */
function below(all: JsonObject, own: JsonObject): JsonObject {
  return { ...Object.fromEntries(Object.entries(all).filter(([name]) => !(name in own))), ...own };
}

function withoutLists(row: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(row).filter(([, answer]) => !Array.isArray(answer)));
}
