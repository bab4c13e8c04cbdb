// `counted from D` behind a run that ends with a comparison: a gate without an anchor of its own is counted from it.
import type * as Ast from '#language/generated/ast.ts';

/**
 * In `opens after 7 consecutive civil days of Quiet and Convoys at least 1, counted from D` the last words could be the comparison's or the gate's.
 * A comparison without deadline has no use for them; where the gate has no anchor, they are the gate's.
 */
export function countGatesFrom(tree: Ast.Agreement): void {
  for (const item of tree.blocks.flatMap((block) => block.items)) {
    if (item.$type !== 'Gate' || item.parts.some((part) => part.$type === 'CountedPart')) continue;
    const run = item.parts.find((part) => part.$type === 'Run');
    const deadlines = run === undefined ? [] : lastDeadlines(run.of);
    const [only] = deadlines;
    if (only?.$type !== 'CountedFrom' || deadlines.length > 1) continue;
    deadlines.pop();
    item.parts.push({ ...only, $type: 'CountedPart', $container: item, from: only.time } as Ast.CountedPart);
  }
}

/** The deadlines of the comparison with which a formula ends; empty where it ends otherwise. */
function lastDeadlines(of: Ast.Formula): Ast.Deadline[] {
  switch (of.$type) {
    case 'And': case 'Or': return lastDeadlines(of.of.at(-1)!);
    case 'Not': case 'Each': case 'AtLeastOf': case 'AtLeastOfList': case 'Reach': return lastDeadlines(of.of);
    case 'Comparison': return of.deadlines;
    default: return [];
  }
}
