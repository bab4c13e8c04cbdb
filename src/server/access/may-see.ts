// Who may see what: one pure function, asked by every route before it answers. Today everything is public and read-only.

/** Who asks. So far nobody says who they are. */
export interface Asker { name: string }

/** Whoever reaches the address. */
export const PUBLIC: Asker = { name: 'public' };

/** What is asked for: a resource of an agreement, by its name in the OpenAPI document; `agreement` for the agreement itself. */
export interface Wanted { agreement: string; resource: string }

export type MaySee = (asker: Asker, wanted: Wanted) => boolean;

/**
 * Whether the asker may see it. Labels of confidentiality (A9) will be enforced here and nowhere else; until then nothing that bears one should be served
 * to whom it must not reach.
 */
export const maySee: MaySee = ({ name }) => name === PUBLIC.name;
