// Faults in what a reading observes of the claims: proof, actors, places, watch, happenings, lots.
import type { Fault } from './fault.ts';

const at = (name: string, text: string, instead: string, rule: string): Fault => ({ file: `series/${name}.ts`, text, instead, rule });
const atRecords = (name: string, text: string, instead: string, rule: string): Fault => ({ ...at(name, text, instead, rule), file: `records/${name}.ts` });

export const FAULTS_IN_SERIES: Fault[] = [
  at('proof', "'ruled-so') return 'counts'", "'ruled-so') return 'may'", 'E3: what is ruled so counts'),
  at('proof', "claim.end > asOf ? 'may' : own", 'own', 'E25: a ruling that may be later than asOf only may count'),
  at('proof', '      rulings.maybe.delete(about);\n', '', 'E25: a later ruling overtakes one that only may count'),
  at('proof', 'a.claim.start - b.claim.start ||', 'b.claim.start - a.claim.start ||', 'E25: the latest ruling holds'),
  at('proof', 'if (same) join(rulings.lot, a, b);', 'if (same) continue;', 'E25: claims ruled the same are one'),
  at('actors', 'if (differ && author[0] === target[0]) continue;', '', 'N2: of two alternatives nobody is author and target at once'),
  at('actors', 'const groups = excluded ? new Set(', 'const groups = !excluded ? all : all.size > 99 ? new Set(', 'N3: excluded beats included'),
  at('actors', 'return !all.every((name)', 'return !all.some((name)', 'N3: excluding what is between excluded actors alone'),
  at('actors', "every ? 'in' : 'may'", "'in'", 'N2: certain only where it holds of every possible author'),
  at('actors', 'named.oneOf ? named.names.map', 'named.names.length > 1 ? named.names.map', 'N2: several named together acted together'),
  at('places', "if (this.containing(outer).has(inner)) return 'may';", "if (this.containing(outer).has(inner)) return 'in';", 'E20: a claim of a wider place may lie in a part of it'),
  at('places', "this.mayOverlap(inner, outer) ? 'may' : 'out'", "'out'", 'E20: places without geometry may overlap'),
  at('places', "'name' in b && this.partsOfOne(", "'name' in b && a === b && this.partsOfOne(", 'E20: different parts of one place are apart'),
  at('places', 'place.titles.includes(written)', 'place.titles.includes(place.name)', 'E17: a place is known by its titles'),
  at('places', 'place.title === written ||', '', 'E17: a place is known by its title'),
  at('watched', '[, time]) => time >= ms)', '[, time]) => time > ms)', 'E7: enough hours make the day'),
  at('watched', '![0] - end <= ms', '![0] - end < ms', 'E7: looks often enough make the time between'),
  at('watched', 'share * asked.den >= asked.num', 'share * asked.den > asked.num', 'E22: share enough'),
  at('watched', 'if (parts.length > 0) pairs', 'if (parts.length > 9) pairs', 'E22: who watches every part watches the whole'),
  atRecords('stretches', 'start <= out[out.length - 1]!', 'start < out[out.length - 1]!', 'E7: stretches that meet are one'),
  atRecords('stretches', 'if (a[i + 1]! < b[j + 1]!) i += 2', 'if (a[i + 1]! <= b[j + 1]!) i += 4', 'E22: the moments in both'),
  at('happenings', 'counting.length > 0 ? counting :', 'counting.length > 9 ? counting :', 'E21: of a happening the claims that count'),
  at('happenings', 'all.some((claim) => claim.refuted) ||', '', 'E5: what is ruled not so makes its lot nothing'),
  at('happenings', '(low, high) => low <= high)', '(low, high) => low < high)', 'E21: the common part of counts may be one number'),
  at('happenings', "causes |= found.includes('in') ? DISPUTED : IMPRECISE;", 'causes |= IMPRECISE;', 'E21: claims of one happening that differ dispute each other'),
  at('happenings', '  if (end > asOf) {\n', '  if (end > asOf + 99) {\n', 'E8: what may be later than asOf is not certain'),
  at('lots', ' ${this.placeName(this.columns.place[row]!)}', '', 'E11: one convoy, one stage, one place'),
  at('lots', "if (this.columns.convoy[row]! > 0) this.join(", 'if (this.columns.convoy[row]! > 99) this.join(', 'E25: a ruling joins convoys'),
  at('lots', 'for (const j of of.get(b) ?? []) if (i !== j) pairs', 'for (const j of of.get(b) ?? []) if (i < j) pairs', 'E25: whichever of two ruled distinct comes first'),
  at('acts', "worth === 'may' ? DISPUTED : claim.end > asOf ? IMPRECISE : 0", "worth === 'may' ? DISPUTED : 0", 'E8: an act that may be later than asOf only may count'),
  at('acts', 'const sure = claim.oneOfBy ? [] : written;', 'const sure = written;', 'G3: of alternatives nobody has made the act for certain'),
  at('presence', 'names === null ||', '', 'E23: a number of anybody fixes what is there'),
  at('sees', '(word.measure === null ? 0 : 2) + (word.channel === null ? 0 : 1)', '(word.measure === null ? 0 : 1) + (word.channel === null ? 0 : 2)', 'E22: the most particular word about silence'),
  at('set-aside', '>= datedWithinDays', '> datedWithinDays', 'E15: dated within so many days'),
  at('tallies', '(found.covers ? 2 : 0)', '2', 'E24: only a tally that covers all that is counted bounds it from above'),
  at('claim-reader', "proofOf(this.read.reading, standing, channel) !== proof) ? 'may' : proof", "proofOf(this.read.reading, standing, channel) !== proof) ? proof : proof", 'E25: a ruling that only may count'),
];
