// The same claims give the same verdicts, byte for byte: from SQLite, from PostgreSQL, and from a file; and one ledger is the same in each store.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { runHere } from '../../tooling/cases/run-case.ts';
import { PostgresGrounds, SqliteGrounds, type Grounds } from './grounds.ts';

const ROOT = resolve('.'), SYRIA = 'agreements/syria-2016', AGREEMENT = `${SYRIA}/agreement.md`;
const WHEN = ['--as-of 2016-09-19T16:00Z', '--as-of 2016-09-16T16:00Z --known-at 2016-09-17T00:00Z', '--as-of 2016-09-19T16:00Z --reading Monitor'];

const folder = mkdtempSync(join(tmpdir(), 'truce-same-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const truce = (line: string) => runHere(ROOT, line.split(' '));

async function done(line: string): Promise<string> {
  const { status, stdout, stderr } = await truce(line);
  assert.equal(status, 0, `${line}\n${stderr}`);
  return stdout;
}

/** Of the Syria example: the verdicts from the ledger at `place`, and from its claims as a file. */
async function verdictsOf(place: string, name: string): Promise<string[]> {
  const file = join(folder, `${name}.jsonl`);
  await done(`ledger export --ledger ${place} --as claims --out ${file}`);
  const found: string[] = [];
  for (const when of WHEN) {
    const verdicts = await done(`check ${AGREEMENT} --ledger ${place} ${when} --format json`);
    assert.equal(await done(`check ${AGREEMENT} --evidence ${file} ${when} --format json`), verdicts, `${name}: ledger and file, ${when}`);
    found.push(verdicts);
  }
  return found;
}

describe('the same verdicts from every store', () => {
  const stores: [string, Grounds][] = [['sqlite', new SqliteGrounds()], ['postgresql-15', new PostgresGrounds(15)], ['postgresql-18', new PostgresGrounds(18)]];
  const verdicts = new Map<string, string[]>();
  let exported = '';

  for (const [name, grounds] of stores) {
    describe(name, { skip: grounds.skip }, () => {
      before(() => grounds.begin());
      after(() => grounds.end());

      test('a ledger of its own, filled from the file, says what the file says', async () => {
        const place = grounds.place(), key = join(folder, `${name}.key`);
        await done(`ledger init --ledger ${place} --key ${key}`);
        await done(`ledger append ${SYRIA}/evidence.jsonl --ledger ${place} --key ${key}`);
        const all = await verdictsOf(place, name);
        assert.equal(all[0], await done(`check ${AGREEMENT} --evidence ${SYRIA}/evidence.jsonl ${WHEN[0]!} --format json`), 'and what the file says that it was filled from');
        verdicts.set(name, all);
        assert.deepEqual(all, verdicts.get('sqlite'), 'and what SQLite says');
      });

      test('the ledger of another store, imported, is the same to the byte, and says the same', async () => {
        if (name === 'sqlite') {
          const place = grounds.place();
          await done(`ledger init --ledger ${place}`);
          await done(`ledger append ${SYRIA}/evidence.jsonl --ledger ${place}`);
          await done(`ledger export --ledger ${place} --out ${join(folder, 'ledger.jsonl')}`);
          exported = readFileSync(join(folder, 'ledger.jsonl'), 'utf8');
        }
        const copy = grounds.place();
        await done(`ledger import ${join(folder, 'ledger.jsonl')} --ledger ${copy}`);
        assert.equal(await done(`ledger export --ledger ${copy}`), exported);
        assert.match(await done(`ledger verify --ledger ${copy}`), /: all 161 entries hold/);
        assert.deepEqual((await verdictsOf(copy, `${name}-copy`))[0], verdicts.get('sqlite')![0]);
      });
    });
  }
});
