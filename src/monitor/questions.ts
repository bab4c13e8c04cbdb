// Every question that a desk answers, by name: one file a question. A route asks by the name, wherever the desk stands.
import { acts } from '#monitor/questions/acts-question.ts';
import { agreement } from '#monitor/questions/agreement-question.ts';
import { changes } from '#monitor/questions/changes-question.ts';
import { claim } from '#monitor/questions/claim-question.ts';
import { claims, points } from '#monitor/questions/claims-question.ts';
import { density } from '#monitor/questions/density-question.ts';
import { map } from '#monitor/questions/map-question.ts';
import { limits } from '#monitor/questions/limits-question.ts';
import { proofs } from '#monitor/questions/proofs-question.ts';
import { reasons } from '#monitor/questions/reasons-question.ts';
import { convoys } from '#monitor/questions/convoys-question.ts';
import { coverage } from '#monitor/questions/coverage-question.ts';
import { text } from '#monitor/questions/text-question.ts';
import { conditions, gates, obligations, partings, readings } from '#monitor/questions/verdict-questions.ts';

export const QUESTIONS = {
  agreement, readings, gates, conditions, obligations, partings, reasons, limits, changes,
  claims, points, density, claim, acts, proofs, text, map, convoys, coverage,
} as const;

export type QuestionName = keyof typeof QUESTIONS;
/** What a question is asked with. */
export type AskedOf<N extends QuestionName> = Parameters<(typeof QUESTIONS)[N]> extends [unknown, infer A] ? A : undefined;
export type AnswerOf<N extends QuestionName> = Awaited<ReturnType<(typeof QUESTIONS)[N]>>;
