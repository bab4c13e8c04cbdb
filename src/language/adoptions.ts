// Who adopted the rules of a clause for which text, and whether the text is still that one (A7).
import { dayFromDate } from '#base/civil.ts';
import type * as Ast from '#language/generated/ast.ts';
import { problems } from '#language/problems.ts';
import type { Scope } from '#language/writing.ts';
import type { Adoption, ClauseText, Plan } from '#records/plan.ts';

/** In the order in which they are written. */
export function adoptionsOf(scope: Scope, items: readonly Ast.Item[]): Adoption[] {
  return items.filter((item) => item.$type === 'Adoption').map((item) => {
    if (dayFromDate(item.on) === undefined) scope.found.push(problems.noSuchTime(scope.at(item, 'on'), item.on));
    item.texts.forEach((text, i) => {
      if (!isHash(text.hash)) scope.found.push(problems.notATextHash(scope.at(text, 'hash'), text.hash));
      if (item.texts.findIndex((other) => other.language === text.language) !== i) scope.found.push(problems.partTwice(scope.at(text), `in "${text.language}"`, `the adoption of clause ${item.clause}`));
    });
    return { of: item.clause, by: item.by, on: item.on, texts: item.texts.map(({ hash, language }) => ({ language, hash })), ...scope.placed(item) };
  });
}

function isHash(text: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}

/** The adoption that holds for a clause: of the latest day, and of one day the one written last. */
export function adoptionOf(plan: Pick<Plan, 'adoptions'>, clause: string): Adoption | undefined {
  return (plan.adoptions ?? []).filter((one) => one.of === clause).reduce<Adoption | undefined>((latest, one) => (latest === undefined || one.on >= latest.on ? one : latest), undefined);
}

/** `ruled`: ids of the clauses that have rules. What has none, nothing can be stale of. */
export function checkAdoptions(plan: Plan, scope: Scope, ruled: ReadonlySet<string>): void {
  for (const clause of new Set((plan.adoptions ?? []).map((one) => one.of))) {
    if (!ruled.has(clause)) continue;
    const adoption = adoptionOf(plan, clause)!;
    const text = plan.texts.find((one) => one.id === clause);
    const adopted = adoption.texts.find((one) => one.language === text?.language);
    if (adoption.texts.some((one) => !isHash(one.hash))) continue;
    if (text === undefined || adopted?.hash !== text.hash) scope.found.push(problems.stale(adoption, text, adopted?.hash));
    else checkTranslations(text, adoption, scope);
  }
}

/** What the other languages say is not what was adopted, but somebody may lean on it. */
function checkTranslations(text: ClauseText, adoption: Adoption, scope: Scope): void {
  const now = new Map((text.others ?? []).map(({ language, hash }) => [language, hash]));
  const then = new Map(adoption.texts.filter(({ language }) => language !== text.language).map(({ language, hash }) => [language, hash]));
  for (const language of [...new Set([...now.keys(), ...then.keys()])].sort()) {
    if (now.get(language) !== then.get(language)) scope.found.push(problems.translationChanged(text, adoption, language, { adopted: then.get(language), now: now.get(language) }));
  }
}
