// No two rows of one source speak under one id: the second would become a new version of the first, unseen, at each import anew.
import type { ImportedRow, RowFault } from '#importers/importer.ts';

/** A slot: 64 bits of what the claim is called, 64 of what it says, and its row; a row of 0 is a free slot. */
const SLOT = 5, ROW = 4;

type Mark = readonly [name: number, name: number, says: number, says: number];

/** What the rows of a source said so far, in some 40 bytes a claim, so that a million of them are remembered. */
export class IdsOnce {
  #slots = new Uint32Array(1024 * SLOT);
  #used = 0;

  /** What is wrong with a row whose claims were told otherwise by an earlier one; null where nothing is. The same told twice is no fault, nor are versions that tell when each was recorded. */
  faultOf({ row, outcome }: ImportedRow, channel: string): RowFault | null {
    const told = 'claims' in outcome ? outcome.claims.map((claim) => ({ id: String(claim['id']), mark: markOf(`${String(claim['channel'])}/${String(claim['id'])}/${String(claim['recordedAt'])}`, JSON.stringify(claim)) }))
      : 'withdraws' in outcome ? outcome.withdraws.map((id) => ({ id, mark: markOf(`${channel}/${id}/undefined`, 'withdrawn') })) : [];
    for (const { id, mark } of told) {
      const other = this.#otherRow(mark);
      if (other !== null) return { code: 'import.id-twice', column: 'id', value: id, message: `row ${other} says something else under the id ${JSON.stringify(id)}`, mend: 'give one of them an id of its own, or keep the one that holds' };
    }
    for (const { mark } of told) this.#keep(mark, row);
    return null;
  }

  /** The row that says something else under this name. */
  #otherRow(mark: Mark): number | null {
    const at = this.#slotOf(this.#slots, mark[0], mark[1]), row = this.#slots[at + ROW]!;
    return row === 0 || (this.#slots[at + 2] === mark[2] && this.#slots[at + 3] === mark[3]) ? null : row;
  }

  #keep(mark: Mark, row: number): void {
    const at = this.#slotOf(this.#slots, mark[0], mark[1]);
    if (this.#slots[at + ROW] !== 0) return;
    this.#slots.set(mark, at);
    this.#slots[at + ROW] = row;
    this.#used += 1;
    if (this.#used * SLOT * 2 > this.#slots.length) this.#widen();
  }

  /** Where the name stands, or the free slot where it would. */
  #slotOf(slots: Uint32Array, first: number, second: number): number {
    const count = slots.length / SLOT;
    for (let slot = first % count; ; slot = (slot + 1) % count) {
      const at = slot * SLOT;
      if (slots[at + ROW] === 0 || (slots[at] === first && slots[at + 1] === second)) return at;
    }
  }

  #widen(): void {
    const wider = new Uint32Array(this.#slots.length * 2);
    for (let at = 0; at < this.#slots.length; at += SLOT) {
      if (this.#slots[at + ROW] !== 0) wider.set(this.#slots.subarray(at, at + SLOT), this.#slotOf(wider, this.#slots[at]!, this.#slots[at + 1]!));
    }
    this.#slots = wider;
  }
}

function markOf(name: string, says: string): Mark {
  return [...numbersOf(name), ...numbersOf(says)];
}

/** 64 bits of a text, well mixed; nothing rests on nobody finding two alike, so it may be quick. */
function numbersOf(text: string): [number, number] {
  let a = 0xDEADBEEF ^ text.length, b = 0x41C6CE57;
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charCodeAt(i);
    a = Math.imul(a ^ letter, 0x9E3779B1);
    b = Math.imul(b ^ letter, 0x5F356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85EBCA6B) ^ Math.imul(b ^ (b >>> 13), 0xC2B2AE35);
  b = Math.imul(b ^ (b >>> 16), 0x85EBCA6B) ^ Math.imul(a ^ (a >>> 13), 0xC2B2AE35);
  return [a >>> 0, b >>> 0];
}
