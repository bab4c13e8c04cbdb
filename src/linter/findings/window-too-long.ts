// window.too-long: a window that is longer than what it is asked within, so that it is never full.
import { fault, type Finding } from '#linter/finding.ts';
import { formulasAsked, nodesIn, writtenInstant } from '#linter/plan-walk.ts';
import type { Problem } from '#base/problem.ts';
import type { Formula, Plan, Time } from '#records/plan.ts';
import { phraseOfDuration } from '#records/phrase.ts';

export const windowTooLong: Finding = {
  id: 'window.too-long',
  title: 'a window that is never full',
  explains: '"One convoy in every 72 hours", counted from the start of a clause that lasts 48 hours: no window of that length ever lies within it, so the term is asked and never judged.',
  example: 'clause 3 binds South\n  to deliver at least 1 convoys delivered at Ford in every 72 h\n  from D until D + 48 h',
  mended: 'clause 3 binds South\n  to deliver at least 1 convoys delivered at Ford in every 24 h\n  from D until D + 48 h',
  find: (plan) => [
    ...plan.clauses.flatMap((clause) => tooLong(plan, `clause ${clause.id}`, clause.from, clause.extension === null ? clause.until : null, windowsIn(plan, clause.duties), clause.at)),
    ...plan.gates.flatMap((gate) => tooLong(plan, `gate ${gate.name}`, gate.from, gate.lapses, formulasAsked(gate.run.of, plan, null), gate.at)),
  ],
};

function windowsIn(plan: Plan, duties: unknown): Formula[] {
  return [...nodesIn(duties)].flatMap((node) => (typeof node.node === 'string' ? formulasAsked(node as unknown as Formula, plan, null) : []));
}

function tooLong(plan: Plan, what: string, from: Time, until: Time | null, formulas: readonly Formula[], at: Problem['at']): Problem[] {
  const start = writtenInstant(plan, from), end = until === null ? null : writtenInstant(plan, until);
  if (start === null || end === null) return [];
  const asked = new Set(formulas.flatMap((part) => (part.node === 'count' || part.node === 'sustained' ? [[part.anchor, part.ms] as const] : []))
    .filter(([anchor, ms]) => !anchor.reachBack && ms > end - Math.max(start, writtenInstant(plan, anchor.from) ?? start)).map(([, ms]) => ms));
  return [...asked].map((ms) => fault('window.too-long', at, `${what} asks for windows of ${phraseOfDuration(ms)} and lasts ${phraseOfDuration(end - start)}: no window is ever full`, 'shorten the window, or write `counting from before T`'));
}
