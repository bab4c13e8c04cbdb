// The shapes of maps in the OpenAPI document; src/records/board-map.ts says what each field means.
import { z } from '@hono/zod-openapi';
import type { BaseMapAnswer, MapAnswer } from '#records/board-map.ts';
import type { ShapeOf } from '#server/shapes/verdict-shapes.ts';

const name = z.string(), names = z.array(z.string());
const position = z.tuple([z.number(), z.number()]).openapi({ description: 'Longitude, latitude: WGS 84' });
const geometry = z.looseObject({ type: z.enum(['Point', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']), coordinates: z.array(z.any()) }).openapi('Geometry', { description: 'RFC 7946' });
const place = z.object({ is: z.literal('place'), name, title: name, titles: names, middle: position, clauses: names, made: name.optional() }).strict();
const line = z.object({ is: z.literal('line'), name, title: name, titles: names, middle: position, clauses: names }).strict();
const rule = z.object({ clause: name.nullable(), binds: names, of: names, most: z.number().nullable(), least: z.number().nullable(), says: name }).strict();
const buffer = z.object({
  is: z.literal('buffer'), name, title: name, line: name, metres: z.number(), side: z.enum(['left', 'right']).nullable(), compass: name.nullable(), middle: position, rules: z.array(rule),
}).strict();

export const mapAnswer = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ type: z.literal('Feature'), geometry, properties: z.union([place, line, buffer]) }).strict().openapi('MapFeature')),
  notDrawn: z.array(z.object({ name, title: name, titles: names, why: z.enum(['no-shape', 'made']), made: name.optional(), clauses: names }).strict()),
}).strict().openapi('Map') as unknown as ShapeOf<MapAnswer>;

export const baseMapAnswer = z.object({
  disclaimer: name.nullable(),
  borders: z.object({ type: z.literal('FeatureCollection'), features: z.array(z.object({ type: z.literal('Feature'), geometry, properties: z.record(z.string(), z.any()) }).strict()) }).strict().nullable(),
}).strict().openapi('BaseMap') as unknown as ShapeOf<BaseMapAnswer>;
