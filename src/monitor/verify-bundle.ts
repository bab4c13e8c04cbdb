// Verifies what came from elsewhere - a bundle, or a proof of a ledger - with nothing but the file, and says what was taken on trust.
import { readFile } from 'node:fs/promises';
import { canonicalJson } from '#base/canonical.ts';
import { formatInstant, parseInstant } from '#base/instant.ts';
import { ProblemError, type Problem } from '#base/problem.ts';
import { asBundle, type Bundle } from '#records/bundle.ts';
import { claimAsKnown, type ClaimBody, type Entry } from '#records/entry.ts';
import type { ConsistencyProof, InclusionProof } from '#records/extract.ts';
import { planHash } from '#language/plan-hash.ts';
import { readCheckpoint } from '#ledger/checkpoint.ts';
import { checkExtract, type ExtractRead } from '#ledger/extract.ts';
import { brokenFile } from '#ledger/problems.ts';
import { faultOfProof } from '#ledger/prove.ts';
import { unreadable } from '#monitor/evidence-files.ts';
import { verdictsOn } from '#monitor/make-bundle.ts';
import { VERSION } from '#monitor/version.ts';

export interface Verified { text: string; problems: Problem[] }

/** What the file is held against besides itself. */
export interface Expected {
  /** The ledger's name, as it was published. */
  ledger: string | undefined;
  /** The hash of the agreement's plan, read from its own text. */
  planHash: string | undefined;
}

/** Throws ProblemError where the file cannot be read, or is neither. `problems`: what does not hold. */
export async function verifyFile(path: string, expected: Expected): Promise<Verified> {
  const text = await readFile(path, 'utf8').catch(async (error: NodeJS.ErrnoException) => {
    throw new ProblemError([await unreadable(path, error)]);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ProblemError([noFormat(path, 'it is no JSON')]);
  }
  const format = typeof json === 'object' && json !== null ? (json as { format?: unknown }).format : undefined;
  if (format === 'proof/1') return verifyProof(path, json as InclusionProof | ConsistencyProof, expected);
  const bundle = asBundle(json);
  if (bundle === null) throw new ProblemError([noFormat(path, format === undefined ? 'it does not say its format' : `its format is ${JSON.stringify(format)}, or parts of it are missing`)]);
  return verifyBundle(path, bundle, expected);
}

function noFormat(path: string, why: string): Problem {
  return { code: 'verify.no-format', severity: 'error', message: `${path} is no bundle and no proof: ${why}`, mend: 'name a file that `truce bundle` or `truce ledger prove` wrote, with this version of truce or an earlier one' };
}

function verifyProof(path: string, proof: InclusionProof | ConsistencyProof, expected: Expected): Verified {
  let fault: string | null;
  try {
    fault = faultOfProof(proof);
  } catch {
    fault = 'parts of it are missing';
  }
  if (fault === null && expected.ledger !== undefined && proof.ledger !== expected.ledger) fault = `it is of ${proof.ledger}, not of ${expected.ledger}`;
  if (fault !== null) return { text: `${path} does not hold\n`, problems: [brokenFile(path, fault)] };
  const note = readCheckpoint(proof.checkpoint) as Exclude<ReturnType<typeof readCheckpoint>, string>;
  const what = proof.proves === 'inclusion' ? `entry ${proof.seq} is in ${proof.ledger}` : `${proof.ledger} of ${proof.size} entries begins with the same ${proof.before} entries as when it had so many`;
  return { problems: [], text: `${what}\n  signed over ${proof.size} entries at ${formatInstant(note.checkpoint.at)}\ntaken on trust:\n  that the checkpoint is signed by the ledger's key: \`truce ledger verify --checkpoint\` holds it against the ledger\n` };
}

function verifyBundle(path: string, bundle: Bundle, expected: Expected): Verified {
  const extract = attempt(() => checkExtract(bundle.evidence));
  if (typeof extract === 'string') return { text: `${path} does not hold\n`, problems: [brokenFile('its evidence', extract)] };
  const faults = faultsOfPlan(bundle, expected);
  // Rules that are not those the verdict was said of are not run.
  if (faults.length === 0) faults.push(...faultsOfVerdicts(bundle, extract));
  if (expected.ledger !== undefined && expected.ledger !== bundle.evidence.ledger) faults.push(brokenFile('its ledger', `it is ${bundle.evidence.ledger}, not ${expected.ledger}`));
  return { text: faults.length > 0 ? `${path} does not hold\n` : inWords(bundle, extract, expected), problems: faults };
}

/** A part that has not the shape it should have is what does not hold, not a fault of whoever looks. */
function attempt<T>(look: () => T | string): T | string {
  try {
    return look();
  } catch (error) {
    return error instanceof ProblemError ? error.problems.map(({ message }) => message).join('; ') : `it has not the shape that it should have (${error instanceof Error ? error.message : String(error)})`;
  }
}

function faultsOfPlan({ plan, verdicts }: Bundle, expected: Expected): Problem[] {
  const hash = attempt(() => ({ hash: planHash(plan) }));
  if (typeof hash === 'string') return [brokenFile('its plan', hash)];
  if (hash.hash !== verdicts.planHash) return [brokenFile('its plan', `its hash is ${hash.hash}, and the verdicts were said of ${verdicts.planHash}`)];
  return expected.planHash === undefined || expected.planHash === hash.hash ? [] : [brokenFile('its plan', `the agreement that was given has another: ${expected.planHash}, not ${hash.hash}`)];
}

function faultsOfVerdicts({ plan, asked, verdicts }: Bundle, extract: ExtractRead): Problem[] {
  const claims = extract.entries.filter((entry): entry is Entry & { body: ClaimBody } => entry.body.kind === 'claim').map(claimAsKnown);
  const again = attempt(() => verdictsOn(claims, { plan, planHash: planHash(plan), asOf: instantOf(asked.asOf), knownAt: instantOf(asked.knownAt), readings: asked.readings }));
  if (typeof again === 'string') return [brokenFile('its verdict', `it cannot be computed again: ${again}`)];
  if (canonicalJson({ ...again, engine: verdicts.engine }) === canonicalJson(verdicts)) return [];
  const version = verdicts.engine === VERSION ? '' : `; it was made with version ${verdicts.engine}, and this is ${VERSION}: try that one`;
  return [brokenFile('its verdict', `computed again from the same claims it is another${version}`)];
}

function instantOf(text: unknown): number | null {
  const instant = text === null ? null : parseInstant(String(text));
  if (instant === null || typeof instant === 'number') return instant;
  throw new TypeError(`what was asked is no instant: ${String(text)}`);
}

function inWords({ plan, asked, verdicts, evidence }: Bundle, { entries, checkpoint, publicKey }: ExtractRead, expected: Expected): string {
  const shown = new Set(entries.map(({ seq }) => seq));
  const missing = Array.from({ length: evidence.size }, (_, i) => i + 1).filter((seq) => !shown.has(seq));
  const left = missing.length === 0 ? 'none is left out' : `left out are ${missing.length}: ${stretches(missing)}${asked.knownAt === null ? '' : ` (said to be not known at ${asked.knownAt})`}`;
  return [
    `${plan.title === '' ? plan.agreement : plan.title}: the verdict holds. It was computed again from what is in this file, and is the same`,
    `  as of     ${verdicts.asOf ?? 'the beginning'}, known at ${verdicts.knownAt ?? 'any time'}`,
    `  plan      ${verdicts.planHash}${expected.planHash === undefined ? '' : ', as the agreement that was given has it'}`,
    `  ledger    ${evidence.ledger}${expected.ledger === undefined ? '' : ', as it was expected'}; signed over ${checkpoint.size} entries at ${formatInstant(checkpoint.at)}`,
    `  key       ${publicKey}`,
    `  entries   ${entries.length} of ${evidence.size} are shown; ${left}`,
    `  engine    ${verdicts.engine}${verdicts.engine === VERSION ? ', the same as here' : `; here ${VERSION}, which says the same`}`,
    'taken on trust:',
    ...(expected.ledger === undefined ? ['  that this is the ledger it is said to be: compare its name with one that was published (--expect NAME)'] : []),
    ...(expected.planHash === undefined ? ['  that the plan is that of the agreement: compare its hash with the text\'s own (--agreement FILE)'] : []),
    ...(missing.length === 0 ? [] : ['  that what is left out would not have changed the verdict: whoever holds the ledger can show it']),
    '  that what the channels told is true',
    '',
  ].join('\n');
}

/** `3, 5-9 and 12`; at most a dozen. */
function stretches(numbers: readonly number[]): string {
  const found: [number, number][] = [];
  for (const one of numbers) {
    const last = found.at(-1);
    if (last !== undefined && one === last[1] + 1) last[1] = one;
    else found.push([one, one]);
  }
  const words = found.slice(0, 12).map(([from, to]) => (from === to ? String(from) : `${from}-${to}`));
  return words.join(', ') + (found.length > words.length ? ' ...' : '');
}
