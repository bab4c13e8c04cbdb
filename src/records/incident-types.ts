// The fixed tree of incident types: a measure of a node counts all below it (claims/1 field `type`).

/** Every path of the tree, parents before children. docs/formats.md lists the same. */
export const INCIDENT_TYPES: readonly string[] = [
  'attack',
  'attack/air', 'attack/air/strike', 'attack/air/barrel-bomb', 'attack/air/drone',
  'attack/shelling', 'attack/shelling/artillery', 'attack/shelling/mortar', 'attack/shelling/rocket', 'attack/shelling/tank',
  'attack/missile', 'attack/missile/anti-tank',
  'attack/small-arms', 'attack/small-arms/sniper', 'attack/small-arms/heavy-machine-gun',
  'attack/explosive', 'attack/explosive/ied', 'attack/explosive/mine', 'attack/explosive/suicide',
  'attack/chemical',
  'attack/ground', 'attack/ground/raid', 'attack/ground/assault',
  'fire', 'fire/outgoing', 'fire/incoming', 'fire/undetermined', 'fire/return',
  'advance', 'advance/seizure', 'advance/fortification',
  'reconnaissance', 'reconnaissance/drone', 'reconnaissance/aircraft',
  'flight', 'flight/combat', 'flight/non-combat',
  'access', 'access/denial', 'access/delay', 'access/inspection', 'access/seal-broken', 'access/removal-of-goods', 'access/threat',
  'detention', 'detention/hostage', 'detention/arrest',
  'release', 'release/hostage', 'release/prisoner', 'release/remains',
  'handover', 'handover/weapons', 'handover/weapons/accepted', 'handover/weapons/rejected', 'handover/ammunition', 'handover/site',
  'harm', 'harm/killing', 'harm/sexual-violence', 'harm/displacement', 'harm/looting', 'harm/property',
  'restriction', 'restriction/monitor', 'restriction/jamming', 'restriction/checkpoint',
  'movement-of-arms', 'movement-of-forces', 'movement-of-forces/rotation', 'exercise',
  'reinforcement', 'recruitment', 'propaganda', 'passage-refused',
];

const BY_LAST = new Map<string, string | null>();
for (const path of INCIDENT_TYPES) {
  const last = path.slice(path.lastIndexOf('/') + 1);
  BY_LAST.set(last, BY_LAST.has(last) ? null : path);
}

/** Paths as older evidence writes them: a release is no detention, and a count of detentions must not hold it. */
const FORMER = new Map([['detention/release', 'release']]);

/** The full path for a path or for a last name that is unique; `ambiguous` with the candidates; undefined when unknown. */
export function incidentType(word: string): string | { ambiguous: string[] } | undefined {
  if (INCIDENT_TYPES.includes(word)) return word;
  const moved = FORMER.get(word);
  if (moved !== undefined) return moved;
  const found = BY_LAST.get(word);
  if (found === null) return { ambiguous: INCIDENT_TYPES.filter((path) => path.endsWith(`/${word}`)) };
  return found;
}

/** Whether `path` is `node` or lies below it. */
export function isBelow(path: string, node: string): boolean {
  return path === node || path.startsWith(`${node}/`);
}
