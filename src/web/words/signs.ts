// The shape of each face, in a square of 16: none differs from another by colour alone.
import type { Face } from '#web/words/verdict.ts';

export const SIGNS: Readonly<Record<Face, string>> = {
  met: 'M3 8.5 6.5 12 13 4.5',
  'not-met': 'M4 4l8 8M12 4l-8 8',
  pending: 'M13.5 8a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zM8 5v3.2l2.2 1.6',
  unsaid: 'M5.5 6.2a2.6 2.6 0 1 1 3.6 2.3c-.8.4-1.1.8-1.1 1.6M8 12.6v.1',
  off: 'M4 8h8',
};
