// From the words of `check` and `explain` to verdicts: reads the agreement, then the evidence, then asks the monitor.
import type { Problem } from '#base/problem.ts';
import type { ZoneTable } from '#base/zone.ts';
import type { Words } from '#cli/command.ts';
import { planOf } from '#cli/plan-of.ts';
import { interruptibly } from '#cli/interruptibly.ts';
import { orStop, Stop } from '#cli/stop.ts';
import type { Terminal } from '#cli/terminal.ts';
import type { OnTaken } from '#monitor/claim-intake.ts';
import { assess } from '#monitor/assess.ts';
import { knownNames } from '#monitor/known-names.ts';
import { readReadings, readTime } from '#monitor/options.ts';
import { ledgerEvidence } from '#monitor/ledger-evidence.ts';
import { withLedger } from '#monitor/ledgers.ts';
import { readEvidence, type Evidence } from '#monitor/read-evidence.ts';
import { VERSION } from '#monitor/version.ts';
import type { Plan } from '#records/plan.ts';
import type { Verdicts } from '#records/verdicts.ts';

/** The verdicts and the zone in which to say their instants. Throws Stop. */
export async function evaluate(words: Words, terminal: Terminal, explainDepth: 'short' | 'full'): Promise<{ verdicts: Verdicts; zone: ZoneTable; plan: Plan }> {
  const mistakes: Problem[] = [];
  const asOf = readTime(words.one('as-of'), '--as-of', mistakes), knownAt = readTime(words.one('known-at'), '--known-at', mistakes);
  const { plan, planHash, problems } = await planOf(words.operands[0]!);
  const readings = readReadings(words.all('reading'), plan, mistakes);
  if (mistakes.length > 0) throw new Stop('use', mistakes);
  const evidence = await evidenceOf(words, plan, terminal);
  const verdicts = await orStop('evidence', async () => assess({
    plan, planHash, table: evidence.table, skipped: evidence.skipped, asOf, knownAt, readings, engineVersion: VERSION,
    problems: [...problems, ...evidence.warnings], explainDepth,
  }));
  return { verdicts, zone: plan.zone, plan };
}

/** The evidence asked for: files or a ledger. Ctrl-C ends the reading and with it the command. */
export function evidenceOf(words: Words, plan: Plan, terminal: Terminal, onTaken?: OnTaken): Promise<Evidence> {
  const known = knownNames(plan), skipBadLines = words.has('skip-bad-lines');
  const place = words.one('ledger'), paths = words.all('evidence');
  return interruptibly(terminal, 'reading evidence', (signal, onProgress) => orStop('evidence', () => (place === undefined
    ? readEvidence(paths, { known, skipBadLines, signal, onProgress, onTaken })
    : withLedger(place, 'read', (ledger) => ledgerEvidence(ledger, { known, skipBadLines, signal, onProgress, onTaken })))));
}
