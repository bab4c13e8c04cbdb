// Plain words for the parser's own: what it stood in, and what it waited for.

const TERMINALS: Record<string, string> = {
  ID: 'a name',
  LABEL: 'a clause id such as 1c',
  STRING: 'a text in quotes',
  INT: 'a whole number',
  DECIMAL: 'a number',
  DATE: 'a date such as 2016-09-18',
  CLOCK: 'a time of day such as 19:00',
  INSTANT: 'a date and time',
  FENCE: 'a new truce block',
  EOF: 'the end of the block',
};

/** What a rule of the grammar is called to an author. */
const PLACES: Record<string, string> = {
  Agreement: 'a truce block', Block: 'a truce block', Item: 'a truce block', Head: 'the agreement\'s head', HeadOption: 'the agreement\'s head',
  Anchor: 'an anchor', Actor: 'an actor', ActorPart: 'an actor', ExcludedActors: 'the excluded actors', Body: 'a joint body', Place: 'a place',
  PlacePart: 'a place', List: 'a list', Line: 'a line', Channel: 'a channel', Sight: 'what a channel sees', Time: 'a time', TimeBase: 'a time',
  WrittenTime: 'a time', DayEdge: 'the start or end of a day', ActTime: 'the time of an act', OpeningTime: 'the time of an opening', Length: 'a length of time or a distance',
  MeasureDefinition: 'a measure', MeasurePhrase: 'a measure', What: 'what a measure counts', MeasureOption: 'a measure', ConditionDefinition: 'a condition',
  Formula: 'a condition', Or: 'a condition', And: 'a condition', Unary: 'a condition', Lasting: 'a condition', Primary: 'a condition', Comparison: 'a comparison', Limit: 'a comparison',
  Clause: 'a clause', ClausePart: 'a clause', Refrain: 'a duty to refrain', Distance: 'a duty to keep a distance', Zone: 'a duty to keep out of a zone', StayOut: 'a duty to stay out',
  Cap: 'a cap', Deliver: 'a duty to deliver', Notify: 'a duty to give notice', Perform: 'a duty to act', Ensure: 'a duty to ensure', JointAct: 'a joint act',
  Gate: 'a gate', GatePart: 'a gate', Run: 'the run of a gate', OnBreach: 'the breach rule of a gate', DayRule: 'the rule for undetermined days', Reading: 'a reading', ReadingPart: 'a reading',
};

/** What may stand there, where the parser's own message is a long list of token names. */
const EXPECTED: Record<string, string> = {
  Agreement: 'a definition', Block: 'a definition', Item: 'a definition: agreement, actor, excluded, body, place, list, line, channel, measure, condition, clause, gate, reading, or `NAME is` for an anchor',
  ClausePart: '`to refrain from`, `to keep`, `to stay out of`, `to have`, `to deliver`, `to notify`, `to make`, `to withdraw`, `to ensure`, `from`, `until`, `while`, `extended by`, `suspended by` or `terminated by`',
  GatePart: '`opens after`, `counted from`, `judged`, `signed by`, `on breach`, `a day ...`, `reset by`, `suspended by`, `terminated by`, `once open`, `lapses at` or `an opening on record ...`',
  ReadingPart: '`channels`, `counts`, `may count`, `silence means`, `watched means`, `a look`, `sets aside`, `reports`, `clock`, `clause ID ends at`, or a definition of its own',
  TimeBase: 'a time: `2016-09-12 19:00`, an anchor\'s name, `the start of`, `the end of`, `the first act of`, `the first opening of`, `the fulfilment of`, `3 civil days after`',
  Unary: 'a condition: a comparison of a measure, `no ...`, a condition\'s name, `for each X in LIST:`, `not`, or a condition in parentheses',
  Primary: 'a condition', What: 'what is counted: a kind of incident, `convoys delivered`, `presence of tanks`', Length: 'a length such as `48 h`, `3 civil days` or `3500 m`',
  MeasureOption: '`per`, `in`, `at`, `by`, `against`, `not by or against excluded`, `except ruled`, `from`, `through` or `silence means`',
};

export function placeWords(rule: string): string {
  return PLACES[rule] ?? 'this definition';
}

/** From the parser's message and the rule it stood in to what would be understood there; empty when nothing useful can be said. */
export function expectedWords(message: string, rule: string): string {
  const single = /Expecting token of type '([^']+)'/.exec(message)?.[1];
  if (single !== undefined) return single === 'EOF' ? EXPECTED['Item']! : tokenWords(single);
  const known = EXPECTED[rule];
  if (known !== undefined) return known;
  const tokens = [...message.matchAll(/\[([^\]\n]+)\]/g)].map((match) => match[1]!.split(',')[0]!.trim());
  const words = [...new Set(tokens.map(tokenWords))];
  return words.length === 0 || words.length > 12 ? '' : words.join(', ');
}

function tokenWords(token: string): string {
  return TERMINALS[token] ?? `\`${token}\``;
}
