// The name somebody probably meant: the nearest known word to one that is not known.

/**
 * The known word fewest edits away (insert, delete, replace, swap of two neighbours; by code point, in NFC, case set aside), if that is at
 * most a third of the word's length, and never less than 1 allowed; one letter must stay, so that "Q" is not near "P", and nothing is near "". Of
 * several equally near, the first by UTF-16 unit. `undefined` when none is near.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const wanted = fold(word);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  let best: { word: string; edits: number } | undefined;
  for (const candidate of known) {
    const letters = fold(candidate);
    if (Math.abs(letters.length - wanted.length) > limit) continue;
    const edits = countEdits(wanted, letters);
    if (edits > limit || (edits > 0 && edits >= Math.max(letters.length, wanted.length))) continue;
    if (best === undefined || edits < best.edits || (edits === best.edits && candidate < best.word)) best = { word: candidate, edits };
  }
  return best?.word;
}

function fold(word: string): string[] {
  return Array.from(word.normalize('NFC').toLowerCase());
}

/** Damerau-Levenshtein in its restricted form: no part of the word is edited twice. */
function countEdits(a: string[], b: string[]): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let edits = Math.min(last[j]! + 1, row[j - 1]! + 1, replace);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) edits = Math.min(edits, beforeLast[j - 2]! + 1);
      row.push(edits);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
