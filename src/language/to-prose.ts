// A plan in plain English, clause by clause, for a lawyer to confirm: every choice and every default is said.
import { adoptionOf } from '#language/adoptions.ts';
import { proseOfClause } from '#language/prose-of-clauses.ts';
import { proseOfGate } from '#language/prose-of-gates.ts';
import { measureLine, measureOfDuty, quoted } from '#language/prose-of-measures.ts';
import { proseOfReading } from '#language/prose-of-readings.ts';
import { headingIn } from '#records/heading-in.ts';
import { labelInWords, labelsIn } from '#records/labels.ts';
import { listed, phraseOfFormula, phraseOfTime } from '#records/phrase.ts';
import { phraseOfGround } from '#records/phrase-of-ground.ts';
import type { Actor, Channel, Labelled, MadePlace, Measure, Place, Plan, ThingClass } from '#records/plan.ts';

/**
 * Markdown with one sentence a line; the same plan gives the same words. `language`: the one in which the headings of clauses are shown, where the text is there in
 * it; else the authoritative one.
 */
export function planToProse(plan: Plan, language?: string): string {
  const labels = labelsIn(plan);
  const parts = [
    [`# ${plan.title}`, '', ...(labels.length === 0 ? [] : [`PARTS OF THIS ARE CONFIDENTIAL: ${listed(labels.map((label) => label.of), 'and')}. Nothing here keeps them back: see who may read this before it is passed on.`, '']), `This is what the agreement "${plan.agreement}" means to Truce, by version ${plan.semantics} of its rules. Confirm it or correct the text.`],
    section('The text', textLines(plan)),
    section('Time', timeLines(plan)),
    section('Who', plan.actors.map((actor) => actorLine(actor, plan))),
    section('Where', [...plan.places.map((place) => placeLine(place, plan)), ...plan.lists.filter((list) => !list.name.endsWith(' alone')).map((list) => `The list ${list.name} of ${list.of}, as of ${list.asOf}: ${listed(list.members, 'and')}.${label(list)}`), ...plan.lines.map((line) => `${line.name}${titled(line.title)} is a line, drawn.${label(line)}`)]),
    section('Things', (plan.things ?? []).map(thingLine)),
    section('Who tells', plan.channels.map(channelLine)),
    section('What is counted', plan.measures.filter((measure) => !isDutys(plan, measure)).map((measure) => `${measureLine(measure)}${label(measure)}`)),
    section('Conditions', plan.conditions.map((condition) => `${quoted(condition.name, phraseOfFormula(condition.of, plan.zone))}.${label(condition)}`)),
    ...plan.clauses.map((clause) => section(`Clause ${clause.id}${headingOf(plan, clause.id, language)}`, [...labelLine(clause), ...proseOfClause(plan, clause)])),
    ...plan.gates.map((gate) => section(`Gate ${gate.name}${titled(gate.title)}`, [...labelLine(gate), ...proseOfGate(plan, gate)])),
    ...plan.readings.map((reading) => section(`Reading ${reading.name}`, proseOfReading(plan, reading))),
    section('What holds everywhere', EVERYWHERE),
  ];
  return `${parts.filter((part) => part.length > 0).map((part) => part.join('\n')).join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines.map((line) => (line.startsWith('  ') ? `  - ${line.trimStart()}` : `- ${line}`))];
}

const EVERYWHERE = [
  '"From" and "not before" a time include it; "until" and "before" exclude it; "by", "within" and "at least so long before" include their last moment.',
  'Hours, minutes and seconds are elapsed time, whatever clocks do; a civil day has 23, 24 or 25 hours.',
  '"Within N civil days after" a time ends with the Nth civil day after the day of that time.',
  'Where the evidence does not decide, the answer is "cannot be said", with the reason: pending, unseen, disputed, imprecise or unruled.',
  'Truce advises; resets, extensions, suspensions, rulings and openings are acts of the people named.',
];

function timeLines(plan: Plan): string[] {
  return [
    `The clock is that of ${plan.zone.name} (tz database ${plan.zone.version}): a civil day is a calendar day there, from its first moment to its last.`,
    ...plan.anchors.map((anchor) => `${anchor.name} is ${phraseOfTime(anchor.time, plan.zone)}.`),
  ];
}

/** Which texts there are, and what was adopted; nothing where there is one text and nobody adopted anything. */
function textLines(plan: Plan): string[] {
  const languages = [...new Set(plan.texts.flatMap((text) => (text.others ?? []).map((other) => other.language)))].sort();
  const [authoritative] = plan.texts.map((text) => text.language);
  const adopted = plan.texts.flatMap((text) => {
    const adoption = adoptionOf(plan, text.id);
    return adoption === undefined ? [] : [`The rules of clause ${text.id} were adopted by ${adoption.by} on ${adoption.on}, for its text as it stands.`];
  });
  const beside = languages.length === 0 ? [] : [`The text in "${authoritative}" is the authoritative one; beside it ${languages.length === 1 ? 'stands one' : 'stand texts'} in ${listed(languages.map((one) => `"${one}"`), 'and')}.`];
  return [...beside, ...adopted];
}

function label({ confidential }: Labelled): string {
  return confidential === undefined ? '' : ` ${labelInWords(confidential)}.`;
}

function labelLine(one: Labelled): string[] {
  return one.confidential === undefined ? [] : [label(one).trimStart()];
}

function titled(title: string): string {
  return title === '' ? '' : ` (${title})`;
}

function actorLine(actor: Actor, plan: Plan): string {
  const says = [
    actor.excluded ? 'is outside the agreement: nothing binds it, and what it does or suffers counts only where a measure does not leave it out' : '',
    actor.members.length === 0 ? '' : `is a joint body of ${listed(actor.members, 'and')}: its act is the act of all of them`,
    actor.includes.length === 0 ? '' : `includes ${listed(actor.includes, 'and')}`,
    actor.guarantors.length === 0 ? '' : `is answered for by ${listed(actor.guarantors, 'and')}`,
  ].filter((part) => part !== '');
  const guarantees = plan.actors.filter((other) => other.guarantors.includes(actor.name)).map((other) => other.name);
  if (guarantees.length > 0) says.push(`answers for ${listed(guarantees, 'and')}, with a verdict of its own beside theirs`);
  return `${actor.name}${titled(actor.title)} ${says.length === 0 ? 'is an actor of the agreement' : says.join('; it ')}.${label(actor)}`;
}

function thingLine({ name, title, members }: ThingClass): string {
  return `${name}${titled(title)} is ${listed(members, 'or')}: a claim that says ${name} may mean any of these.`;
}

function placeLine(place: Place, plan: Plan): string {
  const says = [
    place.made !== undefined ? groundWords(place.name, place.made, plan) : place.geometry === null ? 'a place known by name alone' : 'a place that is drawn',
    place.site === undefined ? '' : `a site: ${place.site}`,
    place.since === undefined ? '' : `there from ${phraseOfTime(place.since, plan.zone)} on: what is measured in it is measured from then on`,
    place.within.length === 0 ? '' : `in ${listed(place.within, 'and')}`,
    place.dividedInto.length === 0 ? '' : `divided into ${listed(place.dividedInto, 'and')}`,
  ].filter((part) => part !== '');
  const also = place.titles.filter((title) => title !== place.title);
  return `${place.name}${titled(place.title)} is ${says.join(', ')}${also.length === 0 ? '' : `; also called ${listed(also, 'or')}`}.${label(place)}`;
}

/** Where it has no name of its own, its words are its name, and only what they leave open is said. */
function groundWords(name: string, made: MadePlace, plan: Plan): string {
  const words = phraseOfGround(made) === name ? '' : `${phraseOfGround(made)}, `;
  switch (made.way) {
    case 'near': return `${words}measured all round from the nearest point of it, with itself`;
    case 'sites': {
      const declared = plan.places.filter(({ site }) => site !== undefined && made.kinds.includes(site)).map((site) => site.name);
      const listedHere = declared.length === 0 ? 'no place that the agreement declares' : `what the agreement declares as such (${listed(declared, 'and')})`;
      return `${words}${listedHere}, and wherever a claim itself says that it was at one; ${made.unlisted === true ? 'a claim that does not say may tell of one that nobody declared' : 'a claim that does not say, and is at none of those declared, is at none'}`;
    }
    default: return `${words}judged by how a claim lies to each of these`;
  }
}

function channelLine(channel: Channel): string {
  const sees = channel.sees.map(({ sort, of }) => `${sort}${of === null ? '' : ` of ${listed(of, 'and')}`}`);
  return `${channel.name}${titled(channel.title)} sees ${sees.length === 0 ? 'acts alone' : `${listed(sees, 'and')}, and acts`}.${label(channel)}`;
}

/** Where a duty counts by it, its words stand with the duty. */
function isDutys(plan: Plan, measure: Measure): boolean {
  return plan.clauses.some((clause) => clause.duties.some((duty) => measureOfDuty(duty) === measure.name));
}

function headingOf(plan: Plan, id: string, language: string | undefined): string {
  const heading = headingIn(plan, id, language);
  return heading === undefined ? '' : `: ${heading}`;
}
