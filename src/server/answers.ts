// Answers, kept as long as they hold: the text, its strong ETag, and the same compressed; who has it already is told so.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export interface Answer { body: Buffer; br: Buffer | null; gzip: Buffer | null; etag: string }

/** Less is not worth compressing. */
const WORTH_COMPRESSING = 1024;
/** Answers of so many bytes in all are kept. */
const MOST_BYTES = 96 * 1024 * 1024;

const compressBrotli = promisify(brotliCompress), compressGzip = promisify(gzip);

/** Made once, and asked for by many at the same time without being made twice. */
export class Answers {
  readonly #kept = new Map<string, Promise<Answer>>();
  readonly #sizes = new Map<string, number>();
  #bytes = 0;

  get(key: string, make: () => Promise<string>): Promise<Answer> {
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const made = make().then(answerOf);
    this.#kept.set(key, made);
    made.then((answer) => this.#weigh(key, made, answer), () => this.#drop(key, made));
    return made;
  }

  /** Forgets all: something has come in. */
  clear(): void {
    this.#kept.clear();
    this.#sizes.clear();
    this.#bytes = 0;
  }

  #weigh(key: string, made: Promise<Answer>, { body, br, gzip: zipped }: Answer): void {
    if (this.#kept.get(key) !== made) return;
    const bytes = body.length + (br?.length ?? 0) + (zipped?.length ?? 0);
    this.#sizes.set(key, bytes);
    this.#bytes += bytes;
    for (const [oldest, kept] of this.#kept) {
      if (this.#bytes <= MOST_BYTES || oldest === key) break;
      this.#drop(oldest, kept);
    }
  }

  #drop(key: string, made: Promise<Answer>): void {
    if (this.#kept.get(key) !== made) return;
    this.#kept.delete(key);
    this.#bytes -= this.#sizes.get(key) ?? 0;
    this.#sizes.delete(key);
  }
}

function answerOf(text: string): Promise<Answer> {
  return answerBytes(Buffer.from(text));
}

export async function answerBytes(body: Buffer): Promise<Answer> {
  const etag = createHash('sha256').update(body).digest('base64url').slice(0, 27);
  if (body.length < WORTH_COMPRESSING) return { body, br: null, gzip: null, etag };
  const [br, zipped] = await Promise.all([
    compressBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
    compressGzip(body, { level: 6 }),
  ]);
  return { body, br, gzip: zipped, etag };
}

/** The answer to a request: 304 where the asker has it, else in the best encoding that is taken. */
export function respond(request: Request, answer: Answer, headers: Record<string, string>): Response {
  const encoding = encodingOf(request.headers.get('accept-encoding') ?? '', answer);
  // Strong: another encoding is another sequence of bytes.
  const etag = `"${answer.etag}${encoding === null ? '' : `-${encoding}`}"`;
  const all: Record<string, string> = { ...headers, etag, vary: 'accept-encoding' };
  if (hasIt(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers: all });
  const body = encoding === null ? answer.body : answer[encoding === 'br' ? 'br' : 'gzip']!;
  if (encoding !== null) all['content-encoding'] = encoding;
  all['content-length'] = String(body.length);
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers: all });
}

function encodingOf(accepted: string, answer: Answer): 'br' | 'gzip' | null {
  const takes = (name: string): boolean => accepted.split(',').some((one) => new RegExp(`^\\s*${name}\\s*(;\\s*q=(?!0(\\.0*)?\\s*$)|$)`).test(one));
  if (answer.br !== null && takes('br')) return 'br';
  return answer.gzip !== null && takes('gzip') ? 'gzip' : null;
}

function hasIt(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
