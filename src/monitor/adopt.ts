// Adopting the rules of clauses for their present text: what would be adopted, and the file with it written in (A7).
import { readFile } from 'node:fs/promises';
import { dayFromDate } from '#base/civil.ts';
import { nearest } from '#base/nearest.ts';
import { ProblemError, type Problem } from '#base/problem.ts';
import { adoptionOf } from '#language/adoptions.ts';
import { parseForAdoption } from '#language/parse.ts';
import { proseOfRules, ruledClauses } from '#language/prose-of-rules.ts';
import { withAdoptions, type NewAdoption } from '#language/write-adoptions.ts';
import { useProblem } from '#monitor/options.ts';
import { readAgreementFiles } from '#monitor/read-agreement.ts';
import { replaceFile } from '#monitor/replace-file.ts';
import type { Adoption, ClauseText, Plan } from '#records/plan.ts';

export interface AdoptionWanted {
  path: string;
  /** Ids of clauses; empty: every clause with rules that is not adopted for its present texts. */
  clauses: readonly string[];
  by: string;
  on: string;
}

/** One clause that would be adopted. */
export interface ClauseAdopted { text: ClauseText; adoption: NewAdoption; before: Adoption | null; rules: string[] }

export interface AdoptionPlanned { clauses: ClauseAdopted[]; warnings: Problem[]; write: () => Promise<void> }

/** Reads, and works out what would be written. Throws ProblemError for errors of the agreement; `mistakes` are wrong words of the asker, and then nothing else holds. */
export async function planAdoption(wanted: AdoptionWanted): Promise<AdoptionPlanned & { mistakes: Problem[] }> {
  const { input, problems } = await readAgreementFiles(wanted.path);
  if (input === null) throw new ProblemError(problems);
  const parsed = parseForAdoption(input);
  if (parsed.plan === null) throw new ProblemError(parsed.problems);
  const { plan } = parsed;
  const ids = wanted.clauses.length > 0 ? [...new Set(wanted.clauses)] : notAdopted(plan);
  const mistakes = [...wrongWords(wanted), ...wrongClauses(plan, ids, wanted.on)];
  const clauses = mistakes.length > 0 ? [] : ids.map((id) => clauseAdopted(plan, id, wanted));
  const write = async (): Promise<void> => {
    const text = withAdoptions(input.text, clauses.map(({ adoption }) => adoption));
    const after = parseForAdoption({ ...input, text });
    const held = clauses.every(({ adoption }) => after.plan !== null && sameAdoption(adoptionOf(after.plan, adoption.of), adoption));
    // A block that nobody closed reaches to the end of the file and takes in what is written there.
    if (after.planHash !== parsed.planHash || !held) throw new ProblemError([notReadAgain(wanted.path)]);
    // The bytes themselves: a byte order mark is no part of the text that the language reads, and stays.
    const before = await readFile(wanted.path, 'utf8');
    await replaceFile(wanted.path, before, before.startsWith('\uFEFF') ? `\uFEFF${text}` : text);
  };
  return { clauses, warnings: parsed.problems, mistakes, write };
}

function notReadAgain(path: string): Problem {
  return { code: 'agreement.not-adoptable', severity: 'error', message: `what would be written at the end of "${path}" could not be read there, so nothing was written`, mend: 'close the last fenced block of the file by a line of three backticks' };
}

function wrongWords({ by, on }: AdoptionWanted): Problem[] {
  return [
    ...(dayFromDate(on) === undefined ? [useProblem('no-date', `--on ${on} is no date`, 'write the day on which it was adopted, such as 2016-09-12')] : []),
    ...(/[\r\n\u201D]/.test(by) || by.trim() === '' ? [useProblem('no-name', '--by is no name that can stand in quotes on one line', 'write who adopted it, such as "Joint Commission"')] : []),
  ];
}

function wrongClauses(plan: Plan, ids: readonly string[], on: string): Problem[] {
  const ruled = ruledClauses(plan), texts = plan.texts.map((text) => text.id);
  return ids.flatMap((id) => {
    const held = adoptionOf(plan, id);
    if (!texts.includes(id)) {
      const meant = nearest(id, texts);
      return [useProblem('unknown-clause', `no heading of the text carries {#${id}}`, meant === undefined ? `there are ${texts.join(', ') || 'none'}` : `did you mean ${meant}?`)];
    }
    if (!ruled.has(id)) return [useProblem('nothing-to-adopt', `clause ${id} has no rules`, 'write a truce block below its heading first')];
    return held !== undefined && held.on > on ? [useProblem('adopted-later', `clause ${id} was adopted by ${held.by} on ${held.on}, after ${on}: the later one would still hold (A7)`, 'write the day on which it was adopted again')] : [];
  });
}

function notAdopted(plan: Plan): string[] {
  const ruled = ruledClauses(plan);
  return plan.texts.filter((text) => ruled.has(text.id) && !isHeld(text, adoptionOf(plan, text.id))).map((text) => text.id);
}

function isHeld(text: ClauseText, adoption: Adoption | undefined): boolean {
  return adoption !== undefined && sameTexts(adoption.texts, textsOf(text));
}

function textsOf(text: ClauseText): Adoption['texts'] {
  return [text, ...(text.others ?? [])].map(({ language, hash }) => ({ language, hash }));
}

function sameTexts(a: Adoption['texts'], b: Adoption['texts']): boolean {
  const written = (texts: Adoption['texts']): string => texts.map(({ language, hash }) => `${language} ${hash}`).toSorted().join();
  return written(a) === written(b);
}

function sameAdoption(a: Adoption | undefined, b: NewAdoption): boolean {
  return a !== undefined && a.by === b.by.normalize('NFC') && a.on === b.on && sameTexts(a.texts, b.texts);
}

function clauseAdopted(plan: Plan, id: string, { by, on }: AdoptionWanted): ClauseAdopted {
  const text = plan.texts.find((one) => one.id === id)!;
  return { text, adoption: { of: id, by, on, texts: textsOf(text) }, before: adoptionOf(plan, id) ?? null, rules: proseOfRules(plan, id) };
}
