// Claims as a table (CSV, XLSX, ODS, Parquet): a column a field, as `truce export` writes them and as people may fill them in.
import { unguardedCell } from '#records/guarded-cell.ts';
import type { Importer } from '#importers/importer.ts';
import { unusedRemark } from '#importers/from-geojson.ts';
import { readRowMapping } from '#importers/row-mapping.ts';
import { rowToClaim, unusedColumns, type RowSetting } from '#importers/row-to-claim.ts';
import { sourceOfTable } from '#importers/rows-of-table.ts';
import { openTable } from '#importers/table.ts';

export const fromClaimsTable: Importer = {
  as: 'claims-table',
  says: 'claims as a table (CSV, XLSX, ODS, Parquet): the columns that truce export writes',
  needsMapping: false,
  async open(path, context) {
    const setting: RowSetting = { mapping: readRowMapping(context.mapping), context };
    const table = await openTable(path, { encoding: context.encoding, signal: context.signal, onProgress: context.onProgress, ...(context.mapping === null ? { hasColumns: ['id', 'start'] } : {}) });
    return sourceOfTable(table, context, (cells) => {
      const read = rowToClaim(Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, unguardedCell(cell)])), setting);
      return 'faults' in read ? { refused: read.faults, about: read.about } : { claims: [read.claim] };
    }, () => unusedRemark(unusedColumns(table.columns, setting)));
  },
};
