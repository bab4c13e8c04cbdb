// The proof that a claim is in the ledger, to be kept and checked elsewhere.
import { z } from '@hono/zod-openapi';
import { resource } from '#server/resource.ts';
import { proofAnswer } from '#server/shapes/proof-shapes.ts';

export const proofs = resource({
  name: 'proofs', path: '/proofs/{channel}/{id}', summary: 'That a claim is in the ledger: its entry, its path to the root (RFC 6962), the signed checkpoint', question: 'proofs',
  params: { channel: z.string(), id: z.string() }, query: {}, answer: proofAnswer, asked: (params) => params,
});
