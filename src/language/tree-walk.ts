// Every node of a syntax tree, parents before their parts, in the order in which they are written.
import type { AstNode } from 'langium';

/** Goes through a node and all that it is made of. The parser's own streams do the same, several times slower. */
export function forEachNode(node: AstNode, visit: (node: AstNode) => void): void {
  visit(node);
  const fields = node as unknown as Record<string, unknown>;
  for (const key in fields) {
    // What begins with `$` leads back to the parent, or to the text.
    if (key.startsWith('$')) continue;
    const value = fields[key];
    if (Array.isArray(value)) {
      for (const one of value as unknown[]) if (isNode(one)) forEachNode(one, visit);
    } else if (isNode(value)) forEachNode(value, visit);
  }
}

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && typeof (value as Partial<AstNode>).$type === 'string';
}
