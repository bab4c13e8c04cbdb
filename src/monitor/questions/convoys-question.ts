// Convoys at a moment: what each channel tells of each, of each place, and in all.
import { dayOf } from '#base/zone.ts';
import type { ConvoysAnswer, ConvoyShown, LastTold, PlaceServed } from '#records/board-convoys.ts';
import { CLAIM_KINDS, saysNothing, STAGES, STANDINGS, STOPS, type Claim, type Stage } from '#records/claim.ts';
import type { Desk } from '#monitor/desk.ts';
import { rowsInOrder } from '#monitor/questions/claim-filter.ts';
import { answeredAt, clocksOf, type Asked } from '#monitor/questions/clocks.ts';
import { countersOf } from '#monitor/questions/convoy-counters.ts';
import { stepOf, type Told } from '#monitor/questions/convoy-steps.ts';

/** So many convoys of an answer; of more, the latest. */
const MOST_CONVOYS = 400;

export function convoys(desk: Desk, asked: Asked): ConvoysAnswer {
  const clocks = clocksOf(desk, asked);
  const asOf = desk.assessment(clocks).asOfInstant();
  const { table, plan } = desk;
  const { kind, start, standing } = table.view();
  const movement = CLAIM_KINDS.indexOf('movement'), tally = CLAIM_KINDS.indexOf('tally');
  const told: Told[] = [], tallies: Claim[] = [];
  for (const row of rowsInOrder(table, clocks.knownAt ?? Infinity)) {
    if ((kind[row] !== movement && kind[row] !== tally) || start[row]! >= asOf || saysNothing(STANDINGS[standing[row]!]!)) continue;
    const claim = table.claim(row);
    if (claim.kind === 'tally') tallies.push(claim);
    else told.push({ claim, step: stepOf(claim, table.key(row), (t) => dayOf(plan.zone, t), asOf) });
  }
  const all = convoysOf(told);
  return { moment: answeredAt(desk, clocks), convoys: all.slice(0, MOST_CONVOYS), total: all.length, places: placesOf(desk, told), counters: countersOf(plan, told, tallies) };
}

/** By channel and id, the latest first. */
function convoysOf(told: readonly Told[]): ConvoyShown[] {
  const found = new Map<string, Told[]>();
  for (const one of told) {
    const key = one.claim.convoy === null ? one.step.key : `${one.claim.channel}\n${one.claim.convoy}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, [one]);
    else known.push(one);
  }
  const shown = [...found.values()].map((steps) => ({ latest: Math.max(...steps.map(({ claim }) => claim.start)), convoy: convoyOf(steps) }));
  return shown.toSorted((a, b) => b.latest - a.latest).map(({ convoy }) => convoy);
}

function convoyOf(told: readonly Told[]): ConvoyShown {
  const [{ claim: first }] = told as [Told];
  // Steps told for the same time stand in the order of the way.
  const steps = told.toSorted((a, b) => a.claim.start - b.claim.start || a.claim.end - b.claim.end || rankOf(a.step.stage) - rankOf(b.step.stage));
  const way = steps.filter(({ step }) => !STOPS.includes(step.stage)), stops = steps.filter(({ step }) => STOPS.includes(step.stage));
  const farthest = way.toSorted((a, b) => rankOf(b.step.stage) - rankOf(a.step.stage))[0];
  const delivered = farthest?.step.stage === 'delivered';
  const last = stops.at(-1);
  const wentOn = last !== undefined && way.some(({ claim }) => claim.start >= last.claim.end);
  return {
    channel: first.channel, convoy: first.convoy, reached: (farthest ?? last)!.step.stage, delivered,
    stopped: delivered || wentOn || last === undefined ? null : last.step.key, steps: steps.map(({ step }) => step),
  };
}

function rankOf(stage: Stage): number {
  return STAGES.indexOf(stage);
}

/** Every place of a list and every one that a movement names, in the agreement's order. */
function placesOf({ plan }: Desk, told: readonly Told[]): PlaceServed[] {
  const within = new Map(plan.places.map(({ name, within: outer }) => [name, outer]));
  const listed = plan.lists.filter(({ of }) => of === 'places');
  const named = new Set([...listed.flatMap(({ members }) => members), ...told.flatMap(({ step }) => [step.at, step.to].filter((name): name is string => name !== null && within.has(name)))]);
  const isIn = (name: string, place: string): boolean => name === place || (within.get(name) ?? []).some((outer) => isIn(outer, place));
  return [...named].map((place): PlaceServed => {
    // What was delivered in a part of a place was delivered there; what merely goes to a part of it says nothing of it.
    const delivered = told.filter(({ step }) => step.stage === 'delivered' && step.at !== null && isIn(step.at, place));
    const other = told.filter(({ step }) => step.stage !== 'delivered' && (step.at === place || step.to === place));
    return { place, lists: listed.filter(({ members }) => members.includes(place)).map(({ name }) => name), delivered: lastOf(delivered), other: lastOf(other) };
  });
}

function lastOf(told: readonly Told[]): LastTold[] {
  const latest = new Map<string, Told>();
  for (const one of told) {
    const known = latest.get(one.claim.channel);
    if (known === undefined || known.claim.end <= one.claim.end) latest.set(one.claim.channel, one);
  }
  return [...latest.values()].toSorted((a, b) => b.claim.end - a.claim.end).map(({ claim, step }) => ({ channel: claim.channel, step }));
}
