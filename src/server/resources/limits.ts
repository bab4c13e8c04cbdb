// The limits of conditions, day by day.
import { MOMENT, READING, resource } from '#server/resource.ts';
import { limitsAnswer } from '#server/shapes/limits-shapes.ts';

export const limits = resource({
  name: 'limits', path: '/limits', summary: 'Of every condition that is a single comparison, its limit on each day of its strip', question: 'limits', query: { ...MOMENT, ...READING }, answer: limitsAnswer, asked: (_params, query) => query,
});
