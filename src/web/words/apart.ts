// A name within a sentence, set apart from its direction: first strong isolate before it, its end behind.

export function apart(name: string): string {
  return `\u2068${name}\u2069`;
}
