// What changed between two moments of knowing.
import { z } from '@hono/zod-openapi';
import { MOMENT, resource } from '#server/resource.ts';
import { changesAnswer } from '#server/shapes/changes-shapes.ts';

export const changes = resource({
  name: 'changes', path: '/changes', summary: 'What changed between what was known at one moment and at another: verdicts that differ, and the claims recorded between', question: 'changes',
  query: {
    asOf: MOMENT.asOf,
    from: z.string().openapi({ description: 'With what was known then: RFC 3339 with an offset' }),
    to: MOMENT.knownAt,
  },
  answer: changesAnswer, asked: (_params, query) => query,
});
