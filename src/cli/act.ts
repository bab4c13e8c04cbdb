// `truce act`: records an act of a party or a joint body, after showing what it would change.
import { AGREEMENT, option, type Command } from '#cli/command.ts';
import { commonFields, record, RECORD_OPTIONS } from '#cli/record.ts';
import { ACT_KINDS, STANDINGS } from '#records/claim.ts';

const KINDS = ACT_KINDS.filter((kind) => kind !== 'ruling');

export const act: Command = {
  name: 'act',
  summary: 'records an act (reset, extension, suspension, opening, signature ...) in a ledger',
  operands: [AGREEMENT],
  explains: 'Shows first which verdicts would change, in every reading, and whose keys the agreement still asks for; then asks, and writes one entry. Who makes an act and why stands in it. Nothing is taken back: an act made in error is withdrawn by another entry.',
  options: [
    option('act', 'KIND', `one of ${KINDS.join(', ')}`, { needed: true }),
    option('about', 'NAME', 'the gate or clause that it bears on'),
    option('to', 'ACTOR', 'whom it addresses'),
    option('amount', 'AMOUNT', 'by how much it moves an end: PT48H is 48 hours, P2D is 2 civil days'),
    option('until', 'T', 'the new end', { instant: true }),
    option('effective-from', 'T', 'when it takes effect, if not when it is made', { instant: true }),
    option('name', 'TEXT', 'what it declares: a post, a place; may be given again', { many: true }),
    option('outcome', 'O', 'what a verification came to: verified (so, without it) or refused'),
    option('standing', 'S', `how sure it is that it was made; without it, confirmed`),
    ...RECORD_OPTIONS,
  ],
  examples: ['truce act agreement.md --ledger mission.sqlite --act reset --about JIC --by Russia --channel UN --why "shelling of 16 September"'],
  async run(words, terminal) {
    const { oneOf } = await import('#cli/read-choice.ts');
    const now = Date.now(), kind = oneOf(words, 'act', KINDS)!;
    const claim = {
      ...commonFields(words, kind, now), act: kind, standing: oneOf(words, 'standing', STANDINGS) ?? 'confirmed',
      ...given(words.one('about'), 'about'), ...given(words.one('to'), 'to'), ...given(words.one('amount'), 'amount'), ...given(words.one('until'), 'until'),
      ...given(words.one('effective-from'), 'effectiveFrom'), ...given(words.one('outcome'), 'outcome'), ...(words.has('name') ? { names: words.all('name') } : {}),
    };
    await record(words, terminal, claim, now);
  },
};

function given(value: string | undefined, field: string): Record<string, string> {
  return value === undefined ? {} : { [field]: value };
}
