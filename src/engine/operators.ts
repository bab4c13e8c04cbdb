// The table of operators: every node of a formula and the one object that has all its faces.
import type { Formula } from '#records/plan.ts';
import type { NodeOf, Operator } from '#engine/operator.ts';
import { actDone } from '#engine/operators/act-done.ts';
import { and } from '#engine/operators/and.ts';
import { atLeastOf } from '#engine/operators/at-least-of.ts';
import { compare } from '#engine/operators/compare.ts';
import { condition } from '#engine/operators/condition.ts';
import { count } from '#engine/operators/count.ts';
import { done } from '#engine/operators/done.ts';
import { each } from '#engine/operators/each.ts';
import { future } from '#engine/operators/future.ts';
import { not } from '#engine/operators/not.ts';
import { or } from '#engine/operators/or.ts';
import { past } from '#engine/operators/past.ts';
import { ruled } from '#engine/operators/ruled.ts';
import { since } from '#engine/operators/since.ts';
import { state } from '#engine/operators/state.ts';
import { sustained } from '#engine/operators/sustained.ts';
import { together } from '#engine/operators/together.ts';
import { until } from '#engine/operators/until.ts';

export const operators: { [K in Formula['node']]: Operator<NodeOf<K>> } = {
  'act-done': actDone,
  and,
  'at-least-of': atLeastOf,
  compare,
  condition,
  count,
  done,
  each,
  future,
  not,
  or,
  past,
  ruled,
  since,
  state,
  sustained,
  together,
  until,
};
