// What an obligation's verdict is, said whole: for ears, and for the line that reads out what is pointed at.
import type { ObligationShown } from '#records/board.ts';
import type { Reason } from '#records/verdicts.ts';
import { say } from '#web/words/say.svelte.ts';
import { listed, moment } from '#web/words/when.ts';

/** `Monitor: cannot be said (nobody could see); not in force`, `Monitor: breached since 4 Mar 2025, 08:00; in force`. */
export function dutyInWords({ reading, verdict, reasons, inForce, since }: ObligationShown, zone: string): string {
  const word = say(`words.verdict-${verdict}`);
  const values = { reading, verdict: verdict !== 'breached' || since === null ? word : say('duties.verdict-since', { verdict: word, at: moment(since, zone) }), force: forceInWords(inForce) };
  return reasons.length === 0 ? say('duties.one', values) : say('duties.one-because', { ...values, causes: causesInWords(reasons) });
}

/** Since when it is breached, in those readings that hold it to be; null where none does. The earliest, where they differ. */
export function sinceInWords(of: readonly ObligationShown[], zone: string): string | null {
  const all = [...new Set(of.flatMap(({ verdict, since }) => (verdict !== 'breached' || since === null ? [] : [Date.parse(since)])))];
  return all.length === 0 ? null : say(all.length === 1 ? 'duties.since' : 'duties.since-earliest', { at: moment(Math.min(...all), zone) });
}

export function causesInWords(reasons: readonly Reason[]): string {
  return listed(reasons.map((reason) => say(`words.cause-${reason}`)));
}

export function forceInWords(inForce: ObligationShown['inForce']): string {
  return say(`duties.in-force-${inForce}`);
}
