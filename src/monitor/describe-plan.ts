// A plan in words: what an agreement's rules mean, for a reader without evidence.
export { planToProse } from '#language/to-prose.ts';
export { planToText } from '#language/to-text.ts';
