// `truce rule`: records a ruling on a claim, after showing what it would change.
import { AGREEMENT, option, type Command, type Words } from '#cli/command.ts';
import { commonFields, record, RECORD_OPTIONS } from '#cli/record.ts';
import { STATED_OPTIONS, statedIn } from '#cli/stated-words.ts';
import { wrongUse } from '#cli/stop.ts';
import { STANDINGS } from '#records/claim.ts';

export const rule: Command = {
  name: 'rule',
  summary: 'records a ruling on a claim (so or not so, a part of it, the same event or another, an exception) in a ledger',
  operands: [AGREEMENT, { name: 'CLAIM', says: 'the claim that it is about, as channel/id', needed: true, many: false }],
  explains: 'Shows first which verdicts would change, in every reading; then asks, and writes one entry. By whom, why, and who saw it otherwise stand in it. The claim itself stays as it was told. What --states-... says holds in place of that part of the claim, the rest stays as told; --by says who ruled.',
  options: [
    option('standing', 'S', `what the claim is worth from now on: ${STANDINGS.join(', ')}`),
    option('same-as', 'CLAIM', 'another claim of the same event; may be given again', { many: true }),
    option('distinct-from', 'CLAIM', 'a claim of another event; may be given again', { many: true }),
    option('exception', 'NAME', 'the exception that applies, or none: none does'),
    ...STATED_OPTIONS,
    ...RECORD_OPTIONS,
  ],
  examples: [
    'truce rule agreement.md Hmeymim/hm-7 --ledger mission.sqlite --standing ruled-not-so --by JMC --channel UN --why "no trace at the place" --dissent "Russia"',
    'truce rule agreement.md OCHA/12 --ledger mission.sqlite --same-as SARC/c-3 --by JMC --channel UN --why "same plates" --yes',
    'truce rule agreement.md Hmeymim/hm-7 --ledger mission.sqlite --states-by Opposition --states-count 6 --by JMC --channel UN --why "six craters, the firing place found"',
  ],
  async run(words, terminal) {
    const { oneOf } = await import('#cli/read-choice.ts');
    const now = Date.now(), standing = oneOf(words, 'standing', STANDINGS), states = statedIn(words);
    const says = {
      ...(standing === undefined ? {} : { standing }), ...(words.has('exception') ? { exception: words.one('exception') } : {}), ...(states === null ? {} : { states }), ...keys(words, 'same-as', 'sameAs'), ...keys(words, 'distinct-from', 'distinctFrom'),
    };
    if (Object.keys(says).length === 0) throw wrongUse('ruling-without-effect', 'the ruling says nothing of the claim', 'give --standing, --same-as, --distinct-from, --exception or one of --states-by, --states-count ...');
    await record(words, terminal, { ...commonFields(words, 'ruling', now), act: 'ruling', about: words.operands[1]!, ownStanding: 'ruled-so', ...says }, now);
  },
};

function keys(words: Words, name: string, field: string): Record<string, string[]> {
  return words.has(name) ? { [field]: words.all(name) } : {};
}
