// The shape of proofs in the OpenAPI document; src/records/extract.ts says what each field means.
import { z } from '@hono/zod-openapi';
import type { ProofAnswer } from '#records/board-proofs.ts';
import { instant, type ShapeOf } from '#server/shapes/verdict-shapes.ts';

const count = z.number().int();
const inclusion = z.object({
  format: z.literal('proof/1'), proves: z.literal('inclusion'), ledger: z.string(), seq: count, size: count, entry: z.looseObject({ seq: count, recordedAt: instant }), path: z.array(z.string()), checkpoint: z.string(),
}).strict().openapi('InclusionProof');

export const proofAnswer = z.object({ key: z.string(), proof: inclusion, earlier: z.array(count) }).strict().openapi('Proof') as unknown as ShapeOf<ProofAnswer>;
