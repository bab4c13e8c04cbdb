// Submissions of KoboToolbox: its XLSX and CSV, or the JSON of its API. `_uuid` is another after an edit and `rootUuid` stays: it is the id.
import type { Problem } from '#base/problem.ts';
import type { Importer, RowOutcome } from '#importers/importer.ts';
import { openFormRows } from '#importers/from-form-table.ts';
import { formSetting, idsTold, submissionOutcome, type Submission } from '#importers/form-claims.ts';
import { isObject, openJsonList, type JsonObject } from '#importers/json-list.ts';
import { KOBO_LAYOUT } from '#importers/kobo-layout.ts';
import { readRowMapping } from '#importers/row-mapping.ts';
import type { RowSetting } from '#importers/row-to-claim.ts';
import { isJsonFile } from '#importers/table.ts';

export const fromKobo: Importer = {
  as: 'kobo',
  says: 'submissions of KoboToolbox: its XLSX or CSV, or the answer of its API (JSON)',
  needsMapping: false,
  async open(path, context) {
    const setting = formSetting(readRowMapping(context.mapping), context);
    if (!(await isJsonFile(path))) return openFormRows(path, context, setting, { layout: KOBO_LAYOUT, outcomeOf: (member) => outcomeOf(member, setting), remarksOn: idsThatChange });
    return openJsonList(path, context, {
      listIn: (root) => (Array.isArray(root) ? (root as unknown[]) : isObject(root) && Array.isArray(root['results']) ? (root['results'] as unknown[]) : undefined),
      looksLike: 'the answer of the API, {"results": [...]}, or a list of submissions',
      frame: (root) => (Array.isArray(root) ? ['[\n', '\n]\n'] : ['{"results":[\n', '\n]}\n']),
      outcomeOf: (member) => outcomeOf(member, setting),
      remarks,
    });
  },
};

const STANDINGS: Record<string, Submission['standing']> = { validation_status_approved: 'confirmed', validation_status_not_approved: 'withdrawn', validation_status_on_hold: 'alleged' };

function outcomeOf(member: JsonObject, setting: RowSetting): RowOutcome {
  const id = idOf(member);
  if (id === null) {
    return { refused: [{ code: 'import.no-id', column: 'rootUuid', value: String(member['_uuid'] ?? ''), message: member['meta/deprecatedID'] === undefined ? 'the submission has no id' : 'the submission was edited, and there is no rootUuid: its _uuid is a new one', mend: 'export through the API with rootUuid' }] };
  }
  const status = statusOf(member['_validation_status']);
  const standing = status === null ? 'alleged' : STANDINGS[status];
  if (standing === undefined) return { refused: [{ code: 'import.unknown-review', column: '_validation_status', value: String(status), message: `the validation status ${JSON.stringify(status)} is not known`, mend: `known are ${Object.keys(STANDINGS).join(', ')}` }], about: idsTold(id, member, setting) };
  const answers = Object.fromEntries(Object.entries(member).filter(([name]) => !/^(_|meta\/|formhub\/)/.test(name) && name !== 'rootUuid'));
  const note = status === 'validation_status_on_hold' ? 'reviewed: on hold' : '';
  return submissionOutcome({ id, answers, standing, note }, setting);
}

/** Without `uuid:`, which some fields have before it and others have not. */
function idOf(member: JsonObject): string | null {
  const root = member['rootUuid'] ?? member['meta/rootUuid'] ?? member['_rootUuid'];
  const id = root ?? (member['meta/deprecatedID'] === undefined ? (member['_uuid'] ?? member['meta/instanceID']) : undefined);
  return typeof id === 'string' && id !== '' ? id.replace(/^uuid:/, '') : null;
}

/** An object with `uid`, an empty one, or the uid alone; null: nobody has looked yet. */
function statusOf(status: unknown): string | null {
  const uid = isObject(status) ? status['uid'] : status;
  return uid === undefined || uid === null || uid === '' ? null : String(uid);
}

function remarks(root: unknown): Problem[] {
  if (!isObject(root) || (root['next'] ?? null) === null) return [];
  return [{ code: 'import.one-of-several', severity: 'warning', message: 'this is one page of an answer that has more (next)', mend: 'fetch and import the other pages too; do not call it complete (--complete)' }];
}

/** A table does not say whether a submission was edited. */
function idsThatChange(members: Iterable<JsonObject>): Problem[] {
  const all = [...members], without = all.filter((member) => member['rootUuid'] === undefined && member['_uuid'] !== undefined).length;
  if (without === 0) return [];
  return [{ code: 'import.ids-change', severity: 'warning', message: `${without === all.length ? 'the submissions have' : `${without} of ${all.length} submissions have`} no meta/rootUuid and are known by _uuid, which is another after each edit: an edited one would come in as a second`, mend: 'export with meta/rootUuid, or take the JSON of the API; else import the whole export each time with --complete, so that the edited one takes the place of the first' }];
}
