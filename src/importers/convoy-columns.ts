// Which column of a table of convoys means what: found by the words that relief agencies use, or told by a mapping.
import { nearest } from '#base/nearest.ts';
import { ProblemError, type Problem } from '#base/problem.ts';
import { STAGES, type Stage } from '#records/claim.ts';
import { DATE_ORDERS, type DateOrder } from '#importers/date-column.ts';
import { columnKey } from '#importers/header.ts';
import { UNSAID } from '#importers/mapping.ts';
import { columnNamed, missingColumns, type Cells } from '#importers/rows-of-table.ts';

export interface StageColumns { at?: string; place?: string; trucks?: string }

export interface ConvoyLayout {
  /** In which order day and month stand, where the table does not show it. */
  dates: DateOrder | null;
  convoy: string;
  trucks: string | undefined;
  people: string | undefined;
  load: string | undefined;
  from: string | undefined;
  to: string | undefined;
  stoppedBy: string | undefined;
  stages: Partial<Record<Stage, StageColumns>>;
  status: { column: string; date: string; words: ReadonlyMap<string, Stage> } | null;
  /** Places that no column tells: by the name that stands for the column. */
  always: Readonly<Record<string, string>>;
  /** The column that tells where a stage happened; null where none does. */
  placeOf(stage: Stage, cells: Cells): string | null;
}

/** What the stages are called in tables; the first word is our own. */
const WORDS: Record<Stage, readonly string[]> = {
  requested: ['requested', 'request', 'submitted', 'submission', 'notified'],
  approved: ['approved', 'approval', 'cleared', 'granted'],
  manifested: ['manifested', 'manifest'],
  loaded: ['loaded', 'loading'],
  departed: ['departed', 'departure', 'dispatched', 'dispatch'],
  checkpoint: ['checkpoint', 'inspected', 'inspection', 'crossed'],
  offloaded: ['offloaded', 'offloading'],
  collected: ['collected', 'collection'],
  arrived: ['arrived', 'arrival', 'arrivedatdestination'],
  delivered: ['delivered', 'delivery', 'distributed', 'distribution'],
  delayed: ['delayed', 'delay', 'onhold'],
  denied: ['denied', 'denial', 'rejected', 'refused'],
  intercepted: ['intercepted', 'interception', 'looted'],
};

const CONVOY = ['convoy', 'convoy id', 'convoy no', 'convoy number', 'manifest', 'manifest id', 'manifest no', 'manifest no.', 'manifest number', 'consignment', 'consignment id', 'shipment id', 'request id'];
const TRUCKS = ['trucks', 'truck count', 'no of trucks', 'no. of trucks', 'number of trucks'], PEOPLE = ['people', 'beneficiaries'], STOPPED_BY = ['stopped by', 'denied by', 'intercepted by'];
const LOADS = ['load', 'loads', 'cargo', 'cargo type', 'commodity', 'commodities', 'commodity type', 'items', 'goods', 'type of goods', 'type of aid', 'contents'];
const PLACES = { from: ['from', 'origin', 'loaded from', 'warehouse'], crossing: ['crossing', 'crossing point', 'entry point', 'perimeter'], to: ['to', 'destination', 'delivery location', 'recipient location'], area: ['area', 'governorate', 'district', 'corridor', 'route'] };

const KEYS = ['convoy', 'trucks', 'people', 'load', 'from', 'to', 'crossing', 'area', 'stoppedBy', 'stages', 'status', 'always', 'dates'];

interface Mapping { convoy?: string; trucks?: string; people?: string; load?: string; from?: string; to?: string; crossing?: string; area?: string; stoppedBy?: string; stages?: Partial<Record<Stage, StageColumns | string>>; status?: { column?: string; date?: string; words?: Record<string, Stage> }; always?: Record<string, string>; dates?: DateOrder }

/** Throws ProblemError where no column names the convoy, none tells a stage, or the mapping speaks of what is not there. */
export function convoyLayout(path: string, columns: readonly string[], json: unknown): ConvoyLayout {
  const mapping = checked(json, columns);
  const convoy = mapping.convoy ?? columnNamed(columns, CONVOY);
  const stages = stagesOf(columns, mapping);
  const status = statusOf(columns, mapping, Object.keys(stages).length > 0);
  const problems: Problem[] = [];
  if (convoy === undefined) problems.push(missingColumns(path, 'the convoy', 'say which it is in a mapping: {"convoy": "Manifest No"}'));
  if (Object.keys(stages).length === 0 && status === null) problems.push(missingColumns(path, 'any stage', 'say it in a mapping: {"stages": {"approved": {"at": "Date of approval"}}}, or {"status": {"column": "Status", "date": "Date"}}'));
  if (problems.length > 0) throw new ProblemError(problems);
  const places = { from: mapping.from ?? columnNamed(columns, PLACES.from), crossing: mapping.crossing ?? columnNamed(columns, PLACES.crossing), to: mapping.to ?? columnNamed(columns, PLACES.to), area: mapping.area ?? columnNamed(columns, PLACES.area) };
  const always = mapping.always ?? {};
  return {
    dates: mapping.dates ?? null, convoy: convoy!, trucks: mapping.trucks ?? columnNamed(columns, TRUCKS), people: mapping.people ?? columnNamed(columns, PEOPLE), load: mapping.load ?? columnNamed(columns, LOADS),
    from: places.from, to: places.to, stoppedBy: mapping.stoppedBy ?? columnNamed(columns, STOPPED_BY), stages, status, always,
    placeOf(stage, cells) {
      const own = stages[stage]?.place;
      const asked = own !== undefined ? [own] : placesOf(stage, places);
      return asked.find((column) => column !== undefined && (column in always || (cells[column] ?? '').trim() !== '')) ?? ('place' in always ? 'place' : null);
    },
  };
}

/** Where a stage happens when its row does not say it of the stage: what is asked for, refused or held up is the way to a place, so the wider area comes first. */
function placesOf(stage: Stage, { from, crossing, to, area }: Record<keyof typeof PLACES, string | undefined>): (string | undefined)[] {
  switch (stage) {
    case 'loaded': case 'departed': return [from, crossing];
    case 'checkpoint': case 'offloaded': return [crossing];
    case 'collected': return [crossing, from];
    case 'arrived': case 'delivered': return [to];
    default: return [area, to];
  }
}

/** A first mapping for a table of convoys: what is found by itself, with "?" where nothing is. `wordsIn`: the words of a column. */
export function suggestConvoys(columns: readonly string[], wordsIn: (column: string) => readonly string[]): Record<string, unknown> {
  const stages = stagesOf(columns, {}), hasStages = Object.keys(stages).length > 0, status = statusOf(columns, {}, hasStages);
  const words = status === null ? [] : wordsIn(status.column).map((word): [string, string] => [word, status.words.get(word.toLowerCase()) ?? UNSAID]);
  const places = Object.fromEntries(Object.entries(PLACES).map(([role, names]) => [role, columnNamed(columns, names)]));
  return {
    convoy: columnNamed(columns, CONVOY) ?? UNSAID, ...places, trucks: columnNamed(columns, TRUCKS), people: columnNamed(columns, PEOPLE), load: columnNamed(columns, LOADS), stoppedBy: columnNamed(columns, STOPPED_BY),
    ...(hasStages ? { stages } : {}), ...(status === null ? {} : { status: { column: status.column, date: status.date, words: Object.fromEntries(words) } }), ...(hasStages || status !== null ? {} : { stages: { delivered: { at: UNSAID, place: UNSAID } } }),
  };
}

function stagesOf(columns: readonly string[], { stages = {} }: Mapping): ConvoyLayout['stages'] {
  const found: ConvoyLayout['stages'] = {};
  for (const stage of STAGES) {
    const told = stages[stage], own = typeof told === 'string' ? { at: told } : (told ?? {});
    const of = (suffixes: readonly string[]): string | undefined => columnNamed(columns, WORDS[stage].flatMap((word) => suffixes.map((suffix) => suffix.replace('*', word))));
    // "Manifest" alone is the convoy's number.
    const at = own.at ?? of(['*date', '*at', '*on', '*time', 'date*', 'dateof*']) ?? columnNamed(columns, WORDS[stage].filter((word) => word !== 'manifest'));
    if (at === undefined) continue;
    const place = own.place ?? of(['*place', '*location', 'placeof*']), trucks = own.trucks ?? of(['*trucks', 'trucks*']);
    found[stage] = { at, ...(place === undefined ? {} : { place }), ...(trucks === undefined ? {} : { trucks }) };
  }
  return found;
}

function statusOf(columns: readonly string[], { status = {} }: Mapping, hasStages: boolean): ConvoyLayout['status'] {
  const column = status.column ?? (hasStages ? undefined : columnNamed(columns, ['stage', 'status']));
  const date = status.date ?? columnNamed(columns, ['date', 'status date', 'time']);
  if (column === undefined || date === undefined) return null;
  const words = new Map(STAGES.flatMap((stage) => [stage, ...WORDS[stage]].map((word): [string, Stage] => [word, stage])));
  words.set('arrived at destination', 'arrived');
  for (const [word, stage] of Object.entries(status.words ?? {})) words.set(word.toLowerCase(), stage);
  return { column, date, words };
}

function checked(json: unknown, columns: readonly string[]): Mapping {
  if (json === null || json === undefined) return {};
  const problems: Problem[] = [];
  const say = (field: string, message: string, mend: string): void => void problems.push({ code: 'import.bad-mapping', severity: 'error', message, mend, field: `mapping ${field}`.trim() });
  if (typeof json !== 'object' || Array.isArray(json)) {
    say('', 'the mapping is no object', 'write {"convoy": "Manifest No", "stages": {"approved": {"at": "Approved on"}}}');
    throw new ProblemError(problems);
  }
  const mapping = json as Mapping, known = new Set([...columns, ...Object.keys(mapping.always ?? {})]);
  for (const key of Object.keys(mapping)) if (!KEYS.includes(key)) say(key, `a mapping of convoys has no ${JSON.stringify(key)}`, `it has ${KEYS.join(', ')}`);
  const named = [...(['convoy', 'trucks', 'people', 'load', 'from', 'to', 'crossing', 'area', 'stoppedBy'] as const).map((key) => [key, mapping[key]] as const), ['status.column', mapping.status?.column] as const, ['status.date', mapping.status?.date] as const];
  for (const [stage, told] of Object.entries(mapping.stages ?? {})) {
    if (!STAGES.includes(stage as Stage)) say(`stages.${stage}`, `there is no stage ${JSON.stringify(stage)}`, `stages are ${STAGES.join(', ')}`);
    for (const [key, column] of Object.entries(typeof told === 'string' ? { at: told } : told)) named.push([`stages.${stage}.${key}` as 'convoy', column as string]);
  }
  for (const [word, stage] of Object.entries(mapping.status?.words ?? {})) if (!STAGES.includes(stage)) say(`status.words.${word}`, `there is no stage ${JSON.stringify(stage)}`, `stages are ${STAGES.join(', ')}`);
  for (const [field, column] of named) {
    if (column === undefined || known.has(column)) continue;
    const meant = columns.find((one) => columnKey(one) === columnKey(String(column))) ?? nearest(String(column), columns);
    say(field, `the table has no column ${JSON.stringify(column)}`, meant === undefined ? `it has ${columns.join(', ')}` : `did you mean ${JSON.stringify(meant)}?`);
  }
  if (mapping.dates !== undefined && !DATE_ORDERS.includes(mapping.dates)) say('dates', `dates is ${JSON.stringify(mapping.dates)}`, `write one of ${DATE_ORDERS.join(', ')}`);
  if (problems.length > 0) throw new ProblemError(problems);
  return mapping;
}
