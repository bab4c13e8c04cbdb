// Faults in what the operators and the obligations are worked out with: counters, signals, anchors, duties, rows.
import type { Fault } from './fault.ts';

const at = (name: string, text: string, instead: string, rule: string): Fault => ({ file: `engine/${name}.ts`, text, instead, rule });

const COUNTING: Fault[] = [
  at('window-counter', '! < to) this.enter(', '! <= to) this.enter(', 'E22: what begins at the end of a window is not in it'),
  at('window-counter', '! <= from) this.leave(', '! < from) this.leave(', 'E22: what ended where a window begins is not in it'),
  at('window-counter', '! <= to) this.complete(', '! < to) this.complete(', 'E22: what ends with the window lies wholly in it'),
  at('window-counter', '! < this.from) return', '! <= this.from) return', 'E22: what begins with the window lies wholly in it'),
  at('window-counter', 'if (this.meetingCount > this.insideCount) this.causes |= IMPRECISE;', '', 'E22: what lies partly in a window is imprecise'),
  at('window-counter', 'if (this.mayBeOne()) this.causes |= UNRULED;', '', 'E21: two channels may tell of one happening'),
  at('window-counter', 'covers(watched, from, Math.min(to, horizon))', 'covers(watched, from, from + 1)', 'E22: nothing is unseen only where all the window is watched'),
  at('window-counter', '    if (to > horizon) {', '    if (to > horizon + 1) {', 'E8: what lies after h is pending'),
  at('window-counter', 'this.low = Math.max(this.low, found.low);', '', 'E25: happenings ruled distinct add up'),
  at('window-counter', '(all.channels[i]! & all.channels[j]!) === 0 && !parted.has(', '(all.channels[i]! & all.channels[j]!) === 0 && parted.has(', 'E25: two that are ruled distinct are not one'),
  at('tally-count', '! >= all.start[i]!) before', '! > all.start[i]!) before', 'E24: tallies that meet cover together'),
  at('tally-count', '      causes |= DISPUTED;\n', '', 'E24: channels that differ dispute each other'),
  at('tally-count', 'if (source.parts.length > 0)', 'if (source.parts.length > 9)', 'E24: a whole is covered by its parts'),
  at('tally-count', ' && !all.apart(i, j)', '', 'E24: tallies of places apart add up'),
  at('tally-count', '! >= from && all.end[i]! <= to', '! >= from && all.end[i]! <= to + 1', 'E24: a tally is never split'),
  at('presence-signal', 'if (lines.end[i]! > t) here', 'if (lines.end[i]! >= t) here', 'E23: presence lasts to its end, which is not in it'),
  at('presence-signal', 'holds(watched, t) || fixed === 2 ** things - 1', 'holds(watched, t)', 'E23: a number of the whole place says what else is not there'),
  at('presence-signal', 'causes || IMPRECISE', 'causes', 'E23: lines that may overlap do not add up'),
  at('presence-signal', 'mayBeOne(i, j)))', 'mayBeOne(i, i)))', 'E23: two channels may tell of the same things'),
  at('presence-signal', 'if (named.length > posts.count)', 'if (named.length >= posts.count)', 'N7: as many posts as the clause writes'),
  at('presence-signal', 'people.high <= posts.people', 'people.high < posts.people', 'N7: as many people in a post as the clause writes'),
  at('measure-signal', 'dayOf(zone, edge) + 1]', 'dayOf(zone, edge)]', "V6: the day's total at every moment of that day alone"),
  at('signal', 'to <= stretches[2 * low + 1]!', 'to < stretches[2 * low + 1]!', 'E22: a window that ends with a watched stretch is watched'),
  at('limit', 'lowWithHigh > 0, highWithLow <= 0', 'lowWithHigh >= 0, highWithLow < 0', 'V7: more than is not at least'),
  at('windows', 'common(anchor.latest === Infinity ? new Float64Array(0) : full, ', 'common(Float64Array.of(-Infinity, Infinity), ', 'W1: yes only once the window is full'),
  at('windows', 't < anchor.earliest + ms ? FILLING', 't <= anchor.earliest + ms ? FILLING', 'W10: filling until the window is full'),
  at('evaluator', 'this.daysBack(day, days - 1)', 'this.daysBack(day, days)', 'W5: so many whole days before'),
];

const DUTIES: Fault[] = [
  at('anchors', 'Math.max(...acts.map((act) => act.end - 1))', 'Math.max(...acts.map((act) => act.end))', 'T12: the last instant at which an act may have been'),
  at('anchors', '(act) => act.start < act.end - 1)) causes |= IMPRECISE;', '(act) => act.start < act.end - 1)) causes |= 0;', 'T12: an act of uncertain time is imprecise'),
  at('anchors', '{ start: effective, end: effective + 1, causes }', '{ start: effective, end: effective + 2, causes }', 'T12: a joint act has effect at one instant'),
  at('anchors', 'dayOf(world.zone, t), time.days)', 'dayOf(world.zone, t), time.days + 1)', 'T8: so many days after ends with the last of them'),
  at('in-force', 'end: settled(move(act.effective))', 'end: settled(move(latest))', 'G3: a period that begins anew runs from the act'),
  at('in-force', '(at) => at >= from)', '(at) => at > from)', 'G3: a resumption ends the suspension it meets'),
  at('in-force', 'causesOf(b) | DISPUTED', 'causesOf(b)', 'G9: acts in doubt dispute what they would change'),
  at('in-force', 'signal = merge(signal, scope.signal(clause.when), and)', 'signal = merge(signal, signal, and)', 'N5: in force only while its condition holds'),
  at('duties', 'low > 0 ? NO', 'low > 1 ? NO', 'N9: to refrain is broken by one'),
  at('duties', "presenceJudge(duty.measure, 0, group", "presenceJudge(duty.measure, 1, group", 'N6: none in the strip'),
  at('duties', 'since.get(name) ?? Infinity, act.end)', 'since.get(name) ?? Infinity, act.start)', 'N7: a post is one from when it has been named'),
  at('duties', '| doubtsIn(inForce, from, to)', '', 'N9: what leaves it in doubt whether the duty is in force'),
  at('duties', 'return high - 1', 'return high', 'N9: since when a breach is certain'),
  at('duties', 'if ((found.code & 3) === YES) continue;', 'if ((found.code & 3) !== 3) continue;', 'N9: kept only over every stretch possibly in force'),
  at('obligations', "duty.duty === 'cap' && duty.limit > 0", "duty.duty === 'cap' && duty.limit > 1", 'N11: each member of a group keeps within a cap'),
  at('obligations', 'code = and(code, found.code)', 'code = found.code', 'N9: all duties of a clause'),
  at('obligations', 'Math.min(since, found.since)', 'since', 'N9: the earliest breach'),
  at('obligations', 'end.latest <= horizon', 'end.latest < horizon', 'N10: kept since its end, once that has come'),
  at('obligations', 'if (clause.extension !== null) return false;', '', 'N10: what may yet be extended is not final'),
  at('obligations', 'yes[0] ?? Infinity', 'yes[0] ?? -Infinity', 'T12: fulfilled once all is done'),
  at('condition-outcomes', '! & 3) === (signal.codes[i]! & 3)', '!) === (signal.codes[i]!)', 'V11: since when the value has been so, whatever the reasons'),
  at('condition-outcomes', 'Math.max(to - 1 - formula.ms,', 'Math.max(to - formula.ms,', 'V10: the count at the last moment of the day'),
  at('condition-outcomes', 'minus(limitLow, x.high)', 'minus(limitLow, x.low)', 'V11: the least that is left'),
  at('condition-outcomes', "!reasonsOf(causesOf(code)).includes('pending')", "reasonsOf(causesOf(code)).length > 0", 'V11: what is pending is not final'),
];

export const FAULTS_IN_THE_ENGINE: Fault[] = [...COUNTING, ...DUTIES];
