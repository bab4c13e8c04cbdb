// The board's own words, in the reader's language: messages out of src/web/languages, numbers and moments as that language writes them.
import { IntlMessageFormat } from 'intl-messageformat';

/** One file of messages: `gates.title` is `title` in gates.json. ICU message syntax. */
type Messages = Record<string, string>;

const FILES = import.meta.glob<Messages>('../languages/*/*.json', { import: 'default' });

/** Every language that has a folder, by its tag. */
export const LANGUAGES: readonly string[] = [...new Set(Object.keys(FILES).map((path) => path.split('/')[2]!))].toSorted((a, b) => (a === 'en' ? -1 : b === 'en' ? 1 : a < b ? -1 : 1));

export type Values = Record<string, string | number | boolean | null>;

class Language {
  tag = $state('en');
  /** Grows when messages were loaded: what was said before is then said again. */
  #loaded = $state(0);
  readonly #messages = new Map<string, Messages>();
  readonly #formats = new Map<string, IntlMessageFormat>();

  get direction(): 'rtl' | 'ltr' { return (this.#loaded, this.#messages.get(`${this.tag} shell`)?.['direction'] === 'rtl' ? 'rtl' : 'ltr'); }

  /** For Intl: as the language's own file says (which English, which Arabic), with Western digits, so that numbers in text and tables look alike. */
  get locale(): string { return `${(void this.#loaded, this.#messages.get(`${this.tag} shell`)?.['locale']) ?? this.tag}-u-nu-latn`; }

  async change(tag: string): Promise<void> {
    const paths = Object.keys(FILES).filter((path) => path.startsWith(`../languages/${tag}/`));
    await Promise.all(paths.map(async (path) => {
      const key = `${tag} ${path.split('/')[3]!.replace('.json', '')}`;
      if (!this.#messages.has(key)) this.#messages.set(key, await FILES[path]!());
    }));
    this.tag = tag;
    this.#loaded += 1;
    document.documentElement.lang = tag;
    document.documentElement.dir = this.direction;
  }

  say(key: string, values?: Values): string {
    void this.#loaded;
    const [file, ...rest] = key.split('.');
    const message = this.#messages.get(`${this.tag} ${file}`)?.[rest.join('.')];
    // Told on the page as it is: a test asks that no page ever shows one.
    if (message === undefined) return `⟦${key}⟧`;
    const id = `${this.tag} ${key}`;
    let format = this.#formats.get(id);
    if (format === undefined) this.#formats.set(id, (format = new IntlMessageFormat(message, this.locale)));
    return String(format.format(values));
  }

  has(key: string): boolean {
    const [file, ...rest] = key.split('.');
    return (this.#loaded, this.#messages.get(`${this.tag} ${file}`)?.[rest.join('.')] !== undefined);
  }

  /** The one key of a file that begins and ends so; null where there is none, or more than one. */
  only(file: string, start: string, end: string): string | null {
    const found = Object.keys((this.#loaded, this.#messages.get(`${this.tag} ${file}`)) ?? {}).filter((key) => key.startsWith(start) && key.endsWith(end));
    return found.length === 1 ? `${file}.${found[0]!}` : null;
  }
}

export const language = new Language();

/** `say('gates.day', { n: 3, of: 7 })`. */
export function say(key: string, values?: Values): string {
  return language.say(key, values);
}

/** The language asked for, else that of the browser, else English. */
export async function begin(asked: string | undefined): Promise<void> {
  const wanted = [asked, ...navigator.languages.map((tag) => tag.split('-')[0])].find((tag) => tag !== undefined && LANGUAGES.includes(tag));
  await language.change(wanted ?? 'en');
}
