// Plain words for what the parser could not read: in which definition, and what may stand there.

const TERMINALS: Record<string, string> = {
  ID: 'a name', LABEL: 'a clause id such as 1c', STRING: 'a text in quotes', INT: 'a whole number', DECIMAL: 'a number', DATE: 'a date such as 2016-09-18',
  CLOCK: 'a time of day such as 19:00', INSTANT: 'a date and time', FENCE: 'a new truce block', EOF: 'the end of the block',
};

const TIME = '`2016-09-12 19:00`, `D + 48 h`, `the start of 2016-09-18`, `the end of the day of D`, `3 civil days after D`, `the first act of withdrawal by A`, `the first opening of GATE`, `the fulfilment of CLAUSE`';
const COMPARED = '`MEASURE at most 3`, `MEASURE exactly 3`, `MEASURE at least 1 in every 72 h, counting from D`, `no KIND in PLACE`, `MEASURE at most 50 % of its average over the 14 civil days before D`';

/** What a duty says of itself, told where it stands after the clause has gone on to other things. */
const ofDuty = (words: string): string =>
  `a duty that begins with \`to\`, or \`from\`, \`until\`, \`while\`, \`extended by\`, \`suspended by\`, \`terminated by\`; \`${words}\` belongs to a duty and stands with it: \`to refrain from incidents of KIND in PLACE, ${words}\``;

/** By the word that a definition begins with: what it may say, and by the word that a part of it begins with, how that part goes on. */
const FORMS: Record<string, { all: string; parts: Record<string, string> }> = {
  agreement: { all: '`agreement NAME`, then `clock "Asia/Damascus"`, then anchors: `D is 2016-09-12 19:00`', parts: { is: TIME } },
  actor: { all: '`actor NAME "title" guaranteed by NAME includes "free text", NAME`', parts: {} },
  excluded: { all: '`excluded NAME "title", NAME "title"`', parts: {} },
  body: { all: '`body NAME "title" of A, B`', parts: {} },
  place: { all: '`place NAME "title" in PLACE`, `from "places.geojson"`, `divided into A, B`, `also "other title"`, `a hospital`, or `is within 500 m of LINE`, `is A without B`, `is A with B`, `is the overlap of A and B`', parts: { from: '`from "places.geojson"`, or the time from which on it is there: `from the fulfilment of CLAUSE`', is: '`is within 500 m of PLACE`, `is A without B`, `is A with B`, `is the overlap of A and B` or `is any hospital in PLACE`' } },
  list: { all: '`list NAME of places, as of 2016-06-20: A, B` (or `of actors`)', parts: {} },
  line: { all: '`line NAME from "places.geojson"`', parts: {} },
  things: { all: '`things NAME "title": THING, THING`', parts: {} },
  channel: { all: '`channel NAME "title" sees incidents, tallies of attack, movements, presence of tanks`', parts: {} },
  measure: {
    all: '`measure NAME = incidents of attack per civil day in PLACE, by A, silence means unknown`',
    parts: { per: '`per civil day` or `per 24 h`', not: '`not by or against excluded`', except: '`except ruled self_defence`, or `except after notice by the side to A about 4 at least 48 h before`', silence: '`silence means unknown` or `silence means none`', from: '`from incidents`, `from tallies`, `from movements` or `from presence`' },
  },
  condition: {
    all: COMPARED,
    parts: { for: '`for each X in LIST: CONDITION` or `for at least 2 X of LIST: CONDITION`', in: '`in every 72 h` after "at least", `in any 24 h` after "at most", each with `, counting from D`', at: '`at most 3`, `at least 1` or `at some moment in the last 48 h: CONDITION`' },
  },
  state: {
    all: '`state NAME begun by act of opening by A about NAME, ended by act of termination by A or B about NAME` (or `, without end`)',
    parts: { begun: '`begun by act of opening by A about NAME`', ended: '`ended by act of termination by A or B about NAME`' },
  },
  term: { all: '`term NAME "the words of the agreement"`; what it means a reading defines: `NAME = CONDITION`', parts: {} },
  clause: {
    all: '`clause ID binds A, B`, duties that begin with `to`, then `from`, `until`, `while`, `extended by`, `suspended by`, `terminated by`',
    parts: {
      to: '`to refrain from incidents of KIND in PLACE`, `to keep THINGS at least 500 m north of LINE`, `to keep THINGS at least 5 km from PLACE`, `to keep THINGS out of a zone of width 4 km along LINE`, `to stay out of PLACE`, `to have at most 3 THINGS in PLACE`, `to deliver at least 20 trucks at PLACE by TIME`, `to deliver each civil day at least 60 trucks arrived at PLACE, a shortfall lapses`, `to notify A about CLAUSE by TIME`, `to make a declaration`, `to withdraw`, `to ensure CONDITION`',
      from: TIME, until: TIME, extended: '`extended by joint act of A and B by 48 h` (or `by the amount that they give`)', suspended: '`suspended by joint act of A and B`', terminated: '`terminated by act of A`',
      except: '`except by or against excluded`, `except ruled self_defence`, `except after notice by the side to A at least 48 h before`, `except at 2 posts of at most 15 people`', only: '`only if CONDITION`', silence: `${ofDuty('silence means none')}; or, for all measures, in a reading`, through: ofDuty('through CHANNEL'),
    },
  },
  gate: {
    all: '`gate NAME opens after 7 consecutive civil days of CONDITION`, `counted from D`, `on breach restart`, `a day unseen blocks`, `any other undetermined day blocks`, `reset by joint act of A and B`, `once open stays open`, `lapses at TIME`',
    parts: {
      opens: '`opens after 7 consecutive civil days of CONDITION` or `opens after 7 consecutive periods of 24 h of CONDITION`', open: '`opens after ...` for the run, `once open ...` for what follows',
      on: '`on breach restart`, `on breach pause`, `on breach continues unless reset` or `on breach as decided by A and B`', once: '`once open stays open`, `once open shuts on breach` or `once open suspends on breach`',
      a: '`a day unseen blocks` (or counts, or pauses)', any: '`any other undetermined day blocks`', an: '`an opening on record that is not borne out stands` (or closes, or is suspended until decided by A and B)',
      reset: '`reset by joint act of A and B`', judged: '`judged at the end of the day`', counted: TIME, lapses: `\`lapses at\` and a time: ${TIME}`, signed: '`signed by A, B`', verified: '`verified by A` (the run, when it is over)', each: '`each day verified by A`',
    },
  },
  reading: {
    all: '`reading NAME adopted by NAME`, `channels A, B`, `counts confirmed`, `may count credible`, `silence means unknown`, `watched means at least 80 % of the place`, `a look at least every 24 h`, `holds at most 3 h after a look`, `sets aside claims not dated within 1 civil day`, `reports are complete after 36 h`, `clock "Europe/Kyiv"`, `clause ID ends at TIME`, or definitions of its own',
    parts: { counts: '`counts confirmed, credible` or `counts alleged or stronger`', may: '`may count credible`', silence: '`silence means none` or `silence means unknown`', sets: '`sets aside claims not dated within 1 civil day`, `... not placed within 5 km`', watched: '`watched means at least 80 % of the place for at least 6 h of the day`' },
  },
};

const ALL_DEFINITIONS = 'a definition: agreement, actor, excluded, body, place, list, line, things, channel, measure, condition, clause, gate, reading, or `NAME is TIME` for an anchor';

/** The definition that a statement is: `clause 1c`, `gate JIC`; without a known beginning, `this block`. */
export function definitionWords(statement: string): string {
  const [first, second] = wordsOf(statement);
  if (first === undefined || FORMS[first] === undefined) return 'this block';
  return second === undefined || first === 'excluded' ? `\`${first}\`` : `${first} ${second}`;
}

/** What may stand at a token: one token where the parser waits for just one, else the forms of the definition. */
export function expectedWords(message: string, statement: string, token: string): string {
  const single = /Expecting token of type '([^']+)'/.exec(message)?.[1];
  // A name where none may stand is taken for an anchor's, which `is` would follow.
  if (single !== undefined && single !== 'EOF' && single !== 'is') return TERMINALS[single] ?? `\`${single}\``;
  const form = FORMS[wordsOf(statement)[0] ?? ''];
  return form === undefined ? ALL_DEFINITIONS : form.parts[token] ?? form.all;
}

/** Where the parser gives up at the beginning of a part, the word at fault is one of those that follow: they are shown together. */
export function foundWords(text: string): string {
  return wordsOf(text).slice(0, 3).join(' ');
}

function wordsOf(text: string): string[] {
  return text.replace(/\/\/[^\n\r]*/g, ' ').match(/"[^"\n]*"|[^\s"]+/g) ?? [];
}
