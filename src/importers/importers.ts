// The table of importers, by what stands behind `--as`.
import { fromAcled } from '#importers/from-acled.ts';
import { fromClaims } from '#importers/from-claims.ts';
import { fromTable } from '#importers/from-table.ts';
import { fromUcdpGed } from '#importers/from-ucdp-ged.ts';
import type { Importer } from '#importers/importer.ts';

export const IMPORTERS: readonly Importer[] = [fromClaims, fromTable, fromUcdpGed, fromAcled];
