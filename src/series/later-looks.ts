// When a channel looked again at what it told of (E10): the next claim of the same thing at the same place.
import { together, type ReadClaim } from '#series/happenings.ts';
import { NOT_COVERED } from '#series/covers.ts';
import type { Looks } from '#series/looks.ts';

export class LaterLooks {
  private readonly looks: Looks;
  /** Claims that count and that the measure reads, by channel and thing. */
  private readonly counting = new Map<string, ReadClaim[]>();

  constructor(claims: readonly ReadClaim[], looks: Looks) {
    this.looks = looks;
    for (const claim of claims) {
      if (!claim.counts || together([claim], Infinity, () => NOT_COVERED) === null) continue;
      const key = this.keyOf(claim);
      this.counting.set(key, [...(this.counting.get(key) ?? []), claim]);
    }
  }

  private keyOf({ row }: ReadClaim): string {
    const { channel, what } = this.looks.columns;
    return `${channel[row]} ${what[row]}`;
  }

  /** The first moment, from the end of a claim on, at which another such claim holds; Infinity where there is none. */
  after(claim: ReadClaim): number {
    const others = (this.counting.get(this.keyOf(claim)) ?? []).filter((other) => other.row !== claim.row && other.end > claim.end && this.isSame(claim, other));
    return Math.max(claim.end, Math.min(Infinity, ...others.map((other) => other.start)));
  }

  /** At the same place, and of the same actors or of whomever. */
  private isSame({ row }: ReadClaim, { row: other }: ReadClaim): boolean {
    const { columns: { place, by, oneOfBy }, places, table } = this.looks;
    const isOfSame = table.actors.at(by[other]!) === null || (by[row] === by[other] && oneOfBy[row] === oneOfBy[other]);
    return isOfSame && (place[row] === place[other] || places.same(table.places.at(place[row]!), table.places.at(place[other]!)));
  }
}
