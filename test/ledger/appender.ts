// Runs appending.ts as a process of its own: what it has acknowledged so far, how it ended, and a way to end it at any moment.
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('appending.ts', import.meta.url));

export interface AppenderOptions {
  place: string;
  keyFile: string;
  channel: string;
  count: number;
  /** How long a claim is. */
  letters?: number;
  /** Words of sh that set a limit before the program starts. */
  limit?: string;
}

export class Appender {
  /** By claim (`channel/id`): the number that was acknowledged. */
  readonly acknowledged = new Map<string, number>();
  problem = '';
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #line = '';
  #heard: (() => void)[] = [];

  constructor({ place, keyFile, channel, count, letters = 0, limit }: AppenderOptions) {
    const words = ['-C', 'source', PROGRAM, place, keyFile, channel, String(count), String(letters)];
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
    this.#child = limit === undefined ? spawn(process.execPath, words, { stdio }) : spawn('sh', ['-c', `${limit} exec "$0" "$@"`, process.execPath, ...words], { stdio });
    this.#child.stdout!.on('data', (bytes: Buffer) => this.#hear(bytes.toString()));
    this.#child.stderr!.on('data', (bytes: Buffer) => { this.problem += bytes.toString(); });
    this.#ended = new Promise((resolve) => { this.#child.once('close', (status) => { this.#wake(); resolve(status); }); });
  }

  #hear(text: string): void {
    const lines = (this.#line + text).split('\n');
    this.#line = lines.pop()!;
    for (const line of lines) {
      const [seq, claim] = line.split(' ') as [string, string];
      this.acknowledged.set(claim, Number(seq));
    }
    this.#wake();
  }

  #wake(): void {
    const heard = this.#heard;
    this.#heard = [];
    for (const one of heard) one();
  }

  get isOver(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Until so many are acknowledged, or it is over. */
  async acknowledges(count: number): Promise<void> {
    while (this.acknowledged.size < count && !this.isOver) await new Promise<void>((resolve) => { this.#heard.push(resolve); });
  }

  /** At once, without a word of warning. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  /** Its exit status; null where it was killed. */
  ends(): Promise<number | null> {
    return this.#ended;
  }
}
