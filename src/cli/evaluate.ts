// From the words of `check` and `explain` to verdicts: reads the agreement, then the evidence, then asks the monitor.
import type { Problem } from '#base/problem.ts';
import type { ZoneTable } from '#base/zone.ts';
import type { Words } from '#cli/command.ts';
import { planOf } from '#cli/plan-of.ts';
import { orStop, Stop } from '#cli/stop.ts';
import { readingProgress, type Terminal } from '#cli/terminal.ts';
import { assess } from '#monitor/assess.ts';
import { knownNames } from '#monitor/known-names.ts';
import { readReadings, readTime } from '#monitor/options.ts';
import { readEvidence } from '#monitor/read-evidence.ts';
import { VERSION } from '#monitor/version.ts';
import type { Plan } from '#records/plan.ts';
import type { Verdicts } from '#records/verdicts.ts';

/** The verdicts and the zone in which to say their instants. Throws Stop. */
export async function evaluate(words: Words, terminal: Terminal, explainDepth: 'short' | 'full'): Promise<{ verdicts: Verdicts; zone: ZoneTable }> {
  const mistakes: Problem[] = [];
  const asOf = readTime(words.one('as-of'), '--as-of', mistakes), knownAt = readTime(words.one('known-at'), '--known-at', mistakes);
  const { plan, planHash, problems } = await planOf(words.agreement);
  const readings = readReadings(words.all('reading'), plan, mistakes);
  if (mistakes.length > 0) throw new Stop('use', mistakes);
  const evidence = await readInterruptibly(words.all('evidence'), plan, words.has('skip-bad-lines'), terminal);
  const verdicts = await orStop('evidence', async () => assess({
    plan, planHash, table: evidence.table, skipped: evidence.skipped, asOf, knownAt, readings, engineVersion: VERSION,
    problems: [...problems, ...evidence.warnings], explainDepth,
  }));
  return { verdicts, zone: plan.zone };
}

type Evidence = Awaited<ReturnType<typeof readEvidence>>;

/** Reads the evidence. Ctrl-C ends the reading and with it the command; afterwards, while all is computed, it ends the process as it always does. */
async function readInterruptibly(paths: string[], plan: Plan, skipBadLines: boolean, terminal: Terminal): Promise<Evidence> {
  const interruption = new AbortController();
  const onInterrupt = (): void => interruption.abort();
  const progress = readingProgress(terminal);
  process.once('SIGINT', onInterrupt);
  try {
    return await orStop('evidence', () => readEvidence(paths, { known: knownNames(plan), skipBadLines, signal: interruption.signal, onProgress: progress.show }));
  } catch (error) {
    throw interruption.signal.aborted ? new Stop('interrupted', []) : error;
  } finally {
    progress.end();
    process.removeListener('SIGINT', onInterrupt);
  }
}
