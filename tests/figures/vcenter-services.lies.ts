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
    find: '{vms.map(({ id, is, on, by, lastBy }) => (',
    replace: '{vms.map((vm) => ({ ...vm, on: vm.from ?? vm.on })).map(({ id, is, on, by, lastBy }) => (',
  },
  {
    lie: 'the way of a move leads to another VM',
    file: 'src/figures/vcenter-services/Outage.tsx',
    find: 'points={wayOf(plan, from!, on)}',
    replace: 'points={wayOf(plan, from!, { ...on, slot: 0 })}',
  },
  {
    lie: 'HA moves a VM as DRS does',
    file: 'src/figures/vcenter-services/Outage.tsx',
    find: "find(({ by }) => by === 'drs')",
    // The drawing has no way to the first host: DRS never takes one.
    replace: "find(({ by, on }) => by === 'drs' || (by === 'ha' && on.host > 1))",
  },
  {
    lie: 'a VM that DRS has moved starts anew',
    file: 'src/figures/vcenter-services/Outage.tsx',
    find: "return by === 'ha' || by === 'hand';",
    replace: 'return by !== null;',
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
    lie: 'at the end a host that failed went on as well',
    file: 'src/figures/vcenter-services/Outage.tsx',
    find: "{does === 'up' && isTold(state, plan) && (",
    replace: '{isTold(state, plan) && (',
  },
  {
    lie: 'the vCenter Server went on as the hosts did',
    file: 'src/figures/vcenter-services/Outage.tsx',
    find: '<Verdict plan={plan} goesOn={false}',
    replace: '<Verdict plan={plan} goesOn',
  },
  {
    lie: 'a VM that HA has started says that DRS has',
    file: 'src/figures/vcenter-services/Outage.tsx',
    find: 'words[`thanks-${lastBy}`]',
    replace: 'words[`thanks-drs`]',
  },
  {
    lie: 'both halves of the comparison show the same hosts',
    file: 'src/figures/vcenter-services/Comparison.tsx',
    find: 'const other: OutageProps = { ...props, state: beside,',
    replace: 'const other: OutageProps = { ...props, state,',
  },
  {
    lie: 'the comparison counts the VMs of the wrong half',
    file: 'src/figures/vcenter-services/Comparison.tsx',
    find: '${counted[0]} : ${counted[1]}',
    replace: '${counted[1]} : ${counted[0]}',
  },
  {
    lie: 'without HA the VM is back too',
    file: 'src/figures/vcenter-services/Comparison.tsx',
    find: 'goesOn={runs[i]!}',
    replace: 'goesOn',
  },
  {
    lie: 'on phones a VM beside the second one lies over it',
    file: 'src/figures/vcenter-services/plan.ts',
    find: 'columns: 3, pitch: [74, 0]',
    replace: 'columns: 3, pitch: [60, 0]',
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
