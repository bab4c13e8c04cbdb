// The shape of limits in the OpenAPI document; src/records/board-limits.ts says what each field means.
import { z } from '@hono/zod-openapi';
import type { LimitsAnswer } from '#records/board-limits.ts';
import { moment, type ShapeOf } from '#server/shapes/verdict-shapes.ts';

const limit = z.tuple([z.number(), z.number().nullable()]).openapi({ description: '[low, high]; high null: unbounded' });
const condition = z.object({
  reading: z.string(), name: z.string(), place: z.string().optional(), upper: z.boolean(), unit: z.string(), days: z.array(z.object({ date: z.string(), limit }).strict()),
}).strict().openapi('ConditionLimits');

export const limitsAnswer = z.object({ moment, limits: z.array(condition) }).strict().openapi('Limits') as unknown as ShapeOf<LimitsAnswer>;
