/** Ways in which the picture could lie, each seen by a test: npm run wrong-pictures -- infrastructure */
export default [
  {
    lie: 'HA is a part of the vCenter Server',
    file: 'src/figures/infrastructure/plan.ts',
    find: "ha: { ...span('wide', 1, 12), y: 126, height: 34 }",
    replace: "ha: { ...span('wide', 5, 8), y: 60, height: 34 }",
  },
  {
    lie: 'a VM that has been moved is still in its old place',
    file: 'src/figures/infrastructure/parts.tsx',
    find: 'const box = tileOf(plan, on);',
    replace: 'const box = tileOf(plan, moved?.from ?? on);',
  },
  {
    lie: 'the way of a move leads from the new host to the old one',
    file: 'src/figures/infrastructure/figure.tsx',
    find: 'wayOf(plan, byDrs.moved!.from, byDrs.on)',
    replace: 'wayOf(plan, byDrs.on, byDrs.moved!.from)',
  },
  {
    lie: 'HA moves a VM as DRS does',
    file: 'src/figures/infrastructure/figure.tsx',
    find: "moved.filter((vm) => vm.moved!.by === 'drs')",
    replace: 'moved',
  },
  {
    lie: 'a VM that DRS moves starts anew',
    file: 'src/figures/infrastructure/parts.tsx',
    find: "{moved?.by === 'ha' && <Restarted",
    replace: '{moved !== null && <Restarted',
  },
  {
    lie: 'parts have numbers before the map names the sections',
    file: 'src/figures/infrastructure/parts.tsx',
    find: 'if (!isMap(state)) return null;',
    replace: '',
  },
  {
    lie: 'a failed host is managed like the others',
    file: 'src/figures/infrastructure/parts.tsx',
    find: "const gone = failed || state.manager === 'failed';",
    replace: "const gone = state.manager === 'failed';",
  },
  {
    lie: 'DRS goes on while its vCenter Server is down',
    file: 'src/figures/infrastructure/facts.ts',
    find: 'down: words.stands }[service]',
    replace: 'down: works }[service]',
  },
  {
    lie: 'a VM that is down looks like one that runs',
    file: 'src/figures/infrastructure/parts.tsx',
    find: "className={is === 'runs' ? 'tone-a edge-a' : 'infrastructure-gone'}",
    replace: "className={is !== 'planned' ? 'tone-a edge-a' : 'infrastructure-gone'}",
  },
  {
    lie: 'on phones the lower of two VMs lies over the upper one',
    file: 'src/figures/infrastructure/plan.ts',
    find: 'y: y + slot * (each + 4)',
    replace: 'y: y + slot * 4',
  },
  {
    lie: 'the door of the hosts leads to the vCenter Server',
    file: 'src/figures/infrastructure/parts.tsx',
    find: '<Door name="host"',
    replace: '<Door name="manager"',
  },
  {
    lie: 'the host that joins is there from the start',
    file: 'src/figures/infrastructure/parts.tsx',
    find: 'className="fill-sunken" radius={6} />\n        </g>',
    replace: 'className="panel" radius={6} />\n        </g>',
  },
  {
    lie: 'on phones the connection of the fourth host ends at the third',
    file: 'src/figures/infrastructure/plan.ts',
    find: 'return `M${at} ${plan.plate.y + plan.plate.height}V${y}`;',
    replace: 'return `M${at} ${plan.plate.y + plan.plate.height}V${plan.hosts[2].y}`;',
  },
] as const;
