// The codes of all problems of an agreement, and how one is put together.
import type { Position, Problem } from '#base/problem.ts';

export const PROBLEM_CODES = [
  'agreement.no-blocks', 'agreement.no-head', 'agreement.two-heads', 'agreement.no-clock', 'agreement.unknown-zone', 'agreement.no-reading',
  'syntax.unexpected', 'syntax.not-built', 'syntax.said-otherwise', 'syntax.unfinished', 'syntax.character', 'syntax.open-string',
  'text.no-rule', 'text.id-twice', 'name.twice',
  'text.missing', 'text.not-authoritative', 'text.file-missing', 'text.rules-in-translation', 'text.language-twice', 'text.no-such-language', 'text.no-language-tag',
  'adoption.stale', 'adoption.translation-changed', 'adoption.no-hash', 'label.unknown', 'label.twice',
  'actor.unknown', 'actor.perhaps-typo', 'actor.ring',
  'place.unknown', 'place.not-bound', 'place.ring', 'place.file-missing', 'place.file-unreadable', 'place.no-feature', 'place.not-drawn', 'place.made-and-drawn', 'place.in-two-parts', 'place.no-such-site', 'place.ground-of-a-parameter',
  'list.unknown', 'list.empty', 'list.no-date', 'list.undeclared-member', 'list.member-twice', 'list.wrong-kind',
  'line.unknown', 'line.not-a-line', 'channel.unknown', 'channel.sees-nothing', 'type.unknown', 'type.ambiguous', 'act.unknown-kind', 'act.verified-about',
  'time.unknown-anchor', 'time.date-alone', 'time.last-minute', 'time.skipped', 'time.twice', 'time.no-such', 'time.bare-day', 'time.which', 'time.not-elapsed',
  'length.unknown-unit', 'length.not-distance', 'number.not-exact', 'number.not-whole', 'part.twice',
  'measure.unknown', 'measure.from-missing', 'measure.silence-missing', 'measure.measured-nowhere', 'measure.unknown-stage', 'measure.unknown-exchange', 'measure.options-on-name', 'measure.unit-mixed', 'measure.cover-of', 'measure.cover-by-when', 'measure.cover-after-within', 'measure.cover-never', 'measure.cover-by-whom', 'measure.unseen', 'measure.wrong-sort', 'measure.total-not-parted', 'measure.acts-option',
  'condition.unknown', 'condition.parameter', 'condition.no-comparison', 'condition.at-most-by', 'condition.lagged-limit', 'condition.share-in-window', 'measure.total-in-window', 'measure.presence-in-window', 'condition.step-by-when', 'clause.simultaneous-alone', 'clause.simultaneous-about', 'condition.one-time', 'state.no-end', 'state.same-act', 'window.no-anchor', 'plan.cycle',
  'clause.unknown', 'clause.no-text', 'clause.no-duty', 'clause.no-start', 'clause.excluded-bound', 'clause.binds-nobody', 'clause.list-of-reading', 'clause.contradictory-duties', 'clause.by-written',
  'clause.no-side', 'clause.ambiguous-side', 'clause.unknown-side', 'clause.side-of-a-place', 'clause.deliver-by-when', 'clause.unseen', 'clause.shortfall', 'clause.quota-days', 'clause.quota-base', 'clause.of-which-elsewhere', 'clause.of-which-of-a-name',
  'clause.no-end', 'clause.not-in-one', 'clause.list-in-reading', 'clause.parameter', 'part.and-or', 'act.any-together', 'clause.extended-never',
  'clause.renewed-and-extended', 'clause.renewal-length', 'clause.each-mixed', 'clause.each-differs', 'clause.many', 'time.each', 'time.that',
  'gate.unknown', 'gate.no-run', 'gate.no-anchor', 'gate.no-breach-rule', 'gate.no-once-open', 'gate.undetermined-uncovered', 'gate.unknown-reason', 'gate.unknown-rule', 'gate.empty-run', 'gate.never-opens', 'gate.parameter',
  'reading.no-standard', 'reading.unknown-standing', 'reading.sees-nothing',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

export function error(code: ProblemCode, at: Position, message: string, mend: string, also: Position[] = []): Problem {
  return { code, severity: 'error', message, mend, at, ...(also.length === 0 ? {} : { also }) };
}

export function warning(code: ProblemCode, at: Position, message: string, mend: string): Problem {
  return { code, severity: 'warning', message, mend, at };
}

/** The nearest name, else another way out. */
export function meant(near: string | undefined, otherwise: string): string {
  return near === undefined ? otherwise : `write ${near}, if that is meant; else ${otherwise}`;
}

/** `a, b or c`. */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
