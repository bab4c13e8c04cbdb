// The routes that are no resource of one agreement.
export const ROUTES = {
  health: { path: '/api/health', summary: 'Whether the server is well, and how far it is' },
  agreements: { path: '/api/agreements', summary: 'The agreements that are served here' },
  agreement: { path: '/api/agreements/{agreement}', summary: 'One agreement: its names, in words, and the moments that its evidence spans' },
  baseMap: { path: '/api/base-map', summary: 'Borders that this deployment draws under the map, and its disclaimer; null: those that come with the board' },
  events: { path: '/api/events', summary: 'Server-sent events: `progress`, `entries`, `verdicts`; ids are positions of the ledger, and Last-Event-ID resumes' },
} as const;
