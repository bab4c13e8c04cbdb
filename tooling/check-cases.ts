// The check of the cases: every rule that bears on verdicts is told by some case's why.md, everything a plan can say is said in some good case, every problem of the language has a bad one.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PROBLEM_CODES } from "#language/problem-words.ts";
import { readAgreement } from "#monitor/read-agreement.ts";
import type { Clause, DayPolicy, Duty, Formula, Gate, MadePlace, Measure, Operand, Plan, Reading, Time, Which } from "#records/plan.ts";
import { expectedOf, findCases, type Case } from "./cases/find-cases.ts";
import { pagesOf } from "./docs/markdown.ts";
import { rulesIn, SEMANTICS } from "./docs/rules.ts";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

/** Rules that no verdict of a single case can show, each with the reason. */
const NOT_SHOWN_BY_A_CASE: Readonly<Record<string, string>> = {
  T10: "a ring is refused before anything is evaluated: cases/bad/plan-cycle",
  A1: "about evaluators among themselves",
  A2: "about evaluators among themselves",
  A3: "about one claim more, which a case cannot show",
  A4: "about the hash of a plan",
};

/** Words of a plan that the language has no words for, so that no agreement can hold them. */
const NOT_IN_THE_LANGUAGE: ReadonlySet<string> = new Set(["formula until"]);

/** A table that must name every member of a union: a new one does not compile until it stands here, and then asks for a case. */
type Every<T extends string> = Readonly<Record<T, true>>;
const all = <T extends string>(kind: string, members: Every<T>): string[] => Object.keys(members).map((member) => `${kind} ${member}`);

const WANTED: readonly string[] = [
  ...all<Time["node"]>("time", { at: true, edge: true, anchor: true, act: true, opening: true, fulfilment: true, clause: true, renewed: true, that: true, plus: true, "days-after": true, "months-after": true, "day-of": true }),
  ...all<Which>("which", { first: true, latest: true }),
  ...all<Formula["node"]>("formula", {
    condition: true, compare: true, count: true, sustained: true, done: true, "act-done": true, and: true, or: true, not: true, each: true, "at-least-of": true,
    past: true, future: true, since: true, until: true, state: true, ruled: true, together: true,
  }),
  "past some", "past every", "future some", "future every", "window reaching back", "window from its anchor", "done notBefore", "done noLaterThan",
  ...all<Operand["operand"]>("operand", { number: true, average: true, measure: true }), "average of itself", "average of another", "operand lagMs", "operand asAt", "operand plus",
  ...all<"<=" | "<" | ">=" | ">">("compare", { "<=": true, "<": true, ">=": true, ">": true }),
  ...all<Measure["from"]>("from", { incidents: true, tallies: true, movements: true, presence: true, acts: true }),
  ...all<Measure["unit"]>("unit", { events: true, killed: true, injured: true, convoys: true, trucks: true, people: true, things: true, acts: true }),
  ...all<Measure["per"]["unit"]>("per", { moment: true, "civil-day": true, elapsed: true, since: true }),
  ...all<Measure["excluding"]>("excluding", { none: true, any: true, all: true }),
  ...all<Measure["silence"]>("silence", { none: true, unknown: true }),
  ...keys<keyof Measure & ("strip" | "by" | "against" | "notBy" | "notAgainst" | "exceptions" | "unless" | "channels" | "load")>("measure", { strip: true, by: true, against: true, notBy: true, notAgainst: true, exceptions: true, unless: true, channels: true, load: true }), "strip on one side", "strip on both sides", "covered where ruled", "covered by acts made before", "covered by acts made after", "covered by acts of the author", "covered by acts of those named", "place a site", "place since", "things", ...all<MadePlace["way"]>("place made", { near: true, joined: true, common: true, rest: true, sites: true }),
  ...all<Duty["duty"]>("duty", { refrain: true, cap: true, distance: true, ensure: true, deliver: true, perform: true, quota: true, recur: true, hold: true }), "duty distance with posts", "cap 0", "cap above 0", "quota lapses", "quota carried", "quota pro rata", "quota of a number", "quota of a share",
  ...keys<keyof Clause & ("until" | "endless" | "extension" | "suspension" | "termination" | "when")>("clause", { until: true, endless: true, extension: true, suspension: true, termination: true, when: true }),
  "extension by what is written", "extension by what is given", "joint act within a time", "joint act without a time", "joint act backdated",
  ...all<Gate["onBreach"]["rule"]>("on breach", { restart: true, pause: true, continues: true, decided: true }),
  ...all<DayPolicy>("an undetermined day", { blocks: true, counts: true, pauses: true }),
  ...all<Gate["onceOpen"]>("once open", { "stays-open": true, "shuts-on-breach": true, "suspends-on-breach": true }),
  ...all<NonNullable<Gate["unborne"]>["rule"]>("unborne", { stands: true, closes: true, suspended: true }),
  ...all<Gate["run"]["unit"]["unit"]>("run", { "civil-day": true, period: true }),
  ...all<Gate["run"]["judged"]>("judged", { throughout: true, "at-end": true }),
  ...keys<keyof Gate & ("verified" | "each" | "signatures" | "reset" | "suspension" | "termination" | "lapses")>("gate", { verified: true, each: true, signatures: true, reset: true, suspension: true, termination: true, lapses: true }),
  ...keys<Exclude<keyof Reading, "name" | "adoptedBy" | "at" | "clause">>("reading", {
    adoptedOn: true, channels: true, proof: true, silence: true, watched: true, lookEveryMs: true, holdsAfterLookMs: true, setAside: true, completeAfterMs: true, zone: true,
    anchors: true, measures: true, conditions: true, lists: true, ends: true, gates: true,
  }),
  "reading counts", "reading may-count", "set aside datedWithinDays", "set aside datedWithinMs", "set aside placedWithinMetres",
].filter((word) => !NOT_IN_THE_LANGUAGE.has(word));

function keys<T extends string>(kind: string, members: Every<T>): string[] {
  return all<T>(kind, members);
}

type Node = Readonly<Record<string, unknown>>;

/** What a plan says, in the words of WANTED. */
function saidIn(plan: Plan): Set<string> {
  const said = new Set<string>();
  for (const { site, made, since } of plan.places) {
    if (site !== undefined) said.add("place a site");
    if (since !== undefined) said.add("place since");
    if (made !== undefined) said.add(`place made ${made.way}`);
  }
  if (plan.things !== undefined) said.add("things");
  for (const measure of [...plan.measures, ...plan.readings.flatMap((reading) => reading.measures)]) sayMeasure(measure, said);
  for (const clause of plan.clauses) sayPresent("clause", clause, ["until", "endless", "extension", "suspension", "termination", "when"], said);
  for (const gate of [...plan.gates, ...plan.readings.flatMap((reading) => reading.gates)]) sayGate(gate, said);
  for (const reading of plan.readings) sayReading(reading, said);
  for (const part of [plan.anchors, plan.conditions, plan.clauses, plan.gates, plan.readings]) walk(part, plan, said);
  return said;
}

function sayMeasure({ from, unit, per, excluding, silence, strip, ...measure }: Measure, said: Set<string>): void {
  for (const word of [`from ${from}`, `unit ${unit}`, `per ${per.unit}`, `excluding ${excluding}`, `silence ${silence}`]) said.add(word);
  sayPresent("measure", { ...measure, strip }, ["strip", "by", "against", "notBy", "notAgainst", "exceptions", "unless", "channels", "load"], said);
  for (const { ruled, acts } of measure.unless ?? []) {
    if (ruled !== undefined) said.add("covered where ruled");
    for (const act of acts) said.add(`covered by acts made ${act.made}`).add(`covered by acts of ${act.by === "author" ? "the author" : "those named"}`);
  }
  if (strip !== null) said.add(strip.side === null ? "strip on both sides" : "strip on one side");
}

function sayGate(gate: Gate, said: Set<string>): void {
  for (const word of [`on breach ${gate.onBreach.rule}`, `once open ${gate.onceOpen}`, `run ${gate.run.unit.unit}`, `judged ${gate.run.judged}`]) said.add(word);
  for (const policy of Object.values(gate.undetermined)) said.add(`an undetermined day ${policy}`);
  if (gate.unborne !== null) said.add(`unborne ${gate.unborne.rule}`);
  sayPresent("gate", gate, ["verified", "each", "signatures", "reset", "suspension", "termination", "lapses"], said);
}

function sayReading({ setAside, ...reading }: Reading, said: Set<string>): void {
  for (const proof of reading.proof) said.add(`reading ${proof.result}`);
  const { name: _name, adoptedBy: _adoptedBy, ...choices } = reading;
  sayPresent("reading", choices, Object.keys(choices), said);
  for (const [key, value] of Object.entries(setAside)) if (value !== null) said.add(`set aside ${key}`).add("reading setAside");
}

/** The parts of a record that hold something. */
function sayPresent(kind: string, record: object, names: readonly string[], said: Set<string>): void {
  for (const [name, value] of Object.entries(record)) {
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
    if (names.includes(name) && !isEmpty) said.add(`${kind} ${name}`);
  }
}

/** Every node of a part of the plan, through all levels. */
function walk(value: unknown, plan: Plan, said: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) walk(one, plan, said);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  const node = value as Node;
  sayNode(node, plan, said);
  for (const part of Object.values(node)) walk(part, plan, said);
}

const TIMES = new Set(WANTED.filter((word) => word.startsWith("time ")).map((word) => word.slice(5)));

function sayNode(node: Node, plan: Plan, said: Set<string>): void {
  if (typeof node.node === "string") said.add(`${TIMES.has(node.node) ? "time" : "formula"} ${node.node}`);
  if (node.node === "past" || node.node === "future") said.add(`${node.node} ${node.some === true ? "some" : "every"}`);
  if (node.node === "done") sayPresent("done", node, ["notBefore", "noLaterThan"], said);
  if (typeof node.op === "string") said.add(`compare ${node.op}`);
  if (typeof node.which === "string") said.add(`which ${node.which}`);
  if (typeof node.reachBack === "boolean") said.add(node.reachBack ? "window reaching back" : "window from its anchor");
  if (typeof node.operand === "string") said.add(`operand ${node.operand}`);
  if (typeof node.operand === "string") sayPresent("operand", node, ["lagMs", "asAt", "plus"], said);
  if (node.operand === "average") said.add(node.measure === null ? "average of itself" : "average of another");
  if (typeof node.duty === "string") said.add(`duty ${node.duty}`);
  if (node.duty === "distance" && node.posts !== null) said.add("duty distance with posts");
  if (node.duty === "quota") sayQuota(node, said);
  if (node.duty === "cap") said.add(node.limit === 0 ? "cap 0" : "cap above 0");
  if ("withinMs" in node) said.add(`joint act ${node.withinMs === null ? "without" : "within"} a time`);
  if (node.backdated === true) said.add("joint act backdated");
  if ("withinMs" in node && "ms" in node) said.add(`extension by what is ${node.ms === null && node.days === null ? "given" : "written"}`);
}

function sayQuota({ shortfall, proRata, least }: Node, said: Set<string>): void {
  said.add(`quota ${String(shortfall)}`).add(`quota of a ${(least as { operand: string }).operand === "number" ? "number" : "share"}`);
  if (proRata === true) said.add("quota pro rata");
}

async function planOf(it: Case): Promise<Plan | null> {
  return (await readAgreement(join(it.folder, "agreement.md"))).plan;
}

/** Rules that bear on verdicts, built, and named in no why.md. */
function rulesUntold(cases: readonly Case[]): string[] {
  const semantics = pagesOf(root).find((page) => page.path === SEMANTICS);
  if (semantics === undefined) return [`${SEMANTICS} is not there`];
  const whys = cases.map((it) => join(it.folder, "why.md")).filter((path) => existsSync(path)).map((path) => readFileSync(path, "utf8"));
  const told = new Set(whys.flatMap((why) => [...why.matchAll(/\b[A-Z]\d{1,2}\b/g)].map((match) => match[0])));
  return rulesIn(semantics)
    .filter(({ id, notYet }) => !notYet && !told.has(id) && !(id in NOT_SHOWN_BY_A_CASE))
    .map(({ id }) => `rule ${id} is named in no why.md of cases/good`);
}

/** Cases whose folder lacks what every case has. */
function incomplete(cases: readonly Case[]): string[] {
  return cases.flatMap((it) =>
    ["agreement.md", "expected.json", ...(it.kind === "good" ? ["claims.jsonl", "why.md"] : [])]
      .filter((file) => !existsSync(join(it.folder, file)))
      .map((file) => `${it.name} has no ${file}`),
  );
}

async function wordsUnsaid(cases: readonly Case[]): Promise<string[]> {
  const plans = await Promise.all(cases.map(planOf));
  const unread = cases.filter((_, i) => plans[i] === null).map((it) => `${it.name}/agreement.md gives no plan`);
  const said = new Set(plans.flatMap((plan) => (plan === null ? [] : [...saidIn(plan)])));
  const missing = WANTED.filter((word) => !said.has(word)).map((word) => `no good case has in its plan: ${word}`);
  const excess = [...NOT_IN_THE_LANGUAGE].filter((word) => said.has(word)).map((word) => `"${word}" can be said after all: ask for a case`);
  return [...unread, ...missing, ...excess];
}

function problemsWithoutCase(cases: readonly Case[]): string[] {
  const shown = new Set(cases.flatMap((it) => ((expectedOf(it) as { problems?: { code: string }[] }).problems ?? []).map((problem) => problem.code)));
  return [...PROBLEM_CODES].filter((code) => !shown.has(code)).map((code) => `problem ${code} has no case in cases/bad`);
}

const cases = findCases(root).filter((it) => it.name.startsWith("cases/"));
const good = cases.filter((it) => it.kind === "good");
const lacking = incomplete(cases);
for (const line of lacking) console.error(line);
if (lacking.length === 0) {
  const missing = [...rulesUntold(good), ...(await wordsUnsaid(good)), ...problemsWithoutCase(cases.filter((it) => it.kind === "bad"))];
  for (const line of missing) console.error(line);
  lacking.push(...missing);
}
console.log(`${good.length} good cases, ${cases.length - good.length} bad ones; ${lacking.length === 0 ? "nothing is missing" : `${lacking.length} things are missing`}.`);
if (lacking.length > 0) process.exitCode = 1;
