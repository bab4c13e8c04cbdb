// The terminal: what is printed where, in colour only where somebody looks, and a bar while much evidence is read.
import { styleText } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import type { Paint, Tone } from '#monitor/publish.ts';

type Style = Parameters<typeof styleText>[0];

const STYLES: Record<Tone, Style> = { good: 'green', bad: 'red', unsure: 'yellow', waiting: 'cyan', strong: 'bold', faint: 'dim' };

/** Colours for standard output, or none where it is no terminal or NO_COLOR is set. */
export function paintForOutput(): Paint {
  if (process.stdout.isTTY !== true || (process.env.NO_COLOR ?? '') !== '') return (_tone, text) => text;
  return (tone, text) => styleText(STYLES[tone], text, { stream: process.stdout });
}

/** All at once, so that nobody takes half a result for a whole one. */
export function print(text: string): void {
  process.stdout.write(text);
}

/** A reader that has seen enough (`truce ... | head`) is no error. */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** What takes less time than this is done before a bar could be read. */
const WORTH_A_BAR_MS = 700;

export interface Progress { show(done: number, total: number): void; end(): void }

/** A bar on standard error, drawn only in a terminal and only where it takes a while. */
export function progressBar(what: string): Progress {
  const began = performance.now();
  let bar: SingleBar | undefined;
  return {
    show(done, total) {
      if (process.stderr.isTTY !== true || performance.now() - began < WORTH_A_BAR_MS) return;
      if (bar === undefined) {
        // It changes nothing in the terminal that would have to be put right again, and leaves signals to others.
        bar = new SingleBar({ format: `${what} {bar} {percentage}%`, stream: process.stderr, clearOnComplete: true, hideCursor: false, linewrap: true, gracefulExit: false }, Presets.shades_classic);
        bar.start(total, 0);
      }
      bar.update(Math.min(done, total));
    },
    end() {
      bar?.stop();
    },
  };
}
