/** Ways in which the picture could lie, each seen by a test: npm run wrong-pictures -- host-architecture */
export default [
  {
    lie: 'a request is one part ahead of where it is',
    file: 'src/figures/host-architecture/plan.ts',
    find: 'const slot = slotOf(plan, trace.kind, place);',
    replace: "const slot = slotOf(plan, trace.kind, place === 'storage' ? 'vmfs' : place);",
  },
  {
    lie: 'a block that waits is shown as one that is served',
    file: 'src/figures/host-architecture/plan.ts',
    find: "trace.hops.at(-1)?.how === 'waits'",
    replace: "trace.hops.at(-1)?.how === 'refused'",
  },
  {
    lie: 'a part that has prepared a request looks as if it had acted on it',
    file: 'src/figures/host-architecture/Stage.tsx',
    find: 'hand={handOf(trace, places[0]!)}',
    replace: 'hand="involved"',
  },
  {
    lie: 'VMFS and the driver count as two',
    file: 'src/figures/host-architecture/Stage.tsx',
    find: 'metBy(trace).map(({ layer, places }) => {',
    replace:
      'metBy(trace).flatMap(({ layer, places: all }) => all.map((one) => ({ layer, places: [one] }))).map(({ layer, places }) => {',
  },
  {
    lie: 'the outline around two parts of a component leaves one out',
    file: 'src/figures/host-architecture/Stage.tsx',
    find: 'box={around(plan, places)}',
    replace: 'box={around(plan, places.slice(1))}',
  },
  {
    lie: 'what goes directly is drawn like what is stopped',
    file: 'src/figures/host-architecture/Stage.tsx',
    find: "direct ? 'host-direct enter' : 'enter'",
    replace: "'enter'",
  },
  {
    lie: 'the way of a packet goes down the column of the disk',
    file: 'src/figures/host-architecture/plan.ts',
    find: "network: [3, 'parts'],",
    replace: "network: [2, 'parts'],",
  },
  {
    lie: 'an ESXi has a Service Console',
    file: 'src/figures/host-architecture/Stage.tsx',
    find: "const gone = variant === 'esxi';",
    replace: 'const gone = state.end !== null;',
  },
  {
    lie: 'the helper gives the hands of the VMM to the VMkernel',
    file: 'src/figures/host-architecture/Hands.tsx',
    find: 'const hand = partOfParty(trace, party);',
    replace: "const hand = partOfParty(trace, party === 'vmkernel' ? 'vmm' : party);",
  },
  {
    lie: 'in the balance HLT lies among what nobody stops',
    file: 'src/figures/host-architecture/Balance.tsx',
    find: 'directBox(plan, rows.length, direct)',
    replace: 'directBox(plan, rows.length, direct + 1)',
  },
  {
    lie: 'on phones VMM and VMkernel change places in the balance',
    file: 'src/figures/host-architecture/plan.ts',
    find: 'columns: { vm: 104, vmm: 148, vmkernel: 200',
    replace: 'columns: { vm: 104, vmm: 200, vmkernel: 148',
  },
  {
    lie: 'the block of VM 2 is always where that of VM 1 is',
    file: 'src/figures/host-architecture/Stage.tsx',
    find: "box={slotOf(plan, 'disk', rival)}",
    replace: "box={slotOf(plan, 'disk', place!)}",
  },
  {
    lie: 'in a comparison both orders go through the first console',
    file: 'src/figures/host-architecture/Stage.tsx',
    find: 'plan: { ...plan, console: plan.second }',
    replace: 'plan',
  },
  {
    lie: 'in a comparison both hosts have the stations of the first',
    file: 'src/figures/host-architecture/facts.ts',
    find: '[state, beside].map((one) => haltsOf',
    replace: '[state, state].map((one) => haltsOf',
  },
  {
    lie: 'the outline of a comparison is around the console that is gone',
    file: 'src/figures/host-architecture/figure.tsx',
    find: "half.state.setup.variant === 'esx' ?",
    replace: "half.state.setup.variant === 'esxi' ?",
  },
  {
    lie: 'what VMFS makes of a block is told of the network part',
    file: 'src/figures/host-architecture/Stage.tsx',
    find: "if (place === 'vmfs') {",
    replace: "if (place === 'network') {",
  },
] as const;
