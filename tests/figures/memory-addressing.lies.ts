/** Wrong pictures that a test must see: what a reader would believe, and the change that draws it. */
const folder = 'src/figures/memory-addressing';

export default [
  {
    lie: 'the host is in the order of the guest',
    file: `${folder}/parts.tsx`,
    find: 'const owners = ownersOf(state, mpn);',
    replace: 'const owners = ownersOf(state, (mpn * 5) % cellsOf(state));',
  },
  {
    lie: 'a way leads to the machine page beside the right one',
    file: `${folder}/parts.tsx`,
    find: 'points={hostWay(plan, page, mpn)}',
    replace: 'points={hostWay(plan, page, mpn + 1)}',
  },
  {
    lie: 'a way comes out of the page above',
    file: `${folder}/plan.ts`,
    find: 'const y = middle(pageBox(plan, page));\n  const { enter',
    replace: 'const y = middle(pageBox(plan, page - 1));\n  const { enter',
  },
  {
    lie: 'a page that lies in the .vswp is still in memory',
    file: `${folder}/parts.tsx`,
    find: 'opacity={mpn === null ? 0 : 1}',
    replace: "opacity={kind === 'unbacked' ? 0 : 1}",
  },
  {
    lie: 'the balloon has put its page onto the disk',
    file: `${folder}/parts.tsx`,
    find: "${kind === 'swapped' ? 'edge-a dashed' : 'edge-host'}",
    replace: "${kind.length > 0 ? 'edge-a dashed' : 'edge-host'}",
  },
  {
    lie: 'ten exits are three for each of three pages',
    file: `${folder}/costs.tsx`,
    find: ' && pages * each === exits[mode]',
    replace: '',
  },
  {
    lie: 'a shared page belongs to VM 1 alone',
    file: `${folder}/parts.tsx`,
    find: 'width={other ? box.width / 2 : box.width}',
    replace: 'width={box.width}',
  },
  {
    lie: 'with a TLB hit the way leads through the guest all the same',
    file: `${folder}/parts.tsx`,
    find: '  if (hit) {',
    replace: '  if (hit && state.tlb.length === 0) {',
  },
  {
    lie: 'the way past the guest passes the TLB by',
    file: `${folder}/plan.ts`,
    find: 'const turn = plan.tlb.x + plan.tlb.width / 2;',
    replace: 'const turn = plan.tlb.x + plan.tlb.width + 2;',
  },
  {
    lie: 'a walk has 25 squares',
    file: `${folder}/costs.tsx`,
    find: 'rows.slice(0, g)',
    replace: 'rows.slice(0, g + 1)',
  },
  {
    lie: 'the costs of both modes are the same',
    file: `${folder}/costs.tsx`,
    find: 'const count = state.exits[mode];\n  const refs',
    replace: 'const count = state.exits[state.mode];\n  const refs',
  },
  {
    lie: 'the other mode is smaller than it is',
    file: `${folder}/costs.tsx`,
    find: 'scale: scaleFor(plan.layout, expectedWalks(state)),',
    replace: 'scale: scaleFor(plan.layout, mode === state.mode ? expectedWalks(state) : 9),',
  },
  {
    lie: 'the outline is around the next page',
    file: `${folder}/figure.tsx`,
    find: 'box(plan, Number(number))',
    replace: 'box(plan, Number(number) + 1)',
  },
  {
    lie: 'on phones the guest has its pages apart',
    file: `${folder}/plan.ts`,
    find: 'return { y: top + row * pitch, height: pitch };',
    replace: 'return { y: top + row * pitch, height: pitch < 40 ? pitch - 6 : pitch };',
  },
  {
    lie: 'the offset of an address changes on its way',
    file: `${folder}/parts.tsx`,
    find: '{text.slice(-3)}',
    replace: "{i === 2 ? 'A7D' : text.slice(-3)}",
  },
  {
    lie: 'an ESXi host has a Service Console',
    file: `${folder}/parts.tsx`,
    find: "state.product === 'esx' && (",
    replace: "state.product !== 'esx' && (",
  },
  {
    lie: 'the headline of a comparison names the loser first',
    file: `${folder}/costs.tsx`,
    find: '[state, ...(beside === undefined ? [] : [beside])].map',
    replace: '[...(beside === undefined ? [] : [beside]), state].map',
  },
  {
    lie: 'a tap on a page changes the entry of the one below',
    file: `${folder}/parts.tsx`,
    find: "about(of('changeTable'), (page) => pageBox(plan, page))",
    replace: "about(of('changeTable'), (page) => pageBox(plan, page + 1))",
  },
] as const;
