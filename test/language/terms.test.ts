// Measures, conditions, clauses, gates and readings: what their words become in the plan.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { planToProse } from '#language/to-prose.ts';
import { phraseOfFormula } from '#records/phrase.ts';
import { bare, errorsOf, GATE, HEAD, parseSmall, planOf, READING, WORLD } from './small.ts';

const D = { node: 'anchor', name: 'D' };
const condition = (words: string, more = '') => bare(planOf({ terms: `${more}\ncondition C = ${words}` }).conditions.find((one) => one.name === 'C')!.of);
const clause = (words: string) => planOf({ terms: `clause 1 binds North ${words}` }).clauses[0]!;
const FIRE = 'measure Fire = incidents of fire in Mill, silence means unknown\n';

describe('measures', () => {
  const measure = (words: string) => planOf({ terms: `measure M = ${words}` }).measures.find((one) => one.name === 'M')!;

  test('[E6] what is counted is said, and never both', () => {
    assert.deepEqual(errorsOf({ terms: 'measure M = attack in Mill, silence means none' }), ['measure.from-missing']);
    assert.equal(measure('attack in Mill, from tallies, silence means none').from, 'tallies');
    assert.equal(measure('tallies of attack in Mill, silence means none').from, 'tallies');
    assert.deepEqual(errorsOf({ terms: 'measure M = incidents of attack in Mill, from tallies, silence means none' }), ['measure.wrong-sort']);
  });

  test('[E7] a measure says what silence means; a phrase in a condition or a duty that does not has unknown', () => {
    assert.deepEqual(errorsOf({ terms: 'measure M = incidents of attack in Mill' }), ['measure.silence-missing']);
    assert.equal(planOf({ terms: 'condition C = no incidents of fire in Mill' }).measures[0]!.silence, 'unknown');
    assert.equal(planOf({ terms: 'clause 1 binds North to refrain from incidents of fire in Mill from D' }).measures[0]!.silence, 'unknown');
    assert.equal(planOf({ terms: 'clause 1 binds North to refrain from incidents of fire in Mill, silence means none from D' }).measures[0]!.silence, 'none');
  });

  test('[E11] a movement has its stage and its place', () => {
    assert.deepEqual(errorsOf({ terms: 'measure M = convoys delivered, silence means none' }), ['measure.measured-nowhere']);
    const { from, unit, stage, place } = measure('trucks arrived at Mill, silence means none');
    assert.deepEqual({ from, unit, stage, place }, { from: 'movements', unit: 'trucks', stage: 'arrived', place: { name: 'Mill' } });
  });

  test('[V6] per civil day is no count of an elapsed window', () => {
    assert.deepEqual(measure('incidents of fire per civil day in Mill, silence means none').per, { unit: 'civil-day' });
    assert.deepEqual(measure('incidents of fire per 24 h in Mill, silence means none').per, { unit: 'elapsed', ms: 86_400_000 });
    const daily = 'measure M = incidents of fire per civil day in Mill, silence means none\n';
    for (const words of ['M at most 3 in any 48 h, counting from D', '(M at most 3) for 48 h, counting from D', 'throughout the last 48 h: M at most 3']) {
      assert.deepEqual(errorsOf({ terms: `${daily}condition C = ${words}` }), ['measure.unit-mixed'], words);
    }
  });

  test('[V9] a measure that no channel sees, a list without members and a run of no days are problems', () => {
    const world = WORLD.replace('channel Watch sees incidents, presence, movements, tallies', 'channel Watch sees tallies of harm');
    assert.deepEqual(errorsOf({ world, terms: FIRE }), ['measure.unseen']);
    assert.deepEqual(errorsOf({ world: `${WORLD}list None of places, as of 2016-01-01:\n` }), ['list.empty']);
    assert.deepEqual(errorsOf({ terms: GATE.replace('after 7', 'after 0') }), ['gate.empty-run']);
  });

  test('[N3] [N4] excluded actors and exceptions', () => {
    const words = 'incidents of fire in Mill, by North, against South, not by or against excluded, except ruled self_defence, silence means none';
    const { by, against, excluding, exceptions } = measure(words);
    assert.deepEqual({ by, against, excluding, exceptions }, { by: [{ name: 'North' }], against: [{ name: 'South' }], excluding: 'any', exceptions: ['self_defence'] });
    assert.equal(measure('incidents of fire in Mill, excluded only left out, silence means none').excluding, 'all');
  });

  test('a last name of the tree will do, with - or _', () => {
    assert.deepEqual(measure('incidents of mortar, small_arms, attack/air in Mill, silence means none').of, ['attack/shelling/mortar', 'attack/small-arms', 'attack/air']);
  });

  test('the same phrase twice is one measure, another one has a name of its own', () => {
    const plan = planOf({ terms: 'condition A = no incidents of fire in Mill\ncondition B = no incidents of fire in Mill\ncondition C = no incidents of fire in Mill, silence means none' });
    assert.deepEqual(plan.measures.map((one) => [one.name, one.silence]), [['incidents of fire in Mill', 'unknown'], ['incidents of fire in Mill (2)', 'none']]);
  });
});

describe('conditions', () => {
  test('[V7] numbers are exact', () => {
    assert.deepEqual(condition('Fire at most 12.5 % of Fire', FIRE), { node: 'compare', measure: 'Fire', op: '<=', to: { operand: 'measure', percent: { num: 25, den: 2 }, measure: 'Fire' } });
  });

  test('[W1] windows have their anchor: written, of the gate or clause around, else a problem', () => {
    const count = { node: 'count', measure: 'Fire', op: '<=', limit: { num: 3, den: 1 }, ms: 172_800_000 };
    assert.deepEqual(condition('Fire at most 3 in any 48 h, counting from before D', FIRE), { ...count, anchor: { from: D, reachBack: true } });
    assert.deepEqual(errorsOf({ terms: `${FIRE}condition C = Fire at most 3 in any 48 h` }), ['window.no-anchor']);
    const gate = GATE.replace('no incidents of fire in Mill', 'C');
    const plan = planOf({ terms: `${FIRE}condition C = Fire at most 3 in any 48 h\n${gate}` });
    assert.deepEqual(bare(plan.conditions[0]!.of), { ...count, anchor: { from: D, reachBack: false } });
    const other = `${gate.replace('Crossing', 'Other').replace('counted from D', 'counted from D + 1 h')}`;
    assert.deepEqual(errorsOf({ terms: `${FIRE}condition C = Fire at most 3 in any 48 h\n${gate}${other}` }), ['window.no-anchor']);
  });

  test('[W4] [W11] at least so many by a time is a thing done', () => {
    const done = condition('Fire at least 3 by D + 1 h, counted from D', FIRE) as { node: string; noLaterThan: unknown };
    assert.equal(done.node, 'done');
    assert.deepEqual(done.noLaterThan, { node: 'plus', of: D, ms: 3_600_000 });
    assert.deepEqual(errorsOf({ terms: `${FIRE}condition C = Fire at most 3 by D + 1 h` }), ['condition.at-most-by']);
  });

  test('[W5] an average over the civil days before', () => {
    const before = condition('Fire at most 50 % of its average over the 14 civil days before the day of D', FIRE) as { to: unknown };
    assert.deepEqual(before.to, { operand: 'average', percent: { num: 50, den: 1 }, measure: null, days: 14, before: D });
  });

  test('[W5] the days of an average are said to lie before a day, however they were written, and mean the same read again', () => {
    const average = (before: string) => `Fire at most 50 % of its average over the 14 civil days before ${before}`;
    for (const [written, said] of [
      ['the day of D', 'the day of D'], ['D', 'the day of D'], ['(D + 48 h)', 'the day of D + 48 h'], ['the start of 2016-09-12', 'the start of 2016-09-12'],
      ['the first act of withdrawal by North', 'the day of the first act of withdrawal by North'], ['the end of the day of D', 'the end of the day of D'],
    ] as const) {
      const formula = condition(average(written), FIRE);
      assert.equal(phraseOfFormula(formula), average(said));
      assert.deepEqual(condition(average(said), FIRE), formula);
    }
  });

  test('[W12] past, since, and at least k of a list', () => {
    const none = { node: 'compare', measure: 'Fire', op: '<=', to: { operand: 'number', value: { num: 0, den: 1 } } };
    assert.deepEqual(condition('throughout the last 24 h: no Fire', FIRE), { node: 'past', some: false, fromMs: 0, toMs: 86_400_000, of: none });
    assert.deepEqual(condition('at some moment in the next 24 h: no Fire', FIRE), { node: 'future', some: true, fromMs: 0, toMs: 86_400_000, of: none });
    assert.deepEqual(condition('no Fire since no Fire', FIRE), { node: 'since', hold: none, begun: none, fromMs: 0, toMs: null });
    assert.equal((condition('at least 1 of Besieged: no incidents of fire at the place') as { param: string }).param, 'place');
  });

  test('`and` binds closer than `or`, `for each` reaches to the end', () => {
    const tree = condition('no Fire or no Fire and not no Fire', FIRE) as { node: string; of: { node: string }[] };
    assert.deepEqual([tree.node, tree.of.map((part) => part.node)], ['or', ['compare', 'and']]);
    const each = condition('for each area in Besieged: no incidents of fire in area and no Fire', FIRE) as { node: string; of: { node: string } };
    assert.deepEqual([each.node, each.of.node], ['each', 'and']);
  });

  test('a member is bound under one word', () => {
    const town = 'measure Aid = convoys delivered at the town, silence means none\n';
    assert.deepEqual(errorsOf({ terms: `${town}condition C = for each town in Besieged: Aid at least 1 in every 72 h, counting from D` }), []);
    assert.deepEqual(errorsOf({ terms: `${town}condition C = for each place in Besieged: Aid at least 1 in every 72 h, counting from D` }), ['place.not-bound']);
  });
});

describe('clauses', () => {
  test('[N6] a distance has a side that fits all of the line, a zone lies half on each', () => {
    const strip = (words: string) => planOf({ terms: `clause 1 binds North to keep tanks ${words} from D` }).measures[0]!.strip;
    assert.deepEqual(strip('at least 3500 m north of Road'), { line: 'Road', metres: 3500, side: 'left', compass: 'north' });
    assert.deepEqual(strip('at least 3.5 km south of Road'), { line: 'Road', metres: 3500, side: 'right', compass: 'south' });
    assert.deepEqual(strip('out of a zone of width 4 km along Road'), { line: 'Road', metres: 2000, side: null, compass: null });
    assert.deepEqual(errorsOf({ terms: 'clause 1 binds North to keep tanks at least 500 m of Road from D' }), ['clause.no-side']);
    const bend = WORLD.replace('as "CastelloRoad"', 'as "Bend"');
    assert.deepEqual(errorsOf({ world: bend, terms: 'clause 1 binds North to keep tanks at least 500 m north of Road from D' }), ['clause.ambiguous-side']);
  });

  test('[N7] posts', () => {
    const [duty] = clause('to keep personnel at least 500 m south of Road except at 2 observation posts of at most 15 people from D').duties;
    assert.deepEqual(duty!.duty === 'distance' ? duty!.posts : null, { count: 2, people: 15 });
  });

  test('caps, and staying out', () => {
    const plan = planOf({ terms: 'clause 1 binds North to stay out of Mill to stay out of Ford with tanks to have at most 20 personnel in Valley to have no tanks at Ford from D' });
    assert.deepEqual(plan.clauses[0]!.duties.map((duty) => (duty.duty === 'cap' ? duty.limit : null)), [0, 0, 20, 0]);
    assert.deepEqual(plan.measures.map((measure) => measure.of), [['personnel', 'tanks'], ['tanks'], ['personnel'], ['tanks']]);
  });

  test('[N17] at least, exactly, at least and at most', () => {
    const asked = (words: string) => clause(`to have ${words} checkpoints at Mill from D`).duties.map((duty) => (duty.duty === 'cap' ? ['cap', duty.limit] : duty.duty === 'hold' ? ['hold', duty.least] : []));
    assert.deepEqual(asked('at least 2'), [['hold', 2]]);
    assert.deepEqual(asked('exactly 3'), [['hold', 3], ['cap', 3]]);
    assert.deepEqual(asked('exactly 0'), [['cap', 0]]);
    assert.deepEqual(asked('at least 2 and at most 4'), [['hold', 2], ['cap', 4]]);
    assert.deepEqual(errorsOf({ terms: 'clause 1 binds North to have at least 4 and at most 2 checkpoints at Mill from D' }), ['clause.contradictory-duties']);
  });

  test('[N18] all that are declared, but some; only some may; at each of a list', () => {
    const world = `${WORLD}actor Crescent\nbody Committee of North, South\n`;
    const bound = (words: string) => planOf({ world, terms: `clause 1 binds ${words} to withdraw from D` }).clauses[0]!.binds;
    assert.deepEqual(bound('all'), ['North', 'South', 'Crescent']);
    assert.deepEqual(bound('all but South, Crescent'), ['North']);
    assert.deepEqual(errorsOf({ world, terms: 'clause 1 binds all but North, South, Crescent to withdraw from D' }), ['clause.binds-nobody']);
    const plan = planOf({ world, terms: 'clause 1 binds all but Crescent only Crescent may have personnel at each of Besieged to have at most 20 vehicles at each of Besieged, not by North from D' });
    assert.deepEqual(plan.measures.map(({ name, of, place, notBy }) => [name, of, place, notBy]), [
      ['1/1/Ford', ['personnel'], { name: 'Ford' }, ['Crescent']], ['1/1/Mill', ['personnel'], { name: 'Mill' }, ['Crescent']],
      ['1/2/Ford', ['vehicles'], { name: 'Ford' }, ['North']], ['1/2/Mill', ['vehicles'], { name: 'Mill' }, ['North']],
    ]);
    assert.deepEqual(bare(plan.clauses[0]!.duties), [
      { duty: 'cap', measure: '1/1/Mill', limit: 0 }, { duty: 'cap', measure: '1/1/Ford', limit: 0 }, { duty: 'cap', measure: '1/2/Mill', limit: 20 }, { duty: 'cap', measure: '1/2/Ford', limit: 20 },
    ]);
    assert.deepEqual(errorsOf({ terms: 'clause 1 binds North to stay out of each of Besieged from D', reading: `${READING}list Besieged of places, as of 2016-07-20: Mill\n` }), ['clause.list-of-reading']);
  });

  test('[N19] to prevent: none of it, whoever of them does it', () => {
    const plan = planOf({ terms: 'clause 1 binds North to prevent incidents of advance by Bandits in Mill from D' });
    assert.deepEqual(bare(plan.clauses[0]!.duties), [{ duty: 'ensure', of: { node: 'compare', measure: 'incidents of advance in Mill, by Bandits', op: '<=', to: { operand: 'number', value: { num: 0, den: 1 } } } }]);
    assert.deepEqual(plan.measures[0]!.by, [{ name: 'Bandits' }]);
    assert.deepEqual(errorsOf({ terms: 'clause 1 binds North to refrain from incidents of advance by Bandits in Mill from D' }), ['clause.by-written']);
  });

  test('[N16] named actors left out, together and each alone', () => {
    const left = (words: string) => {
      const { notBy, notAgainst } = planOf({ terms: `measure M = incidents of fire in Mill, ${words}, silence means none\ncondition C = M at most 0` }).measures[0]!;
      return { notBy, notAgainst };
    };
    assert.deepEqual(left('not by South or North, not against North'), { notBy: ['North', 'South'], notAgainst: ['North'] });
    assert.deepEqual(left('except by or against North'), { notBy: ['North'], notAgainst: ['North'] });
    assert.deepEqual(left('not by or against excluded'), { notBy: undefined, notAgainst: undefined });
    assert.deepEqual(errorsOf({ terms: 'measure M = tallies of attack in Mill, not by North, silence means none\ncondition C = M at most 0' }), ['measure.total-not-parted']);
  });

  test('`for` is counted from the start, extensions are written or given', () => {
    assert.deepEqual(bare(clause('to withdraw from D for 7 x 24 h').until), { node: 'plus', of: D, ms: 7 * 86_400_000 });
    assert.deepEqual(bare(clause('to withdraw from D for 2 civil days').until), { node: 'days-after', of: D, days: 2 });
    const extended = (words: string) => bare(clause(`to withdraw from D until D + 48 h, extended by joint act of North and South ${words}`).extension);
    const acts = { by: ['North', 'South'], withinMs: null, backdated: false };
    assert.deepEqual(extended('by the amount that they give'), { ...acts, ms: null, days: null });
    assert.deepEqual(extended('within 24 h of one another by 48 h, may be backdated'), { by: ['North', 'South'], withinMs: 86_400_000, backdated: true, ms: 172_800_000, days: null });
    assert.deepEqual(extended('by 2 civil days'), { ...acts, ms: null, days: 2 });
  });

  test('to deliver: by a time, or in every window from the start', () => {
    const of = (words: string) => {
      const [duty] = clause(`to deliver at least 20 trucks at Mill ${words} from D`).duties;
      return duty!.duty === 'deliver' ? (bare(duty!.of) as { node: string }) : null;
    };
    assert.deepEqual(of('by D + 72 h'), { node: 'done', measure: '1/1', op: '>=', limit: { num: 20, den: 1 }, from: D, notBefore: null, noLaterThan: { node: 'plus', of: D, ms: 259_200_000 } });
    assert.deepEqual(of('in every 72 h'), { node: 'count', measure: '1/1', op: '>=', limit: { num: 20, den: 1 }, ms: 259_200_000, anchor: { from: D, reachBack: false } });
  });

  test('[W6] a quota: its rows, its parts, and what becomes of a shortfall', () => {
    const of = (words: string) => {
      const plan = planOf({ terms: `measure Asked = trucks requested at Valley, silence means none clause 1 binds North to deliver ${words} from D` });
      return plan.clauses[0]!.duties.map((duty) => {
        const measure = 'measure' in duty ? plan.measures.find((one) => one.name === duty.measure)! : null;
        return [bare(duty), measure === null ? null : [measure.unit, measure.stage, measure.place, measure.channels, measure.silence]];
      });
    };
    const number = (num: number) => ({ operand: 'number', value: { num, den: 1 } });
    const trucks = (place: string) => ['trucks', 'arrived', { name: place }, ['Watch'], 'none'];
    assert.deepEqual(of('each civil day at least 60 trucks arrived at Valley, through Watch, silence means none, of which at least 30 at Mill, of which at least 10 % in Ford, a shortfall is carried over'), [
      [{ duty: 'quota', measure: '1/1', least: number(60), days: 1, shortfall: 'carried' }, trucks('Valley')],
      [{ duty: 'quota', measure: '1/1.1', least: number(30), days: 1, shortfall: 'carried' }, trucks('Mill')],
      [{ duty: 'quota', measure: '1/1.2', least: { operand: 'measure', percent: { num: 10, den: 1 }, measure: '1/1' }, days: 1, shortfall: 'carried' }, trucks('Ford')],
    ]);
    assert.deepEqual(of('each civil day at least 60 trucks of Fuel, food arrived at Valley, of which at least 5 trucks of fuel, of which at least 1 convoys of cooking_gas at Mill, a shortfall lapses').length, 3);
    const loads = planOf({ terms: 'clause 1 binds North to deliver each civil day at least 60 trucks of Fuel, food arrived at Valley, of which at least 5 trucks of fuel, of which at least 1 convoys of cooking_gas at Mill, a shortfall lapses to deliver at least 3 trucks of fuel at Mill by D + 24 h from D' }).measures;
    assert.deepEqual(loads.map(({ unit, stage, place, load }) => [unit, stage, place, load]), [
      ['trucks', 'arrived', { name: 'Valley' }, ['food', 'fuel']], ['trucks', 'arrived', { name: 'Valley' }, ['fuel']], ['convoys', 'arrived', { name: 'Mill' }, ['cooking-gas']], ['trucks', 'delivered', { name: 'Mill' }, ['fuel']],
    ]);
    assert.deepEqual(of('every 7 civil days at least 50 % of Asked in convoys at Mill, a shortfall lapses, part days pro rata'), [
      [{ duty: 'quota', measure: '1/1', least: { operand: 'measure', percent: { num: 50, den: 1 }, measure: 'Asked' }, days: 7, shortfall: 'lapses', proRata: true }, ['convoys', 'delivered', { name: 'Mill' }, null, 'unknown']],
    ]);
  });

  test('[W6] what cannot be a quota is told', () => {
    const wrong = (words: string) => errorsOf({ terms: `measure There = presence of tanks in Valley, silence means none measure Rolling = trucks arrived at Mill per 24 h, silence means none clause 1 binds North to deliver ${words} from D` });
    assert.deepEqual(wrong('each civil day at least 60 trucks at Mill'), ['clause.shortfall']);
    assert.deepEqual(wrong('each day at least 60 trucks at Mill, a shortfall lapses'), ['time.bare-day']);
    assert.deepEqual(wrong('every 24 h at least 60 trucks at Mill, a shortfall lapses'), ['clause.quota-days']);
    assert.deepEqual(wrong('every 7 days at least 60 trucks at Mill, a shortfall lapses'), ['time.bare-day']);
    assert.deepEqual(wrong('each civil day at least 60 trucks at Mill, of which at least 5 at Valley, a shortfall lapses'), ['clause.of-which-elsewhere']);
    assert.deepEqual(wrong('each civil day at least 50 % of There in trucks at Mill, a shortfall lapses'), ['clause.quota-base']);
    assert.deepEqual(wrong('each civil day at least 50 % of Rolling in trucks at Mill, a shortfall lapses'), ['clause.quota-base']);
    assert.deepEqual(wrong('each civil day at least 60 trucks at Mill, of which at least 50 % convoys at Mill, a shortfall lapses'), ['clause.quota-base']);
    assert.deepEqual(wrong('each civil day at least 50 % of Nothing in trucks at Mill, a shortfall lapses'), ['measure.unknown']);
    assert.deepEqual(wrong('each civil day at least 60 trucks at Mill, a shortfall lapses, a shortfall is carried over'), ['part.twice']);
  });

  test('[W15] an act that comes again', () => {
    const of = (words: string) => bare(clause(`${words} from D`).duties[0]);
    assert.deepEqual(of('to make a declaration to South about 1 at least once every 7 civil days'), { duty: 'recur', act: 'declaration', to: 'South', about: '1', days: 7 });
    assert.deepEqual(of('to notify South about 1 at least once each civil day'), { duty: 'recur', act: 'notice', to: 'South', about: '1', days: 1 });
    assert.deepEqual(of('to perform an act of verification at least once every 2 civil days'), { duty: 'recur', act: 'verification', to: null, about: null, days: 2 });
  });

  test('a notice with its lead time before a renewable end', () => {
    const plan = planOf({
      head: `${HEAD}  Expiry is D + 7 x 24 h\n`,
      terms: 'clause 2 binds North, South to refrain from incidents of fire in Valley to notify South about 2 at least 48 h before Expiry from D until Expiry, extended by joint act of North and South by 7 x 24 h',
    });
    const notice = plan.clauses[0]!.duties[1]!;
    assert.deepEqual(notice.duty === 'perform' ? bare(notice.noLaterThan) : null, { node: 'plus', of: { node: 'anchor', name: 'Expiry' }, ms: -172_800_000 });
  });
});

describe('what a clause says of its end, and how it reads', () => {
  const clause = (words: string) => `${FIRE}clause 1 binds North to ensure Fire at most 3 from D${words}`;

  test('[T14] that it has no end may be said, and changes nothing else', () => {
    const [said] = planOf({ terms: clause(' without end') }).clauses, [silent] = planOf({ terms: clause('') }).clauses;
    assert.deepEqual([said!.endless, 'endless' in silent!], [true, false]);
    assert.deepEqual(bare({ ...said, endless: undefined }), bare(silent));
    assert.deepEqual(errorsOf({ terms: clause(' without end until D + 24 h') }), ['part.twice']);
    assert.deepEqual(errorsOf({ terms: clause(' without end, terminated by act of North') }), []);
  });

  test('[N12] what a member\'s clause asks of its member alone is said of that member', () => {
    const prose = planToProse(planOf({ terms: 'measure Shots = incidents of fire in the area, silence means none\nclause 4(area) for each area in Besieged binds North to ensure Shots at most 3 from D' }));
    assert.match(prose, /to see to it that for the area Mill: Shots at most 3\./);
    assert.doesNotMatch(prose, /Mill alone/);
  });
});

describe('gates', () => {
  test('[G2] [G5] [W3] what has no default is a problem that offers the choices', () => {
    for (const [line, code, choice] of [
      ['on breach restart', 'gate.no-breach-rule', 'on breach pause'], ['once open stays open', 'gate.no-once-open', 'once open shuts on breach'],
      ['any other undetermined day blocks', 'gate.undetermined-uncovered', 'a day unseen blocks'], [', counted from D', 'gate.no-anchor', 'counted from D'],
    ] as const) {
      const { problems } = parseSmall({ terms: GATE.replace(line, '') });
      assert.deepEqual(problems.map((problem) => problem.code), [code]);
      assert.ok(problems[0]!.mend.includes(choice));
    }
  });

  test('`counted from` behind a run that ends with a comparison is the gate\'s, unless the gate has an anchor of its own', () => {
    const terms = GATE.replace('no incidents of fire in Mill', 'Fire at most 2');
    const gate = planOf({ terms: `${FIRE}${terms}` }).gates[0]!;
    assert.deepEqual(bare(gate.from), D);
    const elsewhere = planOf({ terms: `${FIRE}${terms} counted from D + 24 h`.replace('at most 2, counted', 'at least 2, counted') }).gates[0]!;
    assert.equal(elsewhere.from.node, 'plus');
  });

  test('[W3] a reason named goes before the rest', () => {
    const terms = GATE.replace('any other', 'any other undetermined day pauses, a day unseen counts, a day unruled blocks //');
    assert.deepEqual(planOf({ terms }).gates[0]!.undetermined, { pending: 'pauses', unseen: 'counts', disputed: 'pauses', imprecise: 'pauses', unruled: 'blocks' });
  });

  test('[G14] a part of the run without a name becomes a condition named by its phrase', () => {
    const plan = planOf({ terms: GATE });
    assert.deepEqual(plan.conditions.map((one) => one.name), ['no incidents of fire in Mill']);
    assert.deepEqual(bare(plan.gates[0]!.run.of), { node: 'condition', name: 'no incidents of fire in Mill' });
  });

  test('[G1] [G3] [G4] signatures, acts and openings on record', () => {
    const more = 'and signature of North and South reset by joint act of North and South within 24 h of one another, may be backdated terminated by act of North an opening on record that is not borne out is suspended until decided by North';
    const gate = bare(planOf({ terms: `${GATE}${more}` }).gates[0]!);
    assert.deepEqual(gate.signatures, ['North', 'South']);
    assert.deepEqual(gate.reset, { by: ['North', 'South'], withinMs: 86_400_000, backdated: true });
    assert.deepEqual(gate.termination, { by: ['North'], withinMs: null, backdated: false });
    assert.deepEqual(gate.unborne, { rule: 'suspended', by: ['North'] });
  });

  test('a gate for each area, and what follows its opening', () => {
    const plan = planOf({
      terms: [
        'gate Disengage(area) for each area in Besieged opens after 7 consecutive civil days of no incidents of fire in area, seen by Watch counted from D',
        'on breach as decided by North and South an undetermined day blocks once open stays open lapses at 30 civil days after D',
        'clause 2 binds North, South to withdraw about 2 within 3 civil days of the first opening of Disengage(Mill) from the first opening of Disengage(Mill)',
      ].join('\n'),
    });
    assert.deepEqual(plan.gates[0]!.each, { param: 'area', list: 'Besieged' });
    assert.deepEqual(plan.measures[0]!.channels, ['Watch']);
    assert.deepEqual(plan.measures[0]!.place, { param: 'area' });
    assert.deepEqual(bare(plan.clauses[0]!.from), { node: 'opening', gate: 'Disengage', arg: { name: 'Mill' }, which: 'first' });
    assert.deepEqual(bare(plan.gates[0]!.lapses), { node: 'days-after', of: D, days: 30 });
  });
});

describe('readings', () => {
  const reading = (words: string, terms = '') => bare(planOf({ terms, reading: `reading M adopted by "Anybody" on 2016-09-12 ${words}\n` }).readings[0]!);

  test('[E3] a reading without a standard is refused', () => {
    assert.deepEqual(errorsOf({ reading: 'reading M adopted by UN\n' }), ['reading.no-standard']);
    assert.deepEqual(reading('counts confirmed from Watch, may count alleged, credible').proof, [
      { standings: ['confirmed'], channels: ['Watch'], result: 'counts' }, { standings: ['alleged', 'credible'], channels: null, result: 'may-count' },
    ]);
    assert.deepEqual(reading('counts credible or stronger').proof[0]!.standings, ['credible', 'confirmed']);
  });

  test('[E7] [E8] [E15] watching, completeness, claims too vague', () => {
    const one = reading('counts alleged watched means at least 80 % of the place for at least 6 h of the day a look at least every 24 h reports are complete after 36 h sets aside claims not dated within 6 h, not placed within 5 km');
    assert.deepEqual([one.watched, one.lookEveryMs, one.completeAfterMs], [{ share: { num: 4, den: 5 }, ms: 21_600_000 }, 86_400_000, 129_600_000]);
    assert.deepEqual(one.setAside, { datedWithinDays: null, datedWithinMs: 21_600_000, placedWithinMetres: 5000 });
    assert.equal(reading('counts alleged sets aside claims not dated within 1 civil day').setAside.datedWithinDays, 1);
  });

  test('[E10] for how long what was seen holds after a look: absent where a reading does not say', () => {
    assert.equal(reading('counts alleged holds at most 3 h after a look').holdsAfterLookMs, 10_800_000);
    assert.equal('holdsAfterLookMs' in reading('counts alleged a look at least every 3 h'), false);
    assert.deepEqual(errorsOf({ reading: 'reading M adopted by "Anybody" counts alleged holds at most 2 civil days after a look\n' }), ['time.not-elapsed']);
  });

  test('[R1] a reading may have parts of a gate otherwise, and its own definitions', () => {
    const one = reading('counts alleged Fire = fire in Ford C = Fire at most 2 list Besieged of places, as of 2016-10-01: Ford gate Crossing on breach pause, a day unseen pauses', `${FIRE}condition C = Fire at most 3\n${GATE}`);
    assert.deepEqual([one.measures[0]!.place, one.measures[0]!.from], [{ name: 'Ford' }, 'incidents']);
    assert.equal(one.conditions[0]!.of.node, 'compare');
    assert.deepEqual(one.lists[0]!.members, ['Ford']);
    const [gate] = one.gates;
    assert.deepEqual([gate!.onBreach, gate!.undetermined.unseen, gate!.undetermined.disputed, gate!.run.length], [{ rule: 'pause' }, 'pauses', 'blocks', 7]);
  });

  test('[E22] a reading that sees nothing of a measure is warned', () => {
    const { problems } = parseSmall({ world: `${WORLD}channel Phone sees movements\n`, terms: FIRE, reading: `${READING}reading P adopted by North channels Phone counts alleged\n` });
    assert.deepEqual(problems.map((problem) => [problem.code, problem.severity]), [['reading.sees-nothing', 'warning']]);
  });
});
