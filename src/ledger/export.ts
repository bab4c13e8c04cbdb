// A ledger as a text file, JSON Lines, and back: every entry and checkpoint, so written that any changed byte is found.
import { canonicalJson } from '#base/canonical.ts';
import { LEDGER_FORMAT } from '#records/entry.ts';
import { ChainCheck } from '#ledger/chain-check.ts';
import type { Ledger } from '#ledger/ledger.ts';
import type { StoredCheckpoint, StoredEntry } from '#ledger/store.ts';
import { parseHash, writeHash } from '#ledger/tree.ts';

/**
 * The lines of an export, without line ends, some thousand at a time: a head; each entry with its hash, and after it the checkpoint signed over it, where
 * there is one; an end that says how much there was. Each line is canonical JSON. The same ledger is always the same bytes.
 */
export async function* exportLines(ledger: Ledger): AsyncGenerator<string[]> {
  const checkpoints = new Map((await ledger.store.checkpoints()).map(({ size, note }) => [size, note]));
  const check = new ChainCheck();
  const size = await ledger.size();
  yield [canonicalJson({ format: LEDGER_FORMAT, ledger: ledger.name })];
  let signed = 0;
  for await (const page of ledger.store.entries(1, size)) {
    const lines: string[] = [];
    for (const stored of page) {
      const entry = check.entry(stored);
      if (typeof entry === 'string') throw new BrokenLedger(check.size + 1, entry);
      // `entry` sorts before `hash`, and the text is canonical: so is the line.
      lines.push(`{"entry":${stored.text},"hash":"${writeHash(stored.hash)}"}`);
      const note = checkpoints.get(stored.seq);
      if (note === undefined) continue;
      signed += 1;
      lines.push(canonicalJson({ checkpoint: note }));
    }
    yield lines;
  }
  yield [canonicalJson({ end: { checkpoints: signed, entries: check.size, root: writeHash(check.root()) } })];
}

/** Thrown where a ledger is to be exported that does not hold. */
export class BrokenLedger extends Error {
  readonly seq: number;
  readonly why: string;

  constructor(seq: number, why: string) {
    super(`entry ${seq} does not hold: ${why}`);
    this.name = 'BrokenLedger';
    this.seq = seq;
    this.why = why;
  }
}

export type ExportLine = { head: string } | { entry: StoredEntry } | { checkpoint: StoredCheckpoint } | { end: number };

/** Reads an export line by line. What it answers: what the line holds, or what is wrong with it, in words. */
export class ExportCheck {
  readonly #check = new ChainCheck();
  #name: string | null = null;
  #signed = 0;
  #signedTo = 0;
  isEnded = false;

  get size(): number { return this.#check.size; }
  get name(): string { return this.#check.name; }

  line(text: string): ExportLine | string {
    if (this.isEnded) return 'something stands after the end';
    let json: unknown;
    try {
      json = JSON.parse(text);
      if (canonicalJson(json) !== text) return 'it is not written as an export writes it';
    } catch {
      return 'it is no JSON';
    }
    if (typeof json !== 'object' || json === null) return 'it holds no object';
    return this.#read(json as Record<string, unknown>);
  }

  #read(json: Record<string, unknown>): ExportLine | string {
    const fields = Object.keys(json).join();
    if (this.#name === null) {
      if (fields !== 'format,ledger' || typeof json['ledger'] !== 'string') return 'an export begins with its format and the name of its ledger';
      if (json['format'] !== LEDGER_FORMAT) return `its format is ${JSON.stringify(json['format'])}; this version of truce reads ${LEDGER_FORMAT}`;
      this.#name = json['ledger'];
      return { head: this.#name };
    }
    switch (fields) {
      case 'entry,hash': return this.#entry(json);
      case 'checkpoint': return this.#checkpoint(json['checkpoint']);
      case 'end': return this.#end(json['end']);
      default: return 'it is no entry, no checkpoint and no end';
    }
  }

  #entry(json: Record<string, unknown>): ExportLine | string {
    const text = canonicalJson(json['entry']), hash = parseHash(json['hash']);
    if (hash === null) return 'its hash is none';
    const stored = { seq: this.#check.size + 1, text, hash };
    const entry = this.#check.entry(stored);
    if (typeof entry === 'string') return entry;
    return entry.seq === 1 && this.#check.name !== this.#name ? `the export says that it is ${this.#name}, and its first entry is that of ${this.#check.name}` : { entry: stored };
  }

  #checkpoint(note: unknown): ExportLine | string {
    if (typeof note !== 'string') return 'its checkpoint is no text';
    const found = this.#check.checkpoint(note);
    if (typeof found === 'string') return `the checkpoint does not hold: ${found}`;
    if (found.size === this.#signedTo) return 'the checkpoint stands there twice';
    this.#signedTo = found.size;
    this.#signed += 1;
    return { checkpoint: { size: found.size, note } };
  }

  #end(end: unknown): ExportLine | string {
    const due = canonicalJson({ checkpoints: this.#signed, entries: this.#check.size, root: writeHash(this.#check.root()) });
    if (canonicalJson(end) !== due) return `the end speaks of other entries than there were: ${due}`;
    this.isEnded = true;
    return { end: this.size };
  }
}
