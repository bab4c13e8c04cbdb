// The table of importers, by what stands behind `--as`.
import { fromAcled } from '#importers/from-acled.ts';
import { fromAlerts } from '#importers/from-alerts.ts';
import { fromClaims } from '#importers/from-claims.ts';
import { fromClaimsTable } from '#importers/from-claims-table.ts';
import { fromConvoys } from '#importers/from-convoys.ts';
import { fromGeojson } from '#importers/from-geojson.ts';
import { fromKobo } from '#importers/from-kobo.ts';
import { fromOdk } from '#importers/from-odk.ts';
import { fromTable } from '#importers/from-table.ts';
import { fromUcdpGed } from '#importers/from-ucdp-ged.ts';
import type { Importer } from '#importers/importer.ts';

export const IMPORTERS: readonly Importer[] = [fromClaims, fromClaimsTable, fromTable, fromUcdpGed, fromAcled, fromGeojson, fromOdk, fromKobo, fromConvoys, fromAlerts];
