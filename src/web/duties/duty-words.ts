// What an obligation's verdict is, said whole: for ears, and for the line that reads out what is pointed at.
import type { ObligationShown } from '#records/board.ts';
import type { Reason } from '#records/verdicts.ts';
import { say } from '#web/words/say.svelte.ts';
import { listed } from '#web/words/when.ts';

/** `Monitor: cannot be said (nobody could see); not in force`. */
export function dutyInWords({ reading, verdict, reasons, inForce }: ObligationShown): string {
  const values = { reading, verdict: say(`words.verdict-${verdict}`), force: forceInWords(inForce) };
  return reasons.length === 0 ? say('duties.one', values) : say('duties.one-because', { ...values, causes: causesInWords(reasons) });
}

export function causesInWords(reasons: readonly Reason[]): string {
  return listed(reasons.map((reason) => say(`words.cause-${reason}`)));
}

export function forceInWords(inForce: ObligationShown['inForce']): string {
  return say(`duties.in-force-${inForce}`);
}
