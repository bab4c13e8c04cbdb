// The slow judge: applies the rules of docs/semantics.md by plain re-scan and shares nothing with the fast engine (A1).
import type { Outcome, Reason, TruthValue } from '#records/verdicts.ts';
import { conditionRows } from '#engine/reference-conditions.ts';
import { printedReasons } from '#engine/reference-findings.ts';
import { conditionAt } from '#engine/reference-formulas.ts';
import { gateRows, openingsOfGate } from '#engine/reference-gates.ts';
import { fulfilledAt, obligationRows } from '#engine/reference-obligations.ts';
import { makeSetting, remember, type Env, type ReferenceInput, type Setting } from '#engine/reference-setting.ts';

export type { ReferenceInput } from '#engine/reference-setting.ts';

/** What every evaluator must give alike, for one reading at `asOf` and `knownAt`. Milliseconds from `scan.from` to before `scan.to` are walked one by one: it must hold all that happens, and the longest reach of a window about it. */
export function referenceOutcome(input: ReferenceInput): Outcome {
  const setting = settingOf(input);
  return { gates: gateRows(setting), conditions: conditionRows(setting), obligations: obligationRows(setting) };
}

/** The value of a named condition at each millisecond of the scan, with its reasons as they are printed; `env` binds its parameters. */
export function referenceSignal(input: ReferenceInput, conditionName: string, env: Env = {}): { t: number; value: TruthValue; reasons: Reason[] }[] {
  const setting = settingOf(input);
  return Array.from({ length: input.scan.to - input.scan.from }, (_, i) => {
    const finding = conditionAt(setting, conditionName, env, input.scan.from + i);
    return { t: input.scan.from + i, value: finding.value, reasons: printedReasons(finding.causes) };
  });
}

function settingOf(input: ReferenceInput): Setting {
  const setting: Setting = makeSetting(input, {
    openingsOf: (gate, arg) => openingsOfGate(setting, gate, arg),
    fulfilmentOf: (clause) => remember(setting, setting, `fulfilment of ${clause}`, () => fulfilledAt(setting, clause)),
  });
  return setting;
}
