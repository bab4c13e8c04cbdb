// Faults in the gates: the walk, the acts about a gate, acts of several keys, the row.
import type { Fault } from './fault.ts';

const at = (file: string, text: string, instead: string, rule: string): Fault => ({ file, text, instead, rule });

export const FAULTS_IN_GATES: Fault[] = [
  at('gates/walk.ts', 'this.n >= this.world.gate.run.length', 'this.n > this.world.gate.run.length', 'G6: it opens after so many units'),
  at('gates/walk.ts', "onBreach.rule === 'restart') this.putBack()", "onBreach.rule === 'pause') this.putBack()", 'G2: what a breach does'),
  at('gates/walk.ts', 'this.acts.signed <= at', 'this.acts.signed < at', 'G8: it opens once the last signature is there'),
  at('gates/walk.ts', 'at > unit.from && at < unit.to', 'at >= unit.from && at < unit.to', 'G6: a unit that a reset cuts is passed over'),
  at('gates/walk.ts', "if (said.includes('blocks')) return 'blocks';", '', 'W3: of several reasons the strictest'),
  at('gates/walk.ts', 'this.world.runIsNo(this.runStart ?? unit.from, unit.to)', 'this.world.runIsNo(unit.from, unit.to)', 'W3: the whole run, taken together, may be no'),
  at('gates/walk.ts', "onceOpen === 'shuts-on-breach'", "onceOpen === 'stays-open'", 'G10: once open'),
  at('gates/walk.ts', 'from <= at && at < to', 'from < at && at < to', 'G7: suspended from the moment on'),
  at('gates/walk.ts', "if (rule === 'suspended') this.recordSuspended = true;", '', 'G11: an opening on record that the walk does not bear out'),
  at('gates/walk.ts', 'if (causes & FILLING) return;', '', 'W10: a window that fills changes nothing'),
  at('gates/gate-acts.ts', '(at) => at >= from)', '(at) => at > from)', 'G3: a resumption ends the suspension it meets'),
  at('gates/gate-acts.ts', 'gate.suspension ?? gate.reset', 'gate.suspension', 'G10: who lifts a suspension by breach'),
  at('gates/gate-acts.ts', "effects('termination', gate.termination), lapsesAt(world, before)", "effects('termination', gate.termination)", 'G10: it lapses'),
  at('gates/gate-acts.ts', "[0] ?? Infinity)", "[0] ?? -Infinity)", 'G8: every signature is needed'),
  at('gates/gate-acts.ts', 'deciders: [...acts.deciders, horizon]', 'deciders: acts.deciders', 'G13: ahead, a decision is made at h'),
  at('gates/gate-outcome.ts', 'by === 0 && a.n < b.n', 'by === 0 && a.n > b.n', 'G9: of the outcomes the least open'),
  at('gates/gate-outcome.ts', "['worst', 'best'] as Mode[]", "['worst'] as Mode[]", 'G12: the range of days'),
  at('gates/gate-outcome.ts', 'walk.awaiting || walk.unverified', 'walk.unverified', 'G14: what is waited for'),
  at('gates/gate-acts.ts', 'speaksOf(act.about, world.topic) && (DECIDING', 'act.about === world.gate.name && (DECIDING', 'G15: an act about one member'),
  at('gates/gate-acts.ts', "speaksOf(act.about, topic) && act.act === 'opening'", "act.about === topic && act.act === 'opening'", 'G15: an opening on record of all members'),
  at('gates/gate-acts.ts', 'kind, by, topic, records', 'kind, by, gate.name, records', 'G15: keys about all and about the member make one act'),
  at('engine/run.ts', "'<=' ? over > 0", "'<=' ? over >= 0", 'W2: a run is no when it is over its limits'),
  at('engine/run.ts', 'if ((code & 3) === YES ||', 'if ((code & 3) !== 2 ||', 'G14: what stops a gate'),
  at('records/joint-acts.ts', 'if (any) out', 'if (any && by.length > 2) out', 'G9: where one of several is enough'),
  at('engine/clause-ends.ts', '.slice(0, extension.most)', '.slice(0, extension.most && extension.most - 1)', 'G3: extended as often as it may be'),
  at('records/joint-acts.ts', 'last - earliest > withinMs', 'last - earliest >= withinMs', 'G3: how far apart keys may lie'),
  at('records/joint-acts.ts', "act.act === 'suspension' || act.act === 'termination' ? act.start", "act.act === 'suspension' ? act.start", 'G3: a termination of uncertain time has effect from its first moment'),
  at('records/joint-acts.ts', 'written === null || written >= made', 'written === null', 'G3: an act has no effect before what is written'),
  at('records/joint-acts.ts', 'return backdated && !records', 'return !records', 'G3: backdated only where the agreement allows it'),
  at('records/joint-acts.ts', 'at >= written && at <= made', 'at > made && at <= made', 'G3: not before an opening on record'),
];
