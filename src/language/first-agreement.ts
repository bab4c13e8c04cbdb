// The text of a first agreement, from a few answers: short, whole, and made to be corrected.

/** What somebody who begins an agreement knows already. */
export interface FirstAnswers {
  title: string;
  /** An IANA zone. */
  clock: string;
  /** The start, as the clock of the agreement shows it: `2026-01-31 12:00`. */
  start: string;
  sides: readonly string[];
  place: string;
  monitor: string;
  /** `48 h`, `14 x 24 h`, or the date of the last day; null: until somebody ends it. */
  ends: string | null;
  /** Quiet days before the next step; 0: no such step. */
  days: number;
  breach: 'restart' | 'pause' | 'decided';
  unseen: 'blocks' | 'pauses' | 'counts';
}

/** Markdown with truce blocks. Names are made of the words given; their titles keep them as they were written. */
export function firstAgreement(answers: FirstAnswers): string {
  const taken = new Set<string>();
  const named = (title: string): { name: string; says: string } => {
    const name = nameFrom(title, taken);
    return { name, says: name === title ? name : `${name} ${quoted(title)}` };
  };
  const agreement = named(answers.title), sides = answers.sides.map(named), place = named(answers.place), monitor = named(answers.monitor);
  const all = sides.map(({ name }) => name), joint = `joint act of ${all.join(' and ')}`;
  return [
    `# ${answers.title}`, '',
    'This is a first draft. Each block below says what the clause above it means; correct both until they agree. `truce plan` says the rules in plain English,',
    '`truce lint` what will be argued about.', '',
    '```truce',
    `agreement ${agreement.says}`, `  clock "${answers.clock}"`, `  D is ${answers.start}`,
    ...sides.map(({ says }) => `actor ${says}`), `actor ${monitor.says}`, `place ${place.says}`, `channel ${monitor.says} sees incidents, movements, presence`,
    '```', '',
    '## 1 The sides hold their fire {#1}', '',
    `From the start on, the sides stop all attacks in ${answers.place}. Force in self-defence is for ${answers.monitor} to rule on.`, '',
    '```truce',
    `clause 1 binds ${all.join(', ')}`, `  to refrain from incidents of attack, fire in ${place.name} except ruled self_defence`, `  from D${endWords(answers.ends)}`, `  terminated by ${joint}`,
    '```', '',
    ...(answers.days === 0 ? [] : gateWords(answers, { place: place.name, joint, all })),
    '## How it is read', '',
    `${answers.monitor} counts what it has confirmed; what it finds credible may count. Others may add a reading of their own.`, '',
    '```truce',
    `reading Monitor adopted by ${monitor.name}`, `  channels ${monitor.name}`, '  counts confirmed, may count credible',
    '```', '',
  ].join('\n');
}

function gateWords({ days, breach, unseen }: FirstAnswers, { place, joint, all }: { place: string; joint: string; all: readonly string[] }): string[] {
  const rule = breach === 'decided' ? `as decided by ${all.join(' and ')}` : breach;
  return [
    `## 2 After ${days} quiet days the next step is taken {#2}`, '',
    'A day is quiet when nobody fired, and somebody watched.', '',
    '```truce',
    'gate NextStep', `  opens after ${days} consecutive civil days of no incidents of attack, fire in ${place}, counted from D`, `  on breach ${rule}`,
    `  a day unseen ${unseen}, any other undetermined day blocks`, '  once open suspends on breach', `  reset by ${joint}`,
    '```', '',
  ];
}

function endWords(ends: string | null): string {
  if (ends === null) return '';
  return /^\d{4}-\d{2}-\d{2}$/.test(ends) ? ` until the end of ${ends}` : ` until D + ${ends}`;
}

/** Letters and digits of the words, each word beginning with a capital where its script has them: `Army of the North` gives `ArmyOfTheNorth`. */
function nameFrom(title: string, taken: Set<string>): string {
  const words = title.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const base = /^\p{L}/u.test(joined) ? joined : `A${joined}`;
  let name = base;
  for (let again = 2; taken.has(name); again += 1) name = `${base}_${again}`;
  taken.add(name);
  return name;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, (letter) => `\\${letter}`)}"`;
}
