// The shapes of gates, conditions, obligations, reasons and partings in the OpenAPI document; src/records/verdicts.ts says what each field means.
import { z } from '@hono/zod-openapi';
import type { ConditionShown, ConditionsAnswer, GateShown, GatesAnswer, Moment, ObligationShown, ObligationsAnswer, PartingsAnswer, ReadingsAnswer, ReasonsAnswer } from '#records/board.ts';
import { REASONS } from '#records/verdicts.ts';

/** A JSON Schema of an interface of ours: TypeScript holds the two together. */
export type ShapeOf<T> = z.ZodType<T>;

export const instant = z.string().openapi({ format: 'date-time', description: 'RFC 3339, in UTC' });
const bounds = z.tuple([z.number(), z.number().nullable()]).openapi({ description: '[low, high]; high null: unbounded' });
const days = z.tuple([z.number().int(), z.number().int()]);
const value = z.enum(['yes', 'no', 'undetermined']);
const reasons = z.array(z.enum(REASONS));
const state = z.enum(['shut', 'counting', 'open', 'suspended', 'expired']);
const claims = z.object({ count: z.number().int(), claims: z.array(z.string()) }).strict();

export const label = z.object({ of: z.string(), to: z.array(z.string()), note: z.string().optional() }).strict().openapi('Label');
const dayVerdict = z.object({ date: z.string(), value, reasons, measure: bounds.optional() }).strict().openapi('Day');
export const moment: ShapeOf<Moment> = z.object({ asOf: instant.nullable(), knownAt: instant.nullable(), position: z.number().int() }).strict().openapi('Moment');
const shown = { reading: z.string(), confidential: z.array(label).optional(), says: z.string() };

const gate = z.object({
  ...shown, name: z.string(), place: z.string().optional(), state, day: days, counted: z.number().int(), of: z.number().int(), since: instant.nullable(), opensAtEarliest: instant.nullable(),
  openedAt: instant.nullable(), countedFrom: instant.nullable(), reasons, days: z.array(dayVerdict),
  stoppedBy: z.array(z.object({ condition: z.string(), place: z.string().optional(), value, reasons }).strict()),
}).strict().openapi('Gate') as unknown as ShapeOf<GateShown>;

const resolution = z.union([
  z.object({ claim: z.string(), so: z.boolean() }).strict(),
  z.object({ claim: z.string(), wholly: z.enum(['in', 'out']) }).strict(),
  z.object({ gap: z.object({ measure: z.string(), place: z.string(), during: z.tuple([instant, instant]) }).strict(), watched: z.literal(true) }).strict(),
  z.object({ exception: z.string(), claim: z.string(), applies: z.boolean() }).strict(),
  z.object({ same: z.tuple([z.string(), z.string()]), ruled: z.boolean() }).strict(),
]).openapi('Resolution');

export const gatesAnswer = z.object({
  moment, gates: z.array(gate), stoppedLooking: z.array(z.string()),
  wouldChange: z.array(z.object({ reading: z.string(), resolutions: z.array(resolution), wouldMake: z.object({ gate: z.string(), place: z.string().optional(), state, day: days }).strict() }).strict()),
}).strict().openapi('Gates') as unknown as ShapeOf<GatesAnswer>;

const margin = z.object({ low: z.number().nullable(), high: z.number().nullable(), unit: z.string(), exact: z.tuple([z.string().nullable(), z.string().nullable()]) }).strict().openapi('Margin');
const condition = z.object({
  ...shown, name: z.string(), place: z.string().optional(), value, reasons, final: z.boolean(), since: instant.nullable(), margin: margin.optional(), days: z.array(dayVerdict),
}).strict().openapi('Condition') as unknown as ShapeOf<ConditionShown>;
export const conditionsAnswer: ShapeOf<ConditionsAnswer> = z.object({ moment, conditions: z.array(condition), asAWhole: z.array(z.object({ name: z.string(), places: z.number().int() }).strict()) }).strict().openapi('Conditions');

const obligation = z.object({
  ...shown, clause: z.string(), actor: z.string(), guarantees: z.array(z.string()).optional(), verdict: z.enum(['kept', 'breached', 'pending', 'cannot-be-said']), inForce: value, reasons, final: z.boolean(), since: instant.nullable(),
}).strict().openapi('Obligation') as unknown as ShapeOf<ObligationShown>;
export const obligationsAnswer: ShapeOf<ObligationsAnswer> = z.object({ moment, obligations: z.array(obligation) }).strict().openapi('Obligations');

export const readingsAnswer: ShapeOf<ReadingsAnswer> = z.object({
  moment, readings: z.array(z.object({ name: z.string(), adoptedBy: z.string(), horizon: instant.nullable(), setAside: claims, leftOut: claims }).strict()),
}).strict().openapi('Readings');

export const partingsAnswer: ShapeOf<PartingsAnswer> = z.object({
  moment, partings: z.array(z.object({ readings: z.tuple([z.string(), z.string()]), at: instant.nullable(), about: z.string(), values: z.tuple([z.string(), z.string()]), why: z.string() }).strict()),
}).strict().openapi('Partings');

const reason = z.object({ says: z.string(), rule: z.string(), clause: z.string().nullable(), because: z.array(z.string()), entries: z.array(z.string()) }).strict().openapi('Reason');
export const reasonsAnswer = z.object({ moment, root: z.string(), reasons: z.record(z.string(), reason), day: dayVerdict.optional() }).strict().openapi('Reasons') as unknown as ShapeOf<ReasonsAnswer>;
