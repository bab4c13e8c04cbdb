// Convoys from stage to stage, places by their last delivery, counters side by side.
import { MOMENT, resource } from '#server/resource.ts';
import { convoysAnswer } from '#server/shapes/convoys-shapes.ts';

export const convoys = resource({
  name: 'convoys', path: '/convoys', summary: 'What each channel tells of each convoy, when each place was last reached, and what each counter counts: never added over channels', question: 'convoys', query: MOMENT, answer: convoysAnswer, asked: (_params, query) => query,
});
