const machine = 'src/figures/ballooning/machine.tsx';
const helper = 'src/figures/ballooning/helper.tsx';
const moment = 'src/sim/models/ballooning/moment.ts';
const plan = 'src/figures/ballooning/plan.ts';

/** Changes of the drawing that would tell a reader something wrong; some test sees each of them. */
export default [
  {
    lie: 'the balloon is one page larger than it is',
    file: machine,
    find: "use === 'balloon' ? [ppn]",
    replace: "use === 'balloon' || ppn === 0 ? [ppn]",
  },
  {
    lie: 'the preview of the target is as large as the balloon',
    file: machine,
    find: 'const wanted = target /',
    replace: 'const wanted = balloon /',
  },
  {
    lie: 'the gauge shows more free memory than the host has',
    file: machine,
    find: 'value: moment.percent, full',
    replace: 'value: moment.percent + 0.5, full',
  },
  {
    lie: 'the gauge says soft whatever the state is',
    file: machine,
    find: 'text: words[state.freeState]',
    replace: 'text: words.soft',
  },
  {
    lie: 'machine memory still stands behind pages of the balloon',
    file: machine,
    find: "isBacked(page) ? 'full' : 'gone'",
    replace: "isBacked(page) || page.use === 'balloon' ? 'full' : 'gone'",
  },
  {
    lie: 'what VM 2 waits for looks as if it had it',
    file: machine,
    find: "...fields(pending, 'waiting')",
    replace: "...fields(pending, 'full')",
  },
  {
    lie: 'memory that leaves VM 1 flows into it',
    file: machine,
    find: 'fromGiver > 0 ? plan.out(last)',
    replace: 'fromGiver < 0 ? plan.out(last)',
  },
  {
    lie: 'the narrow arrow to VM 2 points the other way',
    file: plan,
    find: '[297, 325],\n    [297, 359],',
    replace: '[297, 359],\n    [297, 325],',
  },
  {
    lie: 'the file cache counts as free memory in the bar of the balloon',
    file: moment,
    find: "part('free', inflatedFree, use.free)",
    replace: "part('free', inflatedFree + inflatedClean, use.free)",
  },
  {
    lie: 'the bar is filled by what the target still asks for',
    file: helper,
    find: 'const filled = round(part.taken * unit)',
    replace: 'const filled = round(part.due * unit)',
  },
  {
    lie: 'without a driver, the bill leaves out what the host has written',
    file: moment,
    find: 'tally.guestWrites + tally.hostWrites',
    replace: 'tally.guestWrites',
  },
  {
    lie: 'the bill of the other method is that of the run itself',
    file: moment,
    find: 'giver, { tools: other });',
    replace: 'giver, { tools: driver });',
  },
  {
    lie: 'VM 2 has its memory before the host has taken it',
    file: moment,
    find: 'pending: moment.pending + toNeedy,',
    replace: 'pending: moment.pending,',
  },
  {
    lie: 'the bar of the balloon stays when nobody asks for it any more',
    file: helper,
    find: ': asked && <Order',
    replace: ': total > 0 && <Order',
  },
] as const;
