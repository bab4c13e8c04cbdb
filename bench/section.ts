// A section of the benchmarks' page: what was measured, and beside what.

/** `took` and `rivalTook` are ms, or of the unit that is named. */
export interface Row { what: string; took: number; rival: string; rivalTook: number; peakMb?: number; note?: string; unit?: 'kB' | 'a second' }

export interface Section { title: string; says: string; rows: Row[] }

export function asMarkdown({ title, says, rows }: Section): string {
  const lines = rows.map(({ what, took, rival, rivalTook, peakMb, note, unit }) => `| ${what} | ${inWords(took, unit)}${note === undefined ? '' : ` (${note})`} | ${rival}: ${inWords(rivalTook, unit)} | ${ratio(took / rivalTook)} | ${peakMb === undefined ? '-' : `${Math.round(peakMb)} MB`} |`);
  return [`## ${title}`, '', says, '', '| what | took | rival | ratio | peak memory |', '|---|---|---|---|---|', ...lines, ''].join('\n');
}

function inWords(ms: number, unit?: string): string {
  if (unit !== undefined) return `${Math.round(ms).toLocaleString('en')} ${unit}`;
  return ms < 10 ? `${ms.toFixed(2)} ms` : ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

function ratio(x: number): string {
  return x < 0.1 ? x.toFixed(4) : x.toFixed(1);
}
