// What the measure of a duty says where the duty itself says nothing, and where it is kept.
import type { Geometry } from '#base/geometry.ts';
import { channelsOf, type Options } from '#language/measures.ts';
import type { Scope } from '#language/writing.ts';
import type { Measure } from '#records/plan.ts';

/** The clause that a duty stands in, its measure's name, the lines of the plan, and all things that the agreement names. */
export interface DutyPlace { clause: string; measure: string; lines: Map<string, Geometry>; things: readonly string[] }

export function keep(scope: Scope, measure: Measure): string {
  scope.measures.set(measure.name, measure);
  return measure.name;
}

type Shared = Pick<Measure, 'strip' | 'by' | 'against' | 'excluding' | 'exceptions' | 'channels' | 'silence' | 'per' | 'stage'>;

/** What a duty's measure says where the duty writes nothing: nobody's incidents in particular, every channel, silence means unknown. */
export function shared(scope: Scope, options: Options): Shared {
  const channels = options.get('ChannelOption');
  return {
    strip: null, by: [], against: [], excluding: 'none', exceptions: [], per: { unit: 'moment' }, stage: null,
    channels: channels === undefined ? null : channelsOf(scope, channels.channels, channels, 'channels'),
    silence: options.get('SilenceOption')?.means ?? 'unknown',
  };
}
