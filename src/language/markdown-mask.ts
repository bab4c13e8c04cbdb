// Finds the truce blocks and headings of a Markdown text, and blanks out all that is not a block so that positions stay right.

/** A truce block: offsets of its opening fence and of the end of its last line of content (exclusive). */
export interface BlockRange { start: number; end: number }

/** A heading: its text, its id where it carries `{#id}`, its level, and the offsets of its line. */
export interface Heading { level: number; text: string; id: string | null; start: number; end: number }

export interface MaskedMarkdown {
  /** As long as the text, line for line; outside truce blocks only blanks and line ends. */
  masked: string;
  blocks: BlockRange[];
  headings: Heading[];
  /** Offsets of fenced blocks of any kind, fences included: not prose. */
  fenced: BlockRange[];
}

interface Line { text: string; start: number; end: number }
interface OpenFence { mark: string; length: number; truce: boolean; start: number; content: number }

/** Reads by CommonMark's rules for fences: ``` or ~~~, three or more, closed by the same mark at least as long; what stands in another fence is no block. */
export function maskMarkdown(text: string): MaskedMarkdown {
  const result: MaskedMarkdown = { masked: '', blocks: [], headings: [], fenced: [] };
  const shown: string[] = [];
  let open: OpenFence | null = null;
  for (const line of linesOf(text)) {
    if (open === null) {
      open = fenceOpenedBy(line);
      if (open === null) noteHeading(line, result.headings);
      shown.push(open?.truce === true ? line.text : blank(line.text));
      continue;
    }
    if (closes(open, line.text)) {
      noteFence(open, line.start, line.end, result);
      open = null;
      shown.push(blank(line.text));
    } else {
      shown.push(open.truce ? line.text : blank(line.text));
      open.content = line.end;
    }
  }
  if (open !== null) noteFence(open, text.length, text.length, result);
  result.masked = shown.join('');
  return result;
}

/** Lines with their line ends: LF, CRLF or a lone CR. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g)) {
    lines.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return lines;
}

function fenceOpenedBy(line: Line): OpenFence | null {
  const parts = /^( {0,3})(`{3,}|~{3,})[ \t]*([^\r\n]*)/.exec(line.text);
  if (parts === null) return null;
  const mark = parts[2]!, info = parts[3]!;
  if (mark.startsWith('`') && info.includes('`')) return null;
  const truce = /^truce(?:\s|$)/.test(info);
  return { mark: mark[0]!, length: mark.length, truce, start: line.start + parts[1]!.length, content: line.end };
}

function closes(open: OpenFence, text: string): boolean {
  const parts = /^ {0,3}(`{3,}|~{3,})[ \t]*[\r\n]*$/.exec(text);
  return parts !== null && parts[1]![0] === open.mark && parts[1]!.length >= open.length;
}

function noteFence(open: OpenFence, contentEnd: number, end: number, result: MaskedMarkdown): void {
  result.fenced.push({ start: open.start, end });
  if (open.truce) result.blocks.push({ start: open.start, end: contentEnd });
}

function noteHeading(line: Line, headings: Heading[]): void {
  const parts = /^ {0,3}(#{1,6})(?:[ \t]+([^\r\n]*))?[\r\n]*$/.exec(line.text);
  if (parts === null) return;
  const text = (parts[2] ?? '').replace(/[ \t]+#+[ \t]*$/, '').trim();
  const id = /\{#([^\s{}]+)\}\s*$/.exec(text);
  headings.push({
    level: parts[1]!.length,
    text: id === null ? text : text.slice(0, id.index).trim(),
    id: id === null ? null : id[1]!.normalize('NFC'),
    start: line.start,
    end: line.end,
  });
}

/** Blanks of the same length in UTF-16 units; line ends stay. */
function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
