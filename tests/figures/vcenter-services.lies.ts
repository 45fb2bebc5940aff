/** Ways in which the picture could lie, each seen by a test: npm run wrong-pictures -- vcenter-services */
export default [
  {
    lie: 'DRS works while its vCenter Server is away',
    file: 'src/figures/vcenter-services/Outage.tsx',
    find: 'const on = works(name, state.manager);',
    replace: "const on = name === 'drs' || works(name, state.manager);",
  },
  {
    lie: 'the HA agents sit in the vCenter Server',
    file: 'src/figures/vcenter-services/plan.ts',
    find: 'y: top + 216, width: hosts[i]!.width - 20, height: 36',
    replace: 'y: 84, width: hosts[i]!.width - 20, height: 36',
  },
  {
    lie: 'a VM that HA has started is still in its old place',
    file: 'src/figures/vcenter-services/Outage.tsx',
    find: '{vms.map(({ id, is, on, by }) => (',
    replace: '{vms.map((vm) => ({ ...vm, on: vm.from ?? vm.on })).map(({ id, is, on, by }) => (',
  },
  {
    lie: 'the way of a move leads from the new host to the old one',
    file: 'src/figures/vcenter-services/Outage.tsx',
    find: 'points={wayOf(plan, from!, on, nth)}',
    replace: 'points={wayOf(plan, on, from!, nth)}',
  },
  {
    lie: 'a failed host is connected like the others',
    file: 'src/figures/vcenter-services/Outage.tsx',
    find: "const gone = failed || state.manager === 'failed';",
    replace: "const gone = state.manager === 'failed';",
  },
  {
    lie: 'a VM that is down looks like one that runs',
    file: 'src/figures/vcenter-services/Outage.tsx',
    find: "{is === 'runs' ? (",
    replace: '{is !== null ? (',
  },
  {
    lie: 'the copy looks like a VM of its own',
    file: 'src/figures/vcenter-services/Outage.tsx',
    find: 'tone="c" below={words.copyShort}',
    replace: 'tone="a"',
  },
  {
    lie: 'what stands is listed as what goes on',
    file: 'src/figures/vcenter-services/facts.ts',
    find: 'return { goesOn: told(state.goesOn), stands: [...told(state.stands), ...left] };',
    replace: 'return { goesOn: told(state.stands), stands: [...told(state.goesOn), ...left] };',
  },
  {
    lie: 'the bar of what stood counts one more',
    file: 'src/figures/vcenter-services/Outage.tsx',
    find: '{ value: items.length, tone',
    replace: "{ value: items.length + (name === 'stands' ? 1 : 0), tone",
  },
  {
    lie: 'on phones a VM beside the second one lies over it',
    file: 'src/figures/vcenter-services/plan.ts',
    find: 'x: x + 106 + column * 74',
    replace: 'x: x + 106 + column * 60',
  },
  {
    lie: 'DRS came with every edition of the hosts',
    file: 'src/figures/vcenter-services/Editions.tsx',
    find: 'const width = editionsWith(name) * bars.unit;',
    replace: "const width = (name === 'drs' ? 4 : editionsWith(name)) * bars.unit;",
  },
  {
    lie: 'the answer stands there before it is asked for',
    file: 'src/figures/vcenter-services/Editions.tsx',
    find: '{state.answered && (\n              <rect',
    replace: '{(\n              <rect',
  },
] as const;
