// A large agreement that nobody signed: as many lines and clauses as the longest real ones, from a seed.

/** An agreement of so many clauses, each with a heading, a line of prose and a block of its own. */
export function syntheticAgreement(clauses: number): string {
  const places = names('Town', 60), actors = names('Army', 12), lines: string[] = [];
  lines.push('# A large agreement', '', '```truce', 'agreement Large', '  clock "Africa/Juba"', '  D is 2026-01-01 12:00', '  Signature is D - 14 x 24 h', 'actor Mission "observers"');
  for (const actor of actors) lines.push(`actor ${actor} "the ${actor}" includes "${actor} militia"`);
  lines.push('place Country');
  for (const place of places) lines.push(`place ${place} in Country, also "بلدة ${place}"`);
  lines.push(`list Besieged of places, as of 2026-01-01: ${places.slice(0, 30).join(', ')}`);
  lines.push('channel Patrols sees incidents, presence, movements', 'channel Press sees tallies of attack', 'channel Hotline sees incidents');
  for (let i = 0; i < 40; i += 1) {
    const place = places[i % places.length]!;
    lines.push(`measure Fire${i} = incidents of fire per civil day in ${place}, not by or against excluded, silence means unknown`);
    lines.push(`condition Quiet${i} = Fire${i} at most ${i % 5} and no incidents of attack in ${place}`);
  }
  lines.push('```', '');
  for (let i = 0; i < clauses; i += 1) lines.push(...clause(i, places, actors));
  lines.push('```truce');
  for (let i = 0; i < 10; i += 1) {
    lines.push(`gate Stage${i}`, `  opens after 7 consecutive civil days of Quiet${i} and Quiet${i + 20}, counted from D`, '  on breach restart', '  a day unseen blocks, any other undetermined day pauses', '  once open suspends on breach', '  reset by joint act of Army0 and Army1');
  }
  for (let i = 0; i < 4; i += 1) lines.push(`reading Reading${i} adopted by Mission channels Patrols, Press${i % 2 === 0 ? ', Hotline' : ''} counts confirmed, may count credible`);
  lines.push('```', '');
  return lines.join('\n');
}

function clause(i: number, places: readonly string[], actors: readonly string[]): string[] {
  const place = places[(i * 7) % places.length]!, side = actors[i % actors.length]!, other = actors[(i * 5 + 1) % actors.length]!;
  const binds = side === other ? side : `${side}, ${other}`;
  const duty = [
    `to refrain from incidents of attack in ${place} except ruled self_defence`,
    `to have no artillery, tanks in ${place}`,
    `to deliver at least ${10 + (i % 40)} trucks at ${place} by D + ${24 + (i % 10) * 24} h`,
    `to withdraw about ${i + 1} within ${2 + (i % 9)} civil days of D`,
    `to ensure Quiet${i % 40}`,
  ][i % 5]!;
  return [`## ${i + 1} A term about ${place} {#${i + 1}}`, `In ${place} the sides keep what stands below.`, '```truce', `clause ${i + 1} binds ${binds} ${duty}`, '  from D until D + 90 x 24 h', '```'];
}

function names(word: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${word}${i}`);
}
