// How many claims lie when: for timelines of much evidence.
import { z } from '@hono/zod-openapi';
import { CLAIM_QUERY, resource, text } from '#server/resource.ts';
import { densityAnswer } from '#server/shapes/density-shapes.ts';

const { cursor: _cursor, limit: _limit, from: _from, to: _to, ...FILTERS } = CLAIM_QUERY;

export const density = resource({
  name: 'density', path: '/density', summary: 'How many claims lie when, lane by lane', question: 'density',
  query: {
    ...FILTERS, from: text('Where the first bin begins; without it, the first moment of what is dated'), to: text('Where the last bin ends; without it, the last moment of what is dated'),
    before: text('Claims that begin at or after it are left out'), lanes: z.enum(['kind', 'channel', 'party']).openapi({ description: 'What the lanes are; a claim by two parties is in both' }),
    bins: z.coerce.number().int().min(1).max(4000).openapi({ description: 'Into how many equal parts the stretch is divided' }),
  },
  answer: densityAnswer, asked: (_params, query) => query,
});
