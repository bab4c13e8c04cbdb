// What a gate needs to know of the rest of the world: its anchor, the values of its days, the acts about it (G6-G14).
import type { ZoneTable } from '#base/zone.ts';
import type { Causes, Code } from '#records/causes.ts';
import type { Act } from '#records/observations.ts';
import type { Gate } from '#records/plan.ts';
import type { DayVerdict, GateOutcome } from '#records/verdicts.ts';

export interface When { earliest: number; latest: number; causes: Causes }

export interface GateWorld {
  gate: Gate;
  /** The member of the list that this gate is for; null: one gate alone. */
  member: string | null;
  /** What acts about it are about: its name, with its member where it has one (G15). */
  topic: string;
  zone: ZoneTable;
  horizon: number;
  anchor: When;
  lapses: When | null;
  /** Acts about the gate that count or may count (E3). */
  acts: readonly Act[];
  /** The value of the run's condition over a unit [from, to) (W2). */
  unitValue(from: number, to: number): Code;
  /** Whether the run from the first counted unit to the end of this one is no by W2. */
  runIsNo(from: number, to: number): boolean;
  /** G14: what the run asks that is not yes over a unit. */
  stoppers(from: number, to: number): GateOutcome['stoppedBy'];
  /** A unit as a day of a strip (V10). */
  day(from: number, to: number): DayVerdict;
}

/** A unit of the run: a civil day, or a period of the grid. */
export interface Unit { from: number; to: number }
