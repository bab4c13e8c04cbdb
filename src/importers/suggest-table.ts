// A first mapping for a table: its columns by what they are called and hold; what only a person knows stands as "?".
import { incidentType } from '#records/incident-types.ts';
import { cellAt, Columns } from '#importers/columns.ts';
import { DateColumn } from '#importers/date-column.ts';
import { columnKey } from '#importers/header.ts';
import { UNSAID, wordKey } from '#importers/mapping.ts';
import { openTable, type TableRow, type TableTold } from '#importers/table.ts';

/** How a column is known: words that its name has, HXL tags; and what its cells must be. */
interface Role { name: RegExp; tags: readonly string[]; holds?: 'dates' | 'numbers' | 'unique' }

const ROLES = {
  id: { name: /^(event|incident|record|case|data)?(id|uuid|ref|reference|no|nr|number|code)(cnty|number)?$|رقم|معرف/, tags: ['#meta+id', '#event+id'], holds: 'unique' },
  start: { name: /date|^day$|^when$|^time$|jour|fecha|تاريخ|дата/, tags: ['#date+start', '#date+occurred', '#date'], holds: 'dates' },
  end: { name: /(end|to|until|finish).*date|date.*(end|to|until|finish)|نهاية/, tags: ['#date+end'], holds: 'dates' },
  latitude: { name: /^lat(itude)?$|^y$|خط?العرض/, tags: ['#geo+lat'], holds: 'numbers' },
  longitude: { name: /^(lon|lng|long|longitude)$|^x$|خط?الطول/, tags: ['#geo+lon'], holds: 'numbers' },
  place: { name: /^(place|location|town|village|city|site|locality|community|settlement|lieu|localité)(name|en|ar)?$|مكان|موقع|بلدة|قرية|город/, tags: ['#loc+name', '#loc'] },
  adm2: { name: /^(adm(in)?2.*|district|county|raion|rayon|subdistrict)$|منطقة/, tags: ['#adm2+name', '#adm2'] },
  adm1: { name: /^(adm(in)?1.*|governorate|province|oblast|state|region|department)$|محافظة/, tags: ['#adm1+name', '#adm1'] },
  country: { name: /^(country|pays|país|دولة|بلد)(name)?$/, tags: ['#country+name', '#country'] },
  type: { name: /^(sub)?(event|incident|violation|attack|weapon)?(type|kind|category)(of.*)?$|^weapons?$|نوع/, tags: ['#event+type', '#cause+type', '#event'] },
  by: { name: /perpetrator|responsible|attributed|accused|مرتكب/, tags: ['#group+perpetrator'] },
  against: { name: /^(victim|target|against)s?(group|actor)?$|ضحايا|المستهدف/, tags: ['#group+victim'] },
  killed: { name: /kill|death|fatal|dead|قتلى|morts|muertos/, tags: ['#affected+killed'], holds: 'numbers' },
  injured: { name: /injur|wound|جرحى|bless|heridos/, tags: ['#affected+injured'], holds: 'numbers' },
  url: { name: /^(source)?(url|link)$/, tags: ['#meta+url', '#meta+source+url'] },
  note: { name: /^(notes?|descriptions?|comments?|remarks?|details|summary)$|ملاحظات|وصف/, tags: ['#description'] },
} as const satisfies Record<string, Role>;
export type RoleName = keyof typeof ROLES;

/** What words for weapons and deeds mean, beside the names of the tree itself. */
const MEANINGS: Readonly<Record<string, string>> = {
  airstrike: 'attack/air/strike', bombardment: 'attack/shelling', barrelbomb: 'attack/air/barrel-bomb', drone: 'attack/air/drone', uav: 'attack/air/drone', artillery: 'attack/shelling/artillery',
  mortars: 'attack/shelling/mortar', rockets: 'attack/shelling/rocket', tankfire: 'attack/shelling/tank', gunfire: 'attack/small-arms', smallarmsfire: 'attack/small-arms', sniperfire: 'attack/small-arms/sniper',
  ied: 'attack/explosive/ied', landmine: 'attack/explosive/mine', mines: 'attack/explosive/mine', suicidebombing: 'attack/explosive/suicide', armedclash: 'attack', clash: 'attack', clashes: 'attack', raid: 'attack/ground/raid',
  arrest: 'detention/arrest', looting: 'harm/looting', displacement: 'harm/displacement',
};

export const LOOKED_AT = 2_000;
/** A column with more different words is no list of kinds. */
const MOST_WORDS = 60;

/** The mapping as JSON in lines, and what is left to say. Throws ProblemError where the file is no table. */
export async function suggestTable(path: string, told: Pick<TableTold, 'encoding'>): Promise<{ json: string; unsaid: number }> {
  const table = await openTable(path, told);
  const rows: TableRow[] = [];
  for await (const page of table.rows()) {
    rows.push(...page.filter(({ fault }) => fault === null));
    if (rows.length >= LOOKED_AT) break;
  }
  const columns = new Columns(table);
  const found = rolesIn(table.columns, table.tags, columns, rows);
  const from = (role: RoleName) => (found.has(role) ? { column: found.get(role)! } : undefined);
  const start = from('start'), end = from('end');
  const claim = {
    kind: 'incident',
    id: from('id') ?? UNSAID,
    during: start === undefined ? UNSAID : end === undefined ? start : { from: start, to: end },
    place: placeOf(from),
    type: from('type') === undefined ? UNSAID : { ...from('type'), values: meaningsIn(rows, columns.at(found.get('type')!)) },
    by: from('by'), against: from('against'), killed: from('killed'), injured: from('injured'),
    source: from('url') === undefined && from('note') === undefined ? undefined : { url: from('url'), note: from('note') },
  };
  const isUnordered = [start, end].some((one) => one !== undefined && !hasKnownOrder(one.column, rows, columns.at(one.column)));
  return asText({ format: 'mapping/1', ...(isUnordered ? { dates: UNSAID } : {}), claims: [claim] });
}

/** As JSON in lines, a column in one; with how much of it is left to say. */
export function asText(mapping: unknown): { json: string; unsaid: number } {
  const json = JSON.stringify(mapping, null, 2).replaceAll(/\{\s+("column": "(?:[^"\\]|\\.)*")\s+\}/g, '{ $1 }');
  return { json: `${json}\n`, unsaid: json.split(`"${UNSAID}"`).length - 1 };
}

function placeOf(from: (role: RoleName) => { column: string } | undefined): unknown {
  const within = [from('adm2'), from('adm1'), from('country')].filter((one) => one !== undefined);
  const hasPoint = from('longitude') !== undefined && from('latitude') !== undefined;
  if (hasPoint) return { longitude: from('longitude'), latitude: from('latitude'), radiusMetres: UNSAID, ...(within.length === 0 ? {} : { within }) };
  const name = from('place') ?? within[0];
  return { name: name ?? UNSAID };
}

/** Each role's first column that is called so and holds what it must; a column has one role. */
export function rolesIn(names: readonly string[], tags: readonly string[] | null, columns: Columns, rows: readonly TableRow[]): Map<RoleName, string> {
  const found = new Map<RoleName, string>(), taken = new Set<number>();
  // The end before the start: what is called an end is called a date too.
  const order = (Object.keys(ROLES) as RoleName[]).sort((a, b) => Number(b === 'end') - Number(a === 'end'));
  for (const role of order) {
    const { name, tags: wanted, holds }: Role = ROLES[role];
    const byTag = tags === null ? [] : wanted.map((tag) => columns.at(tag)).filter((at) => at >= 0);
    const byName = names.map((_, i) => i).filter((i) => name.test(columnKey(names[i]!)));
    const at = [...byTag, ...byName].find((i) => !taken.has(i) && columns.at(names[i]!) === i && isHeld(holds, names[i]!, rows, i));
    if (at === undefined) continue;
    taken.add(at);
    found.set(role, names[at]!);
  }
  return found;
}

function isHeld(holds: Role['holds'], name: string, rows: readonly TableRow[], at: number): boolean {
  const cells = rows.map((row) => cellAt(row, at)).filter((cell) => cell !== '');
  if (holds === undefined || cells.length === 0) return holds === undefined;
  if (holds === 'unique') return new Set(cells).size === rows.length;
  if (holds === 'numbers') return cells.every((cell) => /^-?[\d.,\s+–-]+$/.test(cell));
  const column = new DateColumn(name);
  return cells.filter((cell) => { const read = column.read(cell); return !('code' in read) || read.code === 'import.date-order'; }).length * 10 >= cells.length * 9;
}

function hasKnownOrder(name: string, rows: readonly TableRow[], at: number): boolean {
  const column = new DateColumn(name), cells = rows.map((row) => cellAt(row, at));
  for (const cell of cells) column.look(cell);
  return cells.every((cell) => { const read = column.read(cell); return !('code' in read) || read.code !== 'import.date-order'; });
}

/** The column's words with what they mean, the most frequent first. */
export function meaningsIn(rows: readonly Pick<TableRow, 'cells'>[], at: number): Record<string, string> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const word = cellAt(row, at);
    if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  return Object.fromEntries(words.slice(0, MOST_WORDS).map((word) => [word, meaningOf(word)]));
}

function meaningOf(word: string): string {
  const key = wordKey(word), typed = incidentType(key.replaceAll(/[\s_]+/g, '-'));
  return typeof typed === 'string' ? typed : MEANINGS[key.replaceAll(/[^\p{L}\p{N}]+/gu, '')] ?? UNSAID;
}
