// A section of the benchmarks' page: what was measured, and beside what.

export interface Row { what: string; took: number; rival: string; rivalTook: number; peakMb?: number; note?: string }

export interface Section { title: string; says: string; rows: Row[] }

export function asMarkdown({ title, says, rows }: Section): string {
  const lines = rows.map(({ what, took, rival, rivalTook, peakMb, note }) => `| ${what} | ${inWords(took)}${note === undefined ? '' : ` (${note})`} | ${rival}: ${inWords(rivalTook)} | ${ratio(took / rivalTook)} | ${peakMb === undefined ? '-' : `${Math.round(peakMb)} MB`} |`);
  return [`## ${title}`, '', says, '', '| what | took | rival | ratio | peak memory |', '|---|---|---|---|---|', ...lines, ''].join('\n');
}

function inWords(ms: number): string {
  return ms < 10 ? `${ms.toFixed(2)} ms` : ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

function ratio(x: number): string {
  return x < 0.1 ? x.toFixed(4) : x.toFixed(1);
}
