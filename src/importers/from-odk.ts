// Submissions of ODK Central: the answer of its OData service, the same list as JSON, or its CSV. Ids stay when a submission is edited; its review says what it is worth.
import type { Problem } from '#base/problem.ts';
import type { Importer, RowOutcome } from '#importers/importer.ts';
import { openFormRows } from '#importers/from-form-table.ts';
import { formSetting, idsTold, submissionOutcome, type Submission } from '#importers/form-claims.ts';
import { isObject, openJsonList, type JsonObject } from '#importers/json-list.ts';
import { ODK_LAYOUT } from '#importers/odk-layout.ts';
import { readRowMapping } from '#importers/row-mapping.ts';
import type { RowSetting } from '#importers/row-to-claim.ts';
import { isJsonFile } from '#importers/table.ts';

export const fromOdk: Importer = {
  as: 'odk',
  says: 'submissions of ODK Central: its CSV, unpacked, or the answer of its OData service (JSON)',
  needsMapping: false,
  async open(path, context) {
    const setting = formSetting(readRowMapping(context.mapping), context);
    if (!(await isJsonFile(path))) return openFormRows(path, context, setting, { layout: ODK_LAYOUT, outcomeOf: (member) => outcomeOf(member, setting), remarksOn: () => [] });
    return openJsonList(path, context, {
      listIn: (root) => (Array.isArray(root) ? (root as unknown[]) : isObject(root) && Array.isArray(root['value']) ? (root['value'] as unknown[]) : undefined),
      looksLike: 'the answer of OData, {"value": [...]}, or a list of submissions',
      frame: (root) => (Array.isArray(root) ? ['[\n', '\n]\n'] : ['{"value":[\n', '\n]}\n']),
      outcomeOf: (member) => outcomeOf(member, setting),
      remarks,
    });
  },
};

const STANDINGS = { approved: 'confirmed', rejected: 'withdrawn', hasIssues: 'alleged', edited: 'alleged', received: 'alleged' } as const;
const NOTES: Record<string, string> = { hasIssues: 'reviewed: has issues', edited: 'edited after it was sent' };
/** What Central adds to the answers. */
const OWN = new Set(['__id', '__system', 'meta', 'instanceId', 'instanceID', 'reviewState', 'deletedAt']);

function outcomeOf(member: JsonObject, setting: RowSetting): RowOutcome {
  const system = isObject(member['__system']) ? member['__system'] : {};
  const meta = isObject(member['meta']) ? member['meta'] : {};
  // `meta.instanceID` is another after an edit; `__id` and `instanceId` are that of the first.
  const id = member['__id'] ?? member['instanceId'] ?? meta['instanceID'];
  if (typeof id !== 'string' || id === '') return { refused: [{ code: 'import.no-id', column: '__id', value: '', message: 'the submission has no id', mend: 'export with the system fields: __id, or instanceId' }] };
  const review = (system['reviewState'] ?? member['reviewState'] ?? 'received') as keyof typeof STANDINGS;
  if (!(review in STANDINGS)) return { refused: [{ code: 'import.unknown-review', column: '__system/reviewState', value: String(review), message: `the review state ${JSON.stringify(review)} is not known`, mend: `known are ${Object.keys(STANDINGS).join(', ')}` }], about: idsTold(id, member, setting) };
  const isDeleted = (system['deletedAt'] ?? member['deletedAt'] ?? null) !== null;
  const answers = Object.fromEntries(Object.entries(member).filter(([name]) => !OWN.has(name)));
  const submission: Submission = { id, answers, standing: isDeleted ? 'withdrawn' : STANDINGS[review], note: NOTES[review] ?? '' };
  return submissionOutcome(submission, setting);
}

function remarks(root: unknown): Problem[] {
  if (!isObject(root) || root['@odata.nextLink'] === undefined) return [];
  return [{ code: 'import.one-of-several', severity: 'warning', message: 'this is one page of an answer that has more (@odata.nextLink)', mend: 'fetch and import the other pages too; do not call it complete (--complete)' }];
}
