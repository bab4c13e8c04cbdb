// The enumerator of worlds (A2), a judge of evaluators: every exact history of a small plan and its evidence, and what is true in each.
//
// A world is not built piece by piece: for each condition and moment it is told by the totals of the windows that the condition asks about,
// in one history of acts, and all totals that worlds can give are found by adding claim after claim. Two moments, cells, kinds or actors
// that nothing asked can tell apart are one; totals above every limit are "more than that" (A2.15). Kinds of a claim's happenings, their
// cells and instants are chosen one by one, authors and targets once a claim. A happening counts in a measure when a claim behind it is read
// by it (E19), or when nobody claimed it and it is not watched for that measure.
//
// Where the page leaves a choice: from h on a presence claim says nothing (A2.9, E23); an anchor `latest` reads acts so far once one counts
// (T8, T12); of claims ruled the same those enter that count by their own standing; a tally that may count keeps its high (E24); the
// exclusion of one claim holds for all ruled the same with it (E21); a place in two places is a cell of both.
//
// Not covered, and then said (`tooLarge` with `because`): measures with an exception for what acts cover (N14), geometry and strips, points for presence, several channels for presence, what holds after a look (E10), presence
// ruled the same or told of a place and its part, tallies by or against somebody, joint acts, gates' openings and clauses' fulfilments as
// anchors, `past` and `future` without bound, presence over a window, claims ruled the same of which a measure reads a part, obligations and gates
// (which have no value in a world). Of several comparisons of two measures in one condition worlds are left out (`complete` is false).
import type { Formula } from '#records/plan.ts';
import { actHistories } from '#engine/worlds-acts.ts';
import { gatherEvidence, type Evidence } from '#engine/worlds-evidence.ts';
import { NoNumber, Question } from '#engine/worlds-formula.ts';
import { Contradiction, FreeParameter, Unsupported, makeScene, type Scene, type WorldsInput } from '#engine/worlds-scene.ts';
import { Sight } from '#engine/worlds-sight.ts';
import type { Kinds, Task, Totals, Weight } from '#engine/worlds-task.ts';
import { kindsOf, totalsOfWorlds } from '#engine/worlds-totals.ts';

/** What worlds make of one condition (of one member of its `for each`, where `place` is set) at one moment. */
export interface Seen { name: string; place?: string; t: number; seenTrue: boolean; seenFalse: boolean }

/** `worlds`: how many were looked at, alike ones counted once. `complete`: no world was left out that could still differ. */
export type Judgement = { conditions: Seen[]; worlds: number; complete: boolean } | { tooLarge: true; because: string } | { contradiction: true };

/**
 * For each named condition without free parameter, each member of its list where it is a `for each` or `at least k of`, and each whole
 * millisecond t with `scan.from <= t < scan.to`: whether some world makes it true, whether some world makes it false. `limit`: how many
 * histories, alike ones counted once, one moment of one condition may need; beyond, `tooLarge`, or `complete: false` where only hidden
 * happenings were left out.
 */
export function judgeByWorlds(input: WorldsInput): Judgement {
  try {
    return new Judge(input).judge();
  } catch (thrown) {
    if (thrown instanceof Unsupported) return { tooLarge: true, because: thrown.message };
    if (thrown instanceof Contradiction) return { contradiction: true };
    throw thrown;
  }
}

interface Row { name: string; place?: string; of: Formula; env: Record<string, string> }

class Judge {
  private readonly input: WorldsInput;
  private readonly scene: Scene;
  private readonly evidence: Evidence;
  private readonly sight: Sight;
  private readonly kinds: Kinds;
  private readonly known = new Map<string, { all: Totals[]; complete: boolean }>();
  private worlds = 0;
  private complete = true;

  constructor(input: WorldsInput) {
    this.input = input;
    this.scene = makeScene(input);
    this.evidence = gatherEvidence(this.scene);
    this.sight = new Sight(this.scene, this.evidence);
    this.kinds = kindsOf(this.scene, this.evidence);
  }

  judge(): Judgement {
    const conditions = this.rows().flatMap((row) => this.judgeRow(row));
    return { conditions, worlds: this.worlds, complete: this.complete };
  }

  /** V12, without gates. */
  private rows(): Row[] {
    return [...this.scene.conditions.values()].flatMap(({ name, of }) => {
      if (!this.isClosed(of)) return [];
      const inner = this.quantified(of);
      if (inner === undefined) return [{ name, of, env: {} }];
      const members = this.scene.lists.get(inner.list)?.members ?? [];
      return [{ name, of, env: {} }, ...members.map((place) => ({ name, place, of: inner.of, env: { [inner.param]: place } }))];
    });
  }

  private quantified(of: Formula): Formula & { node: 'each' | 'at-least-of' } | undefined {
    if (of.node === 'condition') return this.quantified(this.scene.conditions.get(of.name)!.of);
    return of.node === 'each' || of.node === 'at-least-of' ? of : undefined;
  }

  private isClosed(of: Formula): boolean {
    try {
      const history = actHistories(this.scene, this.evidence, of, this.until(), Infinity)[0]!;
      void new Question(this.scene, history, of, this.input.scan.from, {});
      return true;
    } catch (thrown) {
      if (thrown instanceof FreeParameter) return false;
      if (thrown instanceof NoNumber) return true;
      throw thrown;
    }
  }

  /** Acts to come later than this move nothing that is asked. */
  private until(): number {
    return Math.max(this.input.scan.to, this.scene.horizon) + 3 * this.scene.zone.dayMs;
  }

  private judgeRow({ name, place, of, env }: Row): Seen[] {
    const histories = actHistories(this.scene, this.evidence, of, this.until(), this.input.limit);
    const row: Seen[] = [];
    for (let t = this.input.scan.from; t < this.input.scan.to; t += 1) {
      const seen: Seen = { name, ...(place === undefined ? {} : { place }), t, seenTrue: false, seenFalse: false };
      for (const acts of histories) {
        try {
          this.look(new Question(this.scene, acts, of, t, env), seen);
        } catch (thrown) {
          if (!(thrown instanceof NoNumber)) throw thrown;
          this.complete = false;
        }
        if (seen.seenTrue && seen.seenFalse) break;
      }
      row.push(seen);
    }
    return row;
  }

  private look(question: Question, seen: Seen): void {
    const { all, complete } = this.totals(question);
    // Of several comparisons of two measures one may ask for more than the totals looked at.
    if (!complete || all.length === 0 || question.shares.length > 1) this.complete = false;
    for (const totals of all) {
      this.worlds += 1;
      if (question.test(totals)) seen.seenTrue = true;
      else seen.seenFalse = true;
      if (seen.seenTrue && seen.seenFalse) return;
    }
  }

  private totals(question: Question): { all: Totals[]; complete: boolean } {
    const saturates = question.shares.length === 0;
    const cap = saturates ? question.greatest + 1 : this.capOfShares(question);
    const key = `${cap} ${saturates} ${question.windows.map(({ counted, a, b }) => `${counted.key} ${a} ${b}`).join()}`;
    let found = this.known.get(key);
    if (found === undefined) {
      const measures = question.windows.map((window) => window.counted.measure);
      const task: Task = {
        scene: this.scene, evidence: this.evidence, sight: this.sight, windows: question.windows, cap, saturates, limit: this.input.limit, kinds: this.kinds,
        exceptions: [...new Set(measures.flatMap((measure) => measure.exceptions))],
        weights: [...new Set(measures.map((measure) => measure.unit))].filter((unit): unit is Weight => ['killed', 'injured', 'trucks', 'people'].includes(unit)),
      };
      found = totalsOfWorlds(task);
      this.known.set(key, found);
    }
    return found;
  }

  /** Large enough that whatever the claims say on one side of the comparison, the other can be less and more than it asks. */
  private capOfShares(question: Question): number {
    const told = [...this.evidence.lots.flatMap((lot) => [lot.count, ...Object.values(lot.people)]),
      ...[...this.evidence.presence, ...this.evidence.tallies].map((one) => one.claim.count)];
    const said = told.reduce((sum, { low, high }) => sum + (high === Infinity ? low : high), 0);
    const known = Math.max(question.greatest + 1, said + 1);
    return Math.max(...question.shares.map(({ left, right, more }) => Math.ceil((known + more) * Math.max(1, right === 0 ? 1 : left / right, right / left)) + 1));
  }
}
