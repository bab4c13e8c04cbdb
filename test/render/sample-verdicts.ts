// Verdicts made by hand, with something of everything that a text must be able to say.
import { makeZoneTable, type ZoneTable } from '#base/zone.ts';
import type { Because, ConditionOutcome, DayVerdict, GateOutcome, ObligationOutcome, ReadingVerdicts, Reason, TruthValue, Verdicts } from '#records/verdicts.ts';

export const DAMASCUS: ZoneTable = makeZoneTable('Asia/Damascus', process.versions.tz ?? '')!;

/** `days('2016-09-13', '✗✗?✓')`; `?` is unseen, `…` pending, `!` disputed and unruled. */
export function days(first: string, signs: string, measures: [number, number | null][] = []): DayVerdict[] {
  const start = Date.parse(`${first}T00:00Z`);
  return Array.from(signs, (sign, i): DayVerdict => {
    const [value, reasons] = SIGNS[sign]!;
    const date = new Date(start + i * 86_400_000).toISOString().slice(0, 10);
    return { date, value, reasons, ...(measures[i] === undefined ? {} : { measure: measures[i] }) };
  });
}

const SIGNS: Record<string, [TruthValue, Reason[]]> = {
  '✓': ['yes', []], '✗': ['no', []], '?': ['undetermined', ['unseen']], '…': ['undetermined', ['pending']], '!': ['undetermined', ['disputed', 'unruled']],
};

export function gate(change: Partial<Because<GateOutcome>> = {}): Because<GateOutcome> {
  return {
    name: 'JIC', state: 'shut', day: [0, 3], counted: 0, of: 7, since: '2016-09-12T16:00:00Z', opensAtEarliest: '2016-09-26T21:00:00Z', openedAt: null,
    countedFrom: '2016-09-12T16:00:00Z',
    stoppedBy: [
      { condition: 'SustainedAccess', value: 'no', reasons: [] },
      { condition: 'SustainedAccess', place: 'Madaya', value: 'no', reasons: [] },
      { condition: 'SustainedAccess', place: 'Foah', value: 'no', reasons: [] },
      { condition: 'SustainedAccess', place: 'EastAleppo', value: 'undetermined', reasons: ['unseen'] },
    ],
    reasons: ['unseen'], days: days('2016-09-13', '?✗✗?✗✗'), because: 'r1', ...change,
  };
}

export function condition(change: Partial<Because<ConditionOutcome>> = {}): Because<ConditionOutcome> {
  return { name: 'SustainedAccess', value: 'no', reasons: [], final: false, since: '2016-09-13T21:00:00Z', days: days('2016-09-13', '?✗✗✗✗✗'), because: 'r2', ...change };
}

export function obligation(change: Partial<Because<ObligationOutcome>> = {}): Because<ObligationOutcome> {
  return { clause: '1c', actor: 'Government', verdict: 'breached', inForce: 'yes', reasons: [], final: true, since: '2016-09-13T04:12:00Z', because: 'r3', ...change };
}

export function reading(change: Partial<ReadingVerdicts> = {}): ReadingVerdicts {
  return {
    name: 'Monitor', adoptedBy: 'UN', horizon: '2016-09-19T16:00:00Z',
    gates: [gate()],
    conditions: [
      condition({
        name: 'ReducedViolence', value: 'undetermined', reasons: ['unseen', 'disputed'], since: null, margin: { low: -3, high: null, unit: 'events', exact: ['-3', null] },
        days: days('2016-09-13', '✓✓!…✗?', [[4, 4], [4, 4], [9, 16], [2, null], [18, 18], [0, null]]),
      }),
      condition(),
      condition({ place: 'Madaya', days: days('2016-09-13', '??✗✗✗✗'), margin: { low: -1, high: -1, unit: 'convoys', exact: ['-1', '-1'] } }),
      condition({ place: 'Foah' }),
      condition({ place: 'Kefraya' }),
      condition({ place: 'EastAleppo', value: 'undetermined', reasons: ['unseen'], days: days('2016-09-13', '??????') }),
    ],
    obligations: [
      obligation(),
      obligation({ actor: 'Russia', guarantees: ['Government'], verdict: 'cannot-be-said', reasons: ['disputed', 'unruled'], since: null, final: false }),
      obligation({ clause: '3b', verdict: 'kept', inForce: 'no', since: null, final: false }),
      obligation({ clause: '5', verdict: 'pending', reasons: ['pending'], inForce: 'undetermined', since: null, final: false }),
    ],
    setAside: { count: 2, claims: ['UCDP/1', 'UCDP/2'] },
    leftOut: { count: 1, claims: ['OCHA/9'] },
    unseen: [{ measure: 'Violence', place: 'Syria', gaps: [['2016-09-12T21:00:00Z', '2016-09-14T21:00:00Z'], ['2016-09-17T09:00:00Z', '2016-09-17T21:00:00Z']] }],
    pivotal: [
      { resolutions: [{ claim: 'OCHA/7', so: true }, { same: ['OCHA/7', 'SARC/2'], ruled: false }], wouldMake: { gate: 'JIC', state: 'counting', day: [1, 1] } },
      { resolutions: [{ gap: { measure: 'Violence', place: 'Syria', during: ['2016-09-12T21:00:00Z', '2016-09-14T21:00:00Z'], }, watched: true }, { exception: 'self_defence', claim: 'UCDP/4', applies: true }, { claim: 'UCDP/5', wholly: 'out' }], wouldMake: { gate: 'JIC', state: 'counting', day: [2, 3] } },
    ],
    stoppedLooking: true,
    reasons: {
      r1: { says: 'The run was broken on 2016-09-14.', rule: 'G6', clause: '5', because: ['r2', 'r3'], entries: [] },
      r2: { says: 'No convoy reached Madaya in 72 h.', rule: 'W1', clause: '5', because: ['r3'], entries: ['OCHA/7', 'OCHA/8'] },
      r3: { says: 'Madaya was watched throughout.', rule: 'E7', clause: null, because: [], entries: ['OCHA/1'] },
    },
    ...change,
  };
}

export function verdicts(change: Partial<Verdicts> = {}): Verdicts {
  return {
    format: 'verdicts/1', agreement: 'Syria2016', title: 'Reducing violence, restoring access and establishing the JIC',
    planHash: `sha256:${'ab12'.repeat(16)}`, engine: '1.0.0', asOf: '2016-09-19T16:00:00Z', knownAt: null, zone: 'Asia/Damascus', zoneTable: '2026c',
    evidence: { claims: 412, skipped: 0 }, readings: [reading()], partings: [], problems: [], ...change,
  };
}

export function threeReadings(): Verdicts {
  const russian = reading({ name: 'Russian', adoptedBy: 'Russia', gates: [gate({ state: 'counting', day: [2, 2], counted: 2, reasons: [], stoppedBy: [] })] });
  const army = reading({ name: 'SyrianArmy', adoptedBy: 'Government', gates: [gate({ state: 'open', day: [7, 7], counted: 7, reasons: [], stoppedBy: [], openedAt: '2016-09-12T16:00:00Z', opensAtEarliest: null })] });
  return verdicts({
    readings: [reading(), russian, army],
    partings: [{ readings: ['Monitor', 'Russian'], at: '2016-09-13T21:00:00Z', about: 'JIC', values: ['shut', 'counting'], why: 'only Russian reads the channel Hmeymim' }],
  });
}
