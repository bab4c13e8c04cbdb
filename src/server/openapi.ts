// The OpenAPI 3.1 document, out of the same declarations that the routes are made of.
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { VERSION } from '#monitor/version.ts';
import { pathsOf } from '#server/resource.ts';
import { RESOURCES } from '#server/resources.ts';
import { ROUTES } from '#server/routes.ts';
import { baseMapAnswer } from '#server/shapes/map-shapes.ts';
import { agreementAnswer, agreementsAnswer, problemDetails } from '#server/shapes/agreement-shapes.ts';

const AGREEMENT = z.object({ agreement: z.string().openapi({ description: 'The agreement\'s name, as its first line has it' }) });

const health = z.object({
  status: z.enum(['ok', 'failing']), version: z.string(), listeners: z.number().int(), agreements: z.array(z.object({ id: z.string(), state: z.string(), position: z.number().int() }).strict()),
}).strict().openapi('Health');

export function describeApi(): object {
  const app = new OpenAPIHono(), registry = app.openAPIRegistry;
  const json = (schema: z.ZodType, description: string) => ({ description, content: { 'application/json': { schema } } });
  const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: problemDetails } } });
  const problems = { 400: problem('The question could not be read'), 404: problem('It is not here'), 409: problem('It cannot be said of this evidence'), 503: problem('Not ready yet; Retry-After says when to ask again') };
  registry.registerPath({ method: 'get', path: ROUTES.health.path, summary: ROUTES.health.summary, responses: { 200: json(health, 'Well'), 503: json(health, 'Some agreement failed') } });
  registry.registerPath({ method: 'get', path: ROUTES.agreements.path, summary: ROUTES.agreements.summary, responses: { 200: json(agreementsAnswer, 'All of them') } });
  registry.registerPath({ method: 'get', path: ROUTES.agreement.path, summary: ROUTES.agreement.summary, request: { params: AGREEMENT }, responses: { 200: json(agreementAnswer, 'The agreement'), ...problems } });
  registry.registerPath({ method: 'get', path: ROUTES.baseMap.path, summary: ROUTES.baseMap.summary, responses: { 200: json(baseMapAnswer, 'The ground of the map') } });
  registry.registerPath({
    method: 'get', path: ROUTES.events.path, summary: ROUTES.events.summary, request: { query: z.object({ agreement: z.string().optional() }), headers: z.object({ 'last-event-id': z.string().optional() }) },
    responses: { 200: { description: 'A stream', content: { 'text/event-stream': { schema: z.string() } } }, 404: problems[404] },
  });
  for (const resource of RESOURCES) {
    registry.registerPath({
      method: 'get', path: pathsOf(resource).openapi, summary: resource.summary, operationId: resource.name,
      request: { params: AGREEMENT.extend(resource.params.shape), query: resource.query },
      responses: { 200: json(resource.answer, resource.summary), 304: { description: 'You have it: the ETag is the same' }, ...problems },
    });
  }
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Truce', version: VERSION, description: 'What the evidence shows of an agreement, at any moment. Truce advises and never decides. Read-only: nothing is written through it.', license: { name: 'Apache-2.0' } },
    servers: [{ url: '/' }],
  });
}
