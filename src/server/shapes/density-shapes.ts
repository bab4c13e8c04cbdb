// The shape of counts over time in the OpenAPI document; src/records/board-density.ts says what each field means.
import { z } from '@hono/zod-openapi';
import type { DensityAnswer } from '#records/board-density.ts';
import type { ShapeOf } from '#server/shapes/verdict-shapes.ts';

const count = z.number().int();
const lane = z.object({ name: z.string(), total: count, undated: count, throughout: count, counts: z.array(count) }).strict().openapi('DensityLane');

export const densityAnswer: ShapeOf<DensityAnswer> = z.object({
  position: count, from: z.number(), to: z.number(), bins: count, by: z.enum(['kind', 'channel', 'party']), total: count, span: z.tuple([z.number(), z.number()]).nullable(), lanes: z.array(lane),
}).strict().openapi('Density');
