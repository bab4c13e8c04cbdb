// What a resource is: an address below an agreement, what may be asked of it, which question of the desk answers it, in which shape.
import { z, type RouteConfig } from '@hono/zod-openapi';
import type { AnswerOf, AskedOf, QuestionName } from '#monitor/questions.ts';
import type { ShapeOf } from '#server/shapes/verdict-shapes.ts';

export type Words = Record<string, z.ZodType>;

export interface Resource {
  name: string;
  path: string;
  summary: string;
  question: QuestionName;
  params: z.ZodObject;
  query: z.ZodObject;
  answer: z.ZodType;
  /** The moment asked for decides which desk answers. */
  asked(params: Record<string, string>, query: Record<string, unknown>): unknown;
}

/** Declares a resource; TypeScript holds question, query and shape of the answer together. */
export function resource<N extends QuestionName, P extends Words, Q extends Words>(of: {
  name: string;
  /** Below `/api/agreements/{agreement}`; with `{name}` for each of `params`. */
  path: string;
  summary: string;
  question: N;
  params?: P;
  query: Q;
  answer: ShapeOf<AnswerOf<N>>;
  asked(params: z.output<z.ZodObject<P>>, query: z.output<z.ZodObject<Q>>): AskedOf<N>;
}): Resource {
  return { ...of, params: z.object(of.params ?? ({} as P)), query: z.object(of.query).strict(), asked: of.asked as Resource['asked'] };
}

/** What may be given, as text. */
export const text = (description: string) => z.string().optional().openapi({ description });

/** Of every resource that speaks of a moment. */
export const MOMENT = {
  asOf: text('How far the world has run: RFC 3339 with an offset, or `latest`; without it, where the board opens (E14)'),
  knownAt: text('With what was known then; or `latest`; without it, as the board opens (E14)'),
};

export const READING = { reading: text('One reading; without it, all') };

export const PAGE = {
  cursor: text('`next` of the page before'), limit: z.coerce.number().int().min(1).optional().openapi({ description: 'The most of one page' }),
};

/** Given once or several times. */
export const many = (description: string) => z.union([z.string(), z.array(z.string())]).optional()
  .transform((given) => (given === undefined ? undefined : [given].flat()))
  .openapi({ description, type: 'array', items: { type: 'string' } });

export const CLAIM_QUERY = {
  knownAt: MOMENT.knownAt,
  kind: many('incident, movement, presence, tally, coverage, act or statement'), channel: many('A channel'), place: many('A place, by the name that claims give it'),
  by: many('An actor that did it; `-`: it is not said'), against: many('An actor that it was done to; `-`: it is not said'), standing: many('A standing'), type: many('A path of the incident tree, with all below it'),
  from: text('Claims whose time meets what is from here on'), to: text('Claims whose time meets what is before here'), text: text('Part of a key'),
  ...PAGE,
};

/** A path as hono and as OpenAPI write it. */
export function pathsOf({ path }: Pick<Resource, 'path'>): { hono: string; openapi: RouteConfig['path'] } {
  const openapi = `/api/agreements/{agreement}${path}`;
  return { openapi, hono: openapi.replaceAll(/\{(\w+)\}/g, ':$1') };
}
