// `truce export`: claims or verdicts as a table or a map, for other programs.
import { AGREEMENT, EVALUATION_OPTIONS, ONE_EVIDENCE, option, type Command, type Words } from '#cli/command.ts';
import { orStop, Stop, tellProblems, wrongUse } from '#cli/stop.ts';
import { print, type Terminal } from '#cli/terminal.ts';
import type { Problem } from '#base/problem.ts';
import type { TableForm } from '#monitor/export-table.ts';
import type { FlatTable } from '#records/flat-claim.ts';
import type { Plan } from '#records/plan.ts';

export const exportTable: Command = {
  name: 'export',
  summary: 'writes claims or verdicts as a table or a map: CSV, GeoJSON, XLSX, Parquet',
  operands: [AGREEMENT],
  explains: 'Claims go out as they hold at --known-at, a column a field, and come in again equal: truce import --as claims-table, or --as geojson. Verdicts go out as a row for each gate, condition and obligation of each reading. A text that a spreadsheet would run as a formula has an apostrophe before it.',
  options: [
    ...EVALUATION_OPTIONS,
    option('what', 'W', 'what goes out', { choices: ['claims', 'verdicts'] }),
    option('as', 'F', 'as what', { choices: ['csv', 'geojson', 'xlsx', 'parquet'] }),
    option('hxl', null, 'with a row of tags of the Humanitarian Exchange Language below the header (csv, xlsx)'),
    option('all-versions', null, 'every version of a claim, not only the one that holds'),
    option('out', 'FILE', 'where to; the file appears when it is whole. Without it, standard output (csv, geojson)'),
  ],
  oneOf: ONE_EVIDENCE,
  examples: ['truce export agreement.md --evidence claims.jsonl --what claims --as geojson --out claims.geojson', 'truce export agreement.md --ledger mission.sqlite --what verdicts --as csv --hxl --out verdicts.csv'],
  async run(words, terminal) {
    const as = (words.one('as') ?? 'csv') as TableForm, out = words.one('out'), what = words.one('what') ?? 'claims';
    if (out === undefined && (as === 'xlsx' || as === 'parquet')) throw wrongUse('no-out', `${as} is no text for a terminal`, 'say where to: --out FILE');
    if (words.has('hxl') && as !== 'csv' && as !== 'xlsx') throw wrongUse('no-hxl', `${as} has no row for HXL tags`, 'leave --hxl out, or write csv or xlsx');
    const { exportParts } = await import('#monitor/export-table.ts');
    const { shapesOf } = await import('#monitor/claim-rows.ts');
    const { writeWhole } = await import('#monitor/ledger-files.ts');
    const { table, plan } = what === 'verdicts' ? await verdictTable(words, terminal) : await claimTable(words, terminal);
    await orStop('evidence', async () => {
      const parts = exportParts(table, { as, hxl: words.has('hxl'), title: what, shapeOf: shapesOf(plan) });
      if (out !== undefined) return writeWhole(out, parts);
      for await (const page of parts) print(terminal, page.join(''));
    });
    if (out !== undefined) print(terminal, `${out}: ${table.rows.length} ${table.rows.length === 1 ? 'row' : 'rows'}\n`);
  },
};

interface Chosen { table: FlatTable; plan: Plan }

async function verdictTable(words: Words, terminal: Terminal): Promise<Chosen> {
  const { evaluate } = await import('#cli/evaluate.ts');
  const { verdictRows } = await import('#monitor/publish.ts');
  const { verdicts, plan } = await evaluate(words, terminal, 'short');
  tellProblems(terminal, verdicts.problems);
  return { table: verdictRows(verdicts), plan };
}

async function claimTable(words: Words, terminal: Terminal): Promise<Chosen> {
  const { evidenceOf } = await import('#cli/evaluate.ts');
  const { planOf } = await import('#cli/plan-of.ts');
  const { claimRows, SpokenParts } = await import('#monitor/claim-rows.ts');
  const { readTime } = await import('#monitor/options.ts');
  const mistakes: Problem[] = [];
  const knownAt = readTime(words.one('known-at'), '--known-at', mistakes);
  for (const name of ['as-of', 'reading']) if (words.has(name)) mistakes.push({ code: 'use.not-for-claims', severity: 'error', message: `--${name} chooses no claims`, mend: `leave it out, or write --what verdicts` });
  if (mistakes.length > 0) throw new Stop('use', mistakes);
  const { plan, problems } = await planOf(words.operands[0]!);
  const spoken = new SpokenParts();
  const { table, warnings } = await evidenceOf(words, plan, terminal, spoken.take);
  tellProblems(terminal, [...problems, ...warnings]);
  return { table: claimRows(table, spoken, { ...(knownAt === null ? {} : { knownAt }), allVersions: words.has('all-versions') }), plan };
}
