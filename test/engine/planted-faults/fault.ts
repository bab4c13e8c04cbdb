// A fault to be planted in the engine: what it is, whether it has its place, and the engine's modules loaded with it.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** `text`, which stands in the file under src/ exactly once, becomes `instead`; `rule`: what is broken by that. */
export interface Fault { file: string; text: string; instead: string; rule: string }

const source = new URL('../../../src/', import.meta.url);

export function fileUrl(fault: Fault): string {
  return new URL(fault.file, source).href;
}

export function nameOf(fault: Fault): string {
  return `${fault.file}: ${fault.text} -> ${fault.instead === '' ? '(nothing)' : fault.instead} (${fault.rule})`;
}

/** The text of a file with the fault in it; throws, saying what is wrong, where it has no one place. */
export function planted(fault: Fault, text = readFileSync(new URL(fileUrl(fault)), 'utf8')): string {
  const times = text.split(fault.text).length - 1;
  if (times !== 1) throw new RangeError(`A fault can only be planted where its text stands once; it stands ${times} times, so choose it anew. ${nameOf(fault)}`);
  return text.replace(fault.text, () => fault.instead);
}

/** From here on the engine is loaded with the fault in it; nothing on disk is changed. */
export function plant(fault: Fault): void {
  const url = fileUrl(fault);
  registerHooks({
    load(asked, context, next) {
      const loaded = next(asked, context);
      return asked === url ? { ...loaded, source: planted(fault, String(loaded.source)) } : loaded;
    },
  });
}
