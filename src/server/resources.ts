// Every resource below an agreement, in the order of the OpenAPI document: one file a noun.
import type { Resource } from '#server/resource.ts';
import { acts } from '#server/resources/acts.ts';
import { changes } from '#server/resources/changes.ts';
import { claim, claims, points } from '#server/resources/claims.ts';
import { density } from '#server/resources/density.ts';
import { map } from '#server/resources/map.ts';
import { limits } from '#server/resources/limits.ts';
import { proofs } from '#server/resources/proofs.ts';
import { reasons } from '#server/resources/reasons.ts';
import { convoys } from '#server/resources/convoys.ts';
import { coverage } from '#server/resources/coverage.ts';
import { text } from '#server/resources/text.ts';
import { conditions, gates, obligations, partings, readings } from '#server/resources/verdicts.ts';

export const RESOURCES: readonly Resource[] = [
  readings, gates, conditions, obligations, partings, reasons, limits, changes,
  claims, points, density, claim, acts, proofs,
  text,
  map,
  convoys, coverage,
];
