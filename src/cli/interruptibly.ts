// Runs a long step with a bar, and lets Ctrl-C end it: what it was doing is then left as it was before.
import { Stop } from '#cli/stop.ts';
import { progressBar, type Terminal } from '#cli/terminal.ts';

/** Afterwards, Ctrl-C ends the process as it always does. Throws Stop where it was pressed. */
export async function interruptibly<T>(terminal: Terminal, what: string, step: (signal: AbortSignal, onProgress: (done: number, total: number) => void) => Promise<T>): Promise<T> {
  const interruption = new AbortController();
  const onInterrupt = (): void => interruption.abort();
  const progress = progressBar(terminal, what);
  process.once('SIGINT', onInterrupt);
  try {
    return await step(interruption.signal, progress.show);
  } catch (error) {
    throw interruption.signal.aborted ? new Stop('interrupted', []) : error;
  } finally {
    progress.end();
    process.removeListener('SIGINT', onInterrupt);
  }
}
