// From an agreement's path to its plan, for every command; an agreement with errors ends the command.
import type { Problem } from '#base/problem.ts';
import { orStop, Stop } from '#cli/stop.ts';
import { readAgreement } from '#monitor/read-agreement.ts';
import type { Plan } from '#records/plan.ts';

/** The plan of an agreement without errors; its problems are then warnings. */
export async function planOf(path: string): Promise<{ plan: Plan; planHash: string; problems: Problem[] }> {
  const { plan, planHash, problems } = await orStop('agreement', () => readAgreement(path));
  if (plan === null || planHash === null || problems.some((problem) => problem.severity === 'error')) throw new Stop('agreement', problems);
  return { plan, planHash, problems };
}
