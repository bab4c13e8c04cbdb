// Acts and statements: what parties, guarantors and monitors declared, decided and ruled.
import { z } from '@hono/zod-openapi';
import { MOMENT, resource } from '#server/resource.ts';
import { actsAnswer } from '#server/shapes/acts-shapes.ts';

export const acts = resource({
  name: 'acts', path: '/acts', summary: 'Acts and statements in the order of time, and which readings admit each act', question: 'acts',
  query: { ...MOMENT, cursor: z.string().optional().openapi({ description: '`next` of the page before' }), limit: z.coerce.number().int().min(1).optional().openapi({ description: 'The most of one page' }) },
  answer: actsAnswer, asked: (_params, query) => query,
});
