// What an act is about: a clause, a gate; of one for each member of a list, all of it (`2`) or one member's (`2(Zolote)`).

/** `2` of `2(Zolote)`; null of what is no member's. */
export function familyOf(topic: string): string | null {
  return topic.endsWith(')') && topic.indexOf('(') > 0 ? topic.slice(0, topic.indexOf('(')) : null;
}

/** Whether an act about `about` is about this topic: about itself, or about all of which it is a member's (N12, G15). */
export function speaksOf(about: string | null, topic: string): boolean {
  return about !== null && (about === topic || about === familyOf(topic));
}

/** What acts about a gate, or about one member's alone, are about (G15). */
export function topicOfGate(gate: { name: string; each: unknown }, member: string | null): string {
  return gate.each === null || member === null ? gate.name : `${gate.name}(${member})`;
}

/** The gate that an act about `about` would be about, whether or not that is a member of its list. */
export function gateOfTopic<T extends { name: string }>(gates: readonly T[], about: string | null): T | undefined {
  return about === null ? undefined : gates.find((one) => one.name === about) ?? gates.find((one) => one.name === familyOf(about));
}
