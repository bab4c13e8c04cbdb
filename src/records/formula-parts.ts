// What a formula is made of: the formulas and measures that it asks, whatever asks it. One line for each node of a formula.
import type { Formula } from '#records/plan.ts';

export interface FormulaParts {
  formulas: readonly Formula[];
  measures: readonly string[];
  /** A named condition that it stands for. */
  condition?: string;
  /** The formulas are asked for each member of a list, under this name. */
  over?: { param: string; list: string };
  /** A parameter that it needs itself. */
  param?: string | null;
}

export function partsOf(of: Formula): FormulaParts {
  switch (of.node) {
    case 'condition': return { formulas: [], measures: [], condition: of.name };
    case 'compare': return { formulas: [], measures: of.to.operand === 'number' || of.to.measure === null ? [of.measure] : [of.measure, of.to.measure] };
    case 'count':
    case 'done': return { formulas: [], measures: [of.measure] };
    case 'act-done':
    case 'state':
    case 'together': return { formulas: [], measures: [] };
    case 'ruled': return { formulas: of.of === null ? [] : [of.of], measures: [], param: of.param };
    case 'and':
    case 'or': return { formulas: of.of, measures: [] };
    case 'not':
    case 'sustained':
    case 'past':
    case 'future': return { formulas: [of.of], measures: [] };
    case 'each':
    case 'at-least-of': return { formulas: [of.of], measures: [], over: { param: of.param, list: of.list } };
    case 'since': return { formulas: [of.hold, of.begun], measures: [] };
    case 'until': return { formulas: [of.hold, of.comes], measures: [] };
  }
}
