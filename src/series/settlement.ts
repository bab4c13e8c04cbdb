// Things settled for the sake of argument: what a reading would observe if a claim were so, a gap watched, a ruling made (V8).

export type Settlement =
  | { claim: string; so: boolean }
  | { claim: string; wholly: 'in' | 'out'; from: number; to: number }
  | { claim: string; exception: string }
  | { same: [string, string]; ruled: boolean }
  | { gap: { measure: string; place: string; from: number; to: number } };

/** Those of one sort. */
export function claimsWholly(settled: readonly Settlement[]): Map<string, { wholly: 'in' | 'out'; from: number; to: number }> {
  return new Map(settled.flatMap((one) => ('wholly' in one ? [[one.claim, one] as const] : [])));
}

export function gapsWatched(settled: readonly Settlement[], measure: string, place: string): [number, number][] {
  return settled.flatMap((one): [number, number][] => ('gap' in one && one.gap.measure === measure && one.gap.place === place ? [[one.gap.from, one.gap.to]] : []));
}
