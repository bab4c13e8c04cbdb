// `npm run soak:engine`: the engine against the slow reference on 20,000 random pairs, and every planted fault looked for; some fifteen minutes.
process.env.TRUCE_FAULTS = "all";
process.env.TRUCE_PAIRS ??= "20000";
process.argv.splice(2, Infinity, "test/engine/random-agreement-1.test.ts", "test/engine/random-agreement-2.test.ts", "test/engine/planted-faults.test.ts");
await import("./test.mjs");
