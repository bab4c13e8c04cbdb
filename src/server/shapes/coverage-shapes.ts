// The shape of what could not be seen in the OpenAPI document; src/records/board-coverage.ts says what each field means.
import { z } from '@hono/zod-openapi';
import type { CoverageAnswer } from '#records/board-coverage.ts';
import { instant, moment, type ShapeOf } from '#server/shapes/verdict-shapes.ts';

const name = z.string(), names = z.array(name), number = z.number();
const span = z.tuple([instant, instant]);
const claims = z.object({ count: number.int(), claims: names }).strict();

export const coverageAnswer = z.object({
  moment, days: names,
  rows: z.array(z.object({ reading: name, measure: name, place: name, days: z.string().regex(/^[wpnf]*$/) }).strict().openapi('Sight')),
  watched: z.array(z.object({ key: name, channel: name, place: name.nullable(), during: span, share: number, of: names.nullable() }).strict()),
  denials: z.array(z.object({ key: name, kind: z.enum(['movement', 'incident']), what: name, channel: name, place: name.nullable(), during: span, by: names.nullable(), standing: name }).strict()),
  unused: z.array(z.object({
    reading: name, setAside: claims, leftOut: claims,
    rule: z.object({ datedWithinDays: number.nullable(), datedWithinMs: number.nullable(), placedWithinMetres: number.nullable() }).strict().nullable(),
  }).strict()),
  problems: z.array(z.object({ code: name, severity: name, message: name, mend: name }).strict()),
}).strict().openapi('Coverage') as unknown as ShapeOf<CoverageAnswer>;
