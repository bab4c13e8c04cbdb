// What can be wrong with the terms: measures, conditions, clauses, gates and readings.
import type { Position, Problem } from '#base/problem.ts';
import { error, listWords, meant, warning } from '#language/problem-words.ts';

const problemsOfMeasures = {
  fromMissing: (at: Position, name: string, type: string): Problem =>
    error('measure.from-missing', at, `${name} does not say what it counts: single incidents, or tallies that somebody publishes; they are never added (E6)`, `write \`incidents of ${type}\` or \`, from incidents\`; or \`, from tallies\``),
  silenceMissing: (at: Position, name: string): Problem =>
    error('measure.silence-missing', at, `measure ${name} does not say what silence means, where nobody reported (E7)`, 'write `, silence means unknown` (nothing reported may hide anything) or `, silence means none` (nothing reported is nothing)'),
  measuredNowhere: (at: Position, name: string): Problem =>
    error('measure.measured-nowhere', at, `${name} does not say where it is measured${name.includes('delivered') ? ' (E11)' : ''}`, 'write `in PLACE`, `at PLACE`, or, inside `for each place in LIST`, `at the place`'),
  unknownStage: (at: Position, stage: string, near: string | undefined, all: readonly string[]): Problem =>
    error('measure.unknown-stage', at, `a convoy has no stage called ${stage}`, meant(near, `the stages are ${listWords(all)}`)),
  unknownExchange: (at: Position, words: string, near: string | undefined, all: readonly string[]): Problem =>
    error('measure.unknown-exchange', at, `"${words}" is nothing that is counted in an exchange`, meant(near, `what is given back or over: ${listWords(all)}; else \`incidents of release\``)),
  optionsOnName: (at: Position, name: string): Problem =>
    error('measure.options-on-name', at, `${name} is a measure; what it counts, where and through whom stands in its definition`, `use ${name} alone, or define another measure`),
  unitMixed: (at: Position, name: string): Problem =>
    error('measure.unit-mixed', at, `${name} is counted per civil day, and stands here inside a window of elapsed time (V6)`, 'count it `per 24 h`, or without `per`; or ask for consecutive civil days'),
  unseenMeasure: (at: Position, name: string): Problem =>
    error('measure.unseen', at, `no channel that any reading takes sees what ${name} counts (V9)`, 'let a channel see it (`sees incidents`, `sees tallies of ...`, `sees movements`, `sees presence of ...`), or let a reading take such a channel'),
  wrongSort: (at: Position, name: string, sort: string): Problem =>
    error('measure.wrong-sort', at, `${name} cannot be counted from ${sort}`, 'convoys are counted from movements, presence from presence, incidents from incidents or tallies'),
  actsOption: (at: Position, name: string, option: string): Problem =>
    error('measure.acts-option', at, `${name} counts acts, of which "${option}" says nothing: they are at no place, every channel tells them, and an act that nobody tells was not made (V15)`, 'leave it out; say whose acts, to whom and about what, in this order, right behind the kind: `acts of declaration by UN to Mission about 5`'),
  totalNotParted: (at: Position, name: string): Problem =>
    error('measure.total-not-parted', at, `${name} reads published totals, of which no part can be left out by who took part in it`, 'count `incidents of ...`, or say `by ...` and `against ...` alone: then only totals about these are read'),
  coverOf: (at: Position, name: string, from: 'presence' | 'tallies'): Problem =>
    error('measure.cover-of', at, from === 'presence' ? `${name} is about what is somewhere, and bans on presence cannot yet have an exception for what acts cover (N14)` : `${name} reads published totals, of which no part can be left out because acts cover it (N14)`,
      from === 'presence' ? 'count what happens (`to refrain from incidents of movement_of_arms in PLACE except after ...`); or write `except ruled NAME`' : 'count `incidents of ...`'),
  coverByWhen: (at: Position, text: string): Problem =>
    error('measure.cover-by-when', at, `"${text}" does not say within what time after what happened the act is to be made (N15)`, 'write `with notice by the side to A within 24 h after`; or, of an act made before, `after notice by the side to A`'),
  coverAfterWithin: (at: Position, text: string): Problem =>
    error('measure.cover-after-within', at, `"${text}" may be read of an act made before, and of one made after (N15)`, 'write `with ... within 24 h after` (made up to 24 h after what happened); or `after ... at most 24 h before` (made before it, at most so long)'),
  coverNever: (at: Position, text: string): Problem =>
    error('measure.cover-never', at, `"${text}" asks for a longer time at least than at most, which no act can meet (N14)`, 'change one of the two'),
  coverByWhom: (at: Position, word: string): Problem =>
    error('measure.cover-by-whom', at, `"the ${word}" is nobody (N14)`, 'write `by the side`, for whoever did what is counted; or the name of an actor, without `the`'),
  conditionParameter: (at: Position, name: string, message: string, mend: string): Problem =>
    error('condition.parameter', at, `condition ${name} ${message}`, mend),
  noComparison: (at: Position, name: string): Problem =>
    error('condition.no-comparison', at, `${name} is a number, not something that is so or not so`, `compare it: \`${name} at most 3\`, or \`no ${name}\``),
  atMostBy: (at: Position, name: string): Problem =>
    error('condition.at-most-by', at, `an upper limit on ${name} has no deadline: only "at least" and "more than" can be done by a time`, 'write `at most 3 in any 24 h`, or ask for it from one time until another in a clause'),
  laggedLimit: (at: Position, name: string, words: string): Problem =>
    warning('condition.lagged-limit', at, `"${words}" holds ${name} against what the other was that long before, so whoever answers sooner is over the limit until then (V13)`, `write \`at least\` behind ${name} with \`within\`, and the upper limit as a comparison of its own, without it`),
  totalInWindow: (at: Position, name: string): Problem =>
    error('measure.total-in-window', at, `${name} is a total that grows, counted from its own beginning (V14), and stands here where a window, a deadline or an average counts anew`, 'compare the total itself: `M at least 30`; or count here by a measure that does not say `in all since`'),
  presenceInWindow: (at: Position, name: string): Problem =>
    error('measure.presence-in-window', at, `${name} is what is there at a moment (E23), and stands here where a window or a deadline adds up what happens`, 'ask for it at each moment, in a clause that starts at the deadline; or write `throughout the last 24 h: ...`, `at some moment in the last 24 h: ...`'),
  shareInWindow: (at: Position, limit: string): Problem =>
    error('condition.share-in-window', at, `"${limit}" is a share, and a count over a window or by a time is compared with a number alone (W1, W4)`, 'write the number; or define two measures `per 24 h`, `per civil day` or `in all since D`, and compare them without a window'),
  stepByWhen: (at: Position, number: string): Problem =>
    error('condition.step-by-when', at, `a schedule asks for ${number} and does not say by when`, 'write a time behind each number: `at least 20 by D + 24 h, 50 by D + 48 h`'),
  simultaneousAlone: (at: Position, id: string): Problem =>
    error('clause.simultaneous-alone', at, `clause ${id} binds one actor alone, and asks it to act simultaneously with nobody (W7)`, 'bind the others too, or leave `simultaneously` out'),
  simultaneousAboutNothing: (at: Position, id: string): Problem =>
    error('clause.simultaneous-about', at, `clause ${id} asks for acts that come together and does not say what they are about, so that any earlier act of the kind would be taken for one (W7)`, `write \`about ${id}\``),
  verifiedAboutNothing: (at: Position): Problem =>
    error('act.verified-about', at, 'an act is to be verified, and it is not said what it is about, so that a verification of anything else would be taken for one of it (N8)', 'say what the act is about: `act of withdrawal by A about 2 by T, verified by B`'),
  stateWithoutEnd: (at: Position, name: string): Problem =>
    error('state.no-end', at, `state ${name} does not say which act ends it (E10)`, 'write `, ended by act of termination by A`; or `, without end`'),
  stateEndsAsItBegins: (at: Position, name: string, act: string): Problem =>
    error('state.same-act', at, `an act of ${act} could both begin and end state ${name}`, 'let acts of different kinds, or about different things, begin and end it'),
  oneTimeTogether: (at: Position, text: string): Problem =>
    error('condition.one-time', at, `"${text}" names fewer than two times that could be compared (W7)`, 'write two anchors or more: `Start and OtherStart within 24 h of one another`'),
  noWindowAnchor: (at: Position, text: string): Problem =>
    error('window.no-anchor', at, `the window "${text}" does not say from when it is counted (W1)`, 'write `, counting from D` (or `, counting from before D`, if it may reach back)'),
};

const problemsOfClauses = {
  clauseNoText: (at: Position, id: string): Problem =>
    warning('clause.no-text', at, `clause ${id} has no text: no heading carries {#${id}}`, `put {#${id}} behind the heading of the clause`),
  noDuty: (at: Position, id: string): Problem =>
    error('clause.no-duty', at, `clause ${id} binds and asks for nothing`, 'write a duty: `to refrain from ...`, `to keep ...`, `to deliver ...`, `to ensure ...`'),
  noStart: (at: Position, id: string): Problem =>
    error('clause.no-start', at, `clause ${id} does not say from when it binds`, 'write `from D`, or another time'),
  excludedBound: (at: Position, id: string, actor: string): Problem =>
    error('clause.excluded-bound', at, `clause ${id} binds ${actor}, which is outside the agreement`, `take ${actor} out of \`binds\`, or do not declare it \`excluded\``),
  bindsNobody: (at: Position, id: string): Problem =>
    error('clause.binds-nobody', at, `clause ${id} binds all actors but some, and none is left (N18)`, 'declare an actor (`actor North`), or take a name out of `but`'),
  listOfReading: (at: Position, id: string, list: string, reading: string): Problem =>
    error('clause.list-of-reading', at, `clause ${id} has a duty for each member of ${list}, and reading ${reading} has another ${list}: a duty is one and the same in every reading (N18)`, `write the duty once for each place; or \`to ensure for each place in ${list}: ...\`, which follows each reading's own list`),
  contradictory: (at: Position, actor: string, says: string, mend: string, also: Position): Problem =>
    error('clause.contradictory-duties', at, `${actor} cannot keep both: ${says}`, mend, [also]),
  byWritten: (at: Position, id: string): Problem =>
    error('clause.by-written', at, `clause ${id} says in its duty by whom; a duty is of those it binds`, 'leave `by ...` out; name the actor in `binds`'),
  noSide: (at: Position, line: string): Problem =>
    error('clause.no-side', at, `${line} has two sides, and the distance does not say on which (N6)`, `write \`north of ${line}\`, \`south of ${line}\`, \`east of ${line}\` or \`west of ${line}\`; for all round: \`from ${line}\`; for a strip: \`to keep ... out of a zone of width ... along ${line}\``),
  sideOfPlace: (at: Position, name: string): Problem =>
    error('clause.side-of-a-place', at, `a distance on one side is measured from a line, and ${name === '' ? 'sites are none' : `${name} is a place`} (N6)`, 'leave the compass word out: `at least 5 km from PLACE` is all round'),
  ambiguousSide: (at: Position, side: string, line: string, segments: number[]): Problem =>
    error('clause.ambiguous-side', at, `not all of ${line} has one side to the ${side}: piece${segments.length === 1 ? '' : 's'} ${segments.slice(0, 8).map((segment) => segment + 1).join(', ')} ${segments.length === 1 ? 'runs' : 'run'} otherwise (N6)`, `choose another compass word, or draw ${line} as two lines with a duty for each`),
  unknownSide: (at: Position, side: string): Problem =>
    error('clause.unknown-side', at, `${side} is no side`, 'write north, south, east or west'),
  unseenDuty: (at: Position, id: string, what: string): Problem =>
    warning('clause.unseen', at, `no channel that any reading takes sees ${what}, so whether clause ${id} is kept cannot be said (V9)`, 'let a channel see it (`sees presence of tanks`, `sees incidents`), or let a reading take such a channel'),
  clauseNoEnd: (at: Position, id: string): Problem =>
    error('clause.no-end', at, `clause ${id} has no end from which a time could be reckoned: it says neither \`until\` nor \`for\` (T14)`, `write its end (\`until D + 48 h\`), or reckon from what would end it: \`the first act of termination by ... about ${id}\``),
  renewedAndExtended: (at: Position, id: string): Problem =>
    error('clause.renewed-and-extended', at, `clause ${id} is renewed unless there is notice, and extended by an act: which of them moves its end is not said (T17)`, 'leave one of the two out'),
  renewalLength: (at: Position, words: string): Problem =>
    error('clause.renewal-length', at, `a clause is not renewed by ${words}`, 'write elapsed time (`7 x 24 h`), months or years'),
  eachOutside: (at: Position): Problem =>
    error('time.each', at, '"each" is said of what can come again (an opening, an act, a fulfilment, the end of a clause), in the times of a clause', 'name `the first` or `the latest` here, or write `each` in the clause that is to bind anew each time (T16)'),
  eachDiffers: (at: Position, words: string): Problem =>
    error('clause.each-differs', at, `the clause binds anew for one thing already, and here for another: ${words}`, 'write a clause for each of the two'),
  eachMixed: (at: Position, id: string): Problem =>
    error('clause.each-mixed', at, `clause ${id} binds anew for each of something, and this duty does not hang on that (N13)`, 'write it in a clause of its own'),
  thatAlone: (at: Position, words: string): Problem =>
    error('time.that', at, `"${words}" speaks of what a clause binds anew for, and no \`each ...\` of that kind stands in this clause`, 'write, for instance, `from each opening of GATE`, and then `within 24 h of that opening`'),
  manyOfClause: (at: Position, id: string, edge: string): Problem =>
    error('clause.many', at, `clause ${id} binds anew for each of something, so it has more than one ${edge}`, 'write what is reckoned from it in a clause of its own, or reckon from what it binds anew for: `each opening of GATE`, `each act of ...`'),
  notInClause: (at: Position): Problem =>
    error('clause.not-in-one', at, '"this clause" stands outside a clause', 'name it: `the start of clause 1`'),
  listInReading: (at: Position, id: string, list: string): Problem =>
    warning('clause.list-in-reading', at, `clause ${id} is one for each member of ${list} as the agreement has that list; the reading's own ${list} bears on conditions and gates alone (N12)`, 'if that is not meant, write the clause for each of those members, or another agreement'),
  clauseParameter: (at: Position, id: string, message: string, mend: string): Problem =>
    error('clause.parameter', at, `clause ${id} ${message}`, mend),
  andOr: (at: Position, names: readonly string[]): Problem =>
    error('part.and-or', at, `"and" and "or" stand in one row of addressees: ${names.join(', ')}`, 'write a duty for each that must be told, and `or` where one of them is enough'),
  anyTogether: (at: Position, names: readonly string[]): Problem =>
    error('act.any-together', at, `this asks for an act of all of ${names.join(', ')} together and for an act of any one of them`, 'write `joint act of A and B` (with `within 24 h of one another`, where you like) for an act of all, or `act of A or B` where one of them is enough'),
  extendedNever: (at: Position): Problem =>
    error('clause.extended-never', at, 'at most 0 times is never', 'leave `extended by` out: nobody may extend it then'),
  deliverByWhen: (at: Position, id: string): Problem =>
    error('clause.deliver-by-when', at, `clause ${id} does not say by when, or how often, to deliver`, 'write `by D + 72 h`, `within 48 h of D` or `in every 72 h`; or a quota: `to deliver each civil day at least ...`'),
  shortfallMissing: (at: Position, id: string): Problem =>
    error('clause.shortfall', at, `clause ${id} does not say what becomes of a shortfall (W6)`, 'write `a shortfall lapses` (each period stands for itself) or `a shortfall is carried over` (by the end of each period all that was asked so far must have come)'),
  quotaDays: (at: Position, text: string): Problem =>
    error('clause.quota-days', at, `"${text}" is no number of civil days, and periods of this kind are civil days (W6)`, 'write `each civil day` or `every 7 civil days`; of elapsed time, `to deliver at least 20 trucks at PLACE in every 72 h`'),
  quotaBase: (at: Position, name: string, why: string): Problem =>
    error('clause.quota-base', at, `no total or share of ${name} over days can be asked for: ${why} (W6)`, 'name a measure of incidents, movements or tallies at a place, at each moment or per civil day: `measure Requested = trucks requested at PLACE, silence means unknown`'),
  ofWhichOfName: (at: Position, name: string): Problem =>
    error('clause.of-which-of-a-name', at, `${name} is a measure, which a reading may define anew; a part of it would not follow (W6)`, `write a quota of its own for the part: \`to deliver each civil day at least 50 of Fuel\`, with a measure \`Fuel = trucks of fuel arrived at PLACE\``),
  ofWhichElsewhere: (at: Position, place: string, whole: string): Problem =>
    error('clause.of-which-elsewhere', at, `${place} does not lie in ${whole}, so what is counted there is no part of the whole (W6)`, `say that it does, \`place ${place} in ${whole}\`; or write a quota of its own: \`to deliver each civil day at least ... at ${place}\``),
};

const problemsOfGates = {
  noRun: (at: Position, name: string): Problem =>
    error('gate.no-run', at, `gate ${name} does not say after what it opens`, 'write `opens after 7 consecutive civil days of CONDITION`'),
  gateNoAnchor: (at: Position, name: string): Problem =>
    error('gate.no-anchor', at, `gate ${name} does not say from when its days are counted`, 'write `, counted from D`'),
  noBreachRule: (at: Position, name: string): Problem =>
    error('gate.no-breach-rule', at, `gate ${name} does not say what a breach does to the days counted (G2)`, 'write `on breach restart`, `on breach pause`, `on breach continues unless reset`, or `on breach as decided by A and B`'),
  noOnceOpen: (at: Position, name: string): Problem =>
    error('gate.no-once-open', at, `gate ${name} does not say what follows its opening (G5)`, 'write `once open stays open`, `once open shuts on breach`, or `once open suspends on breach`'),
  undeterminedUncovered: (at: Position, name: string, reasons: string[]): Problem =>
    error('gate.undetermined-uncovered', at, `gate ${name} does not say what a day does that is undetermined because it is ${listWords(reasons)} (W3)`, 'write `a day unseen blocks` (or `counts`, or `pauses`), and for the rest `any other undetermined day blocks`'),
  unknownReason: (at: Position, reason: string, near: string | undefined): Problem =>
    error('gate.unknown-reason', at, `${reason} is no reason for a day to be undetermined`, meant(near, 'the reasons are pending, unseen, disputed, imprecise and unruled')),
  unknownRule: (at: Position, rule: string, near: string | undefined): Problem =>
    error('gate.unknown-rule', at, `a day cannot "${rule}"`, meant(near, 'write `blocks`, `counts` or `pauses`')),
  emptyRun: (at: Position, name: string): Problem =>
    error('gate.empty-run', at, `gate ${name} asks for a run of no length, which says nothing (V9)`, 'write how many: `7 consecutive civil days`'),
  neverOpens: (at: Position, name: string, why: string): Problem =>
    error('gate.never-opens', at, `gate ${name} can never open: ${why}`, 'change one of the two'),
  gateParameter: (at: Position, name: string, message: string, mend: string): Problem =>
    error('gate.parameter', at, `gate ${name} ${message}`, mend),
};

const problemsOfReadings = {
  noStandard: (at: Position, name: string): Problem =>
    error('reading.no-standard', at, `reading ${name} does not say which claims count, so none would (E3)`, 'write `counts confirmed, may count credible`, or `counts alleged or stronger`'),
  unknownStanding: (at: Position, word: string, near: string | undefined): Problem =>
    error('reading.unknown-standing', at, `${word} is no standing that a reading can count`, meant(near, 'the standings are alleged, credible and confirmed (what is ruled so always counts)')),
  readingSeesNothing: (at: Position, reading: string, measures: string[]): Problem =>
    warning('reading.sees-nothing', at, `reading ${reading} takes no channel that sees ${listWords(measures)}: to it this is unseen for ever (E22)`, 'add such a channel, or leave it so if that is the reading'),
};

export const problemsOfTerms = { ...problemsOfMeasures, ...problemsOfClauses, ...problemsOfGates, ...problemsOfReadings };
