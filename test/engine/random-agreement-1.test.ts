// The engine against the slow reference on random pairs: half 1 of 20,000, so that two processes share the work.
import { agreementTest } from './random-agreement.ts';

agreementTest(0, 10000);
