// The pages of the board, in their order; each is fetched when it is first shown.
import type { Component } from 'svelte';

export interface PageOf { name: string; load: () => Promise<{ default: Component }> }

export const PAGES: readonly PageOf[] = [
  { name: 'gates', load: () => import('#web/pages/gates-page.svelte') },
  { name: 'field', load: () => import('#web/pages/field-page.svelte') },
  { name: 'duties', load: () => import('#web/pages/duties-page.svelte') },
  { name: 'text', load: () => import('#web/pages/text-page.svelte') },
  { name: 'convoys', load: () => import('#web/pages/convoys-page.svelte') },
  { name: 'unseen', load: () => import('#web/pages/unseen-page.svelte') },
  { name: 'changes', load: () => import('#web/pages/changes-page.svelte') },
];
