// Who may see what: one pure function, asked by every route before it answers. Today everything is public and read-only.

/** Who asks. So far nobody says who they are. */
export interface Asker { name: 'public' }

/** What is asked for: an agreement's resource, or the list of agreements (`agreement` null). */
export interface Wanted { agreement: string | null; resource: string }

/**
 * Whether the asker may see it. Labels of confidentiality (A9) will be enforced here and nowhere else; until then nothing that bears one should be served
 * to whom it must not reach.
 */
export function maySee(asker: Asker, wanted: Wanted): boolean {
  return asker.name === 'public' && wanted.resource !== '';
}
