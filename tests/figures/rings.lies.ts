/** Wrong pictures that a test must see: what a reader would believe, and the change that draws it. */
export default [
  {
    lie: 'under VT-x the VMM sits inside the guest’s rings',
    file: 'src/figures/rings/plan.ts',
    find: 'rootVmm: { x: 296, y: 76,',
    replace: 'rootVmm: { x: 226, y: 160,',
  },
  {
    lie: 'a guest kernel without ring 0 sits there all the same',
    file: 'src/figures/rings/plan.ts',
    find: "return ringOf('k', mode) === 0 ? boxes.kernelIn0 : boxes.kernelIn1;",
    replace: "return ringOf('u', mode) === 3 ? boxes.kernelIn0 : boxes.kernelIn1;",
  },
  {
    lie: 'a token sticks out of ring 1 into ring 0',
    file: 'src/figures/rings/plan.ts',
    find: '1: { x: 96, y: 274 },',
    replace: '1: { x: 84, y: 286 },',
  },
  {
    lie: 'the way to the VMM ends at the guest kernel',
    file: 'src/figures/rings/plan.ts',
    find: 'const toVmm: WayPoint = [vmm.x + vmm.width + 8, 410];',
    replace: 'const toVmm: WayPoint = [vmm.x + vmm.width + 26, 262];',
  },
  {
    lie: 'a paravirtual kernel, which knows better, believes itself in ring 0',
    file: 'src/figures/rings/Rings.tsx',
    find: "const isFooled = mode === 'te' || mode === 'bt';",
    replace: "const isFooled = mode !== 'native' && mode !== 'hv';",
  },
  {
    lie: 'a line of the program ended where the line before did',
    file: 'src/figures/rings/Visits.tsx',
    find: 'const outcome = outcomes[row.first];',
    replace: 'const outcome = outcomes[Math.max(0, row.first - 1)];',
  },
  {
    lie: 'a flag that silently stayed as it was passes for well done',
    file: 'src/figures/rings/facts.ts',
    find: "if (isWrong(outcome)) return 'wrong';",
    replace: "if (isWrong(outcome)) return 'cpu';",
  },
  {
    lie: 'an instruction that waits has been carried out already',
    file: 'src/figures/rings/Visits.tsx',
    find: 'isDone={row.first < done}',
    replace: 'isDone={row.first <= done}',
  },
  {
    lie: 'the guest sees what it should have seen',
    file: 'src/figures/rings/Aside.tsx',
    find: "[words[outcome.visible], 't-mark t-strong'],",
    replace: "[words[outcome.expected], 't-mark t-strong'],",
  },
  {
    lie: 'every mode needs as many visits as this one',
    file: 'src/figures/rings/Balance.tsx',
    find: 'results.find((one) => one.mode === mode)',
    replace: 'results.find((one) => one.mode === state.machine.mode)',
  },
  {
    lie: 'on a phone the outline of the result belongs to another mode',
    file: 'src/figures/rings/Balance.tsx',
    find: 'const isOwn = mode === state.machine.mode;',
    replace: "const isOwn = mode === (layout === 'narrow' ? 'native' : state.machine.mode);",
  },
  {
    lie: 'at the end the outline is around the sum of the column beside',
    file: 'src/figures/rings/Track.tsx',
    find: 'columns.find((column) => focus.includes(column))',
    replace: 'columns.find((column) => !focus.includes(column))',
  },
  {
    lie: 'a comparison counts the visits of one mode twice',
    file: 'src/figures/rings/Pair.tsx',
    find: 'countsOf(half.state).vmm);',
    replace: 'countsOf(half.x < 0 ? half.state : state).vmm);',
  },
  {
    lie: 'a comparison draws one mode under the name of the other',
    file: 'src/figures/rings/Pair.tsx',
    find: 'visits: visitsOf(one, placed)',
    replace: 'visits: visitsOf(i === 0 ? beside : state, placed)',
  },
  {
    lie: 'a comparison outlines a row in which nothing differs',
    file: 'src/figures/rings/Pair.tsx',
    find: 'one.column === other.column',
    replace: 'one.column === null',
  },
] as const;
