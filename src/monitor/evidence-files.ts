// From the paths that were given to the files to read: a file itself, or the *.jsonl of a folder, in the order of their names and not deeper.
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { nearest } from '#base/nearest.ts';
import type { Problem } from '#base/problem.ts';

export interface EvidenceFile { path: string; bytes: number }

/** The files, in the order of the paths, each once; and what is wrong with the paths. */
export async function findEvidence(paths: readonly string[]): Promise<{ files: EvidenceFile[]; problems: Problem[] }> {
  const problems: Problem[] = [];
  const files = new Map<string, EvidenceFile>();
  for (const path of paths) {
    for (const file of await filesAt(path, problems)) files.set(file.path, files.get(file.path) ?? file);
  }
  return { files: [...files.values()], problems };
}

async function filesAt(path: string, problems: Problem[]): Promise<EvidenceFile[]> {
  try {
    const found = await stat(path);
    if (!found.isDirectory()) return [{ path, bytes: found.size }];
    const names = (await readdir(path)).filter((name) => name.endsWith('.jsonl')).sort();
    const files = await Promise.all(names.map(async (name) => ({ name, found: await stat(join(path, name)) })));
    const jsonl = files.filter((file) => !file.found.isDirectory()).map((file) => ({ path: join(path, file.name), bytes: file.found.size }));
    if (jsonl.length === 0) problems.push(emptyFolder(path));
    return jsonl;
  } catch (error) {
    problems.push(await unreadable(path, error as NodeJS.ErrnoException));
    return [];
  }
}

function emptyFolder(path: string): Problem {
  return {
    code: 'evidence.empty-folder', severity: 'error', message: `the folder ${path} holds no file whose name ends in .jsonl`,
    mend: 'name the folder in which the evidence lies, or the file itself; folders within it are not looked into',
  };
}

/** What kept a path from being read, in words. */
export async function unreadable(path: string, error: NodeJS.ErrnoException): Promise<Problem> {
  if (error.code !== 'ENOENT') {
    const why = error.code === 'EACCES' || error.code === 'EPERM' ? 'it may not be read by this user' : error.message;
    return { code: 'evidence.unreadable', severity: 'error', message: `${path} cannot be read: ${why}`, mend: 'look at who may read it, and whether it is a file or a folder' };
  }
  if (path === '-') {
    return {
      code: 'evidence.not-found', severity: 'error', message: 'there is no file -, and standard input is not read',
      mend: 'write the claims into a file whose name ends in .jsonl, and give the path of that',
    };
  }
  const siblings = await readdir(dirname(path)).catch(() => []);
  const meant = nearest(basename(path), siblings);
  return {
    code: 'evidence.not-found', severity: 'error', message: `there is no file or folder ${path}`,
    mend: meant === undefined ? 'look at the path: it is taken from the folder in which the command is run' : `write ${join(dirname(path), meant)}, if that is meant`,
  };
}
