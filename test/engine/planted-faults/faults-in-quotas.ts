// Faults in what is asked of each row of civil days, and in what movements carry.
import type { Fault } from './fault.ts';

const at = (name: string, text: string, instead: string, rule: string): Fault => ({ file: `${name}.ts`, text, instead, rule });

export const FAULTS_IN_QUOTAS: Fault[] = [
  at('engine/quotas', 'compareToFraction(x.high, y.low) < 0 ? NO', 'compareToFraction(x.high, y.low) <= 0 ? NO', 'W6: short only where the high is below what is asked'),
  at('engine/quotas', 'compareToFraction(x.low, y.high) >= 0 ? YES', 'compareToFraction(x.low, y.high) > 0 ? YES', 'W6: at least so much'),
  at('engine/quotas', 'from >= horizon && partsOf', 'from > horizon && partsOf', 'W6: a row that begins at h is pending'),
  at('engine/quotas', 'covers(stretches, from, to) ?', 'covers(stretches, from, to - 1) ?', 'W6: a row binds where it lies wholly in force'),
  at('engine/quotas', '      counted.startAnew();\n', '', 'W6: a shortfall that lapses leaves nothing to the next row'),
  at('engine/quotas', 'last: perhaps[perhaps.length - 1]! - 1,', 'last: to - 1,', 'W6: breached since the last moment that may be in force'),
  at('engine/quotas', 'daysOn(zone, first, -duty.days) : first', 'first : first', 'W6: pro rata, the row before the first binds in part'),
  at('engine/quotas', '(isSame ? 0 : force.start.causes)', '0', "W6: the start's causes, where first days differ"),
  at('engine/quotas', 'isShort && sure.length === 0', 'isShort && sure.length > 9', 'W15: a row that only may bind breaks nothing'),
  at('engine/quotas', 'PENDING | doubtsIn(signal, evaluator.scope().horizon, Infinity)', 'PENDING', 'W6: the doubts of what is to come'),
  at('engine/quotas', 'ratio(lengthOf(stretches), to - from)', 'ratio(1, 1)', 'W6: pro rata, a part asks its part'),
  at('engine/quotas', 'shareOf(percent, of.low)!, high', 'shareOf(percent, of.high)!, high', 'W6: a share takes the bounds of its base'),
  at('engine/running-count', 'if (stretches[i] !== this.to) {', 'if (stretches[i]! < Infinity) {', 'W6: parts that adjoin are counted as one window'),
  at('series/looks', "unit === 'convoys' || asked.length", 'asked.length', 'E19: a convoy carries each of its loads'),
  at('series/looks', "if (carried === null) return 'may';", "if (carried === null) return 'out';", 'E19: what is carried may be unknown'),
];
