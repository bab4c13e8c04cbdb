// The server's routes: each asks whether it may answer, asks a desk, and answers; problems become HTTP in one place.
import { OpenAPIHono, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { BaseMapAnswer } from '#records/board-map.ts';
import { VERSION } from '#monitor/version.ts';
import { maySee, PUBLIC, type MaySee } from '#server/access/may-see.ts';
import { answerBytes, respond } from '#server/answers.ts';
import type { BoardFiles } from '#server/board-files.ts';
import type { EventStream } from '#server/events.ts';
import type { Followed } from '#server/followed.ts';
import type { LedgerWatch } from '#server/ledger-watch.ts';
import { describeApi } from '#server/openapi.ts';
import { detailsOf, HttpProblem } from '#server/problem-details.ts';
import { pathsOf, type Resource } from '#server/resource.ts';
import { RESOURCES } from '#server/resources.ts';
import { ROUTES } from '#server/routes.ts';

export interface Served {
  followed: readonly Followed[];
  watch: LedgerWatch | null;
  events: EventStream;
  board: BoardFiles | null;
  /** Who may see what; without it, what access/ says. */
  maySee?: MaySee;
  ground: BaseMapAnswer;
  /** Told of faults of our own. */
  onFault(error: unknown): void;
}

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' };

/** No inline script or style, nothing from elsewhere, shown in no frame. Workers of the map are files of ours, pictures of it are made in the page. */
const SECURITY: Record<string, string> = {
  'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'permissions-policy': 'geolocation=(), camera=(), microphone=()',
};

export function appOf(served: Served): OpenAPIHono {
  const app = new OpenAPIHono();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY)) c.res.headers.set(name, value);
  });
  app.onError((error, c) => problem(c, error, served));
  app.notFound((c) => problem(c, new HttpProblem(404, 'ask.no-such-resource', `there is nothing at ${c.req.path}`, '/openapi.json lists what there is'), served));
  addRoutes(app, served);
  for (const resource of RESOURCES) addResource(app, resource, served);
  app.all('/api/*', (c) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') throw new HttpProblem(405, 'ask.cannot-write', 'the board only answers: nothing is written here', 'use the command truce to write into a ledger');
    return c.notFound();
  });
  app.get('*', async (c) => {
    if (served.board === null) throw new HttpProblem(503, 'board.not-built', 'the pages of the board are not built here', 'run npm run board once; the API answers meanwhile, see /openapi.json');
    return await served.board.respond(c.req.raw, new URL(c.req.url).pathname) ?? c.notFound();
  });
  return app;
}

function addRoutes(app: OpenAPIHono, { followed, watch, events, ground, maySee: may = maySee }: Served): void {
  const sees = (agreement: string, resource: string): boolean => may(PUBLIC, { agreement, resource });
  app.get(ROUTES.health.path, (c) => {
    const states = followed.filter(({ id }) => sees(id, 'agreement')).map(({ id, progress, position }) => ({ id, state: progress.state, position }));
    const isWell = followed.every(({ progress }) => progress.state !== 'failed');
    return c.json({ status: isWell ? 'ok' : 'failing', version: VERSION, agreements: states, listeners: events.listeners }, isWell ? 200 : 503);
  });
  const api = JSON.stringify(describeApi());
  app.get('/openapi.json', async (c) => respond(c.req.raw, await answerBytes(Buffer.from(api)), JSON_HEADERS));
  app.get(ROUTES.agreements.path, async (c) => {
    const seen = followed.filter(({ id }) => sees(id, 'agreement'));
    return respond(c.req.raw, await answerBytes(Buffer.from(JSON.stringify({ agreements: seen.map((one) => one.summary()) }))), JSON_HEADERS);
  });
  app.get('/api/agreements/:agreement', async (c) => {
    const one = followedIn(followed, c, 'agreement', sees);
    const answer = await one.answer('agreement', undefined, (text) => JSON.stringify({ ...(JSON.parse(text) as object), progress: one.progress }));
    return respond(c.req.raw, answer, JSON_HEADERS);
  });
  const groundAnswer = answerBytes(Buffer.from(JSON.stringify(ground)));
  app.get(ROUTES.baseMap.path, async (c) => respond(c.req.raw, await groundAnswer, JSON_HEADERS));
  app.get(ROUTES.events.path, (c) => {
    const agreement = c.req.query('agreement') ?? null;
    if (agreement !== null) followedNamed(followed, agreement, 'events', sees);
    const hears = (id: string): boolean => (agreement === null || agreement === id) && sees(id, 'events');
    return events.open({ hears, lastId: c.req.header('last-event-id') ?? c.req.query('lastEventId') ?? null, followed, watch });
  });
}

function addResource(app: OpenAPIHono, resource: Resource, { followed, maySee: may = maySee }: Served): void {
  app.get(pathsOf(resource).hono, async (c) => {
    const one = followedIn(followed, c, resource.name, (agreement, name) => may(PUBLIC, { agreement, resource: name }));
    const query = read(resource.query, queryOf(c), 'query'), params = read(resource.params, c.req.param() as Record<string, string>, 'path');
    const answer = await one.answer(resource.question, resource.asked(params as Record<string, string>, query) as never);
    return respond(c.req.raw, answer, JSON_HEADERS);
  });
}

type Sees = (agreement: string, resource: string) => boolean;

function followedIn(followed: readonly Followed[], c: Context, resource: string, sees: Sees): Followed {
  return followedNamed(followed, c.req.param('agreement') ?? '', resource, sees);
}

function followedNamed(followed: readonly Followed[], id: string, resource: string, sees: Sees): Followed {
  // Asked before it is looked for: what may not be seen is told like what is not there.
  const found = sees(id, resource) ? followed.find((one) => one.id === id) : undefined;
  if (found === undefined) throw new HttpProblem(404, 'ask.no-such-agreement', `no agreement here is called ${JSON.stringify(id)}`, 'GET /api/agreements lists those that are');
  return found;
}

/** What is given once as a word, what is given several times as a list. */
function queryOf(c: Context): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(c.req.queries()).map(([name, values]) => [name, values.length === 1 ? values[0]! : values]));
}

function read(shape: z.ZodObject, given: Record<string, unknown>, where: string): Record<string, unknown> {
  const found = shape.safeParse(given);
  if (found.success) return found.data;
  const detail = found.error.issues.map(({ path, message, code, ...issue }) => (code === 'unrecognized_keys' ? `nothing can be asked by ${(issue as { keys?: string[] }).keys?.join(', ')}` : `${path.join('.') || where}: ${message}`)).join('; ');
  throw new HttpProblem(400, 'ask.not-understood', detail, 'see /openapi.json for what can be asked');
}

function problem(c: Context, thrown: unknown, { onFault }: Served): Response {
  const details = { ...detailsOf(thrown), instance: c.req.path };
  if (details.status === 500) onFault(thrown);
  const headers: Record<string, string> = { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store', ...SECURITY, ...(details.status === 503 ? { 'retry-after': '1' } : {}) };
  return c.body(JSON.stringify(details), details.status as 400, headers);
}
