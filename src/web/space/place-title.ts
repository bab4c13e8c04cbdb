// What a place is called in the reader's language: one of the names that the agreement gives it, in that language's letters where there is one.

const LETTERS: Record<string, RegExp> = { ar: /\p{Script=Arabic}/u, en: /\p{Script=Latin}/u };

export function titleOf({ name, title, titles }: { name: string; title: string; titles: readonly string[] }, tag: string): string {
  const letters = LETTERS[tag] ?? LETTERS['en']!;
  return [title, ...titles, name].find((one) => letters.test(one)) ?? name;
}
