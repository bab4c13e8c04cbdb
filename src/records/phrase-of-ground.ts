// Ground made of other places in plain English.
import { listed, spaced } from '#records/phrase.ts';
import type { MadePlace } from '#records/plan.ts';

/** Ground made of other places, in words. */
export function phraseOfGround(made: MadePlace): string {
  switch (made.way) {
    case 'near': {
      const about = 'line' in made.about ? made.about.line : made.about.place;
      const far = phraseOfDistance(made.metres);
      return made.reach === 'within' ? `the ground within ${far} of ${about}` : `the ground less than ${far} from ${about}`;
    }
    case 'joined': return `${listed(made.places, 'and')} together`;
    case 'common': return `the overlap of ${listed(made.places, 'and')}`;
    case 'rest': return `${made.of} without ${listed(made.without, 'and')}`;
    case 'sites': return `any ${listed(made.kinds.map(spaced), 'or')} in ${made.within}${made.unlisted === true ? ', listed or not' : ''}`;
  }
}

function phraseOfDistance(metres: number): string {
  return metres >= 1000 && metres % 100 === 0 ? `${metres / 1000} km` : `${metres} m`;
}
