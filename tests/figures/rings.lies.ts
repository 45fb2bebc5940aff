/** Wrong pictures that a test must see: what a reader would believe, and the change that draws it. */
export default [
  {
    lie: 'under VT-x the VMM handles an instruction inside the guest’s rings',
    file: 'src/figures/rings/plan.ts',
    find: 'root: { x: 248, y: 562 }',
    replace: 'root: { x: 248, y: 462 }',
  },
  {
    lie: 'on a phone the kernel of the bare machine sits in ring 1',
    file: 'src/figures/rings/plan.ts',
    find: '{ x: 8, y: 216, width: 82, height: 40 }',
    replace: '{ x: 8, y: 136, width: 82, height: 40 }',
  },
  {
    lie: 'the VMM was alarmed by what slipped past it',
    file: 'src/figures/rings/Machine.tsx',
    find: "{outcome?.path === 'silent' && <MissedTrap",
    replace: "{outcome?.path === 'gp' && <MissedTrap",
  },
  {
    lie: 'what the VMM handles is back with the guest already',
    file: 'src/figures/rings/Machine.tsx',
    find: 'const { x, y } = plan.stops[wayOf(state).at];',
    replace: 'const { x, y } = plan.stops[handled(state)?.rings.at(-1) ?? wayOf(state).at];',
  },
  {
    lie: 'the guest sees what it should have seen',
    file: 'src/figures/rings/Panels.tsx',
    find: '`✗ ${words[outcome.visible]}`',
    replace: '`✗ ${words[outcome.expected]}`',
  },
  {
    lie: 'a page with the NX bit carries none',
    file: 'src/figures/rings/Panels.tsx',
    find: '${page.nx ? 1 : 0}',
    replace: '0',
  },
  {
    lie: 'a line of the program took the path of the line before',
    file: 'src/figures/rings/Panels.tsx',
    find: 'state.outcomes[index]?.path',
    replace: 'state.outcomes[index - 1]?.path',
  },
  {
    lie: 'the legend counts all instructions on every path',
    file: 'src/figures/rings/Panels.tsx',
    find: '{state.totals.paths[path]}',
    replace: '{state.outcomes.length}',
  },
  {
    lie: 'cycles computed from a ratio pass for measured ones',
    file: 'src/figures/rings/facts.ts',
    find: "totals.derived ? '≈ ' : ''",
    replace: "totals.wrong > 99 ? '≈ ' : ''",
  },
  {
    lie: 'the book’s Ring 3 stands on a kernel that keeps ring 0',
    file: 'src/figures/rings/Machine.tsx',
    find: "state.bookView && ringOf('k', mode) !== 0",
    replace: 'state.bookView',
  },
] as const;
