// A process of its own that reads one file of evidence and says what that took; with `abort`, it gives up half way.
import { readEvidence } from '#monitor/read-evidence.ts';

const [path, mode] = process.argv.slice(2);
const known = {
  channels: new Set(['C0', 'C1', 'C2', 'C3']), places: new Set(Array.from({ length: 900 }, (_, i) => `P${i}`)),
  things: new Set<string>(), actors: new Set(['A0', 'A1', 'A2']),
};
const stop = new AbortController();
let calls = 0, last = 0, stoppedAt = 0;
const baseline = process.memoryUsage.rss();
const began = performance.now();
try {
  const { table, warnings } = await readEvidence([path!], {
    known, signal: stop.signal,
    onProgress(bytes, total) {
      calls += 1;
      last = bytes / total;
      if (mode !== 'abort' || last < 0.5 || stoppedAt > 0) return;
      stoppedAt = performance.now();
      stop.abort(new Error('given up'));
    },
  });
  const { start, countHigh, place, line, killedHigh } = table.view();
  let sum = 0;
  for (let row = 0; row < table.length; row += 1) sum += start[row]! / 1000 + countHigh[row]! + killedHigh[row]!;
  const told = { rows: table.length, warnings: warnings.length, sum, places: table.places.length, lastLine: line[table.length - 1], lastKey: table.key(table.length - 1), lastPlace: place[table.length - 1] };
  console.log(JSON.stringify({ ...told, found: table.firstRow('C2/ev-100002'), calls, last, seconds: (performance.now() - began) / 1000, growth: process.resourceUsage().maxRSS * 1024 - baseline }));
} catch (error) {
  console.log(JSON.stringify({ refused: error instanceof Error ? error.message : 'no error', last, late: performance.now() - stoppedAt }));
}
