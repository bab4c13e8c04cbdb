// The last step: verdicts into text and JSON. The one door through which commands and routes reach the words.
export { findAbout } from '#render/about.ts';
export { coverageText } from '#render/coverage-text.ts';
export { duplicatesText } from '#render/duplicates-text.ts';
export { explainText } from '#render/explain-text.ts';
export { sayIn, type Paint, type Say, type Tone } from '#render/say.ts';
export { toJson } from '#render/to-json.ts';
export { toText } from '#render/to-text.ts';
export { verdictRows } from '#render/verdict-rows.ts';
export { changesText } from '#render/changes-text.ts';
export { adoptionText } from '#render/adoption-text.ts';
