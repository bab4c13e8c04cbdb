// The cases of all rules.
import { cases as afterALook } from './after-a-look.ts';
import { cases as clauses } from './clauses.ts';
import { cases as countedActs } from './counted-acts.ts';
import { cases as covers } from './covers.ts';
import { cases as evidence } from './evidence.ts';
import { cases as gates } from './gates.ts';
import { cases as quotas } from './quotas.ts';
import { cases as grounds } from './grounds.ts';
import { cases as limits } from './limits.ts';
import { cases as members } from './members.ts';
import { cases as obligations } from './obligations.ts';
import { cases as partsRuledOn } from './parts-ruled-on.ts';
import { cases as readingClaims } from './reading-claims.ts';
import type { RuleCase } from './rule-case.ts';
import { cases as time } from './time.ts';
import { cases as values } from './values.ts';
import { cases as words } from './words.ts';

export const allCases: RuleCase[] = [...time, ...evidence, ...readingClaims, ...partsRuledOn, ...values, ...words, ...afterALook, ...countedActs, ...limits, ...quotas, ...obligations, ...grounds, ...covers, ...clauses, ...gates, ...members];
