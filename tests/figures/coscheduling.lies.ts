const figure = 'src/figures/coscheduling/';

/** Changes that make the picture lie; the tests of the figure see each of them. */
export default [
  {
    lie: 'a bar of skew is 10 % too long for the limit it is read against',
    file: `${figure}Skew.tsx`,
    find: 'round(Math.min(ms, barRange(input)) * unit)',
    replace: 'round(Math.min(ms, barRange(input)) * unit * 1.1)',
  },
  {
    lie: 'the lag that ESX 3 counts is called „Vorsprung“',
    file: `${figure}Skew.tsx`,
    find: "input.policy === 'esx4' ? words.lead : words.lag",
    replace: "input.policy === 'esx2' ? words.lag : words.lead",
  },
  {
    lie: 'with several pCPUs a vCPU sits on the wrong one',
    file: `${figure}Places.tsx`,
    find: "row === 'run' ? state.seats.indexOf(v) : v",
    replace: "row === 'run' ? state.ran.length - 1 - state.seats.indexOf(v) : v",
  },
  {
    lie: 'a vCPU moves to where another was: its key is its place',
    file: `${figure}Places.tsx`,
    find: '<g key={v} className="move"',
    replace: '<g key={`${row} ${column}`} className="move"',
  },
  {
    lie: 'the narrow drawing says of a combination that may run that it does not fit',
    file: `${figure}Sets.tsx`,
    find: 'sign[verdict.kind]',
    replace: "sign[verdict.kind === 'legal' ? 'tooFew' : verdict.kind]",
  },
  {
    lie: 'from five vCPUs on, a bar shows its share of all combinations of the VM',
    file: `${figure}Sets.tsx`,
    find: 'round((104 * legal) / all)',
    replace: 'round((104 * legal) / 2 ** state.input.vcpus)',
  },
  {
    lie: 'beyond 16 ms, the pCPUs under the lanes are those of the first page',
    file: `${figure}Lanes.tsx`,
    find: '.slice(first)',
    replace: '.slice(0, columns)',
  },
] as const;
