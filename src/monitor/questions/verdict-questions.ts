// Gates, conditions, obligations, readings and partings at a moment: verdicts/1, cut into what a page asks for.
import type { Because, ReadingVerdicts } from '#records/verdicts.ts';
import type { ConditionsAnswer, GatesAnswer, ObligationsAnswer, PartingsAnswer, ReadingsAnswer } from '#records/board.ts';
import type { Desk } from '#monitor/desk.ts';
import { answeredAt, clocksOf, notThere, type Asked } from '#monitor/questions/clocks.ts';

/** `reading`: one of them; absent: all. */
export type AskedOfReadings = Asked & { reading?: string | undefined };

export function readings(desk: Desk, asked: Asked): ReadingsAnswer {
  const clocks = clocksOf(desk, asked);
  return { moment: answeredAt(desk, clocks), readings: readingsAsked(desk, asked).map(({ name, adoptedBy, horizon, setAside, leftOut }) => ({ name, adoptedBy, horizon, setAside, leftOut })) };
}

export function gates(desk: Desk, asked: AskedOfReadings): GatesAnswer {
  const found = readingsAsked(desk, asked);
  return {
    moment: answeredAt(desk, clocksOf(desk, asked)),
    gates: found.flatMap((reading) => reading.gates.map(shownIn(reading))),
    wouldChange: found.flatMap(({ name, pivotal }) => pivotal.map((one) => ({ reading: name, ...one }))),
    stoppedLooking: found.filter(({ stoppedLooking }) => stoppedLooking).map(({ name }) => name),
  };
}

/** `name`, `place`: of that condition, of that place alone. `mostPlaces`: a condition asked of more places than these is shown as a whole only. */
export type AskedOfConditions = AskedOfReadings & { name?: string | undefined; place?: string | undefined; mostPlaces?: number | undefined };

export function conditions(desk: Desk, asked: AskedOfConditions): ConditionsAnswer {
  const all = readingsAsked(desk, asked).flatMap((reading) => reading.conditions.map(shownIn(reading)))
    .filter(({ name, place }) => (asked.name === undefined || name === asked.name) && (asked.place === undefined || place === asked.place));
  const { mostPlaces = Infinity } = asked;
  const places = new Map([...Map.groupBy(all, ({ name }) => name)].map(([name, rows]) => [name, new Set(rows.flatMap(({ place }) => place ?? [])).size]));
  // Of what is never judged as a whole the places are all there is.
  const wholes = new Set(all.filter(({ place }) => place === undefined).map(({ name }) => name));
  const isCut = (name: string) => wholes.has(name) && places.get(name)! > mostPlaces;
  return {
    moment: answeredAt(desk, clocksOf(desk, asked)), conditions: all.filter(({ name, place }) => place === undefined || !isCut(name)),
    asAWhole: [...places].flatMap(([name, count]) => (isCut(name) ? [{ name, places: count }] : [])),
  };
}

export function obligations(desk: Desk, asked: AskedOfReadings): ObligationsAnswer {
  return { moment: answeredAt(desk, clocksOf(desk, asked)), obligations: readingsAsked(desk, asked).flatMap((reading) => reading.obligations.map(shownIn(reading))) };
}

export function partings(desk: Desk, asked: Asked): PartingsAnswer {
  const clocks = clocksOf(desk, asked);
  return { moment: answeredAt(desk, clocks), partings: desk.verdicts(clocks).partings };
}

function readingsAsked(desk: Desk, asked: AskedOfReadings): ReadingVerdicts[] {
  const all = desk.verdicts(clocksOf(desk, asked)).readings;
  if (asked.reading === undefined) return all;
  const found = all.filter(({ name }) => name === asked.reading);
  if (found.length === 0) throw notThere('reading', asked.reading, all.map(({ name }) => name));
  return found;
}

/** A row with the reading it is of, and its reason in one sentence instead of an id. */
function shownIn({ name: reading, reasons }: ReadingVerdicts): <T>(row: Because<T>) => Omit<Because<T>, 'because'> & { reading: string; says: string } {
  return ({ because, ...row }) => ({ reading, ...row, says: reasons[because]?.says ?? '' });
}
