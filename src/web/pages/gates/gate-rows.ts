// Gates as the page shows them: one group for each gate, or each member place of a gate over a list, with every reading that has it.
import type { GateShown } from '#records/board.ts';
import type { GateState } from '#records/verdicts.ts';
import type { Face } from '#web/words/verdict.ts';
import type { StripRow } from '#web/time/strip-rows.ts';

export interface GateGroup { key: string; name: string; place: string | undefined; gates: GateShown[] }

export function gateGroups(gates: readonly GateShown[]): GateGroup[] {
  const groups = new Map<string, GateGroup>();
  for (const gate of gates) {
    const key = `${gate.name}\n${gate.place ?? ''}`;
    const group = groups.get(key) ?? { key, name: gate.name, place: gate.place, gates: [] };
    group.gates.push(gate);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Readings for which a gate is alike: state, day n and m. */
export function alike(gates: readonly GateShown[]): GateShown[][] {
  const groups = new Map<string, GateShown[]>();
  for (const gate of gates) {
    const key = `${gate.state} ${gate.counted} ${gate.of}`;
    groups.set(key, [...(groups.get(key) ?? []), gate]);
  }
  return [...groups.values()];
}

export const STATE_FACES: Readonly<Record<GateState, Face>> = { open: 'met', counting: 'pending', shut: 'not-met', suspended: 'unsaid', expired: 'off' };

export function gateStrips(gates: readonly GateShown[]): StripRow[] {
  return gates.map(({ reading, name, place, days }) => ({ key: reading, title: reading, group: null, of: { is: 'gate', reading, name, ...(place === undefined ? {} : { place }) }, days }));
}

export interface Stopper { condition: string; groups: { value: GateShown['stoppedBy'][number]['value']; reasons: GateShown['stoppedBy'][number]['reasons']; places: string[] }[] }

/** What stops a gate, by condition, and places alike together; where places are named, the condition as a whole says nothing more. */
export function stoppersOf({ stoppedBy }: GateShown): Stopper[] {
  const names = [...new Set(stoppedBy.map(({ condition }) => condition))];
  return names.map((condition) => {
    const all = stoppedBy.filter((stop) => stop.condition === condition), placed = all.filter((stop) => stop.place !== undefined);
    const groups = new Map<string, Stopper['groups'][number]>();
    for (const { value, reasons, place } of placed.length > 0 ? placed : all) {
      const key = `${value} ${reasons.join()}`;
      const group = groups.get(key) ?? { value, reasons, places: [] };
      if (place !== undefined) group.places.push(place);
      groups.set(key, group);
    }
    return { condition, groups: [...groups.values()] };
  });
}
