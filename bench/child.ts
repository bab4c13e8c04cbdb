// Runs one step of a benchmark in a process of its own, so that its memory is its own too.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Figures = Record<string, number>;

/** Figures that the step sends, with `peakMb`: the most memory that its process held. `step` is a file of bench/ that calls `report`. */
export function inChild(step: string, args: readonly string[]): Promise<Figures & { peakMb: number }> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL(step, import.meta.url)), [...args], { execArgv: ['-C', 'source'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    let figures: (Figures & { peakMb: number }) | undefined;
    child.on('message', (message) => (figures = message as Figures & { peakMb: number }));
    child.on('exit', (status) => (figures === undefined || status !== 0 ? reject(new Error(`${step} ${args.join(' ')} ended with ${status}`)) : resolve(figures)));
  });
}

/** Sends a step's figures to whoever started it. */
export function report(figures: Figures): void {
  process.send!({ ...figures, peakMb: process.resourceUsage().maxRSS / 1024 });
}

/** How long something takes, in ms. */
export async function timed<T>(step: () => Promise<T> | T): Promise<{ ms: number; value: T }> {
  const began = performance.now();
  const value = await step();
  return { ms: performance.now() - began, value };
}
