// Zone tables, each made once: an editor reads the same agreement at every key.
import { makeZoneTable, type ZoneTable } from '#base/zone.ts';

const made = new Map<string, ZoneTable | undefined>();

/** `undefined` where the name is none of the IANA list. */
export function zoneNamed(name: string, version: string): ZoneTable | undefined {
  const key = `${version} ${name}`;
  if (!made.has(key)) made.set(key, makeZoneTable(name, version));
  return made.get(key);
}
