// Why a conjunction, a disjunction or a list has its value: the smallest set of its parts that decides it (V5).
import { NO, YES, isUndetermined, type Code } from '#records/causes.ts';
import { phraseOfFormula } from '#records/phrase.ts';
import type { Formula } from '#records/plan.ts';
import { spanInWords, verdictInWords } from '#engine/explain-words.ts';
import type { Explanation, Scope, Span } from '#engine/operator.ts';

export interface Part { of: Formula; scope: Scope; name: string | null }

/** `all`: every part must hold; `some`: enough of them. The parts that decide are those that are no (yes), else the undetermined ones. */
export function explainParts(node: Formula, scope: Scope, span: Span, parts: Part[], need: 'all' | 'some'): Explanation {
  const code = scope.throughout(node, span.from, span.to);
  const judged = parts.map((part) => ({ ...part, code: part.scope.throughout(part.of, span.from, span.to) }));
  const deciding = judged.filter((part) => decides(part.code, code, need));
  const because = (deciding.length > 0 ? deciding : judged).map((part) => {
    const reason = part.scope.explain(part.of, span);
    return part.name === null ? reason : { ...reason, says: `${part.name}: ${reason.says}` };
  });
  const names = deciding.map((part) => part.name ?? part.scope.describe(part.of));
  const who = names.length === 0 || (code & 3) === YES && need === 'all' ? '' : ` Decided by: ${names.join(', ')}.`;
  return { says: `${node.node === 'each' || node.node === 'at-least-of' ? phraseOfFormula(node) : scope.describe(node)} ${verdictInWords(code)} ${spanInWords(span, scope)}.${who}`, rule: 'V2', clause: node.clause ?? null, because, entries: [] };
}

function decides(part: Code, whole: Code, need: 'all' | 'some'): boolean {
  if (isUndetermined(whole)) return isUndetermined(part);
  if ((whole & 3) === NO) return need === 'all' ? (part & 3) === NO : true;
  return need === 'all' ? true : (part & 3) === YES;
}
