// What is chosen and shown in the drawer, as it stands in the address under `show`: a claim, or why something is as it is.
import { place } from '#web/data/place.svelte.ts';

export type Chosen =
  | { is: 'claim'; key: string }
  | { is: 'gate' | 'condition'; reading: string; name: string; place?: string; day?: string }
  | { is: 'obligation'; reading: string; name: string; actor: string; guarantor?: boolean };

/** Parts are joined by a character that stands in no name. */
const BETWEEN = '~';

export function writeChosen(chosen: Chosen): string {
  switch (chosen.is) {
    case 'claim': return ['claim', chosen.key].join(BETWEEN);
    case 'obligation': return ['obligation', chosen.reading, chosen.name, chosen.actor, chosen.guarantor === true ? 'guarantor' : ''].join(BETWEEN);
    default: return [chosen.is, chosen.reading, chosen.name, chosen.place ?? '', chosen.day ?? ''].join(BETWEEN);
  }
}

/** null for what nobody wrote here. */
export function readChosen(text: string | undefined): Chosen | null {
  if (text === undefined) return null;
  const [is, a = '', b = '', c = '', d = ''] = text.split(BETWEEN);
  if (is === 'claim') return a === '' ? null : { is, key: text.slice(is.length + 1) };
  if (a === '' || b === '') return null;
  if (is === 'obligation') return { is, reading: a, name: b, actor: c, ...(d === '' ? {} : { guarantor: true }) };
  if (is === 'gate' || is === 'condition') return { is, reading: a, name: b, ...(c === '' ? {} : { place: c }), ...(d === '' ? {} : { day: d }) };
  return null;
}

/** What is chosen now. */
export function chosen(): Chosen | null {
  return readChosen(place.get('show'));
}

/** Shows it in the drawer, as a step in the history; null closes the drawer. */
export function choose(what: Chosen | null): void {
  place.go({ set: { show: what === null ? null : writeChosen(what) } });
}

/** The address of the same view with this chosen: for links. */
export function linkTo(what: Chosen): string {
  return place.link({ set: { show: writeChosen(what) } });
}
