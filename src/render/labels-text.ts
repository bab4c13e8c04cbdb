// Labels of confidentiality in words (A9): above a whole text, and below each row that bears one.
import { labelInWords, shownInWords, type LabelShown } from '#records/labels.ts';
import { wrap } from '#render/layout.ts';
import type { Say } from '#render/say.ts';

/** What stands above a text of which parts are confidential; nothing where none are. */
export function labelsText(labels: readonly LabelShown[] | undefined, say: Say, indent: string): string[] {
  if (labels === undefined || labels.length === 0) return [];
  return [
    ...wrap(say.paint('bad', 'PARTS OF THIS ARE CONFIDENTIAL. Nothing here keeps them back: see who may read this before it is passed on.'), indent, indent.length),
    ...labels.flatMap((label) => wrap(`${label.of}: ${labelInWords(label)}`, `${indent}  `, indent.length + 4)),
  ];
}

/** Below a row, with what it draws on. */
export function rowLabels({ confidential = [] }: { confidential?: LabelShown[] }, say: Say): string[] {
  return confidential.flatMap((label) => wrap(say.paint('bad', `${shownInWords(label)}.`), '      ', 8));
}
