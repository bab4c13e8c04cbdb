// What could not be seen, was refused, or is left out.
import { MOMENT, resource } from '#server/resource.ts';
import { coverageAnswer } from '#server/shapes/coverage-shapes.ts';

export const coverage = resource({
  name: 'coverage', path: '/coverage', summary: 'What could not be seen: gaps by measure, place and day in each reading, coverage as it was told, refusals, claims that a reading sets aside or leaves out', question: 'coverage', query: MOMENT, answer: coverageAnswer, asked: (_params, query) => query,
});
