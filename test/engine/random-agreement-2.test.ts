// The engine against the slow reference on random pairs: half 2 of them, so that two processes share the work.
import { agreementTest, PAIRS } from './random-agreement.ts';

agreementTest(PAIRS / 2, PAIRS);
