// Why a condition that hangs on acts alone has its value: a state, a term or a verification, times that come together (V5).
import { actsLike, wordsAbout } from '#engine/acts-said.ts';
import { explainBySignal } from '#engine/explain-signal.ts';
import { spanInWords, verdictInWords } from '#engine/explain-words.ts';
import type { Explanation, NodeOf, Scope, Span } from '#engine/operator.ts';
import type { Act } from '#records/observations.ts';
import { phraseOfFormula, phraseOfTime, topicOf } from '#records/phrase.ts';

const momentOf = (act: Act, scope: Scope) => `${act.key}, ${scope.say(act.end - 1)}${act.counts ? '' : ' (only may count)'}`;

export function explainState(node: NodeOf<'state'>, scope: Scope, span: Span): Explanation {
  const code = scope.throughout(node, span.from, span.to);
  const told = (patterns: typeof node.begun) => patterns.flatMap((pattern) => (pattern.joint ? pattern.by.flatMap((name) => actsLike({ ...pattern, by: [name] }, scope)) : actsLike(pattern, scope)));
  const begun = told(node.begun), ended = told(node.ended);
  const words = (acts: readonly Act[], what: string) => (acts.length === 0 ? `no act that ${what} it is on record` : `${what}: ${acts.map((act) => momentOf(act, scope)).join('; ')}`);
  return {
    says: `${phraseOfFormula(node)} ${verdictInWords(code)} ${spanInWords(span, scope)}; ${words(begun, 'begins')}; ${words(ended, 'ends')}.`,
    rule: 'E10', clause: node.clause ?? null, because: [], entries: [...new Set([...begun, ...ended].map((act) => act.key))],
  };
}

export function explainRuled(node: NodeOf<'ruled'>, scope: Scope, span: Span): Explanation {
  const code = scope.throughout(node, span.from, span.to);
  const words = wordsAbout(node, scope).filter((word) => word.from < span.to && span.from < word.to);
  const isTerm = node.act === 'ruling';
  const said = words.map(({ act, so }) => `${isTerm ? (so ? 'ruled so' : 'ruled not so') : so ? 'verified' : 'refused'} by ${momentOf(act, scope)}`).join('; ');
  const silent = isTerm ? 'no ruling speaks of that time' : 'no verification speaks of that time';
  return {
    says: `${nameOf(node, scope)} ${verdictInWords(code)} ${spanInWords(span, scope)}; ${said === '' ? silent : said}.`,
    rule: isTerm ? 'V17' : 'N8', clause: node.clause ?? null,
    because: node.of === null ? [] : [scope.explain(node.of, span)], entries: words.map((word) => word.act.key),
  };
}

/** The term, its words in the agreement and whose definition is used; or who verifies what. */
function nameOf(node: NodeOf<'ruled'>, scope: Scope): string {
  if (node.act === 'verification') return `verified by ${node.by ?? 'anybody'} (acts about ${topicOf(node, scope.env)})`;
  const words = node.words === null || node.words === '' ? '' : ` ("${node.words}")`;
  return node.of === null ? `${node.about}${words}, which nobody whom this reading follows has defined,` : `${node.about}${words}, by the definition of ${node.whose ?? 'the agreement'},`;
}

export function explainTogether(node: NodeOf<'together'>, scope: Scope, span: Span): Explanation {
  const when = node.times.map((time) => {
    const { earliest, latest } = scope.time(time);
    const at = earliest === Infinity ? 'can no longer come' : latest === Infinity ? 'has not come' : earliest === latest ? scope.say(earliest) : `${scope.say(earliest)} to ${scope.say(latest)}`;
    return `${phraseOfTime(time, scope.zone)}: ${at}`;
  }).join('; ');
  const out = explainBySignal(node, scope, span, 'W7', []);
  return { ...out, says: `${out.says.slice(0, -1)}; ${when}.` };
}
