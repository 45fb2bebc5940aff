/** Wrong pictures that a test must see: what a reader would believe, and the change that draws it. */
export default [
  {
    lie: 'every way costs a tenth more than it does',
    file: 'src/figures/paravirtualization/Traffic.tsx',
    find: 'Array.from({ length: exits }',
    replace: 'Array.from({ length: Math.ceil(exits * 1.1) }',
  },
  {
    lie: 'a closed kernel takes its way all the same',
    file: 'src/figures/paravirtualization/Layers.tsx',
    find: 'slice(0, available ? undefined : BOUNDARY)',
    replace: 'slice(0, available ? undefined : BOUNDARY + 4)',
  },
  {
    lie: 'a disk is driven by the drivers of a network card',
    file: 'src/figures/paravirtualization/Layers.tsx',
    find: '${words.driver} ${words[adapter]}',
    replace: "${words.driver} ${words[path === 'pv' ? 'vmxnet3' : 'e1000']}",
  },
  {
    lie: 'requests to a disk pass the vSwitch',
    file: 'src/figures/paravirtualization/Layers.tsx',
    find: 'plain(!disk ? words.networkStack',
    replace: 'plain(disk || !disk ? words.networkStack',
  },
  {
    lie: 'an exit counts as several where it is the first',
    file: 'src/figures/paravirtualization/facts.ts',
    find: 'count === 1 ? words.exit : words.exits',
    replace: 'words.exits',
  },
  {
    lie: 'more than twelve requests lie on top of each other',
    file: 'src/figures/paravirtualization/plan.ts',
    find: 'Math.floor((id - 1) / perLine)]',
    replace: '0]',
  },
] as const;
