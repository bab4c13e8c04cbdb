// The shape of what changed in the OpenAPI document; src/records/board-changes.ts says what each field means.
import { z } from '@hono/zod-openapi';
import type { ChangesAnswer } from '#records/board-changes.ts';
import { REASONS } from '#records/verdicts.ts';
import { moment, type ShapeOf } from '#server/shapes/verdict-shapes.ts';

const name = z.string(), place = z.string().optional();
const value = z.enum(['yes', 'no', 'undetermined']), reasons = z.array(z.enum(REASONS));
const changed = <T extends z.ZodType>(one: T) => ({ before: one.nullable(), after: one.nullable() });

const gate = z.object({ state: z.enum(['shut', 'counting', 'open', 'suspended', 'expired']), day: z.tuple([z.number().int(), z.number().int()]), counted: z.number().int(), of: z.number().int() }).strict();
const valued = z.object({ value, reasons }).strict();
const verdict = z.object({ verdict: z.enum(['kept', 'breached', 'pending', 'cannot-be-said']), inForce: value, reasons }).strict();

const reading = z.object({
  reading: name,
  gates: z.array(z.object({ ...changed(gate), name, place }).strict()),
  conditions: z.array(z.object({ ...changed(valued), name, place }).strict()),
  days: z.array(z.object({ ...changed(valued), of: z.enum(['gate', 'condition']), name, place, date: z.string() }).strict()),
  obligations: z.array(z.object({ ...changed(verdict), clause: name, actor: name, guarantees: z.array(name).optional() }).strict()),
}).strict().openapi('ReadingChanges');

export const changesAnswer = z.object({
  from: moment, to: moment, readings: z.array(reading), claims: z.object({ count: z.number().int(), claims: z.array(name) }).strict(),
}).strict().openapi('Changes') as unknown as ShapeOf<ChangesAnswer>;
