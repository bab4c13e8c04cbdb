// The agreement's own text, section by section, in every language that it has, with the rules that hang on each clause.
import type { HangsOn, TextAnswer, TextSection } from '#records/board-text.ts';
import { labelsIn, type LabelShown } from '#records/labels.ts';
import type { Plan } from '#records/plan.ts';
import { familyOf } from '#records/topic.ts';
import { adoptionOf } from '#language/adoptions.ts';
import { ruledClauses } from '#language/prose-of-rules.ts';
import { sectionsOf, type Section } from '#language/sections.ts';
import { textFilesOf } from '#language/text-files.ts';
import type { Desk } from '#monitor/desk.ts';

export function text({ plan, document, position }: Desk): TextAnswer {
  const files = textFilesOf(document.text);
  const versions = new Map([[files.own, sectionsOf(document.text)]]);
  for (const { file, language } of files.others) if (document.files[file] !== undefined && !versions.has(language)) versions.set(language, sectionsOf(document.files[file]));
  const authoritative = versions.has(files.authoritative) ? files.authoritative : files.own;
  const languages = [authoritative, ...[...versions.keys()].filter((one) => one !== authoritative).sort()];
  const ruled = ruledClauses(plan), labels = labelsIn(plan);
  const keyed = languages.map((language) => [language, withKeys(versions.get(language)!)] as const);
  const sections = orderOf(keyed.map(([, sections]) => sections)).map((key): TextSection => {
    const found = keyed.flatMap(([language, sections]) => (sections.has(key) ? [[language, sections.get(key)!] as const] : []));
    const { id, level } = found[0]![1];
    const hangs = id === null || !ruled.has(id) ? null : hangsOn(plan, id);
    return {
      id, level, hangs,
      words: Object.fromEntries(found.map(([language, { heading, blocks }]) => [language, { heading, blocks }])),
      rules: found.flatMap(([, section]) => section.rules),
      ...(id === null ? {} : { ...adoptionShown(plan, id), ...labelled(labels, id, hangs) }),
    };
  });
  return { position, languages, own: files.own, sections };
}

/** A section without id is known by the one with an id before it, and by how many stand between them. */
function withKeys(sections: readonly Section[]): Map<string, Section> {
  const keyed = new Map<string, Section>();
  let after = '', count = 0;
  for (const section of sections) {
    if (section.id !== null) [after, count] = [section.id, 0];
    else count += 1;
    keyed.set(section.id === null ? `${after}\n${count}` : section.id, section);
  }
  return keyed;
}

/** As the first has them; what it lacks stands at the end. */
function orderOf(versions: readonly ReadonlyMap<string, Section>[]): string[] {
  return [...new Set(versions.flatMap((sections) => [...sections.keys()]))];
}

function hangsOn(plan: Plan, id: string): HangsOn {
  const under = (list: readonly { name: string; clause?: string }[]): string[] => list.filter(({ clause }) => clause === id).map(({ name }) => name);
  return {
    clauses: plan.clauses.filter((clause) => (familyOf(clause.id) ?? clause.id) === id || clause.clause === id).map((clause) => clause.id),
    conditions: under(plan.conditions), gates: under(plan.gates),
    // Measures that stand within a duty have no name of their own.
    measures: under(plan.measures).filter((name) => !/\/[0-9]+$/.test(name)),
  };
}

function adoptionShown(plan: Plan, id: string): Pick<TextSection, 'adoption'> {
  const adoption = adoptionOf(plan, id), text = plan.texts.find((one) => one.id === id);
  if (adoption === undefined || text === undefined) return {};
  const now = [text, ...text.others ?? []];
  const stale = now.filter(({ language, hash }) => adoption.texts.find((one) => one.language === language)?.hash !== hash).map(({ language }) => language);
  return { adoption: { by: adoption.by, on: adoption.on, stale } };
}

/** Labels of the clause and of what hangs on it (A9). */
function labelled(labels: readonly LabelShown[], id: string, hangs: HangsOn | null): { confidential?: LabelShown[] } {
  const names = new Set([`clause ${id}`, ...(hangs?.clauses ?? []).map((name) => `clause ${name}`), ...(hangs?.conditions ?? []).map((name) => `condition ${name}`), ...(hangs?.measures ?? []).map((name) => `measure ${name}`), ...(hangs?.gates ?? []).map((name) => `gate ${name}`)]);
  const own = labels.filter(({ of }) => names.has(of));
  return own.length === 0 ? {} : { confidential: own };
}
