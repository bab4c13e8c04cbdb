// Puts a new text in place of an agreement's file: whole or not at all, and only where nobody else has changed it meanwhile.
import { randomBytes } from 'node:crypto';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { ProblemError } from '#base/problem.ts';

/** The new file is written beside the old one and takes its place, its name and its mode in one step. Throws ProblemError. */
export async function replaceFile(path: string, before: string, after: string): Promise<void> {
  // Through a link: the file that it names is replaced, not the link.
  const target = await realpath(path);
  if ((await readFile(target, 'utf8')) !== before) throw new ProblemError([problem('agreement.changed-meanwhile', `"${path}" was changed by somebody else while this command ran`, 'run it again')]);
  const beside = `${target}.${randomBytes(4).toString('hex')}.part`;
  try {
    const { mode } = await stat(target);
    const file = await open(beside, 'wx', mode & 0o777);
    try {
      await file.chmod(mode & 0o777);
      await file.writeFile(after);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new ProblemError([problem('agreement.not-writable', `"${path}" could not be written (${code}); it is as it was`, 'check that you may write in its folder')]);
  }
}

function problem(code: string, message: string, mend: string): { code: string; severity: 'error'; message: string; mend: string } {
  return { code, severity: 'error', message, mend };
}
