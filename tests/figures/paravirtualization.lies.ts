/** Wrong pictures that a test must see: what a reader would believe, and the change that draws it. */
export default [
  {
    lie: 'an exit is forgotten where the guest serves an interrupt',
    file: 'src/figures/paravirtualization/Lane.tsx',
    find: 'notches={cutsOf(part)}',
    replace: "notches={cutsOf(part).filter(({ job }) => job === 'handOver')}",
  },
  {
    lie: 'the number beside the notches is one too many',
    file: 'src/drawing/notch-band.tsx',
    find: '        {count}\n',
    replace: '        {count + 1}\n',
  },
  {
    lie: 'the doorbell rings under the first packet of its batch',
    file: 'src/figures/paravirtualization/plan.ts',
    find: "const before = path === 'pv' ? 1 : 0;",
    replace: "const before = path === 'pv' ? -3 : 0;",
  },
  {
    lie: 'packets are in the ring before the driver has put them there',
    file: 'src/figures/paravirtualization/plan.ts',
    find: "pv: ['waiting', 'driver', 'ring'",
    replace: "pv: ['waiting', 'ring', 'ring'",
  },
  {
    lie: 'a packet on its way is at the card already',
    file: 'src/figures/paravirtualization/Lane.tsx',
    find: "away ? 'ghost' : 'here'",
    replace: "'here'",
  },
  {
    lie: 'all exits of the classic way were for handing over',
    file: 'src/figures/paravirtualization/Lane.tsx',
    find: 'cuts.filter((cut) => cut.job === job).length',
    replace: 'cuts.length',
  },
  {
    lie: 'in the end cuts for interrupts stand above the word for handing over',
    file: 'src/figures/paravirtualization/plan.ts',
    find: "job === 'handOver' ? x : x + width / 2 + SUM_GAP",
    replace: "job === 'report' ? x : x + width / 2 + SUM_GAP",
  },
  {
    lie: 'a closed kernel takes its way all the same',
    file: 'src/figures/paravirtualization/Lane.tsx',
    find: 'if (!state.stacks[path].available) return',
    replace: 'if (state.stacks[path].available === null) return',
  },
  {
    lie: 'a disk is driven by the drivers of a network card',
    file: 'src/figures/paravirtualization/Lane.tsx',
    find: '${name}: ${words[adapter]}',
    replace: "${name}: ${words[path === 'pv' ? 'vmxnet3' : 'e1000']}",
  },
  {
    lie: 'an interrupt goes down to the card',
    file: 'src/figures/paravirtualization/Lane.tsx',
    find: "job === 'handOver' ? down : down.toReversed()",
    replace: 'down',
  },
  {
    lie: 'a comparison has the borders of its drivers in the wrong order',
    file: 'src/figures/paravirtualization/Pair.tsx',
    find: 'a.state.batch - b.state.batch',
    replace: 'b.state.batch - a.state.batch',
  },
  {
    lie: 'in a comparison packets of the other run are where those of this run are',
    file: 'src/figures/paravirtualization/Pair.tsx',
    find: '<Tokens {...row} />',
    replace: '<Tokens {...row} path="pv" />',
  },
] as const;
