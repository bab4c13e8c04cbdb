// The command `truce` as a process: its words, its streams, its exit status.
import { runTruce } from '#cli/run-truce.ts';
import { endQuietlyOnClosedPipe, type Terminal } from '#cli/terminal.ts';

const terminal: Terminal = { out: process.stdout, err: process.stderr };
endQuietlyOnClosedPipe(terminal);
// Set, not forced, so that what was written is still sent.
process.exitCode = await runTruce(process.argv.slice(2), terminal);
