// The problem of a source that cannot be read at all.
import { ProblemError } from '#base/problem.ts';

export function unreadableSource(path: string, why: string): never {
  throw new ProblemError([{ code: 'import.unreadable', severity: 'error', message: `${path} cannot be read: ${why}`, mend: 'look at the path, and whether the file is whole' }]);
}
