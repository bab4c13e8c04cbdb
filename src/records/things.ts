// Words for what can be present or counted, beside incident types. docs/formats.md lists the same; an agreement may use words of its own.

/** What a presence claim may name without an agreement having to use the word: weapons, forces, posts. */
export const THINGS: readonly string[] = [
  'tanks', 'artillery', 'mortars', 'rocket-launchers', 'missile-launchers', 'anti-tank-weapons', 'air-defences', 'heavy-weapons', 'heavy-machine-guns',
  'small-arms', 'armoured-vehicles', 'apcs', 'vehicles', 'aircraft', 'helicopters', 'drones', 'ships', 'mines', 'ammunition',
  'personnel', 'fighters', 'foreign-forces', 'police', 'monitors', 'prisoners', 'civilians',
  'checkpoints', 'observation-posts', 'positions', 'fortifications', 'bases', 'camps', 'roadblocks',
];

/** What a tally may count beside incidents of a type: people and convoys. */
export const COUNTED: readonly string[] = ['killed', 'injured', 'missing', 'detained', 'released', 'displaced', 'returned', 'people', 'convoys', 'trucks'];

/** Whole sorts of evidence, as `sees` and the `of` of coverage name them. */
export const SORTS: readonly string[] = ['incidents', 'tallies', 'movements', 'presence'];

/** One way to write what a convoy carries: `Fuel` and `cooking_gas` are `fuel` and `cooking-gas`. */
export function loadOf(word: string): string {
  return thingOf(word).toLowerCase();
}

/** One way to write a thing: `heavy_machine_guns` and `heavy machine guns` are `heavy-machine-guns`. */
export function thingOf(word: string): string {
  return word.normalize('NFC').trim().replace(/[_\s]+/g, '-');
}
