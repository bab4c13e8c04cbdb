// Acts and statements: what parties, guarantors and monitors declared, decided and ruled.
import { MOMENT, PAGE, resource } from '#server/resource.ts';
import { actsAnswer } from '#server/shapes/acts-shapes.ts';

export const acts = resource({
  name: 'acts', path: '/acts', summary: 'Acts and statements in the order of time, and which readings admit each act', question: 'acts',
  query: { ...MOMENT, ...PAGE },
  answer: actsAnswer, asked: (_params, query) => query,
});
