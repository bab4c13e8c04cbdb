// The walls of the house: who may import whom. Each rule carries its reason, which is printed when it is broken.
const WINGS = "language|linter|importers|ledger|series|engine|gates|render";
const PURE = "base|records|language|linter|series|engine|gates|render";
const ABOVE = "monitor|server|editor|cli|web";

/** One wall; severity is always error, since a wall that only warns is a drawing of a wall. */
const wall = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** A package that one room alone may use, so that replacing it touches that room alone. */
const home = (room, packages) =>
  wall(
    `packages-of-${room}`,
    `Only ${room}/ knows these packages (${packages.replaceAll("|", ", ")}): what another room needs of them it asks of ${room}/, so that replacing one touches one room.`,
    { path: "^src/", pathNot: `^src/${room}/` },
    { path: `(^|/)node_modules/(@types/)?(${packages})/` },
  );

const rooms = [
  wall(
    "base-imports-nothing",
    "base/ is the ground: time, bounds, place, hashing, problems. It knows nothing of ceasefires and stands on three packages of mathematics only.",
    { path: "^src/base/" },
    { pathNot: "^src/base/|node_modules/(@noble/hashes|canonicalize|geographiclib-geodesic)/" },
  ),
  wall(
    "records-import-base-only",
    "records/ are the nouns that cross rooms: whoever reads them must be able to take them without taking a wing along.",
    { path: "^src/records/" },
    { pathNot: "^src/(records|base)/" },
  ),
  wall(
    "wings-apart",
    "Wings never import one another: what one hands to the next is a record, and monitor/ alone knows the order. So each can be read, tested and replaced alone.",
    { path: `^src/(${WINGS})/` },
    { path: `^src/(${WINGS})/`, pathNot: "^src/$1/" },
  ),
  wall(
    "wings-look-down",
    "A wing does not know who calls it: it imports records/ and base/, never the rooms above.",
    { path: `^src/(${WINGS})/` },
    { path: `^src/(${ABOVE})/|^src/[^/]+$` },
  ),
  wall(
    "monitor-below-the-doors",
    "monitor/ is the list of steps; commands, requests and pages call it and it calls none of them.",
    { path: "^src/monitor/" },
    { path: "^src/(server|editor|cli|web)/|^src/[^/]+$" },
  ),
  wall(
    "doors-through-monitor",
    "A command or a route translates: words in, a step of monitor/ called, words out. Did it reach into a wing, the same step would soon be written twice.",
    { path: "^src/(cli|server)/", pathNot: "^src/cli/serve\\.ts$" },
    { path: "^src/", pathNot: "^src/($1|monitor|records|base)/" },
  ),
  wall(
    "one-command-opens-the-server",
    "`truce serve` starts the server and does nothing else of its own: it alone may know the room, by its front.",
    { path: "^src/cli/serve\\.ts$" },
    { path: "^src/", pathNot: "^src/(cli|monitor|records|base)/|^src/server/(serve|followed)\\.ts$" },
  ),
  wall(
    "web-knows-shapes-only",
    "Pages speak HTTP to the server. They know the shapes of records/ and base/, and the language server's worker as a bundle of its own.",
    { path: "^src/web/" },
    { path: "^src/", pathNot: "^src/(web|records|base)/|^src/editor/worker\\.ts$" },
  ),
  wall(
    "web-imports-types-only",
    "What a page takes from records/ and base/ are types: code that runs there would make a second evaluator in the browser.",
    { path: "^src/web/" },
    { path: "^src/(records|base)/", dependencyTypesNot: ["type-only"] },
  ),
];

const purity = [
  wall(
    "pure-rooms-know-no-machine",
    "The pure rooms run the same on any machine and in a browser: no disk, no network, no clock. What they need comes in as an argument.",
    { path: `^src/(${PURE})/` },
    { dependencyTypes: ["core"] },
  ),
  wall(
    "judges-stand-alone",
    "engine/reference* and engine/worlds* judge the fast engine. They share nothing with it or with each other: a judge who borrows from the accused repeats its errors.",
    { path: "^src/engine/(reference|worlds)" },
    { path: "^src/engine/", pathNot: "^src/engine/$1" },
  ),
  wall(
    "engine-does-not-ask-its-judges",
    "The fast engine finds its verdicts alone: an answer taken from a judge would agree with it by definition.",
    { path: "^src/engine/", pathNot: "^src/engine/(reference|worlds)" },
    { path: "^src/engine/(reference|worlds)" },
  ),
];

const order = [
  wall("no-circles", "Two files that import each other are one file in two halves, and load in an order nobody chose.", {}, { circular: true }),
  wall(
    "everything-resolves",
    "An import that cannot be found cannot be judged: with it, every other wall would be blind.",
    {},
    { couldNotResolve: true },
  ),
  wall(
    "src-stands-alone",
    "What is published is src/: it cannot lean on tests, tooling or worked agreements.",
    { path: "^src/" },
    { path: "^(test|tooling|bench|bin|agreements|cases)/" },
  ),
  wall(
    "src-runs-on-dependencies",
    "A package that src/ imports is installed with it: it stands under dependencies, with its reason in docs/dependencies.md.",
    { path: "^src/", pathNot: "^src/web/" },
    { dependencyTypes: ["npm-dev", "npm-optional", "npm-no-pkg", "npm-unknown"], pathNot: "node_modules/@types/" },
  ),
  home("base", "@noble/hashes|canonicalize|geographiclib-geodesic"),
  home("language", "langium|chevrotain|vscode-languageserver"),
  home("ledger", "postgres"),
  home("importers", "csv-parse"),
  home("cli", "cli-progress"),
  home("server", "hono|@hono/.*|zod"),
  home("web", "svelte|maplibre-gl|d3-.*|intl-messageformat|topojson-client|world-atlas"),
];

export default {
  forbidden: [...rooms, ...purity, ...order],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|\\.docs-run)/" },
    // With false, an import of a type alone would be missed.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["source", "import", "node", "default"],
    },
  },
};
