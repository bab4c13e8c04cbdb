// The engine against the slow reference on random pairs: half 2 of 20,000, so that two processes share the work.
import { agreementTest } from './random-agreement.ts';

agreementTest(10000, 20000);
