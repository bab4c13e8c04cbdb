// What the reading of an agreement tells of itself and the linter lists beside its own findings.
import type { Finding } from '#linter/finding.ts';

export const toldByReading: readonly Finding[] = [
  {
    id: 'measure.unseen',
    title: 'a measure that no declared channel could see',
    explains: 'A measure that no channel of any reading sees is never a yes and never a no: whatever happens, "cannot be said: nobody was watching".',
    example: 'channel Watch sees incidents\nmeasure Tanks = presence of tanks in Valley, silence means unknown\ncondition Clear = Tanks at most 0',
    mended: 'channel Watch sees incidents, presence of tanks\nmeasure Tanks = presence of tanks in Valley, silence means unknown\ncondition Clear = Tanks at most 0',
    find: null,
  },
  {
    id: 'clause.unseen',
    title: 'a duty that nobody can see kept or broken',
    explains: 'What the clause asks for is reported by no channel that any reading takes. It may stand in the text; but nobody will ever be able to say whether it was kept.',
    example: 'channel Watch sees incidents\nclause 2 binds North\n  to have no tanks in Valley\n  from D',
    mended: 'channel Watch sees incidents, presence of tanks\nclause 2 binds North\n  to have no tanks in Valley\n  from D',
    find: null,
  },
  {
    id: 'reading.sees-nothing',
    title: 'a reading that cannot see what it judges',
    explains: 'One reading listens to no channel that sees a measure, though others do. To it the term is unseen for ever. That may be its very point; then it should be known.',
    example: 'reading Northern adopted by North channels NorthRadio counts alleged   // NorthRadio sees no convoys',
    mended: 'reading Northern adopted by North channels NorthRadio, Convoys counts alleged',
    find: null,
  },
  {
    id: 'clause.contradictory-duties',
    title: 'duties of one actor that cannot both be kept',
    explains: 'One clause asks for at least so many, another for at most fewer of the same thing at the same place. Whoever keeps one breaks the other, and both sides will be right.',
    example: 'clause 1 binds North\n  to ensure Guards at least 5\n  from D\nclause 2 binds North\n  to ensure Guards at most 2\n  from D',
    mended: 'clause 1 binds North\n  to ensure Guards at least 5\n  from D until Handover\nclause 2 binds North\n  to ensure Others at most 2\n  from Handover',
    find: null,
  },
  {
    id: 'gate.never-opens',
    title: 'a gate that can never open',
    explains: 'The run asks for two things that exclude each other, or the gate lapses before so many days can have passed. The promise behind it is empty.',
    example: 'gate Crossing opens after 7 consecutive civil days of Quiet, counted from D\n  ...\n  lapses at D + 48 h',
    mended: 'gate Crossing opens after 7 consecutive civil days of Quiet, counted from D\n  ...\n  lapses at D + 30 x 24 h',
    find: null,
  },
  {
    id: 'text.no-rule',
    title: 'a clause of the text without a rule',
    explains: 'The text has a clause that no truce block says anything of. Readers of the verdicts will miss it and think it kept.',
    example: '## 4 Prisoners are released {#4}\n\nBoth sides release all prisoners.',
    mended: '## 4 Prisoners are released {#4}\n\nBoth sides release all prisoners.\n\n```truce\nclause 4 binds North, South\n  to make a declaration about 4 by D + 72 h\n  from D\n```',
    find: null,
  },
  {
    id: 'clause.no-text',
    title: 'a rule without a clause of the text',
    explains: 'A truce block stands for a clause that the text does not have. Whose term is it?',
    example: 'clause 9 binds North ...   // no heading carries {#9}',
    mended: '## 9 The sides hold their fire {#9}   // above the block',
    find: null,
  },
];
