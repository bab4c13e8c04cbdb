// The symbol of each kind of claim, as a path in a box of 16: the same on the timeline, in the filters and in tables; those that stand on the map look as there. Each is known by its shape alone.

/** Filled by the even-odd rule. */
export const KIND_PATHS: Readonly<Record<string, string>> = {
  incident: 'M8 1.5 14.5 8 8 14.5 1.5 8z',
  movement: 'M8 2l6.5 11.5h-13z',
  presence: 'M2.5 2.5h11v11h-11z',
  tally: 'M2 9h3.2v5H2zM6.4 5.5h3.2V14H6.4zM10.8 2H14v12h-3.2z',
  coverage: 'M8 3C4.4 3 2 5.8.8 8 2 10.2 4.4 13 8 13s6-2.8 7.2-5C14 5.8 11.6 3 8 3zm0 2.4a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2z',
  act: 'M8 .8 10 6l5.2 2L10 10 8 15.2 6 10 .8 8 6 6z',
  statement: 'M1.5 2.5h13v8.5H7.8L4.5 14v-3h-3z',
};
