/** Ways in which the picture could lie, each seen by a test: npm run wrong-pictures -- cpu-topology */
export default [
  {
    lie: 'a cycle is 10 % longer on a wide drawing than it should be',
    file: 'src/figures/cpu-topology/plan.ts',
    find: 'unit: 294 / 300',
    replace: 'unit: 330 / 300',
  },
  {
    lie: 'a cache that was asked in vain has no cross',
    file: 'src/figures/cpu-topology/Chip.tsx',
    find: "const missed = CACHES.filter((cache) => lookOf(state, cache) === 'miss');",
    replace: "const missed = CACHES.filter((cache) => lookOf(state, cache) === 'miss' && cache !== 'l2');",
  },
  {
    lie: 'another core asks than the sentence says',
    file: 'src/figures/cpu-topology/Chip.tsx',
    find: "core === CORE ? 'tone-run' : 'core'",
    replace: "core === CORE + 1 ? 'tone-run' : 'core'",
  },
  {
    lie: 'messages go backwards',
    file: 'src/figures/cpu-topology/plan.ts',
    find: 'return from < to ? [point(begin), point(end)]',
    replace: 'return from > to ? [point(begin), point(end)]',
  },
  {
    lie: 'two messages lie on each other',
    file: 'src/figures/cpu-topology/plan.ts',
    find: '(all.indexOf(at) - (all.length - 1) / 2)',
    replace: '(Math.min(all.indexOf(at), 1) - (all.length - 1) / 2)',
  },
  {
    lie: 'squares of the probe count are full before they were sent',
    file: 'src/figures/cpu-topology/Tally.tsx',
    find: "className={i < sent ? 'tone-run' : 'line dashed'}",
    replace: "className={i <= sent ? 'tone-run' : 'line dashed'}",
  },
  {
    lie: 'a read without HT Assist is called one with it',
    file: 'src/figures/cpu-topology/Tally.tsx',
    find: 'const name = assist ? words.with : words.without;',
    replace: 'const name = words.with;',
  },
  {
    lie: 'the book takes a third of the L3',
    file: 'src/figures/cpu-topology/Sockets.tsx',
    find: '(width * BOOK_MB) / L3_MB',
    replace: '(width * BOOK_MB * 2) / L3_MB',
  },
  {
    lie: 'links tell how many messages there were, not how many passed',
    file: 'src/figures/cpu-topology/Sockets.tsx',
    find: 'const n = passes(state.messages, link);',
    replace: 'const n = state.messages.length;',
  },
  {
    lie: 'the request is there before the sockets',
    file: 'src/figures/cpu-topology/Sockets.tsx',
    find: "'enter beat-3' : 'enter'",
    replace: "'enter' : 'enter'",
  },
  {
    lie: 'the way of a message costs nothing',
    file: 'src/figures/cpu-topology/Tally.tsx',
    find: 'const far = CYCLES.remote - CYCLES.memory;',
    replace: 'const far = 0;',
  },
  {
    lie: 'in a comparison all messages are spared',
    file: 'src/figures/cpu-topology/Sockets.tsx',
    find: 'isBold: isShared }',
    replace: 'isBold: !isShared }',
  },
  {
    lie: 'the headline of a comparison is the wrong way round',
    file: 'src/figures/cpu-topology/Tally.tsx',
    find: 'pair.sums.join(',
    replace: 'pair.sums.toReversed().join(',
  },
  {
    lie: 'a tap on one cache puts the line into another one',
    file: 'src/figures/cpu-topology/Chip.tsx',
    find: "(event.type === 'lineLies' && event.cache === cache)",
    replace: "(event.type === 'lineLies' && event.cache !== cache)",
  },
] as const;
