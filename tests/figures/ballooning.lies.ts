const parts = 'src/figures/ballooning/parts.tsx';
const fields = 'src/figures/ballooning/fields.tsx';

/** Changes of the drawing that would tell a reader something wrong; some test sees each of them. */
export default [
  {
    lie: 'the balloon in the driver is a tenth larger than it is',
    file: parts,
    find: 'width={Math.round(scale * moment.balloon)}',
    replace: 'width={Math.round(scale * moment.balloon * 1.1)}',
  },
  {
    lie: 'the mark of the target stands where the balloon ends',
    file: parts,
    find: 'scale * moment.target)',
    replace: 'scale * moment.balloon)',
  },
  {
    lie: 'the gauge shows more free memory than the host has',
    file: parts,
    find: 'width={at(moment.percent) - x}',
    replace: 'width={at(moment.percent + 0.5) - x}',
  },
  {
    lie: 'the gauge marks state soft whatever the state is',
    file: parts,
    find: 'zone === state.freeState',
    replace: "zone === 'soft'",
  },
  {
    lie: 'off the lecture, the .vswp row shows only what the guest uses of it',
    file: parts,
    find: 'value: mb(moment.swapped),',
    replace: 'value: mb(moment.swappedInUse),',
  },
  {
    lie: 'the narrow drawing calls the chance of swapping a choice of the guest',
    file: parts,
    find: 'words.byBalloon : words.byBalloonShort',
    replace: 'words.byBalloon : words.bySwapShort',
  },
  {
    lie: 'off the lecture, a swapped page stands one place beside its own',
    file: fields,
    find: 'href={`#${uid}-swapped`} x={x}',
    replace: 'href={`#${uid}-swapped`} x={x + plan.page.dx}',
  },
  {
    lie: 'a page in the balloon looks like one in use',
    file: fields,
    find: "isBare(page) ? 'bare' : page.use",
    replace: "isBare(page) ? 'bare' : page.use === 'balloon' ? 'used' : page.use",
  },
  {
    lie: 'memory of VM 2 belongs to VM 1',
    file: fields,
    find: "owned(moment.needy.vm, 'needy'), ...free",
    replace: "owned(moment.needy.vm, 'needy').map((page) => ({ ...page, stamp: 'giver' as const })), ...free",
  },
  {
    lie: 'machine pages change places when their keys follow the place',
    file: fields,
    find: '<use key={frame} className="move"',
    replace: '<use key={`${x} ${y}`} className="move"',
  },
  {
    lie: 'memory that leaves a VM flows into it',
    file: fields,
    find: "flow === 'out' ? out",
    replace: "flow === 'in' ? out",
  },
  {
    lie: 'the narrow arrow of VM 2 points the other way',
    file: 'src/figures/ballooning/plan.ts',
    find: '[284, 262]',
    replace: '[262, 284]',
  },
] as const;
