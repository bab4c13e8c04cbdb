// Which clause of the text a clause of the rules is: of one for each member of a list, `2(Zolote)`, the whole (`2`).

export function textOf(clause: string): string {
  return clause.endsWith(')') && clause.indexOf('(') > 0 ? clause.slice(0, clause.indexOf('(')) : clause;
}
