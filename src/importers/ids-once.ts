// No two rows of one source speak under one id: the second would become a new version of the first, unseen.
import type { ClaimJson, RowOutcome } from '#importers/importer.ts';

export class IdsOnce {
  readonly #seen = new Map<string, string>();

  /** The claims of a row as its outcome; refused where an earlier row says something else under one of their ids. Versions that tell when they were recorded may follow one another. */
  of(claims: ClaimJson[], column = 'id'): RowOutcome {
    const told = claims.map((claim) => ({ key: JSON.stringify([claim['channel'], claim['id'], claim['recordedAt'] ?? null]), text: JSON.stringify(claim), id: String(claim['id']) }));
    const twice = told.find(({ key, text }) => (this.#seen.get(key) ?? text) !== text);
    if (twice !== undefined) {
      return { about: claims.map(({ id }) => String(id)), refused: [{ code: 'import.id-twice', column, value: twice.id, message: `an earlier row says something else under the id ${JSON.stringify(twice.id)}`, mend: 'give one of them an id of its own, or keep the one that holds' }] };
    }
    for (const { key, text } of told) this.#seen.set(key, text);
    return { claims };
  }
}
