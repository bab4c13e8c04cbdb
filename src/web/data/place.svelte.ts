// Where the reader is: the agreement, the page, and all that was chosen, kept in the address, so that every view has a link that restores it.

/** `/{agreement}/{page}?name=value`. What has its usual value is left out of the address. */
class Place {
  agreement = $state('');
  page = $state('');
  #query = $state<Record<string, string>>({});

  constructor() {
    this.#read();
    addEventListener('popstate', () => this.#read());
  }

  /** What was chosen under a name; undefined: nothing. */
  get(name: string): string | undefined {
    return this.#query[name];
  }

  /** Goes elsewhere: a step in the history. Names given as null are no longer chosen; those not given stay. */
  go(to: { agreement?: string; page?: string; set?: Record<string, string | null> }): void {
    this.#change(to);
    history.pushState(null, '', this.link({}));
  }

  /** Chooses something here, without a step in the history: a clock being dragged. */
  choose(set: Record<string, string | null>): void {
    this.#change({ set });
    history.replaceState(null, '', this.link({}));
  }

  /** The address of a view, for links: `href={place.link({ page: 'text' })}`. */
  link({ agreement = this.agreement, page = this.page, set = {} }: { agreement?: string; page?: string; set?: Record<string, string | null> }): string {
    const query = new URLSearchParams(Object.entries(this.#with(set)));
    const text = query.toString();
    return `/${[agreement, page].filter((part) => part !== '').map(encodeURIComponent).join('/')}${text === '' ? '' : `?${text}`}`;
  }

  /** For `onclick` of links: follows it here, unless it was meant for another tab. */
  follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const anchor = (event.currentTarget as HTMLElement).closest('a');
    if (anchor === null || anchor.origin !== location.origin) return;
    event.preventDefault();
    history.pushState(null, '', anchor.href);
    this.#read();
  };

  #change({ agreement, page, set }: { agreement?: string; page?: string; set?: Record<string, string | null> }): void {
    if (agreement !== undefined) this.agreement = agreement;
    if (page !== undefined) this.page = page;
    if (set !== undefined) this.#query = this.#with(set);
  }

  #with(set: Record<string, string | null>): Record<string, string> {
    const all: Record<string, string | null> = { ...this.#query, ...set };
    return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''));
  }

  #read(): void {
    const [agreement = '', page = ''] = location.pathname.split('/').filter((part) => part !== '').map(decodeURIComponent);
    this.agreement = agreement;
    this.page = page;
    this.#query = Object.fromEntries(new URLSearchParams(location.search));
  }
}

export const place = new Place();
