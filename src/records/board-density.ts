// How many claims lie when, lane by lane: what a timeline shows where there are too many to show each; beside board.ts.

/**
 * `counts`: of each of `bins` equal parts of [from, to), how many claims of the lane meet it. `total`: those that meet [from, to) at all.
 * `throughout`: those that cover all of it, `undated`: those without a date worth showing; neither is in `counts`, both are in `total`.
 */
export interface DensityLane { name: string; total: number; undated: number; throughout: number; counts: number[] }

/** `span`: the first and last moment of what is dated and passes the filters, in ms; null: nothing. A claim by two parties is in both lanes, and once in `total`. */
export interface DensityAnswer { position: number; from: number; to: number; bins: number; by: 'kind' | 'channel' | 'party'; total: number; span: [number, number] | null; lanes: DensityLane[] }
