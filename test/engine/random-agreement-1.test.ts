// The engine against the slow reference on random pairs: half 1 of them, so that two processes share the work.
import { agreementTest, PAIRS } from './random-agreement.ts';

agreementTest(0, PAIRS / 2);
