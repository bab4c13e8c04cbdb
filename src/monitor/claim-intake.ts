// One claim after the other into a table, or what keeps it out: for the lines of files and for the objects of other programs alike.
import { nearest } from '#base/nearest.ts';
import { readClaim, type ClaimFault } from '#records/claim-codec.ts';
import { ClaimTable } from '#records/claim-table.ts';
import type { Claim, ClaimPlace } from '#records/claim.ts';
import { incidentType } from '#records/incident-types.ts';
import { COUNTED, THINGS } from '#records/things.ts';
import type { EvidenceNames } from '#monitor/evidence-names.ts';

/** What keeps a claim out: faults of its own, told lazily, or the row of another version of it that bears the same `recordedAt` (E2). */
export type KeptOut = { faults: () => readonly ClaimFault[] } | { claim: Claim; contradicts: number };

/** Hears each claim with its row, whole: the table does not keep what no rule reads. */
export type OnTaken = (row: number, claim: Claim) => void;

export class ClaimIntake {
  readonly table = new ClaimTable();
  readonly #known: EvidenceNames;
  readonly #onTaken: OnTaken | undefined;
  /** Words that a tally may count. */
  readonly #counted: ReadonlySet<string>;

  constructor(known: EvidenceNames, onTaken?: OnTaken) {
    this.#known = known;
    this.#onTaken = onTaken;
    this.#counted = new Set([...COUNTED, ...THINGS, ...known.things]);
  }

  /** null where it was taken. `origin`: the line that it was read from. */
  take(json: unknown, origin?: { file: number; line: number }): KeptOut | null {
    const read = readClaim(json);
    if ('faults' in read) return { faults: () => read.faults };
    const { claim } = read;
    const faults = this.#unknownIn(claim);
    if (faults !== null) return { faults };
    const other = this.table.contradicted(claim);
    if (other >= 0) return { claim, contradicts: other };
    const row = this.table.append(claim, origin);
    this.#onTaken?.(row, claim);
    return null;
  }

  /** What the agreement does not know of it, where such a claim would count nowhere, unseen; null where all is known. Told lazily: finding the nearest name takes time. */
  #unknownIn(claim: Claim): (() => ClaimFault[]) | null {
    const { channels, places } = this.#known;
    const unknownPlace = (place: ClaimPlace | null | undefined) => (place !== null && place !== undefined && 'name' in place && !places.has(place.name) ? place.name : null);
    const place = unknownPlace(claim.place), stated = unknownPlace(claim.states?.place), isChannel = channels.has(claim.channel);
    const isCounted = claim.kind !== 'tally' || claim.what === null || this.#isCounted(claim.what);
    if (isChannel && place === null && stated === null && isCounted) return null;
    return () => [
      ...(isChannel ? [] : [{ field: 'channel', ...unknownName('claim.undeclared-channel', 'channel', claim.channel, channels, `declare it in the agreement: channel ${claim.channel} sees ...`) }]),
      ...([['place.name', place], ['states.place.name', stated]] as const).flatMap(([field, name]) => (name === null ? [] : [{
        field, ...unknownName('claim.unknown-place', 'place', name, places, 'declare the place in the agreement, or give a point with a radius or a geometry'),
      }])),
      ...(isCounted ? [] : [{ field: 'of', ...unknownName('claim.unknown-type', 'word for what is counted', claim.what ?? '', this.#counted, 'write an incident type or a word that docs/formats.md lists') }]),
    ];
  }

  #isCounted(word: string): boolean {
    return this.#counted.has(word) || typeof incidentType(word) === 'string';
  }
}

/** A name that the agreement does not know, with the nearest that it does. */
function unknownName(code: string, what: string, name: string, known: Iterable<string>, otherwise: string): Omit<ClaimFault, 'field'> {
  const meant = nearest(name, known);
  return { code, message: `the agreement has no ${what} ${JSON.stringify(name)}`, mend: meant === undefined ? otherwise : `write ${JSON.stringify(meant)}, if that is meant; otherwise ${otherwise}` };
}
