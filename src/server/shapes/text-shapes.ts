// The shape of the text in the OpenAPI document; src/records/board-text.ts says what each field means.
import { z } from '@hono/zod-openapi';
import type { Block, Inline, TextAnswer } from '#records/board-text.ts';
import { label, type ShapeOf } from '#server/shapes/verdict-shapes.ts';

const words = z.string(), names = z.array(words);

const inline: z.ZodType<Inline> = z.lazy(() => z.union([
  z.object({ is: z.literal('text'), text: words }).strict(),
  z.object({ is: z.enum(['strong', 'emphasis']), of: z.array(inline) }).strict(),
  z.object({ is: z.literal('code'), text: words }).strict(),
  z.object({ is: z.literal('link'), href: words, of: z.array(inline) }).strict(),
])).openapi('Inline') as z.ZodType<Inline>;

const block: z.ZodType<Block> = z.lazy(() => z.union([
  z.object({ is: z.literal('paragraph'), of: z.array(inline) }).strict(),
  z.object({ is: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(block)) }).strict(),
  z.object({ is: z.literal('table'), head: z.array(z.array(inline)), rows: z.array(z.array(z.array(inline))) }).strict(),
  z.object({ is: z.literal('quote'), of: z.array(block) }).strict(),
  z.object({ is: z.literal('code'), text: words }).strict(),
])).openapi('Block') as z.ZodType<Block>;

const section = z.object({
  id: words.nullable(), level: z.number().int(),
  words: z.record(words, z.object({ heading: z.array(inline), blocks: z.array(block) }).strict()),
  rules: z.array(z.object({ line: z.number().int(), text: words }).strict()),
  hangs: z.object({ clauses: names, conditions: names, measures: names, gates: names }).strict().nullable(),
  adoption: z.object({ by: words, on: words, stale: names }).strict().optional(),
  confidential: z.array(label).optional(),
}).strict().openapi('Section');

export const textAnswer = z.object({ position: z.number().int(), languages: names, own: words, sections: z.array(section) }).strict().openapi('Text') as unknown as ShapeOf<TextAnswer>;
