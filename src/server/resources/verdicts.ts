// Readings, gates, conditions, obligations and where readings part, at a moment.
import { z } from '@hono/zod-openapi';
import { MOMENT, READING, resource, text } from '#server/resource.ts';
import { conditionsAnswer, gatesAnswer, obligationsAnswer, partingsAnswer, readingsAnswer } from '#server/shapes/verdict-shapes.ts';

export const readings = resource({
  name: 'readings', path: '/readings', summary: 'The readings, with what each sets aside', question: 'readings', query: MOMENT, answer: readingsAnswer, asked: (_params, query) => query,
});
export const gates = resource({
  name: 'gates', path: '/gates', summary: 'Every gate in every reading: day n of m, what stops it, since when, what would change it', question: 'gates', query: { ...MOMENT, ...READING }, answer: gatesAnswer, asked: (_params, query) => query,
});
export const conditions = resource({
  name: 'conditions', path: '/conditions', summary: 'Every condition, place by place, with its strip of days', question: 'conditions',
  query: {
    ...MOMENT, ...READING, name: text('One condition'), place: text('One place'),
    mostPlaces: z.coerce.number().int().min(0).optional().openapi({ description: 'A condition asked of more places than these is shown as a whole only, and named in `asAWhole`' }),
  },
  answer: conditionsAnswer, asked: (_params, query) => query,
});
export const obligations = resource({
  name: 'obligations', path: '/obligations', summary: 'Every obligation by actor', question: 'obligations', query: { ...MOMENT, ...READING }, answer: obligationsAnswer, asked: (_params, query) => query,
});
export const partings = resource({
  name: 'partings', path: '/partings', summary: 'Where two readings part, and why', question: 'partings', query: MOMENT, answer: partingsAnswer, asked: (_params, query) => query,
});
