// The table of importers, by what stands behind `--as`.
import { fromClaims } from '#importers/from-claims.ts';
import { fromGeojson } from '#importers/from-geojson.ts';
import { fromKobo } from '#importers/from-kobo.ts';
import { fromOdk } from '#importers/from-odk.ts';
import type { Importer } from '#importers/importer.ts';

export const IMPORTERS: readonly Importer[] = [fromClaims, fromGeojson, fromOdk, fromKobo];
