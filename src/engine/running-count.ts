// A count over stretches that are added one after another: those that adjoin are counted as one window (W6).
import type { Causes } from '#records/causes.ts';
import type { Stretches } from '#records/observations.ts';
import type { WindowSource } from '#engine/measure-signal.ts';

/** `low` over what is sure, `high` over what is possible. */
export interface Total { low: number; high: number; causes: Causes }

export class RunningCount {
  private readonly sure: Side;
  private readonly perhaps: Side;

  constructor(source: WindowSource) {
    this.sure = new Side(source);
    this.perhaps = new Side(source);
  }

  /** Stretches must come in their order. */
  take(sure: Stretches, perhaps: Stretches): Total {
    const least = this.sure.take(sure);
    const most = this.perhaps.take(perhaps);
    return { low: least.low, high: most.high, causes: least.causes | most.causes };
  }

  startAnew(): void {
    this.sure.startAnew();
    this.perhaps.startAnew();
  }
}

const NOTHING: Total = { low: 0, high: 0, causes: 0 };

class Side {
  private readonly count: ReturnType<WindowSource['sweep']>;
  private closed = NOTHING;
  private open = NOTHING;
  private from = NaN;
  private to = NaN;

  constructor(source: WindowSource) {
    this.count = source.sweep();
  }

  take(stretches: Stretches): Total {
    for (let i = 0; i < stretches.length; i += 2) {
      if (stretches[i] !== this.to) {
        this.closed = plus(this.closed, this.open);
        this.from = stretches[i]!;
      }
      this.to = stretches[i + 1]!;
      const { low, high, causes } = this.count(this.from, this.to);
      this.open = { low, high, causes: low < high ? causes : 0 };
    }
    return plus(this.closed, this.open);
  }

  startAnew(): void {
    this.closed = this.open = NOTHING;
    this.from = this.to = NaN;
  }
}

function plus(a: Total, b: Total): Total {
  return { low: a.low + b.low, high: a.high + b.high, causes: a.causes | b.causes };
}
