// Faults in the operators of formulas, at least one for each file of src/engine/operators.
import type { Fault } from './fault.ts';

const at = (operator: string, text: string, instead: string, rule: string): Fault => ({ file: `engine/operators/${operator}.ts`, text, instead, rule });

export const FAULTS_IN_OPERATORS: Fault[] = [
  at('act-done', 'act.counts && inside', 'act.counts', 'W11: an act counts where it lies wholly within the term'),
  at('act-done', 'act.to === node.to', 'true', 'W11: to whom an act is made'),
  at('act-done', '| (inside ? 0 : IMPRECISE)', '', 'W11: an act partly within the term is imprecise'),
  at('and', 'and as both', 'or as both', 'V2: every part holds'),
  at('and', 'scope.throughout(part, from, to)', 'scope.throughout(part, from, to - 1)', 'W8: throughout the whole stretch'),
  at('at-least-of', '>= k) return YES', '> k) return YES', 'W12: k are enough'),
  at('at-least-of', '< k) return NO', '<= k) return NO', 'W12: no only when fewer than k may hold'),
  at('compare', 'return isUpper(node.op) && ', 'return ', 'W8: only an upper limit is judged by the count over the stretch'),
  at('compare', "if (!isJudgedByCount(node, scope) || node.to.operand !== 'number') return bySignal.throughout", 'if (from < to) return bySignal.throughout', 'W8: an upper limit of the moment is judged by the count over the stretch'),
  at('compare', 'node.op, node.to.value, ms, windowAnchor', 'node.op, node.to.value, ms + 1, windowAnchor', 'W9: the count of the last D'),
  at('condition', 'scope.throughout(scope.condition(node.name), from, to)', 'scope.throughout(scope.condition(node.name), from, to - 1)', 'W8: throughout the whole stretch'),
  at('condition', 'scope.condition(node.name), ms, anchor', 'scope.condition(node.name), ms - 1, anchor', 'W9: throughout the last D'),
  at('count', 'node.limit, node.ms, windowAnchor', 'node.limit, node.ms - 1, windowAnchor', 'W1: the total of the last D'),
  at('done', '[from, Math.min(t, to) + 1]', '[from, Math.min(t, to)]', 'W11: both ends of the term are included'),
  at('done', "op === '>=' ? sign >= 0", "op === '>=' ? sign > 0", 'W4: at least so much'),
  at('done', 'if (t >= by.latest &&', 'if (t > by.latest &&', 'W4: no from the deadline on'),
  at('done', 'latest: value.latest - 1', 'latest: value.latest', 'T6: the end of a day as a deadline is its last instant'),
  at('done', 'latest: Math.max(start.latest, notBefore.latest)', 'latest: start.latest', 'W4: not before'),
  at('each', 'and as both', 'or as both', 'W12: of every member'),
  at('each', '.throughout(node.of, from, to)', '.throughout(node.of, from + 1, to)', 'W8: throughout the whole stretch'),
  at('future', '-node.fromMs)', '-node.fromMs - 1)', 'W12: both ends of the reach are included'),
  at('not', 'map(scope.signal(node.of), opposite)', 'map(scope.signal(node.of), (code) => ((code & 3) === 3 ? 1 : opposite(code)))', 'V2: what is undetermined stays so'),
  at('or', 'throughout: bySignal.throughout', 'throughout: (node, scope, from, to) => node.of.map((part) => scope.throughout(part, from, to)).reduce(either, NO)', 'W8: moment by moment, not part by part'),
  at('or', 'or as either', 'and as either', 'V2: one part is enough'),
  at('past', 'outside(felt((code) => (code & 1) !== 0))', 'outside(felt((code) => (code & 3) === YES))', 'W12: no only where no moment may hold'),
  at('past', 'node.some, node.fromMs, node.toMs', 'node.some, node.fromMs + 1, node.toMs', 'W12: from t - from'),
  at('since', 'hold[h]! - 1, hold', 'hold[h]!, hold', 'W12: the one operand need not hold where the other begins'),
  at('since', 'if (fromMs === 0) for', 'for', 'W12: at once only where the reach begins at once'),
  at('sustained', 'scope.sustained(node.of, node.ms,', 'scope.sustained(node.of, node.ms + 1,', 'W1: throughout the last D'),
  at('until', 'hold[h + 1]! + 1)', 'hold[h + 1]!)', 'W12: the one operand need not hold where the other comes'),
  at('until', '-toMs, -fromMs)', '-toMs, -fromMs + 1)', 'W12: at t + from or later'),
];
