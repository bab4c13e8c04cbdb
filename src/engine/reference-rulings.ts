// What rulings there are in one reading, what each is worth, and which of several was made later (E3, E25).
import { claimKey, type Claim, type Standing } from '#records/claim.ts';
import { recorded, remember, type Setting } from '#engine/reference-setting.ts';

/** E3: `counts`, `may` count, or does not count (`not`). */
export type Grade = 'counts' | 'may' | 'not';

/** E3: what a standing is worth from a channel in this reading. */
export function proofOf(setting: Setting, standing: Standing, channel: string): Grade {
  if (standing === 'ruled-so') return 'counts';
  if (standing === 'ruled-not-so' || standing === 'withdrawn') return 'not';
  const entry = setting.reading.proof.find((rule) => rule.standings.includes(standing) && (rule.channels === null || rule.channels.includes(channel)));
  return entry === undefined ? 'not' : entry.result === 'counts' ? 'counts' : 'may';
}

export function isRuling(claim: Claim): boolean {
  return claim.kind === 'act' && claim.act === 'ruling';
}

/** E8: begun before asOf; one that may be later only may count. Rulings are graded by their own standing. */
function rulingGrade(setting: Setting, ruling: Claim): Grade {
  if (ruling.start >= setting.asOf) return 'not';
  const grade = proofOf(setting, ruling.standing, ruling.channel);
  return grade === 'counts' && ruling.end > setting.asOf ? 'may' : grade;
}

/** E25: by start, then recordedAt, then key. */
export function madeLater(a: Claim, b: Claim): boolean {
  if (a.start !== b.start) return a.start > b.start;
  if (recorded(a) !== recorded(b)) return recorded(a) > recorded(b);
  return claimKey(a) > claimKey(b);
}

export function latestOf(rulings: Claim[]): Claim | undefined {
  return rulings.reduce<Claim | undefined>((latest, ruling) => (latest === undefined || madeLater(ruling, latest) ? ruling : latest), undefined);
}

/** The rulings about one claim that are worth so much. */
export function rulingsAbout(setting: Setting, claim: Claim, grade: Grade): Claim[] {
  const key = claimKey(claim);
  return rulings(setting).filter((entry) => entry.grade === grade && entry.ruling.about === key).map((entry) => entry.ruling);
}

export function rulings(setting: Setting): { ruling: Claim; grade: Grade }[] {
  return remember(setting, setting, 'rulings', () => setting.claims.filter(isRuling).map((ruling) => ({ ruling, grade: rulingGrade(setting, ruling) })));
}
