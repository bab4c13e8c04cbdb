// What can be wrong with an agreement as a document: its texts in several languages, what was adopted, its labels of confidentiality.
import type { Position, Problem } from '#base/problem.ts';
import { error, listWords, meant, warning } from '#language/problem-words.ts';
import type { Adoption, ClauseText } from '#records/plan.ts';

const NOWHERE: Position = { line: 1, column: 1 };

export const problemsOfDocuments = {
  textMissing: (at: Position, id: string, language: string, lacking: string, authoritative: boolean): Problem => (authoritative
    ? error('text.not-authoritative', at, `clause ${id} stands in the text in "${language}" alone; the text in "${lacking}", which is the authoritative one, has no heading {#${id}} (A8)`, `write clause ${id} in "${lacking}", or take the {#${id}} away here`)
    : warning('text.missing', at, `clause ${id} has no text in "${lacking}": no heading there carries {#${id}} (A8)`, `put {#${id}} behind the heading of the clause there`)),
  textFileMissing: (at: Position, file: string): Problem =>
    error('text.file-missing', at, `the file "${file}" is not there or cannot be read`, 'put the file beside the agreement, or correct its name'),
  rulesInTranslation: (at: Position, file: string): Problem =>
    warning('text.rules-in-translation', at, `the rules of an agreement stand in its own file: this block in "${file}" is not read`, 'write the rule in the agreement itself, or take the block away'),
  languageTwice: (at: Position, language: string): Problem =>
    error('text.language-twice', at, `there are two texts in "${language}"`, 'name one file for each language; that of the agreement itself stands behind `agreement NAME ... language`'),
  noTextIn: (at: Position, language: string, known: readonly string[]): Problem =>
    error('text.no-such-language', at, `there is no text in "${language}"`, `the texts are in ${listWords(known.map((one) => `"${one}"`))}; add one by \`texts from "agreement.${language}.md" in "${language}"\``),
  noLanguageTag: (at: Position, language: string): Problem =>
    error('text.no-language-tag', at, `"${language}" is no tag of a language`, 'write a BCP 47 tag, such as "ar", "en" or "sr-Latn"'),
  stale: (adoption: Adoption, text: ClauseText | undefined, adopted: string | undefined): Problem => {
    const { of, by, on } = adoption;
    const says = text === undefined ? 'there is no such clause in the text now'
      : adopted === undefined ? `what holds now is the text in "${text.language}" (${text.hash}), and none in that language was adopted`
      : `its text in "${text.language}" has changed since: adopted ${adopted}, now ${text.hash}`;
    const mend = text === undefined ? `put {#${of}} behind the heading of the clause, or take its rules away` : `read the clause and what its rules say, then adopt them for this text: truce adopt AGREEMENT.md --clause ${of} --by WHO --on DATE; or put the adopted text back`;
    return error('adoption.stale', text?.at ?? adoption.at ?? NOWHERE, `the rules of clause ${of} were adopted by ${by} on ${on}, and ${says} (A7)`, mend, text === undefined || adoption.at === undefined ? [] : [adoption.at]);
  },
  translationChanged: (text: ClauseText, { of, by, on }: Adoption, language: string, { adopted, now }: { adopted: string | undefined; now: string | undefined }): Problem => {
    const says = now === undefined ? `the text in "${language}" that was there then (${adopted}) is gone`
      : adopted === undefined ? `the text in "${language}" (${now}) was not there then`
      : `its text in "${language}" has changed since: then ${adopted}, now ${now}`;
    return warning('adoption.translation-changed', text.at ?? NOWHERE, `the rules of clause ${of} were adopted by ${by} on ${on}, and ${says}; the text in "${text.language}", which holds, is the one adopted`, 'compare the two texts, then adopt again, so that both are on record');
  },
  notATextHash: (at: Position, hash: string): Problem =>
    error('adoption.no-hash', at, `"${hash}" is no hash of a text`, 'let `truce adopt` write it: `sha256:` and 64 digits'),
  unknownLabelled: (at: Position, kind: string, name: string, near: string | undefined): Problem =>
    error('label.unknown', at, `there is no ${kind} ${name} to be called confidential`, meant(near, `name a ${kind} that the agreement defines`)),
  labelTwice: (at: Position, what: string): Problem =>
    error('label.twice', at, `${what} is called confidential twice (A9)`, 'say it once, with all for whom it is'),
};
