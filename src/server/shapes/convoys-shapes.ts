// The shape of convoys in the OpenAPI document; src/records/board-convoys.ts says what each field means.
import { z } from '@hono/zod-openapi';
import type { ConvoysAnswer } from '#records/board-convoys.ts';
import { STAGES, STANDINGS } from '#records/claim.ts';
import { instant, moment, type ShapeOf } from '#server/shapes/verdict-shapes.ts';

const name = z.string(), stage = z.enum(STAGES), standing = z.enum(STANDINGS), count = z.number().int();
const bounds = z.tuple([z.number(), z.number().nullable()]), span = z.tuple([instant, instant]);
const names = z.array(name).nullable();

const step = z.object({
  key: name, stage, standing, at: name.nullable(), from: name.nullable(), to: name.nullable(), during: span, days: bounds,
  trucks: bounds.nullable(), people: bounds.nullable(), by: names, stoppedBy: names, load: names,
}).strict().openapi('ConvoyStep');
const last = z.array(z.object({ channel: name, step }).strict());

export const convoysAnswer = z.object({
  moment, total: count,
  convoys: z.array(z.object({ channel: name, convoy: name.nullable(), reached: stage, delivered: z.boolean(), stopped: name.nullable(), steps: z.array(step) }).strict().openapi('Convoy')),
  places: z.array(z.object({ place: name, lists: z.array(name), delivered: last, other: last }).strict()),
  counters: z.array(z.object({
    channel: name,
    stages: z.array(z.object({ stage, at: name.nullable(), convoys: count, claims: count, trucks: bounds.nullable(), people: bounds.nullable(), during: span }).strict()),
    tallies: z.array(z.object({ of: name, at: name.nullable(), claims: count, count: bounds, during: span, standings: z.array(standing) }).strict()),
  }).strict()),
}).strict().openapi('Convoys') as unknown as ShapeOf<ConvoysAnswer>;
