// The shape of acts and statements in the OpenAPI document; src/records/board-acts.ts says what each field means.
import { z } from '@hono/zod-openapi';
import type { ActsAnswer } from '#records/board-acts.ts';
import { moment, type ShapeOf } from '#server/shapes/verdict-shapes.ts';

const act = z.looseObject({
  key: z.string(), kind: z.enum(['act', 'statement']), id: z.string(), channel: z.string(), isLater: z.boolean(), readings: z.array(z.object({ name: z.string(), counts: z.boolean() }).strict()),
}).openapi('Act', { description: 'claims/1, with its key and the readings that admit it; docs/formats.md' });

export const actsAnswer = z.object({ moment, acts: z.array(act), total: z.number().int(), next: z.string().nullable() }).strict().openapi('Acts') as unknown as ShapeOf<ActsAnswer>;
