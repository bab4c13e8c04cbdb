// The commands on a ledger: `truce ledger init`, `append` and the rest. Each loads what it needs only when it runs.
import type { Command } from '#cli/command.ts';
import { append } from '#cli/ledger/append.ts';
import { changeKey } from '#cli/ledger/change-key.ts';
import { checkpoint } from '#cli/ledger/checkpoint.ts';
import { exportTo } from '#cli/ledger/export.ts';
import { importFrom } from '#cli/ledger/import.ts';
import { init } from '#cli/ledger/init.ts';
import { log } from '#cli/ledger/log.ts';
import { prove } from '#cli/ledger/prove.ts';
import { show } from '#cli/ledger/show.ts';
import { verify } from '#cli/ledger/verify.ts';

export const LEDGER_COMMANDS: readonly Command[] = [init, append, log, show, verify, prove, checkpoint, changeKey, exportTo, importFrom];
