// Claims: as a list, one by one, and as columns for maps and timelines.
import { z } from '@hono/zod-openapi';
import { CLAIM_QUERY, resource } from '#server/resource.ts';
import { claimAnswer, claimsAnswer, pointsAnswer } from '#server/shapes/agreement-shapes.ts';

export const claims = resource({
  name: 'claims', path: '/claims', summary: 'Claims in the order of their time, page by page', question: 'claims', query: CLAIM_QUERY, answer: claimsAnswer, asked: (_params, query) => query,
});
export const points = resource({
  name: 'points', path: '/points', summary: 'The same as columns, up to 100,000 a page', question: 'points', query: CLAIM_QUERY, answer: pointsAnswer, asked: (_params, query) => query,
});
export const claim = resource({
  name: 'claim', path: '/claims/{channel}/{id}', summary: 'One claim, whole: its versions, its source and quoted passage, what rules on it', question: 'claim',
  params: { channel: z.string(), id: z.string() }, query: {}, answer: claimAnswer, asked: (params) => params,
});
