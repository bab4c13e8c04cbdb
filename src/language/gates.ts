// From gates as written to gates of the plan: a whole gate, or the parts of one that a reading has otherwise.
import { nearest } from '#base/nearest.ts';
import { checkActors, jointActOf } from '#language/clauses.ts';
import { binding, checkList, conjuncts, formulaOf } from '#language/formulas.ts';
import type * as Ast from '#language/generated/ast.ts';
import { elapsedOf, wholeNumber } from '#language/lengths.ts';
import { problems } from '#language/problems.ts';
import { timeOf } from '#language/times.ts';
import { checkVerifiers } from '#language/words.ts';
import { findCondition, type Scope } from '#language/writing.ts';
import { phraseOfFormula } from '#records/phrase.ts';
import type { Condition, DayPolicy, Formula, Gate, Time } from '#records/plan.ts';
import { REASONS, type Reason } from '#records/verdicts.ts';

type DayRules = Partial<Record<Reason, DayPolicy>>;

/** The parts of a gate that a text writes. */
export interface GateParts {
  run?: Gate['run'];
  from?: Time;
  onBreach?: Gate['onBreach'];
  days?: DayRules;
  signatures?: string[];
  reset?: Gate['reset'];
  suspension?: Gate['suspension'];
  termination?: Gate['termination'];
  onceOpen?: Gate['onceOpen'];
  lapses?: Time;
  unborne?: Gate['unborne'];
  verified?: { by: string[]; each: boolean };
}

export function gateOf(scope: Scope, node: Ast.Gate): Gate {
  const each = eachOf(scope, node);
  const parts = gatePartsOf(scope, node, each, null);
  const { found } = scope;
  const at = scope.at(node, 'name');
  if (parts.run === undefined) found.push(problems.noRun(at, node.name));
  if (parts.from === undefined) found.push(problems.gateNoAnchor(at, node.name));
  if (parts.onBreach === undefined) found.push(problems.noBreachRule(at, node.name));
  if (parts.onceOpen === undefined) found.push(problems.noOnceOpen(at, node.name));
  const missing = REASONS.filter((reason) => parts.days?.[reason] === undefined);
  if (missing.length > 0) found.push(problems.undeterminedUncovered(at, node.name, missing));
  return {
    name: node.name, title: node.title ?? node.late ?? '', each,
    run: parts.run ?? { length: 1, unit: { unit: 'civil-day' }, of: { node: 'and', of: [] }, judged: 'throughout' },
    from: parts.from ?? { node: 'at', instant: 0 },
    onBreach: parts.onBreach ?? { rule: 'restart' },
    undetermined: { ...ALL_BLOCK, ...parts.days },
    signatures: parts.signatures ?? [],
    reset: parts.reset ?? null, suspension: parts.suspension ?? null, termination: parts.termination ?? null,
    onceOpen: parts.onceOpen ?? 'stays-open', lapses: parts.lapses ?? null, unborne: parts.unborne ?? null, ...(parts.verified === undefined ? {} : { verified: parts.verified }),
    ...scope.placed(node),
  };
}

const ALL_BLOCK: Gate['undetermined'] = { pending: 'blocks', unseen: 'blocks', disputed: 'blocks', imprecise: 'blocks', unruled: 'blocks' };

/** A reading's gate: the agreement's, with the parts that the reading writes in their place. */
export function gateInReading(scope: Scope, node: Ast.Gate, base: Gate): Gate {
  const { days, ...parts } = gatePartsOf(scope, node, base.each, base);
  return { ...base, ...parts, undetermined: { ...base.undetermined, ...days }, ...scope.placed(node) };
}

function eachOf(scope: Scope, node: Ast.Gate): Gate['each'] {
  const param = node.each ?? node.param;
  if (node.list === undefined) {
    if (param !== undefined) scope.found.push(problems.gateParameter(scope.at(node, 'param'), node.name, `has a parameter ${param} and no list for it`, `write \`for each ${param} in LIST\``));
    return null;
  }
  if (node.param !== undefined && node.each !== node.param) {
    scope.found.push(problems.gateParameter(scope.at(node, 'each'), node.name, `calls its parameter ${node.param} and then ${node.each}`, 'use one word for it'));
  }
  checkList(scope, node.list, node);
  return { param: node.each!, list: node.list };
}

function gatePartsOf(outer: Scope, node: Ast.Gate, each: Gate['each'], base: Gate | null): GateParts {
  const inside = each === null ? outer : binding(outer, each.param, each.list);
  const byKind = new Map<string, Ast.GatePart>();
  for (const part of node.parts) {
    if (part.$type === 'DayRule') continue;
    if (byKind.has(part.$type)) outer.found.push(problems.partTwice(outer.at(part), outer.words(part).split(' ').slice(0, 2).join(' '), `gate ${node.name}`));
    byKind.set(part.$type, part);
  }
  const counted = byKind.get('CountedPart') as Ast.CountedPart | undefined;
  const from = counted === undefined ? undefined : timeOf(inside, counted.from);
  const scope: Scope = { ...inside, start: from ?? base?.from ?? null };
  const parts: GateParts = from === undefined ? {} : { from };
  for (const part of byKind.values()) writePart(scope, node, part, parts);
  const judged = byKind.get('Judged') as Ast.Judged | undefined;
  if (judged !== undefined) {
    const run = parts.run ?? base?.run;
    if (run !== undefined) parts.run = { ...run, judged: judged.atEnd ? 'at-end' : 'throughout' };
  }
  const verified = byKind.get('VerifiedPart') as Ast.VerifiedPart | undefined;
  if (verified !== undefined) writeVerified(scope, node, verified, parts, { each, base });
  const days = dayRulesOf(scope, node);
  if (days !== undefined) parts.days = days;
  return parts;
}

/** N8. Where each unit is verified, the run asks for that too, of each of those who verify. */
function writeVerified(scope: Scope, node: Ast.Gate, part: Ast.VerifiedPart, parts: GateParts, of: { each: Gate['each']; base: Gate | null }): void {
  checkVerifiers(scope, part.by, part, 'by');
  parts.verified = { by: [...part.by], each: part.each };
  const run = parts.run ?? of.base?.run;
  if (!part.each || run === undefined) return;
  const words = part.by.map((by): Formula => hoisted(scope, { node: 'ruled', act: 'verification', by, about: node.name, param: of.each?.param ?? null, words: null, of: null, whose: null, ...scope.placed(part) }));
  parts.run = { ...run, of: { node: 'and', of: [...conjuncts(run.of).filter((one) => !asksVerification(scope, one)), ...words], ...scope.placed(part) } };
}

function asksVerification(scope: Scope, of: Formula): boolean {
  const named = of.node === 'condition' ? findCondition(scope, of.name)?.of : of;
  return named?.node === 'ruled' && named.act === 'verification';
}

function writePart(scope: Scope, node: Ast.Gate, part: Ast.GatePart, parts: GateParts): void {
  switch (part.$type) {
    case 'Run': parts.run = runOf(scope, node, part); return;
    case 'Signed':
      checkActors(scope, part.by, part, 'by');
      parts.signatures = [...part.by];
      return;
    case 'OnBreach': parts.onBreach = onBreach(scope, part); return;
    case 'ResetBy': parts.reset = jointActOf(scope, part.acts, part.backdated); return;
    case 'Suspended': parts.suspension = jointActOf(scope, part.acts, part.backdated); return;
    case 'Terminated': parts.termination = jointActOf(scope, part.acts, part.backdated); return;
    case 'OnceOpen': parts.onceOpen = ({ stays: 'stays-open', shuts: 'shuts-on-breach', suspends: 'suspends-on-breach' } as const)[part.rule]; return;
    case 'Lapses': parts.lapses = timeOf(scope, part.time, 'end'); return;
    case 'Unborne':
      checkActors(scope, part.by, part, 'by');
      parts.unborne = part.rule === 'suspended' ? { rule: 'suspended', by: [...part.by] } : { rule: part.rule };
  }
}

function onBreach(scope: Scope, part: Ast.OnBreach): Gate['onBreach'] {
  if (part.rule !== 'decided') return { rule: part.rule };
  checkActors(scope, part.by, part, 'by');
  return { rule: 'decided', by: [...part.by] };
}

/** W3. A named reason goes before `any other undetermined day`. */
function dayRulesOf(scope: Scope, node: Ast.Gate): DayRules | undefined {
  const rules: DayRules = {};
  let rest: DayPolicy | undefined;
  for (const part of node.parts) {
    if (part.$type !== 'DayRule') continue;
    const does = (['blocks', 'counts', 'pauses'] as const).find((word) => word === part.does);
    if (does === undefined) scope.found.push(problems.unknownRule(scope.at(part, 'does'), part.does, nearest(part.does, ['blocks', 'counts', 'pauses'])));
    const reason = REASONS.find((word) => word === part.reason);
    if (part.reason === undefined) {
      if (rest !== undefined) scope.found.push(problems.partTwice(scope.at(part), 'any other undetermined day', `gate ${node.name}`));
      rest = does ?? 'blocks';
    } else if (reason === undefined) scope.found.push(problems.unknownReason(scope.at(part, 'reason'), part.reason, nearest(part.reason, REASONS)));
    else {
      if (rules[reason] !== undefined) scope.found.push(problems.partTwice(scope.at(part), `a day ${reason}`, `gate ${node.name}`));
      rules[reason] = does ?? 'blocks';
    }
  }
  if (rest !== undefined) for (const reason of REASONS) rules[reason] ??= rest;
  return Object.keys(rules).length === 0 ? undefined : rules;
}

function runOf(scope: Scope, node: Ast.Gate, part: Ast.Run): Gate['run'] {
  const length = Number(part.count);
  if (!(length >= 1)) scope.found.push(problems.emptyRun(scope.at(part, 'count'), node.name));
  if (part.period === undefined && !part.civil) scope.found.push(problems.bareDay(scope.at(part, 'days'), `${length} consecutive ${part.days}`, length));
  const elapsed = part.period !== undefined;
  const of = formulaOf({ ...scope, elapsed }, part.of);
  return {
    length: Math.max(1, wholeNumber(scope, part.count, part, 'count', 0)),
    unit: part.period === undefined ? { unit: 'civil-day' } : { unit: 'period', ms: elapsedOf(scope, part.period) },
    of: hoisted(scope, of),
    judged: 'throughout',
  };
}

/** Each conjunct that has no name becomes a condition named by its phrase, so that rows and `stoppedBy` can name it (G14). */
function hoisted(scope: Scope, of: Formula): Formula {
  const parts = conjuncts(of).map((part): Formula => {
    if (part.node === 'condition') return part;
    const name = nameFor(scope, part);
    const { at, clause } = part;
    const place = { ...(at === undefined ? {} : { at }), ...(clause === undefined ? {} : { clause }) };
    if (findCondition(scope, name) === undefined) scope.conditions.set(name, { name, of: part, ...place } satisfies Condition);
    return { node: 'condition', name, ...place };
  });
  return parts.length === 1 ? parts[0]! : { ...of, node: 'and', of: parts };
}

/** The phrase, told apart where another condition already has it with another meaning. */
function nameFor(scope: Scope, part: Formula): string {
  const phrase = phraseOfFormula(part, scope.zone);
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? phrase : `${phrase} (${n})`;
    const known = findCondition(scope, name);
    if (known === undefined || meaningOf(known.of) === meaningOf(part)) return name;
  }
}

function meaningOf(of: Formula): string {
  return JSON.stringify(of, (key, value: unknown) => (key === 'at' || key === 'clause' ? undefined : value));
}
