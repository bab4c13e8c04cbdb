// Why something is as it is: the tree of reasons, down to the claims.
import { z } from '@hono/zod-openapi';
import { MOMENT, resource, text } from '#server/resource.ts';
import { reasonsAnswer } from '#server/shapes/verdict-shapes.ts';

export const reasons = resource({
  name: 'reasons', path: '/reasons', summary: 'Why a gate, a condition or an obligation is as it is, at the moment or on one day of its strip', question: 'reasons',
  query: {
    ...MOMENT, reading: z.string(), of: z.enum(['gate', 'condition', 'obligation']), name: z.string().openapi({ description: 'Its name; of an obligation the clause' }),
    place: text('One member of a list'), actor: text('Of an obligation, whose'), guarantor: z.enum(['true', 'false']).optional().openapi({ description: 'The row of a guarantor' }), day: text('A day of its strip, as the strip has it'),
  },
  answer: reasonsAnswer,
  asked: (_params, { guarantor, ...query }) => ({ ...query, guarantor: guarantor === 'true' }),
});
