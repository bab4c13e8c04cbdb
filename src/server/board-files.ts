// The board's own files, as they were built: scripts, styles, pictures. Every page of the board is one and the same file.
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerBytes, respond, type Answer } from '#server/answers.ts';

/** Where the board is built to, beside the sources and in the published package alike. */
export const BOARD_FOLDER = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../dist/board/' : '../board/', import.meta.url));

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.ico': 'image/x-icon', '.webmanifest': 'application/manifest+json', '.txt': 'text/plain; charset=utf-8', '.geojson': 'application/geo+json',
};

/** Files in this folder have their content's hash in their name: they never change. */
const FOREVER = /^\/assets\//;

export class BoardFiles {
  readonly #folder: string;
  readonly #names: ReadonlySet<string>;
  readonly #kept = new Map<string, Promise<Answer>>();

  private constructor(folder: string, names: ReadonlySet<string>) {
    this.#folder = folder;
    this.#names = names;
  }

  /** null where the board is not built. */
  static async in(folder: string): Promise<BoardFiles | null> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const names = new Set(entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/')).map((name) => `/${name.replace(/^\//, '')}`));
    return names.has('/index.html') ? new BoardFiles(folder, names) : null;
  }

  /** The file of an address, or the page for an address of the board's own; null where a file is asked for that is not there. */
  async respond(request: Request, path: string): Promise<Response | null> {
    const name = this.#names.has(path) ? path : extname(path) === '' ? '/index.html' : null;
    if (name === null) return null;
    let answer = this.#kept.get(name);
    if (answer === undefined) this.#kept.set(name, (answer = readFile(join(this.#folder, name)).then(answerBytes)));
    const lasting = FOREVER.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache';
    return respond(request, await answer, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream', 'cache-control': lasting });
  }
}
