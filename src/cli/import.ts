// `truce import`: somebody else's table into a ledger, every row accounted for.
import { option, KEY, LEDGER, type Command, type Words } from '#cli/command.ts';
import { interruptibly } from '#cli/interruptibly.ts';
import { orStop, tellProblems } from '#cli/stop.ts';
import { print, type Terminal } from '#cli/terminal.ts';

export const importTable: Command = {
  name: 'import',
  summary: 'takes in a table, a map or a form export that others publish, every row accounted for',
  operands: [{ name: 'FILE', says: 'the file to import', needed: true, many: false }],
  explains: 'Each row becomes claims, or is refused with the reason and what would mend it; the last line says how many became what, and always adds up. Sent again, a table changes nothing; a revised one changes exactly what was revised. With --complete, what the table no longer has is withdrawn.',
  options: [
    option('as', 'KIND', 'what kind of file it is', { needed: true }),
    option('channel', 'NAME', 'the channel through which it speaks', { needed: true }),
    LEDGER,
    option('mapping', 'FILE', 'which column means what (JSON)'),
    option('suggest-mapping', null, 'import nothing: print a first mapping for the file (--as table, where nothing is said), to be mended', { alone: true }),
    option('zone', 'IANA', 'the zone of its dates, and of times without offset, for example Asia/Damascus'),
    option('gazetteer', 'FILE', 'places by name: GeoJSON, such as administrative boundaries, or a table of places; may be given again', { many: true }),
    option('agreement', 'FILE.md', 'an agreement whose places are looked up by their names too, and are called as it calls them'),
    option('encoding', 'NAME', 'what it is written in, where that cannot be found: utf-8, utf-16, windows-1252, windows-1256'),
    option('complete', null, 'the table is the whole: what it no longer has is withdrawn'),
    option('dry-run', null, 'say what would be, and keep nothing'),
    option('refused', 'FILE', 'where refused rows are written, in their own shape, to be mended and sent again'),
    KEY,
  ],
  examples: ['truce import incidents.xlsx --suggest-mapping > mapping.json', 'truce import ucdp.csv --as ucdp-ged --channel UCDP --zone Asia/Damascus --ledger mission.sqlite --dry-run'],
  async run(words, terminal) {
    if (words.has('suggest-mapping')) return suggest(words, terminal);
    const { signingKey, withLedger } = await import('#monitor/ledgers.ts');
    const { importFile } = await import('#monitor/import-file.ts');
    const { importContext } = await import('#monitor/import-context.ts');
    const place = words.one('ledger')!, dryRun = words.has('dry-run');
    const { count, problems } = await orStop('evidence', async () => {
      const key = await signingKey(place, words.one('key'));
      const told = { channel: words.one('channel')!, zone: words.one('zone'), mapping: words.one('mapping'), gazetteers: words.all('gazetteer'), agreement: words.one('agreement'), encoding: words.one('encoding') };
      const context = await importContext(told);
      return interruptibly(terminal, 'importing', (signal, onProgress) => withLedger(place, 'write', (ledger) => importFile({
        path: words.operands[0]!, as: words.one('as')!, ledger, context: { ...context, signal, onProgress }, now: Date.now, key, complete: words.has('complete'), dryRun, refusedTo: words.one('refused'),
      })));
    });
    tellProblems(terminal, problems);
    const vanished = count.vanished === 0 ? '' : ` + no longer there ${count.vanished}`;
    if (dryRun) print(terminal, 'nothing was kept: this is what would be\n');
    print(terminal, `rows read ${count.read}${vanished} = new ${count.added} + changed ${count.changed} + unchanged ${count.unchanged} + withdrawn ${count.withdrawn} + refused ${count.refused}\n`);
  },
};

/** What only a person knows stands as "?" in it: until all is said, the mapping is refused. */
async function suggest(words: Words, terminal: Terminal): Promise<void> {
  const { mappingFor } = await import('#monitor/import-context.ts');
  const { json, unsaid } = await orStop('evidence', () => mappingFor(words.operands[0]!, words.one('as') ?? 'table', words.one('encoding')));
  print(terminal, json);
  if (unsaid > 0) terminal.err.write(`${unsaid} things are left to say: write them where "?" stands\n`);
}
