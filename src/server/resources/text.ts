// The agreement's own text, with the rules that hang on each clause.
import { resource } from '#server/resource.ts';
import { textAnswer } from '#server/shapes/text-shapes.ts';

export const text = resource({
  name: 'text', path: '/text', summary: 'The agreement\'s text in the order of the document, in every language it has, with the rules that hang on each clause', question: 'text', query: {}, answer: textAnswer, asked: () => undefined,
});
