// Submissions out of a table that was downloaded: each becomes what the service's API would have said, and is read as that.
import type { Problem } from '#base/problem.ts';
import type { FormLayout } from '#importers/form-layout.ts';
import { FormQuestions } from '#importers/form-questions.ts';
import { cellsBy, openFormTable, type FormRow, type FormTable } from '#importers/form-table.ts';
import type { ImportContext, ImportedRow, ImportSource, RowFault, RowOutcome } from '#importers/importer.ts';
import type { JsonObject } from '#importers/json-list.ts';
import { NO_MAPPING } from '#importers/row-mapping.ts';
import type { RowSetting } from '#importers/row-to-claim.ts';

/** `remarksOn`: what is to be said of the whole file, by how its submissions are known. */
export interface FormReading { layout: FormLayout; outcomeOf: (member: JsonObject) => RowOutcome; remarksOn: (members: Iterable<JsonObject>) => Problem[] }

export async function openFormRows(path: string, context: ImportContext, setting: RowSetting, reading: FormReading): Promise<ImportSource> {
  const { layout } = reading, { mapping } = setting;
  const table = await openFormTable(path, layout, mapping.each, { encoding: context.encoding, signal: context.signal, onProgress: context.onProgress });
  const rows = new FormRows(path, table, setting, reading);
  return {
    rows: rows.pages(context.signal),
    remarks: () => [...table.remarks, ...rows.remarks()],
    async *writeRefused(pages) {
      const written: (readonly string[])[] = [table.columns, ...(table.member === null && table.root.tags !== null ? [table.root.tags] : [])];
      for await (const page of pages) written.push(...page.flatMap(({ source }) => table.rowsOf(source as FormRow)));
      yield* table.root.write(written);
    },
  };
}

/** The first answers of a download by the paths of their questions, groups that repeat as lists: for whoever looks what it asks. */
export async function firstAnswers(path: string, layout: FormLayout, encoding: string | null, most: number): Promise<JsonObject[]> {
  const { root, groups } = await openFormTable(path, layout, null, { encoding });
  const questions = new FormQuestions(path, root.columns, layout, NO_MAPPING), found: JsonObject[] = [], lists = Object.fromEntries(groups.map((name) => [name, [{}]]));
  for await (const page of root.rows()) {
    found.push(...page.filter(({ fault }) => fault === null).map(({ cells }) => ({ ...questions.answersOf(cells).answers, ...lists })));
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}

class FormRows {
  readonly #path: string;
  readonly #table: FormTable;
  readonly #setting: RowSetting;
  readonly #reading: FormReading;
  readonly #root: FormQuestions;
  readonly #member: FormQuestions | null;
  readonly #heads: JsonObject[] = [];

  constructor(path: string, table: FormTable, setting: RowSetting, reading: FormReading) {
    this.#path = path;
    this.#table = table;
    this.#setting = setting;
    this.#reading = reading;
    this.#root = new FormQuestions(path, table.root.columns, reading.layout, setting.mapping);
    this.#member = table.member === null ? null : new FormQuestions(path, table.member.columns, reading.layout, setting.mapping);
  }

  async *pages(signal?: AbortSignal): AsyncGenerator<ImportedRow[]> {
    for await (const page of this.#table.rows()) {
      signal?.throwIfAborted();
      yield page.map((one): ImportedRow => ({ row: one.row, line: one.line, source: one, outcome: this.#outcomeOf(one) }));
    }
  }

  remarks(): Problem[] {
    // `began` and `ended` are looked for where nothing is said, and no form need have them.
    const said = Object.keys((this.#setting.context.mapping as { fields?: object } | null)?.fields ?? {});
    const unasked = said.filter((name) => this.#root.unasked(name) && this.#member?.unasked(name) !== false);
    return [...this.#reading.remarksOn(this.#heads), ...unasked.map((name): Problem => ({
      code: 'import.no-such-question', severity: 'warning', message: `no column of ${this.#path} is ${[this.#setting.mapping.fields[name]!].flat().join(' or ')}, which the mapping takes for ${name}`,
      mend: 'where headers are labels and not names, write the label into the mapping too: {"fields": {"type": ["incident/type", "What happened?"]}}',
    }))];
  }

  #outcomeOf(one: FormRow): RowOutcome {
    const { layout, outcomeOf } = this.#reading, { root, member } = this.#table;
    if (one.fault !== null || one.root === null) return { refused: [one.fault!], about: this.#alone(one) };
    const cell = cellsBy(root.columns, one.root), isJoined = root === member;
    const faults: RowFault[] = [], own = isJoined ? { answers: {}, faults: [] } : this.#root.answersOf(one.root);
    faults.push(...own.faults);
    const members: JsonObject[] = [];
    for (const { number, cells } of one.members) {
      const read = this.#member!.answersOf(cells);
      faults.push(...read.faults);
      members[number - 1] = read.answers;
    }
    const head = layout.systemOf(cell, isJoined), fault = layout.faultOf(cell, isJoined);
    this.#heads.push(head);
    const outcome = outcomeOf({ ...own.answers, ...head, ...(member === null ? {} : { [this.#setting.mapping.each!]: members }) });
    return this.#inColumns(fault === null ? faults : [fault], outcome, fault !== null);
  }

  /** What members would tell whose submission is not there: they are there themselves. */
  #alone({ root, members }: FormRow): string[] {
    const { member } = this.#table, { layout, outcomeOf } = this.#reading;
    if (root !== null || member === null || members.length === 0) return [];
    const told: JsonObject[] = [];
    for (const { number } of members) told[number - 1] = {};
    const outcome = outcomeOf({ ...layout.systemOf(cellsBy(member.columns, members[0]!.cells), true), [this.#setting.mapping.each!]: told });
    return 'refused' in outcome ? outcome.about ?? [] : 'withdraws' in outcome ? outcome.withdraws : outcome.claims.map(({ id }) => String(id));
  }

  /** What is wrong in words of the table; a position that cannot be read is told once. */
  #inColumns(faults: readonly RowFault[], outcome: RowOutcome, isUnreadable: boolean): RowOutcome {
    if ('withdraws' in outcome || (faults.length === 0 && 'claims' in outcome)) return outcome;
    if ('claims' in outcome) {
      const { claims } = outcome;
      return claims.length > 0 && claims.every(({ standing }) => standing === 'withdrawn') ? outcome : { refused: [...faults], about: claims.map(({ id }) => String(id)) };
    }
    const others = isUnreadable ? [] : outcome.refused.filter(({ column }) => faults.length === 0 || !['place', 'radius_metres', 'longitude'].includes(column));
    const columnOf = (name: string): string => this.#member?.columnOf(name) ?? this.#root.columnOf(name) ?? this.#reading.layout.systemColumns[name] ?? name;
    return { ...outcome, refused: [...faults, ...others.map((fault) => ({ ...fault, column: columnOf(fault.column) }))] };
  }
}
