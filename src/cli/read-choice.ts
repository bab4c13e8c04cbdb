// Words of a command that must be one of a few.
import { nearest } from '#base/nearest.ts';
import type { Words } from '#cli/command.ts';
import { wrongUse } from '#cli/stop.ts';

/** The value of an option; undefined without it. Throws Stop where it is none of the choices. */
export function oneOf<T extends string>(words: Words, name: string, choices: readonly T[]): T | undefined {
  const value = words.one(name);
  if (value === undefined || choices.includes(value as T)) return value as T | undefined;
  const meant = nearest(value, choices);
  throw wrongUse('unknown-choice', `--${name} cannot be "${value}"`, `${meant === undefined ? '' : `did you mean ${meant}? `}it is one of ${choices.join(', ')}`);
}
