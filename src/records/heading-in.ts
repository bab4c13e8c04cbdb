// The heading of a clause in a language, where the text is there in it; else in the authoritative one (A8).
import { familyOf } from '#records/topic.ts';
import type { Plan } from '#records/plan.ts';

/** undefined where no heading carries that id, nor, of a clause for each member of a list, the id of all of it. */
export function headingIn(plan: Plan, id: string, language?: string): string | undefined {
  const text = plan.texts.find((one) => one.id === id) ?? plan.texts.find((one) => one.id === familyOf(id));
  return text?.others?.find((other) => other.language === language)?.heading ?? text?.heading;
}

/** Every language in which there is a text, the authoritative one first. */
export function languagesOf(plan: Plan): string[] {
  return [...new Set([...plan.texts.map((text) => text.language), ...plan.texts.flatMap((text) => (text.others ?? []).map((other) => other.language)).sort()])];
}
