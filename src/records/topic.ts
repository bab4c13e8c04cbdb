// What an act is about: a clause, a gate; of a clause for each member of a list, all of it (`2`) or one member's (`2(Zolote)`).

/** `2` of `2(Zolote)`; null of what is no member's. */
export function familyOf(topic: string): string | null {
  return topic.endsWith(')') && topic.indexOf('(') > 0 ? topic.slice(0, topic.indexOf('(')) : null;
}

/** Whether an act about `about` is about this topic: about itself, or about all of which it is a member's (N12). */
export function speaksOf(about: string | null, topic: string): boolean {
  return about !== null && (about === topic || about === familyOf(topic));
}
