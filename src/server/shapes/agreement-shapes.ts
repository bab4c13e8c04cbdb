// The shapes of agreements, claims and problems in the OpenAPI document; src/records/board.ts says what each field means.
import { z } from '@hono/zod-openapi';
import type { AgreementDetail, AgreementSummary, ClaimAnswer, ClaimsAnswer, PointsAnswer, ProblemDetails } from '#records/board.ts';
import { instant, label, type ShapeOf } from '#server/shapes/verdict-shapes.ts';

const name = z.string(), names = z.array(z.string());
const span = z.tuple([instant, instant]).nullable();

const progress = z.object({ state: z.enum(['reading', 'assessing', 'ready', 'failed']), done: z.number(), total: z.number(), problem: z.string().optional() }).strict().openapi('Progress');
const summary = { id: name, title: name, languages: names, progress, position: z.number().int() };

export const agreementsAnswer = z.object({ agreements: z.array(z.object(summary).strict().openapi('AgreementSummary')) }).strict().openapi('Agreements') as unknown as ShapeOf<{ agreements: AgreementSummary[] }>;

export const agreementAnswer = z.object({
  ...summary, planHash: name, engine: name, zone: name, zoneTable: name, asOf: instant.nullable(), knownAt: instant.nullable(),
  span: z.object({ during: span, recorded: span }).strict(),
  evidence: z.object({ kind: z.enum(['files', 'ledger']), claims: z.number().int(), skipped: z.number().int() }).strict(),
  anchors: z.array(z.object({ name, at: instant.nullable(), says: name }).strict()),
  actors: z.array(z.object({ name, title: name, excluded: z.boolean(), guarantors: names }).strict()),
  places: z.array(z.object({ name, title: name, titles: names, within: names, drawn: z.boolean() }).strict()),
  lines: z.array(z.object({ name, title: name }).strict()),
  lists: z.array(z.object({ name, of: z.enum(['places', 'actors']), asOf: name, members: names }).strict()),
  channels: z.array(z.object({ name, title: name, sees: z.array(z.enum(['incidents', 'tallies', 'movements', 'presence'])) }).strict()),
  measures: z.array(z.object({ name, from: name, unit: name, says: name }).strict()),
  conditions: z.array(z.object({ name, clause: name.nullable(), says: name }).strict()),
  clauses: z.array(z.object({ id: name, heading: name, binds: names, says: name }).strict()),
  gates: z.array(z.object({ name, title: name, clause: name.nullable(), says: name }).strict()),
  readings: z.array(z.object({ name, adoptedBy: name, channels: names.nullable() }).strict()),
  confidential: z.array(label),
}).strict().openapi('Agreement') as unknown as ShapeOf<AgreementDetail>;

const claim = z.looseObject({ key: name, kind: name, id: name, channel: name }).openapi('Claim', { description: 'claims/1, with its key; docs/formats.md' });
export const claimsAnswer = z.object({ position: z.number().int(), claims: z.array(claim), total: z.number().int(), next: name.nullable() }).strict().openapi('Claims') as unknown as ShapeOf<ClaimsAnswer>;
const anyClaim = z.looseObject({ kind: name, id: name, channel: name });
export const claimAnswer = z.object({
  key: name, claim: anyClaim, versions: z.array(anyClaim), about: z.array(claim), entry: z.object({ seq: z.number().int(), recordedAt: instant }).strict().nullable(),
}).strict().openapi('ClaimDetail') as unknown as ShapeOf<ClaimAnswer>;

const numbers = z.array(z.number()), gaps = z.array(z.number().nullable());
export const pointsAnswer = z.object({
  position: z.number().int(), total: z.number().int(), next: name.nullable(),
  words: z.object({ kinds: names, channels: names, places: names, actors: names, oneOf: z.array(z.number().int()), types: names, standings: names, whats: names }).strict(),
  keys: names, kind: numbers, channel: numbers, place: numbers, by: numbers, against: numbers, type: numbers, what: numbers, standing: numbers, start: numbers, end: numbers,
  recorded: gaps, lon: gaps, lat: gaps, radius: gaps, count: z.array(z.tuple([z.number(), z.number().nullable()])), convoys: z.array(z.object({ convoy: name, rows: numbers }).strict()),
}).strict().openapi('Points') as unknown as ShapeOf<PointsAnswer>;

export const problemDetails = z.object({
  type: name, title: name, status: z.number().int(), detail: name, code: name, mend: name.optional(), instance: name.optional(),
}).strict().openapi('Problem', { description: 'RFC 9457; `mend` says what would mend it' }) as unknown as ShapeOf<ProblemDetails>;
