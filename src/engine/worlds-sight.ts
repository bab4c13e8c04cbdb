// What limits hidden happenings (A2.8): where and when a measure is watched, and where presence is fixed. Coverage is in no world itself.
import { dayOf, endOfDay, startOfDay } from '#base/zone.ts';
import { isBelow } from '#records/incident-types.ts';
import type { Claim } from '#records/claim.ts';
import type { Evidence } from '#engine/worlds-evidence.ts';
import { groupOf, liesIn, placeName, silenceMeansNone, thingsOf, type Counted, type Scene } from '#engine/worlds-scene.ts';

/** Answers whether more may have happened than was claimed, one measure and one moment at a time. */
export class Sight {
  private readonly scene: Scene;
  private readonly evidence: Evidence;
  private readonly known = new Map<string, boolean>();

  constructor(scene: Scene, evidence: Evidence) {
    this.scene = scene;
    this.evidence = evidence;
  }

  /** Whether happenings (things present) that nobody claims may lie at this moment. Tallies have silence of their own (E12). */
  isOpen(counted: Counted, t: number): boolean {
    if (t >= this.scene.horizon) return true;
    if (counted.measure.from === 'tallies' || counted.measure.from === 'acts') return false;
    const key = `${t} ${counted.key}`;
    let open = this.known.get(key);
    if (open === undefined) {
      open = !this.isWatched(counted, t) && !(counted.measure.from === 'presence' && this.isFixed(counted, t));
      this.known.set(key, open);
    }
    return open;
  }

  /** E22. */
  private isWatched(counted: Counted, t: number): boolean {
    if ([...counted.channels].some((channel) => silenceMeansNone(this.scene, counted.measure, channel))) return true;
    if (this.isSeenOrDay(counted, t)) return true;
    const every = this.scene.reading.lookEveryMs;
    if (every === null) return false;
    for (let before = t - 1; before >= t - every; before -= 1) {
      if (!this.isSeenOrDay(counted, before)) continue;
      for (let after = t + 1; after - (before + 1) <= every; after += 1) if (this.isSeenOrDay(counted, after)) return true;
      return false;
    }
    return false;
  }

  /** Seen at t, or on a day of which enough was seen. */
  private isSeenOrDay(counted: Counted, t: number): boolean {
    if (this.isSeen(counted, counted.place, t)) return true;
    const ms = this.scene.reading.watched?.ms ?? null;
    if (ms === null) return false;
    const day = dayOf(this.scene.zone, t);
    let seen = 0;
    for (let s = startOfDay(this.scene.zone, day); s < endOfDay(this.scene.zone, day); s += 1) if (this.isSeen(counted, counted.place, s)) seen += 1;
    return seen >= ms;
  }

  private isSeen(counted: Counted, place: string, t: number): boolean {
    if (t >= this.scene.asOf) return false;
    if (this.evidence.coverage.some((claim) => claim.start <= t && t < claim.end && this.covers(claim, counted, place))) return true;
    const { made, dividedInto = [] } = this.scene.plan.places.find((one) => one.name === place) ?? {};
    // N20: seen where all that holds it is seen.
    const parts = made?.way === 'joined' ? made.places : made?.way === 'rest' ? [made.of] : made?.way === 'sites' ? [made.within] : dividedInto;
    return parts.length > 0 && parts.every((part) => this.isSeen(counted, part, t));
  }

  /** By the agreement's word, or, where one is made of others, cell by cell. */
  private isWhollyIn(place: string, written: string): boolean {
    const { plan, cells } = this.scene, outer = placeName(plan, written);
    if (plan.places.every(({ name, made }) => made === undefined || (name !== place && name !== outer))) return liesIn(plan, place, outer);
    return (cells.get(place)! & ~cells.get(outer)!) === 0;
  }

  private covers(claim: Claim, counted: Counted, place: string): boolean {
    if (!counted.channels.has(claim.channel) || claim.place === null || !('name' in claim.place)) return false;
    const share = this.scene.reading.watched?.share ?? { num: 1, den: 1 };
    if ((claim.share ?? 1) * share.den < share.num || !this.isWhollyIn(place, claim.place.name)) return false;
    const { measure } = counted;
    if (claim.of === null || claim.of.includes(measure.from)) return true;
    const seen = measure.from === 'presence' ? claim.of.flatMap((word) => thingsOf(this.scene.plan, word)) : claim.of;
    return measure.of.length > 0 && measure.of.every((one) => seen.some((other) => isBelow(one, other)));
  }

  /** E23: for each thing of the measure a claim that counts says how many there are, of everybody's or of at least the measure's group. */
  private isFixed(counted: Counted, t: number): boolean {
    return counted.measure.of.every((thing) => this.evidence.presence.some(({ claim, certain }) => {
      if (!certain || !counted.channels.has(claim.channel) || t < claim.start || t >= Math.min(claim.end, this.scene.asOf)) return false;
      if (!thingsOf(this.scene.plan, claim.what!).some((told) => isBelow(thing, told)) || claim.place === null || !('name' in claim.place)) return false;
      if (!this.isWhollyIn(counted.place, claim.place.name)) return false;
      if (claim.by === null) return true;
      // One of several: it must be said of the measure's group whichever it is.
      const groups = (claim.oneOfBy ? claim.by.map((name) => [name]) : [claim.by]).map((names) => groupOf(this.scene.plan, names));
      return counted.by !== null && [...counted.by].every((name) => groups.every((group) => group.has(name)));
    }));
  }
}
