// Faults in when clauses end and what they bind anew for: ends that acts move, what is reckoned from them, silent renewal, occurrences, members. Those that random pairs were seen to show; of ends that acts move most are for the cases worked out by hand (rule-cases/clauses.ts).
import type { Fault } from './fault.ts';

const at = (name: string, text: string, instead: string, rule: string): Fault => ({ file: `${name}.ts`, text, instead, rule });

export const FAULTS_IN_TIMES: Fault[] = [
  at('engine/anchors', 'causes | value.causes, DISPUTED) }', 'causes | value.causes, 0) }', 'T14: courses of acts in doubt that come to different times'),
  at('engine/clause-ends', 'if (!gap) last.until = act.effective;', 'last.until = Infinity;', 'T14: an end is one until an act moves it'),
  at('engine/anchors', 'let left = days - 1', 'let left = days', 'T15: so many whole days before'),
  at('engine/anchors', 'wholeDaysBefore(zone, end, lead.days) - 1', 'wholeDaysBefore(zone, end, lead.days)', 'T15: the last instant of a deadline before whole days'),
  at('engine/occurrences', 'latest: end - 1, causes: IMPRECISE', 'latest: start, causes: IMPRECISE', 'T16: an act somewhere in a stretch is an occurrence to its last moment'),
  at('engine/anchors', 'lastInTime(lead, end(k), zone) < notice', 'lastInTime(lead, end(k), zone) <= notice', 'T17: notice at the last moment is in time'),
  at('engine/anchors', 'endStoppedBy(time, end.earliest, notice.latest, world.zone)', 'endStoppedBy(time, end.earliest, notice.earliest, world.zone)', 'T17: up to the end that the latest moment of the notice stops'),
  at('engine/anchors', 'latest: Infinity, causes: end.causes | notice.causes', 'latest: end.latest, causes: end.causes | notice.causes', 'T17: where the first end is unsettled there is no latest'),
  at('records/topic', ' || about === familyOf(topic))', ')', 'N12: what is about all is about each'),
  at('engine/acts-said', 'speaksOf(act.about, pattern.about)', 'act.about === pattern.about', 'N12: a state that acts about all begin'),
  at('engine/acts-said', 'speaksOf(act.about, topic)', 'act.about === topic', 'G15: a verification of all members is one of each'),
  at('engine/occurrences', 'causes === 0 ? found.code : inDoubt(found.code, causes)', 'found.code', 'N13: for an act that only may be nothing is breached'),
  at('engine/occurrences', "clause.each!.node === 'clause' ? YES : undetermined(PENDING)", 'undetermined(PENDING)', 'N13: without an end left nothing will be asked'),
  at('engine/occurrences', 'occurrences.some(({ causes }) => causes === 0)', 'occurrences.length >= 0', 'N13: pending while there was certainly none'),
];
