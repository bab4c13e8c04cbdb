// Why an operator over time has its value: the operands at the moments that it reaches (V5).
import { phraseOfFormula } from '#records/phrase.ts';
import type { Formula } from '#records/plan.ts';
import { decidingMoment } from '#engine/explain-measure.ts';
import { spanInWords, verdictInWords } from '#engine/explain-words.ts';
import type { Explanation, Scope, Span } from '#engine/operator.ts';

export function explainBySignal(node: Formula, scope: Scope, span: Span, rule: string, operands: { of: Formula; back: number; ahead: number }[]): Explanation {
  const code = scope.throughout(node, span.from, span.to);
  const t = decidingMoment(node, scope, span);
  const because = operands.map(({ of, back, ahead }) => scope.explain(of, { from: t - back, to: t + ahead + (back === 0 || ahead > 0 ? 1 : 0) }));
  return { says: `${phraseOfFormula(node)} ${verdictInWords(code)} ${spanInWords(span, scope)}.`, rule, clause: node.clause ?? null, because, entries: [] };
}
