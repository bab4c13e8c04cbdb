// From masked text to syntax tree, and the parser's complaints in plain words.
import { AstUtils, createDefaultCoreModule, createDefaultSharedCoreModule, EmptyFileSystem, inject, type LangiumCoreServices, type LangiumSharedCoreServices } from 'langium';
import type { Problem } from '#base/problem.ts';
import type { Agreement } from '#language/generated/ast.ts';
import { TruceGeneratedModule, TruceGeneratedSharedModule } from '#language/generated/module.ts';
import type { BlockRange, MaskedMarkdown } from '#language/markdown-mask.ts';
import { notBuiltIn } from '#language/not-built.ts';
import type { PositionFinder } from '#language/positions.ts';
import { problems } from '#language/problems.ts';
import { onlyStatement, statementsIn } from '#language/statements.ts';
import { definitionWords, expectedWords, foundWords } from '#language/syntax-words.ts';

let services: LangiumCoreServices | undefined;

/** Made once: building the parser takes longer than most agreements do. */
export function parserServices(): LangiumCoreServices {
  if (services !== undefined) return services;
  const shared: LangiumSharedCoreServices = inject(createDefaultSharedCoreModule(EmptyFileSystem), TruceGeneratedSharedModule);
  services = inject(createDefaultCoreModule({ shared }), TruceGeneratedModule);
  shared.ServiceRegistry.register(services);
  return services;
}

/** The parser alone, for those who measure beside it. */
export function parserOf(): { parse(masked: string): { parserErrors: readonly unknown[] } } {
  return { parse: (masked) => parserServices().parser.LangiumParser.parse<Agreement>(masked) };
}

interface ParserError { name: string; message: string; token: { image: string; startOffset: number; tokenType?: { name: string } } }

/** The tree of all truce blocks; `found` holds what could not be read. The tree is whole only when `found` is empty. */
export function readSyntax(text: string, markdown: MaskedMarkdown, at: PositionFinder): { tree: Agreement; found: Problem[] } {
  const result = parserServices().parser.LangiumParser.parse<Agreement>(markdown.masked);
  const lexed = result.lexerErrors.map((error): Located => {
    const image = text.slice(error.offset, error.offset + error.length);
    if (/^["\u201C]/.test(image)) return { offset: error.offset, problem: problems.openString(at(error.offset, error.offset + 1)) };
    return { offset: error.offset, problem: problems.strangeCharacter(at(error.offset, error.offset + error.length), image) };
  });
  const parsed = result.parserErrors.length === 0 ? [] : markdown.blocks.flatMap((block) => errorsIn(block, text, markdown, at, lexed));
  const found = [...lexed.map(({ problem }) => problem), ...parsed];
  // Where no statement alone is at fault, the whole is: an order that does not hold, or words that belong to no statement.
  if (result.parserErrors.length > 0 && found.length === 0) found.push(syntaxProblem(result.parserErrors[0] as ParserError, { start: 0, end: text.length }, markdown.masked, at));
  // Most texts are in NFC as they stand, and so are the names in them.
  if (!isComposed(markdown.masked)) composeNames(result.value);
  return { tree: result.value, found };
}

function isComposed(text: string): boolean {
  return text.normalize('NFC') === text;
}

interface Located { offset: number; problem: Problem }

/** The first thing wrong in each statement of a block: what the parser says after it is mostly an echo. */
function errorsIn(block: BlockRange, text: string, markdown: MaskedMarkdown, at: PositionFinder, lexed: readonly Located[]): Problem[] {
  return statementsIn(markdown.masked, block).flatMap((statement) => {
    if (lexed.some(({ offset }) => statement.start <= offset && offset < statement.end)) return [];
    const [error] = parserServices().parser.LangiumParser.parse<Agreement>(onlyStatement(markdown.masked, block, statement)).parserErrors;
    return error === undefined ? [] : [syntaxProblem(error as ParserError, statement, markdown.masked, at)];
  });
}

/** Names are compared and hashed in NFC (A4); an Arabic or Vietnamese keyboard may write them otherwise. */
function composeNames(tree: Agreement): void {
  for (const node of AstUtils.streamAst(tree)) {
    const fields = node as unknown as Record<string, unknown>;
    for (const [key, value] of Object.entries(fields)) {
      if (key.startsWith('$')) continue;
      if (typeof value === 'string') fields[key] = value.normalize('NFC');
      else if (Array.isArray(value)) fields[key] = value.map((one: unknown) => (typeof one === 'string' ? one.normalize('NFC') : one));
    }
  }
}

function syntaxProblem(error: ParserError, statement: BlockRange, masked: string, at: PositionFinder): Problem {
  const { token } = error;
  const words = masked.slice(statement.start, statement.end);
  const notBuilt = notBuiltIn(words);
  if (notBuilt !== undefined) {
    const from = statement.start + notBuilt.offset;
    return (notBuilt.isSaidOtherwise ? problems.saidOtherwise : problems.notBuilt)(at(from, from + notBuilt.length), notBuilt.words, notBuilt.why, notBuilt.mend);
  }
  const start = token.startOffset;
  const expected = expectedWords(error.message, words, token.image);
  // What is missing at the end is missed by the parser at the next fence or at the end of the file: it belongs to the end of its own statement.
  const atEnd = Number.isNaN(start) || token.tokenType?.name === 'EOF' || token.tokenType?.name === 'FENCE';
  if (atEnd) return problems.unfinished(at(statement.start + withoutComments(words).trimEnd().length), definitionWords(words), expected);
  const alone = /Expecting token of type/.test(error.message) && !error.message.includes("'EOF'");
  const found = alone ? token.image : foundWords(masked.slice(start, statement.end));
  return problems.syntax(at(start, start + token.image.length), found, definitionWords(words), expected);
}

/** Comments blanked, so that the end of a statement is the end of its last word. */
function withoutComments(words: string): string {
  return words.replace(/("(?:\\.|[^"\\\n])*")|\/\/[^\n\r]*/g, (comment, text: string | undefined) => text ?? ' '.repeat(comment.length));
}
