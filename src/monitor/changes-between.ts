// What differs between two verdicts of one plan at one moment in the world, reading by reading: gates, conditions, days of strips, obligations.
import type { Changed, ConditionChange, DayChange, GateChange, GateThen, ObligationChange, ReadingChanges, ValueThen, VerdictThen } from '#records/board-changes.ts';
import type { ConditionOutcome, DayVerdict, GateOutcome, ObligationOutcome, ReadingVerdicts, Verdicts } from '#records/verdicts.ts';

/** Readings in the order of `after`; those in which nothing differs are left out. */
export function changesBetween(before: Verdicts, after: Verdicts): ReadingChanges[] {
  return after.readings.flatMap((now) => {
    const then = before.readings.find(({ name }) => name === now.name);
    const changes = changesOf(then ?? null, now);
    return [changes.gates, changes.conditions, changes.days, changes.obligations].every((some) => some.length === 0) ? [] : [changes];
  });
}

function changesOf(before: ReadingVerdicts | null, after: ReadingVerdicts): ReadingChanges {
  const gates = pairs(before?.gates ?? [], after.gates, nameAt), conditions = pairs(before?.conditions ?? [], after.conditions, nameAt);
  return {
    reading: after.name,
    gates: gates.flatMap(([then, now]): GateChange[] => differing(then, now, gateThen).map((change) => ({ ...change, ...named((now ?? then)!) }))),
    conditions: conditions.flatMap(([then, now]): ConditionChange[] => differing(then, now, valueThen).map((change) => ({ ...change, ...named((now ?? then)!) }))),
    days: [...gates.flatMap(([then, now]) => daysOf('gate', then, now)), ...conditions.flatMap(([then, now]) => daysOf('condition', then, now))],
    obligations: pairs(before?.obligations ?? [], after.obligations, boundTo).flatMap(([then, now]): ObligationChange[] => differing(then, now, verdictThen).map((change) => {
      const { clause, actor, guarantees } = (now ?? then)!;
      return { ...change, clause, actor, ...(guarantees === undefined ? {} : { guarantees }) };
    })),
  };
}

function nameAt({ name, place }: { name: string; place?: string }): string {
  return JSON.stringify([name, place ?? null]);
}

function boundTo({ clause, actor, guarantees }: ObligationOutcome): string {
  return JSON.stringify([clause, actor, guarantees ?? null]);
}

function named({ name, place }: { name: string; place?: string }): { name: string; place?: string } {
  return { name, ...(place === undefined ? {} : { place }) };
}

type Pair<T> = [T | null, T | null];

/** Rows of the same key side by side, in the order of the second list; what only the first has comes last. */
function pairs<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): Pair<T>[] {
  const was = new Map(before.map((one) => [keyOf(one), one]));
  const both = after.map((now): Pair<T> => {
    const key = keyOf(now), then = was.get(key) ?? null;
    was.delete(key);
    return [then, now];
  });
  return [...both, ...[...was.values()].map((then): Pair<T> => [then, null])];
}

/** One change, or none where what is compared is the same. */
function differing<T, C>(then: T | null, now: T | null, compared: (one: T) => C): Changed<C>[] {
  const before = then === null ? null : compared(then), after = now === null ? null : compared(now);
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ before, after }];
}

function gateThen({ state, day, counted, of }: GateOutcome): GateThen {
  return { state, day, counted, of };
}

function valueThen({ value, reasons }: ConditionOutcome | DayVerdict): ValueThen {
  return { value, reasons };
}

function verdictThen({ verdict, inForce, reasons }: ObligationOutcome): VerdictThen {
  return { verdict, inForce, reasons };
}

/** A ruling on the past may change days while the value today stays. */
function daysOf(of: DayChange['of'], then: GateOutcome | ConditionOutcome | null, now: GateOutcome | ConditionOutcome | null): DayChange[] {
  return pairs(then?.days ?? [], now?.days ?? [], ({ date }) => date)
    .flatMap(([a, b]) => differing(a, b, valueThen).map((change) => ({ ...change, of, ...named((now ?? then)!), date: (b ?? a)!.date })))
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
