// The evidence of one reading as worlds see it (A2.3-7): standings, rulings (E25), and lots: claims that tell of the same happenings.
import { dayOf } from '#base/zone.ts';
import { isBelow } from '#records/incident-types.ts';
import { claimKey, type Claim, type CountRange, type Standing } from '#records/claim.ts';
import type { Plan } from '#records/plan.ts';
import { isActAsked, measuresOfActs } from '#engine/worlds-acts-counted.ts';
import { ruledAll, type RuledClaim, type Statement } from '#engine/worlds-parts.ts';
import { SOMEBODY_ELSE, Unsupported, cellsOfClaim, parties, placeName, type Party, type Scene } from '#engine/worlds-scene.ts';

export type Status = 'counts' | 'may-count' | 'does-not-count';

/** Author and target as one possibility; `key` tells two apart. */
export interface Pair { by: Party; against: Party; key: string }

/** What one claim, or several ruled the same, tell: n happenings that meet them all (A2.3, A2.5, A2.6). */
export interface Lot {
  sort: 'incidents' | 'movements' | 'acts';
  claims: string[];
  channels: Set<string>;
  /** Has a convoy's name: no other convoy's, and no other place's, can be the same (E11). */
  convoy: boolean;
  certain: boolean;
  start: number;
  end: number;
  count: CountRange;
  cells: number;
  /** Whether its happenings may be of this kind (type or stage). */
  allows: (kind: string) => boolean;
  pairs: Pair[];
  /** The possible authors and targets that each claim of the lot leaves. */
  told: Pair[][];
  people: { killed: CountRange; injured: CountRange; trucks: CountRange; people: CountRange };
  /** N4: the exception that a ruling says applies, 'none', or null where there is no ruling. */
  exception: string | null;
}

export interface Evidence {
  lots: Lot[];
  /** Claim keys ruled distinct, as `a b` in order. */
  distinct: Set<string>;
  presence: { claim: RuledClaim; certain: boolean }[];
  tallies: { claim: RuledClaim; certain: boolean }[];
  coverage: Claim[];
  acts: { claim: Claim; certain: boolean }[];
}

const ANY: CountRange = { low: 0, high: Infinity };

export function gatherEvidence(scene: Scene): Evidence {
  const rulings = readRulings(scene);
  const claims = ruledAll(scene.claims, rulings.statements);
  const of = (kind: Claim['kind']) => claims.filter((claim) => claim.kind === kind && claim.start < scene.asOf && !isSetAside(scene, claim));
  const judged = (kind: Claim['kind']) => of(kind).flatMap((claim) => {
    const status = statusOf(scene, rulings, claim, standingOf(rulings, claim));
    return status === 'does-not-count' ? [] : [{ claim, certain: status === 'counts' }];
  });
  return {
    lots: makeLots(scene, rulings, [...of('incident'), ...of('movement'), ...([...scene.measures.values()].some((measure) => measure.from === 'acts') ? of('act') : [])]),
    distinct: new Set([...rulings.pairs].filter(([, same]) => !same).map(([key]) => key)),
    presence: judged('presence'), tallies: judged('tally'), acts: judged('act'),
    coverage: judged('coverage').filter((one) => one.certain).map((one) => one.claim),
  };
}

// ------------------------------------------------------------------------------------------------------- standings and rulings

interface Rulings {
  standing: Map<string, Standing>;
  /** Claims that a ruling which only may count would confirm or refute. */
  maybe: Map<string, Standing>;
  exception: Map<string, string>;
  /** What rulings state of parts of a claim (E13), in the order in which they were made. */
  statements: Map<string, Statement[]>;
  /** `a b` in order -> ruled the same (true) or distinct (false). */
  pairs: Map<string, boolean>;
}

/** E3. */
function provenBy(scene: Scene, standing: Standing, channel: string): Status {
  if (standing === 'ruled-so') return 'counts';
  if (standing === 'ruled-not-so' || standing === 'withdrawn') return 'does-not-count';
  const entry = scene.reading.proof.find((one) => one.standings.includes(standing) && (one.channels === null || one.channels.includes(channel)));
  return entry?.result ?? 'does-not-count';
}

function standingOf(rulings: Rulings, claim: Claim): Standing {
  return rulings.standing.get(claimKey(claim)) ?? claim.standing;
}

function statusOf(scene: Scene, rulings: Rulings, claim: RuledClaim, standing: Standing): Status {
  const proven = provenBy(scene, standing, claim.channel);
  const plain = proven === 'counts' && claim.inDoubt ? 'may-count' : proven;
  const maybe = rulings.maybe.get(claimKey(claim));
  if (maybe === undefined) return plain;
  return provenBy(scene, maybe, claim.channel) === proven ? plain : 'may-count';
}

function readRulings(scene: Scene): Rulings {
  const rulings: Rulings = { standing: new Map(), maybe: new Map(), exception: new Map(), statements: new Map(), pairs: new Map() };
  const acts = scene.claims.filter((claim) => claim.kind === 'act' && claim.act === 'ruling' && claim.about !== null && claim.start < scene.asOf);
  acts.sort((a, b) => a.start - b.start || (a.recordedAt ?? -Infinity) - (b.recordedAt ?? -Infinity) || (claimKey(a) < claimKey(b) ? -1 : 1));
  for (const act of acts) {
    const about = act.about!;
    const status = provenBy(scene, act.standing, act.channel);
    if (status === 'may-count' && act.ruledStanding !== null) rulings.maybe.set(about, act.ruledStanding);
    // One that may be later than asOf only may count (E8).
    const certain = status === 'counts' && act.end <= scene.asOf;
    if (status !== 'does-not-count' && act.states !== null) rulings.statements.set(about, [...rulings.statements.get(about) ?? [], { states: act.states, certain }]);
    if (status !== 'counts') continue;
    if (act.ruledStanding !== null) rulings.standing.set(about, act.ruledStanding);
    if (act.exception !== null) rulings.exception.set(about, act.exception);
    for (const other of act.sameAs) rulings.pairs.set(pairKey(about, other), true);
    for (const other of act.distinctFrom) rulings.pairs.set(pairKey(about, other), false);
  }
  return rulings;
}

export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** E15, without distances: a place by name or a point's radius alone. */
function isSetAside(scene: Scene, claim: RuledClaim): boolean {
  if (claim.kind !== 'incident' && claim.kind !== 'movement' && claim.kind !== 'tally') return false;
  const { datedWithinDays, datedWithinMs, placedWithinMetres } = scene.reading.setAside;
  const tooLong = claim.times.every(({ start, end }) => (datedWithinMs !== null && end - start > datedWithinMs)
    || (datedWithinDays !== null && dayOf(scene.zone, end - 1) - dayOf(scene.zone, start) >= datedWithinDays));
  return tooLong || (placedWithinMetres !== null && claim.kind !== 'tally'
    && [claim.place, ...claim.otherPlaces].every((place) => place !== null && 'point' in place && place.radiusMetres > placedWithinMetres));
}

// ---------------------------------------------------------------------------------------------------------------------- lots

function makeLots(scene: Scene, rulings: Rulings, claims: RuledClaim[]): Lot[] {
  const group = new Map(claims.map((claim) => [claimKey(claim), claimKey(claim)]));
  const join = (a: string, b: string) => {
    const from = group.get(a), to = group.get(b);
    if (from === undefined || to === undefined) return;
    for (const [key, value] of group) if (value === from) group.set(key, to);
  };
  for (const [key, same] of rulings.pairs) {
    const [a = '', b = ''] = key.split(' ');
    if (same) join(a, b);
  }
  const convoys = new Map<string, string>();
  for (const claim of claims.filter((one) => one.convoy !== null)) {
    if (claim.place === null || !('name' in claim.place)) throw new Unsupported('a convoy at no named place');
    const key = `${claim.convoy} ${claim.stage} ${placeName(scene.plan, claim.place.name)}`;
    join(claimKey(claim), convoys.get(key) ?? claimKey(claim));
    convoys.set(key, claimKey(claim));
  }
  const heads = new Set(group.values());
  return [...heads].flatMap((head) => makeLot(scene, rulings, claims.filter((claim) => group.get(claimKey(claim)) === head)));
}

function makeLot(scene: Scene, rulings: Rulings, claims: RuledClaim[]): Lot[] {
  const members = claims.filter((claim) => standingOf(rulings, claim) !== 'withdrawn');
  if (members.length === 0 || members.some((claim) => standingOf(rulings, claim) === 'ruled-not-so')) return [];
  const withStatus = (status: Status) => members.filter((claim) => statusOf(scene, rulings, claim, standingOf(rulings, claim)) === status);
  const counting = withStatus('counts');
  const entering = counting.length > 0 ? counting : withStatus('may-count');
  const [first] = entering;
  if (first === undefined) return [];
  if (entering.some((claim) => claim.kind !== first.kind)) throw new Unsupported('claims of different kinds ruled the same');
  const time = commonOrHull(entering.map((claim) => ({ low: claim.start, high: claim.end - 1 })));
  if (first.kind === 'act') return lotOfActs(scene, entering, counting.length > 0, time);
  const cells = entering.map((claim) => cellsOf(scene, claim));
  const commonCells = cells.reduce((a, b) => a & b);
  const incidents = first.kind === 'incident';
  const common = (field: (claim: Claim) => CountRange | null) => commonOrHull(entering.map((claim) => field(claim) ?? ANY));
  const told = entering.map((claim) => pairsOfClaim(scene, claim));
  const exceptions = new Set(entering.flatMap((claim) => rulings.exception.get(claimKey(claim)) ?? []));
  if (exceptions.size > 1) throw new Unsupported('claims ruled the same, with different exceptions');
  return [{
    sort: incidents ? 'incidents' : 'movements', claims: entering.map(claimKey), channels: new Set(entering.map((claim) => claim.channel)),
    convoy: entering.some((claim) => claim.convoy !== null),
    certain: counting.length > 0 && time.high < scene.asOf, start: time.low, end: time.high + 1,
    count: incidents ? common((claim) => claim.count) : { low: 1, high: 1 },
    cells: commonCells === 0 ? cells.reduce((a, b) => a | b) : commonCells,
    allows: kindsOf(entering), pairs: commonPairs(told), told,
    people: { killed: common((c) => c.killed), injured: common((c) => c.injured), trucks: common((c) => c.trucks), people: common((c) => c.people) },
    exception: [...exceptions][0] ?? null,
  }];
}

/** Acts that are one, as a lot; none where no measure asks for them. */
function lotOfActs(scene: Scene, entering: RuledClaim[], certain: boolean, time: CountRange): Lot[] {
  const kinds = entering.map(({ act, to, about }) => JSON.stringify({ act, to, about }));
  const asking = measuresOfActs(scene).filter((measure) => kinds.some((kind) => isActAsked(measure.acts!, kind)));
  if (asking.length === 0) return [];
  if (entering.some((claim) => claim.by === null || claim.oneOfBy) && asking.some((measure) => measure.by.length > 0)) throw new Unsupported('an act by nobody named, counted by who made it');
  const told = entering.map((claim) => [pairOf(scene.plan, claim.by)]);
  return [{
    sort: 'acts', claims: entering.map(claimKey), channels: new Set(entering.map((claim) => claim.channel)), convoy: false,
    certain: certain && time.high < scene.asOf, start: time.low, end: time.high + 1, count: { low: 1, high: 1 }, cells: scene.allCells.at(-1)!,
    allows: (kind) => kinds.includes(kind), pairs: [...new Map(told.flat().map((pair) => [pair.key, pair])).values()], told,
    people: { killed: ANY, injured: ANY, trucks: ANY, people: ANY }, exception: null,
  }];
}

function pairOf({ actors }: Plan, by: string[] | null): Pair {
  const names = (by ?? [SOMEBODY_ELSE]).map((name) => actors.find((one) => one.name === name || one.title === name)?.name ?? name).toSorted();
  return { by: names, against: [], key: names.join('+') };
}

function commonOrHull(all: CountRange[]): CountRange {
  const common = { low: Math.max(...all.map((one) => one.low)), high: Math.min(...all.map((one) => one.high)) };
  return common.low <= common.high ? common : { low: Math.min(...all.map((one) => one.low)), high: Math.max(...all.map((one) => one.high)) };
}

/** A happening of a claim is of the claim's type or of any below it (E4); of claims ruled the same, of what is common, else of any. */
function kindsOf(entering: Claim[]): (kind: string) => boolean {
  const nodes = entering.map((claim) => (claim.kind === 'incident' ? claim.type! : claim.stage!));
  const allowed = (kind: string, node: string) => (entering[0]!.kind === 'incident' ? isBelow(kind, node) : kind === node);
  const agree = nodes.some((node) => nodes.every((other) => allowed(node, other)));
  return (kind) => (agree ? nodes.every((node) => allowed(kind, node)) : nodes.some((node) => allowed(kind, node)));
}

/** N2: every possible author with every possible target; alternatives alike on both sides are different members. */
export function pairsOfClaim(scene: Scene, claim: RuledClaim): Pair[] {
  const by = [{ names: claim.by, oneOf: claim.oneOfBy }, ...claim.otherBy], against = [{ names: claim.against, oneOf: claim.oneOfAgainst }, ...claim.otherAgainst];
  const pairs = by.flatMap((author) => against.flatMap((target) =>
    pairsOfSides(scene, { by: author.names, oneOfBy: author.oneOf, against: target.names, oneOfAgainst: target.oneOf })));
  return [...new Map(pairs.map((pair) => [pair.key, pair])).values()];
}

/** Every cell in which it may have been (E13: of every place that is stated of it). */
export function cellsOf(scene: Scene, claim: RuledClaim): number {
  return [claim.place, ...claim.otherPlaces].reduce((cells, place) => cells | cellsOfClaim(scene, place), 0);
}

function pairsOfSides(scene: Scene, claim: Pick<Claim, 'by' | 'oneOfBy' | 'against' | 'oneOfAgainst'>): Pair[] {
  const alike = claim.oneOfBy && claim.oneOfAgainst && claim.by !== null && claim.against !== null
    && claim.by.toSorted().join('\n') === claim.against.toSorted().join('\n');
  return parties(scene, claim.by, claim.oneOfBy).flatMap((by) => parties(scene, claim.against, claim.oneOfAgainst)
    .filter((against) => !alike || by[0] !== against[0])
    .map((against) => ({ by, against, key: `${by.join('+')} > ${against.join('+')}` })));
}

function commonPairs(each: Pair[][]): Pair[] {
  const common = each[0]!.filter((pair) => each.every((pairs) => pairs.some((other) => other.key === pair.key)));
  if (common.length > 0) return common;
  return [...new Map(each.flat().map((pair) => [pair.key, pair])).values()];
}
