// English phrases of a plan's nodes, for prose, explanations and names: times, lengths of time, measures, formulas, duties.
import { formatRatio, ratio, type Ratio } from '#base/bounds.ts';
import { dateOfDay } from '#base/civil.ts';
import { formatInstant } from '#base/instant.ts';
import { dayOf, msOfDayAt, offsetAt, type ZoneTable } from '#base/zone.ts';
import type { ActKind } from '#records/claim.ts';
import { LONG_AGO } from '#records/plan.ts';
import type { ActPattern, Comparison, Covering, CoveringAct, Duty, Formula, JointAct, Measure, Operand, Ref, Stride, Time, Verified, WindowAnchor } from '#records/plan.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** An elapsed length of time: `48 h`, `7 x 24 h` (from 4 x 24 h on), `90 min`, `500 ms`. Negative: with a minus before it. */
export function phraseOfDuration(ms: number): string {
  if (ms < 0) return `-${phraseOfDuration(-ms)}`;
  if (ms >= 96 * HOUR && ms % (24 * HOUR) === 0) return `${ms / (24 * HOUR)} x 24 h`;
  if (ms % HOUR === 0 && ms > 0) return `${ms / HOUR} h`;
  if (ms % MINUTE === 0 && ms > 0) return `${ms / MINUTE} min`;
  if (ms % SECOND === 0 && ms > 0) return `${ms / SECOND} s`;
  return `${ms} ms`;
}

/** An exact number: `50`, `12.5` where a decimal says it exactly, else `75/28`. */
export function phraseOfRatio(r: Ratio): string {
  for (let digits = 0, scale = 1; digits <= 6; digits += 1, scale *= 10) {
    if (scale % r.den === 0) return (r.num / r.den).toFixed(digits);
  }
  return formatRatio(r);
}

/** A written instant as clocks of the zone show it: `2016-09-12 19:00 +03:00`; without a zone in UTC: `2016-09-12T16:00:00Z`. */
export function phraseOfInstant(t: number, zone?: ZoneTable): string {
  if (zone === undefined) return formatInstant(t);
  const ofDay = msOfDayAt(zone, t);
  const clock = [Math.floor(ofDay / HOUR), Math.floor(ofDay / MINUTE) % 60].map(twoDigits).join(':');
  const rest = ofDay % MINUTE === 0 ? '' : `:${twoDigits(Math.floor(ofDay / SECOND) % 60)}${ofDay % SECOND === 0 ? '' : `.${String(ofDay % SECOND).padStart(3, '0')}`}`;
  // Where clocks go back over midnight the civil day is not the date shown; the date shown is what the offset gives.
  const shown = Math.floor((t + offsetAt(zone, t)) / zone.dayMs);
  return `${dateOfDay(Number.isFinite(shown) ? shown : dayOf(zone, t))} ${clock}${rest} ${phraseOfOffset(offsetAt(zone, t))}`;
}

function phraseOfOffset(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE);
  return `${ms < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}

/** `Madaya`, or `the area` for the member that an enclosing `for each` stands at. */
function phraseOfRef(ref: Ref): string {
  return 'name' in ref ? ref.name : `the ${ref.param}`;
}

/** An anchor in words: `D + 48 h`, `the end of the 3rd civil day after D`. `zone` is the clock in which written instants are shown (absent: UTC). */
export function phraseOfTime(t: Time, zone?: ZoneTable): string {
  switch (t.node) {
    case 'at': return phraseOfInstant(t.instant, zone);
    case 'edge': return `the ${t.edge} of ${t.day}`;
    case 'anchor': return t.name;
    case 'act': return phraseOfActAnchor(t);
    case 'opening': return `the ${t.which} opening of ${t.gate}${t.arg === null ? '' : ` for ${phraseOfRef(t.arg)}`}`;
    case 'fulfilment': return `the fulfilment of clause ${t.of}`;
    case 'clause': return `the ${t.edge} of clause ${t.of}`;
    case 'renewed': return `${phraseOfTime(t.of, zone)}, renewed by ${phraseOfStride(t.every)} at each end unless ${phraseOfTime(t.notice, zone)} was made${t.lead === null ? ' by then' : ` at least ${phraseOfStride(t.lead)} before`}`;
    case 'that': return t.set === true ? 'the moment at which acts made it the end' : 'it';
    case 'plus': return `${phraseOfTime(t.of, zone)} ${t.ms < 0 ? '-' : '+'} ${phraseOfDuration(Math.abs(t.ms))}`;
    case 'days-after': return t.days < 0 ? `the start of the ${plural(-t.days, 'whole civil day')} before ${phraseOfTime(t.of, zone)}` : `the end of the ${ordinal(t.days)} civil day after ${phraseOfTime(t.of, zone)}`;
    case 'months-after': return `${plural(Math.abs(t.months), 'month')} ${t.months < 0 ? 'before' : 'after'} ${phraseOfTime(t.of, zone)}`;
    case 'day-of': return `the ${t.edge} of the day of ${phraseOfTime(t.of, zone)}`;
  }
}

/** A deadline; one that lies so many whole days before something is met by the end of the day before those. */
function phraseOfLast(t: Time, zone: ZoneTable | undefined): string {
  return t.node === 'days-after' && t.days < 0 ? `the moment before ${phraseOfTime(t, zone)}` : phraseOfTime(t, zone);
}

function phraseOfStride(s: Stride): string {
  return 'ms' in s ? phraseOfDuration(s.ms) : 'days' in s ? plural(s.days, 'civil day') : plural(s.months, 'month');
}

function phraseOfActAnchor(t: Extract<Time, { node: 'act' }>): string {
  const who = t.by.length === 0 ? '' : ` by ${listed(t.by, t.joint ? 'and' : 'or')}`;
  return `the ${t.which} ${t.joint ? 'joint ' : ''}act of ${t.act}${who}${t.about === null ? '' : ` about ${t.about}`}`;
}

/** `joint act of A and B within 24 h of one another`, `act of A or B`, with `which may be backdated` where the author says so. */
export function phraseOfJointAct(act: JointAct): string {
  if (act.any) return `act of ${listed(act.by, 'or')}${act.backdated ? ', which may be backdated' : ''}`;
  const within = act.withinMs === null || act.by.length < 2 ? '' : `, made within ${phraseOfDuration(act.withinMs)} of one another`;
  return `${act.by.length > 1 ? 'joint act' : 'act'} of ${listed(act.by, 'and')}${within}${act.backdated ? ', which may be backdated' : ''}`;
}

/** What a measure counts, without its name: `incidents of attack per civil day in Syria, not by or against excluded actors`. */
export function phraseOfMeasure(m: Measure): string {
  if (m.acts !== undefined) return `${phraseOfActs(m, m.acts)}${perOf(m)}`;
  return [
    `${countedIn(m)}${perOf(m)}${whereOf(m)}`,
    m.by.length === 0 ? '' : `by ${listed(m.by.map(phraseOfRef), 'or')}`,
    m.against.length === 0 ? '' : `against ${listed(m.against.map(phraseOfRef), 'or')}`,
    { none: '', any: 'not by or against excluded actors', all: 'excluded actors only left out' }[m.excluding],
    ...phrasesOfLeaving(m),
    m.exceptions.length === 0 ? '' : `except ruled ${listed(m.exceptions, 'or')}`,
    ...(m.unless ?? []).map(phraseOfCovering),
  ].filter((part) => part !== '').join(', ');
}

/** V15. */
function phraseOfActs(m: Measure, { act, to, about }: NonNullable<Measure['acts']>): string {
  const by = m.by.length === 0 ? '' : ` by ${listed(m.by.map(phraseOfRef), 'or')}`;
  return `acts of ${act}${by}${to.length === 0 ? '' : ` to ${listed(to, 'or')}`}${about === null ? '' : ` about ${about}`}`;
}

/** N14, N15: `except after notice by the side to Commission about 4 at least 48 h before`. */
function phraseOfCovering({ ruled, acts }: Covering): string {
  return `except ${ruled === undefined ? '' : `ruled ${ruled} `}${acts.map(phraseOfCoveringAct).join(' and ')}`;
}

export function phraseOfCoveringAct(act: CoveringAct): string {
  const who = act.by === 'author' ? 'the side' : listed(act.by, 'or');
  const what = `${act.made === 'before' ? 'after' : 'with'} ${act.act} by ${who}${act.to === null ? '' : ` to ${act.to}`}${act.about === null ? '' : ` about ${act.about}`}`;
  if (act.made === 'after') return `${what} within ${phraseOfDuration(act.withinMs)} after`;
  const limits = [...(act.leastMs === 0 ? [] : [`at least ${phraseOfDuration(act.leastMs)}`]), ...(act.mostMs === null ? [] : [`at most ${phraseOfDuration(act.mostMs)}`])];
  return limits.length === 0 ? what : `${what} ${limits.join(' and ')} before`;
}

/** N16. */
function phrasesOfLeaving({ notBy = [], notAgainst = [] }: Measure): string[] {
  const by = listed(notBy, 'or'), against = listed(notAgainst, 'or');
  if (by !== '' && by === against) return [`not by or against ${by}`];
  return [...(by === '' ? [] : [`not by ${by}`]), ...(against === '' ? [] : [`not against ${against}`])];
}

function countedIn(m: Measure): string {
  const things = listed(m.of.map(spaced), 'and');
  if (m.from === 'movements') return `${m.unit}${m.load === undefined ? '' : ` of ${listed(m.load, 'or')}`} ${m.stage ?? ''}`.trimEnd();
  if (m.from === 'presence') return `presence of ${things}`;
  const what = m.from === 'tallies' ? `published counts of ${things}` : `incidents of ${things}`;
  return m.unit === 'killed' || m.unit === 'injured' ? `people ${m.unit} in ${what}` : what;
}

function perOf(m: Measure): string {
  switch (m.per.unit) {
    case 'moment': return '';
    case 'civil-day': return ' per civil day';
    case 'elapsed': return ` per ${phraseOfDuration(m.per.ms)}`;
    case 'since': return ` in all since ${phraseOfTime(m.per.from)}`;
  }
}

function whereOf(m: Measure): string {
  const preposition = m.from === 'movements' ? 'at' : 'in';
  const place = phraseOfRef(m.place);
  if (m.strip === null) return ` ${preposition} ${place}`;
  const { line, metres, side, compass } = m.strip;
  if (side === null) return ` within ${metres} m on either side of ${line}`;
  return ` within ${metres} m ${compass ?? side} of ${line}`;
}

/** `at most 3`, `under 3`, `at least 3`, `over 3`. */
function phraseOfComparison(op: Comparison): string {
  return { '<=': 'at most', '<': 'less than', '>=': 'at least', '>': 'more than' }[op];
}

/** The right-hand side of a comparison. */
export function phraseOfOperand(o: Operand, zone?: ZoneTable): string {
  switch (o.operand) {
    case 'number': return phraseOfRatio(o.value);
    case 'average': {
      const whose = o.measure === null ? 'its average' : `the average of ${o.measure}`;
      return `${phraseOfRatio(o.percent)} % of ${whose} over the ${plural(o.days, 'civil day')} before ${phraseOfDayOf(o.before, zone)}${phraseOfMore(o.plus)}`;
    }
    case 'measure': {
      const when = o.asAt === undefined ? '' : ` as at ${phraseOfTime(o.asAt, zone)}`, lag = o.lagMs === undefined ? '' : `, within ${phraseOfDuration(o.lagMs)}`;
      return `${phraseOfShare(o.percent)}${o.measure}${when}${phraseOfMore(o.plus)}${lag}`;
    }
  }
}

/** What stands before a measure: nothing, `50 % of `, `30 times `, `5/3 times `. */
function phraseOfShare(percent: Ratio): string {
  const { num, den } = ratio(percent.num, percent.den * 100);
  if (num === den) return '';
  const isPlain = den === 1 && num > 1 || phraseOfRatio(percent).includes('/');
  return isPlain ? `${phraseOfRatio({ num, den })} times ` : `${phraseOfRatio(percent)} % of `;
}

function phraseOfMore(plus: Ratio | undefined): string {
  if (plus === undefined) return '';
  return ` ${plus.num < 0 ? 'minus' : 'plus'} ${phraseOfRatio({ num: Math.abs(plus.num), den: plus.den })}`;
}

/** What whole days lie before (W5): the day of a moment, since "before D" of a D at 19:00 may seem to take in a part of its day; an edge of a day as it is. */
function phraseOfDayOf(t: Time, zone: ZoneTable | undefined): string {
  const isEdge = t.node === 'edge' || t.node === 'day-of' || t.node === 'days-after';
  return `${isEdge ? '' : 'the day of '}${phraseOfTime(t, zone)}`;
}

/** A condition in one line, as the agreement would write it. Its phrase names a condition that the author gave no name. */
export function phraseOfFormula(f: Formula, zone?: ZoneTable): string {
  const say = (part: Formula): string => phraseOfFormula(part, zone);
  switch (f.node) {
    case 'condition': return f.name;
    case 'compare': return phraseOfCompare(f, zone);
    case 'count': {
      const window = f.op === '>=' || f.op === '>' ? 'every' : 'any';
      return `${f.measure} ${phraseOfComparison(f.op)} ${phraseOfRatio(f.limit)} in ${window} ${phraseOfDuration(f.ms)}${phraseOfAnchor(f.anchor, zone)}`;
    }
    case 'sustained': return `${inner(f.of, zone)} for ${phraseOfDuration(f.ms)}${phraseOfAnchor(f.anchor, zone)}`;
    case 'done': return `${f.measure} ${phraseOfComparison(f.op)} ${phraseOfRatio(f.limit)}${phraseOfBounds(f, zone)}`;
    case 'act-done': return `${phraseOfAct(f)}${phraseOfBounds(f, zone)}${phraseOfVerified(f.verified)}`;
    case 'and': return exactlyIn(f, zone) ?? f.of.map((part) => inner(part, zone)).join(' and ');
    case 'or': return f.of.map((part) => inner(part, zone)).join(' or ');
    case 'not': return `not ${inner(f.of, zone)}`;
    // A clause for each member asks for what is open of its own member, by a list of that one (N12).
    case 'each': return `for ${f.list.endsWith(' alone') ? `the ${f.param} ${f.list.slice(0, -' alone'.length)}` : `each ${f.param} in ${f.list}`}: ${say(f.of)}`;
    case 'at-least-of': return `for at least ${f.k} ${f.param} of ${f.list}: ${say(f.of)}`;
    case 'past':
    case 'future': return `${f.some ? 'at some moment in' : 'throughout'} ${phraseOfReach(f)}: ${say(f.of)}`;
    case 'since': return `${inner(f.hold, zone)} since ${inner(f.begun, zone)}${phraseOfReachLimits(f)}`;
    case 'until': return `${inner(f.hold, zone)} until ${inner(f.comes, zone)}${phraseOfReachLimits(f)}`;
    case 'state': {
      const acts = (patterns: readonly ActPattern[]) => patterns.map(phraseOfPattern).join(' or ');
      return `begun by ${acts(f.begun)}, ${f.ended.length === 0 ? 'without end' : `ended by ${acts(f.ended)}`}`;
    }
    case 'ruled': return f.act === 'verification' ? `verified by ${f.by ?? 'anybody'} about ${topicOf(f)}` : phraseOfTerm(f, zone);
    case 'together': return `${listed(f.times.map((time) => phraseOfTime(time, zone)), 'and')} ${f.withinMs === null ? 'simultaneously' : `within ${phraseOfDuration(f.withinMs)} of one another`}`;
  }
}

/** `M exactly 3`: at least and at most the same, of the same. */
function exactlyIn({ of }: Extract<Formula, { node: 'and' }>, zone: ZoneTable | undefined): string | null {
  const [least, most] = of;
  if (of.length !== 2 || least === undefined || most === undefined) return null;
  const bothWays = (op: Comparison, part: Formula): string | null => ('op' in part && part.op === op ? phraseOfFormula({ ...part, op: '>=' } as Formula, zone) : null);
  const said = bothWays('>=', least);
  if (said === null || (least.node !== 'compare' && least.node !== 'count') || most.node !== least.node || bothWays('<=', most) !== said) return null;
  return said.replace(`${least.measure} at least `, `${least.measure} exactly `);
}

/** `act of opening by A or B about Talks`, `joint act of opening by A and B`. */
function phraseOfPattern(p: ActPattern): string {
  const who = p.by.length === 0 ? '' : ` by ${listed(p.by, p.joint ? 'and' : 'or')}`;
  return `${p.joint ? 'joint ' : ''}act of ${p.act}${who}${p.about === null ? '' : ` about ${p.about}`}`;
}

/** What acts about a term, or about a gate's days, are about: `Quiet`; `Disengage(area)`, or of one member `Disengage(Zolote)`. */
export function topicOf(f: { about: string; param: string | null }, env: Readonly<Record<string, string>> = {}): string {
  return f.param === null ? f.about : `${f.about}(${env[f.param] ?? f.param})`;
}

function phraseOfTerm(f: Extract<Formula, { node: 'ruled' }>, zone: ZoneTable | undefined): string {
  const words = f.words === null || f.words === '' ? f.about : `"${f.words}"`;
  return f.of === null ? `${words}, as it is ruled` : `${words}, as ${f.whose ?? 'the agreement'} defines it: ${phraseOfFormula(f.of, zone)}`;
}

function phraseOfCompare(f: Extract<Formula, { node: 'compare' }>, zone: ZoneTable | undefined): string {
  // A measure without a name of its own is called by its phrase, which has blanks: "no fire in Zolote" reads better than "at most 0".
  const isPhrase = /\s/.test(f.measure);
  if (isPhrase && f.op === '<=' && f.to.operand === 'number' && f.to.value.num === 0) return `no ${f.measure}`;
  return `${f.measure} ${phraseOfComparison(f.op)} ${phraseOfOperand(f.to, zone)}`;
}

function phraseOfAnchor(anchor: WindowAnchor, zone: ZoneTable | undefined): string {
  return `, counting from ${anchor.reachBack ? 'before ' : ''}${phraseOfTime(anchor.from, zone)}`;
}

/** `, from D, not before E, no later than F`: what a `done` or `act-done` counts between. */
function phraseOfBounds(f: { from: Time; notBefore: Time | null; noLaterThan: Time | null }, zone: ZoneTable | undefined): string {
  const from = phraseOfTime(f.from, zone), notBefore = f.notBefore === null ? null : phraseOfTime(f.notBefore, zone);
  const parts = f.from.node === 'at' && f.from.instant === LONG_AGO ? [] : [`counted from ${from}`];
  if (notBefore !== null && notBefore !== from) parts.push(`not before ${notBefore}`);
  if (f.noLaterThan !== null) parts.push(`by ${phraseOfLast(f.noLaterThan, zone)}`);
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`;
}

function phraseOfVerified(verified: Verified | undefined): string {
  return verified === undefined ? '' : `, verified by ${listed(verified.by, 'and')}`;
}

/** An act asked for: `notice by A to B about 3b`. */
function phraseOfAct(f: { act: ActKind; by?: string[]; to: string | null; orTo?: string[]; about: string | null }): string {
  const by = f.by === undefined || f.by.length === 0 ? '' : ` by ${listed(f.by, 'or')}`;
  return `${f.act}${by}${f.to === null ? '' : ` to ${listed([f.to, ...(f.orTo ?? [])], 'or')}`}${f.about === null ? '' : ` about ${f.about}`}`;
}

function phraseOfReach(f: { node: 'past' | 'future'; fromMs: number; toMs: number | null }): string {
  if (f.node === 'past' && f.toMs === null) return 'the past so far';
  if (f.toMs === null) return 'the time to come';
  const near = f.fromMs === 0 ? '' : ` but the nearest ${phraseOfDuration(f.fromMs)}`;
  return `the ${f.node === 'past' ? 'last' : 'next'} ${phraseOfDuration(f.toMs)}${near}`;
}

function phraseOfReachLimits(f: { fromMs: number; toMs: number | null }): string {
  const parts = [];
  if (f.fromMs > 0) parts.push(`at least ${phraseOfDuration(f.fromMs)}`);
  if (f.toMs !== null) parts.push(`at most ${phraseOfDuration(f.toMs)}`);
  return parts.length === 0 ? '' : ` (${parts.join(' and ')} away)`;
}

/** A part of a larger formula: in parentheses where it would otherwise run into its neighbours. */
function inner(f: Formula, zone: ZoneTable | undefined): string {
  const simple = f.node === 'condition' || f.node === 'compare' || f.node === 'not';
  return simple ? phraseOfFormula(f, zone) : `(${phraseOfFormula(f, zone)})`;
}

/** What a duty asks, in the infinitive: `refrain from incidents of attack in Syria`. `measures` are the plan's (or the reading's). */
export function phraseOfDuty(duty: Duty, measures: readonly Measure[], zone?: ZoneTable): string {
  switch (duty.duty) {
    case 'refrain': return `refrain from ${phraseOfNamedMeasure(duty.measure, measures)}`;
    case 'cap': return duty.limit === 0
      ? `have no ${phraseOfNamedMeasure(duty.measure, measures)}`
      : `have at most ${duty.limit}, counted as ${phraseOfNamedMeasure(duty.measure, measures)}`;
    case 'hold': return `have at least ${duty.least}, counted as ${phraseOfNamedMeasure(duty.measure, measures)}`;
    case 'distance': {
      const posts = duty.posts === null ? '' : `, except at ${plural(duty.posts.count, 'post')} of at most ${duty.posts.people} people`;
      return `have no ${phraseOfNamedMeasure(duty.measure, measures)}${posts}`;
    }
    case 'ensure': {
      const said = phraseOfFormula(duty.of, zone);
      return `see to it that ${said.startsWith('no ') ? 'there are ' : ''}${said}`;
    }
    case 'deliver': return `deliver: ${phraseOfFormula(withMeasuresPhrase(duty.of, measures), zone)}`;
    case 'perform': {
      const after = duty.notBefore === null ? '' : ` not before ${phraseOfTime(duty.notBefore, zone)}`;
      const by = duty.noLaterThan === null ? '' : ` by ${phraseOfLast(duty.noLaterThan, zone)}`;
      return `${phraseOfPerforming(duty)}${after}${by}${phraseOfVerified(duty.verified)}`;
    }
    case 'quota': return phraseOfQuota(duty, measures);
    case 'recur': return `${phraseOfPerforming(duty)} at least once ${phraseOfRow(duty.days)}`;
  }
}

/** `deliver each civil day at least 600 trucks arrived at Gaza; a shortfall lapses`. */
function phraseOfQuota(duty: Extract<Duty, { duty: 'quota' }>, measures: readonly Measure[]): string {
  // A measure that has a name stands by it: a reading may define it anew.
  const what = duty.measure.includes('/') ? phraseOfNamedMeasure(duty.measure, measures) : `of ${duty.measure}`;
  const least = duty.least.operand === 'number' ? phraseOfRatio(duty.least.value) : `${phraseOfRatio(duty.least.percent)} % of ${phraseOfBase(duty.least.measure, measures)}, in`;
  const shortfall = duty.shortfall === 'lapses' ? 'a shortfall lapses' : 'a shortfall is carried over';
  return `deliver ${phraseOfRow(duty.days)} at least ${least} ${what}; ${shortfall}${duty.proRata ? ', part days pro rata' : ''}`;
}

/** A named measure by its name; that of another duty by what it counts. */
function phraseOfBase(name: string, measures: readonly Measure[]): string {
  return name.includes('/') ? phraseOfNamedMeasure(name, measures) : name;
}

function phraseOfRow(days: number): string {
  return days === 1 ? 'each civil day' : `every ${plural(days, 'civil day')}`;
}

/** `give notice to B about 4`, `withdraw about 3b`, `make a declaration`. */
function phraseOfPerforming(duty: Extract<Duty, { duty: 'perform' | 'recur' }>): string {
  const said = phraseOfAct(duty);
  if (duty.act === 'notice') return `give ${said}`;
  if (duty.act === 'withdrawal') return said.replace('withdrawal', 'withdraw');
  return `make ${/^[aeiou]/.test(said) ? 'an' : 'a'} ${said}`;
}

/** A duty's measure has a generated name; what it counts is said in its place. */
function withMeasuresPhrase(f: Formula, measures: readonly Measure[]): Formula {
  return f.node === 'done' || f.node === 'count' ? { ...f, measure: phraseOfNamedMeasure(f.measure, measures) } : f;
}

function phraseOfNamedMeasure(name: string, measures: readonly Measure[]): string {
  const found = measures.find((m) => m.name === name);
  return found === undefined ? name : phraseOfMeasure(found);
}

/** `A`, `A and B`, `A, B and C`. */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** `1 day`, `3 days`. */
export function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}

/** `1st`, `22nd`, `13th`. */
export function ordinal(n: number): string {
  const ending = n % 100 >= 11 && n % 100 <= 13 ? 'th' : ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th';
  return `${n}${ending}`;
}

export function spaced(word: string): string {
  return word.replaceAll('_', ' ');
}
