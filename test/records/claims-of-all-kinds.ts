// Claims of every kind that use every field of claims/1, invented: what goes out in any form must come in again equal.

const common = { channel: 'Monitor', during: ['2031-03-01T06:00:00Z', '2031-03-01T09:30:00.250Z'], place: { name: 'Northtown' } };

export const CLAIMS_OF_ALL_KINDS: readonly Record<string, unknown>[] = [
  { kind: 'incident', id: '007', ...common, type: 'attack/shelling', by: ['North'], against: ['South; East', 'West'], attribution: { against: 'one-of' }, count: [5, 8], killed: [0, 2], injured: [3, null], standing: 'credible', recordedAt: '2031-03-02T00:00:00Z', source: { url: 'https://example.org/a?b=1,2', quote: 'five, "or more"\nwere heard', title: '=title', note: '# note' } },
  { kind: 'incident', id: 'شارع-1', channel: 'Hotline', during: '2031-03-01T06:00:00Z', place: { point: [36.12345678901234, -1e-7], radiusMetres: 500 }, type: 'attack', count: [40, null], by: ['[North]', 'South'], attribution: 'one-of', against: ['East', 'West'] },
  { kind: 'incident', id: 'shape, 1', channel: 'Hotline', during: '2031-03-01T06:00Z', place: { geometry: { type: 'Polygon', coordinates: [[[1, 1], [2, 1], [2, 2], [1, 1]]] } }, type: 'attack', standing: 'withdrawn' },
  { kind: 'movement', id: 'c1/delivered', ...common, stage: 'delivered', convoy: '12', trucks: 9, people: [0, 40], load: ['fuel', 'cooking-gas'], count: 1, from: 'Border', to: 'Northtown', stoppedBy: ['North', 'South'], killed: 0, injured: 0 },
  { kind: 'presence', id: 'p1', ...common, what: 'tanks', count: [2, 3], by: ['North'] },
  { kind: 'presence', id: 'p2', ...common, what: 'fighters', present: false },
  { kind: 'tally', id: 't1', ...common, of: 'attack/shelling', count: [0, null] },
  { kind: 'tally', id: 't2', ...common, of: 'killed', count: 12 },
  { kind: 'coverage', id: 'w1', ...common, share: 0.8, means: 'camera', of: ['incidents', 'tanks'] },
  { kind: 'coverage', id: 'w2', ...common, share: 1, of: ['incidents'] },
  { kind: 'act', id: 'a1', channel: 'Monitor', during: '2031-03-01T06:00Z', act: 'extension', about: 'Gate', by: ['North', 'South'], amount: 'PT48H', to: 'South', dissent: 'West' },
  { kind: 'act', id: 'a2', channel: 'Monitor', during: '2031-03-01T06:00Z', act: 'notice', about: '1c', until: '2031-04-01T00:00:00Z', effectiveFrom: '2031-03-05T00:00:00Z', names: ['Post 1', 'Post 2'], count: 2 },
  { kind: 'act', id: 'a3', channel: 'Monitor', during: '2031-03-01T06:00Z', act: 'declaration', names: { posts: [{ at: [1, 2] }] } },
  { kind: 'act', id: 'r1', channel: 'Monitor', during: '2031-03-01T06:00Z', act: 'ruling', about: 'Hotline/shape, 1', standing: 'credible', ownStanding: 'confirmed', sameAs: ['Monitor/007', 'Hotline/a; b'], distinctFrom: 'Hotline/x', exception: 'self-defence' },
  { kind: 'statement', id: 's1', channel: 'Monitor', during: '2031-03-01T06:00Z', about: 'Gate', to: 'North', source: { quote: 'We regret it.' } },
];
