// What a word begins in the syntax tree: a statement, a part of one, a member of a list. The layout goes by this and knows no rule of the grammar by name.
import { AstUtils, CstUtils, type AstNode, type CstNode } from 'langium';
import type { Agreement } from '#language/generated/ast.ts';

export interface Role {
  statement: boolean;
  /** Begins a part of a statement, or of a part. */
  part: boolean;
  /** Begins a part that may have a line of its own: of a clause, a gate, a reading, an actor, a place. */
  wide: boolean;
  /** Begins one of several (an operand, a deadline), or something that has a word of its own to begin with (`except at 2 posts`). */
  member: boolean;
  /** How many parts stand around the word, one that it begins among them. */
  depth: number;
  /** Blanks before the statement: an anchor below the agreement's head belongs to it. */
  base: number;
}

/** Properties of the tree that hold parts; what stands in them may begin a line, one step further in. */
const PARTS: ReadonlySet<string> = new Set(['parts', 'options']);
const STEP = 2;

/** The role of the word at an offset. */
export function rolesIn(tree: Agreement): (offset: number) => Role {
  const begins = new Map<number, AstNode[]>();
  const spans: { start: number; end: number; node: AstNode }[] = [];
  for (const node of AstUtils.streamAst(tree)) {
    const start = firstWord(node.$cstNode);
    if (start === undefined) continue;
    begins.set(start, [...(begins.get(start) ?? []), node]);
    if (isPart(node)) spans.push({ start, end: node.$cstNode!.end, node });
  }
  const bases = new Map<number, number>();
  for (const block of tree.blocks) {
    let below = false;
    for (const item of block.items) {
      below = item.$type === 'Head' || (below && item.$type === 'Anchor');
      bases.set(firstWord(item.$cstNode) ?? -1, below && item.$type === 'Anchor' ? STEP : 0);
    }
  }
  return (offset) => {
    const here = begins.get(offset) ?? [];
    return {
      statement: here.some((node) => node.$containerProperty === 'items'),
      part: here.some(isPart),
      wide: here.some((node) => isPart(node) && node.$containerProperty === 'parts'),
      member: here.some((node) => node.$containerIndex !== undefined || isKeyword(node.$cstNode!)),
      depth: spans.filter((span) => span.start <= offset && offset < span.end).length,
      base: bases.get(offset) ?? 0,
    };
  };
}

function isPart(node: AstNode): boolean {
  return node.$containerProperty !== undefined && PARTS.has(node.$containerProperty) && node.$containerIndex !== undefined;
}

function isKeyword(cst: CstNode): boolean {
  const [first] = CstUtils.flattenCst(cst).filter((leaf) => !leaf.hidden);
  return first !== undefined && first.tokenType.name === first.text;
}

/** Of a part the comma before it is no part. */
function firstWord(cst: CstNode | undefined): number | undefined {
  if (cst === undefined) return undefined;
  const comma = /^,(?:\s|\/\/[^\n\r]*)*/.exec(cst.text);
  return cst.offset + (comma === null ? 0 : comma[0].length);
}

/** How far in a line begins that begins with a word of this role. */
export function indentOf(role: Role, base: number): number {
  if (role.statement) return role.base;
  return base + STEP * (role.part ? role.depth : role.depth + 1);
}
