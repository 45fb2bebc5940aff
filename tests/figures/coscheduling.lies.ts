const figure = 'src/figures/coscheduling/';

/** Changes that make the picture lie; the tests of the figure see each of them. */
export default [
  {
    lie: 'a bar of progress is 10 % too long for the limit it is read against',
    file: 'src/drawing/bar.tsx',
    find: 'width: round(value * unit),',
    replace: 'width: round(value * unit * 1.1),',
  },
  {
    lie: 'the limit is drawn 1 ms further than the rule has it',
    file: `${figure}Progress.tsx`,
    find: 'cosched-limit move beat-2"\n        transform={`translate(${round(x + ahead * unit)} 0)`}',
    replace: 'cosched-limit move beat-2"\n        transform={`translate(${round(x + (ahead + 1) * unit)} 0)`}',
  },
  {
    lie: 'the lag that ESX 3 counts is called a lead over the last one',
    file: `${figure}Progress.tsx`,
    find: '(ahead === null ? words.limitBehind : ofLast)',
    replace: '(ahead === null ? ofLast : words.limitBehind)',
  },
  {
    lie: 'a vCPU is called stopped before it is',
    file: `${figure}Progress.tsx`,
    find: 'stopped ? words.costop : over ? words.tooFar',
    replace: 'stopped || over ? words.costop : over ? words.tooFar',
  },
  {
    lie: 'the release is drawn where the limit is',
    file: 'src/sim/models/coscheduling/facts.ts',
    find: 'ahead - input.costop + input.costart : null',
    replace: 'ahead : null',
  },
  {
    lie: 'what ESX 4 makes of the limit is told before ESX 3',
    file: `${figure}figure.tsx`,
    find: "{!part.focus.includes('limit') && (",
    replace: "{!part.focus.includes('none') && (",
  },
  {
    lie: 'beyond 16 ms, the lanes show the beginning of the run',
    file: `${figure}Lanes.tsx`,
    find: 'stretches={stretches(past, v, first).map(',
    replace: 'stretches={stretches(past, v, 0).map(',
  },
  {
    lie: 'a CPU that was empty is drawn as used',
    file: `${figure}Lanes.tsx`,
    find: 'round((strip.height * ran.length) / avail)',
    replace: 'round((strip.height * Math.max(1, ran.length)) / avail)',
  },
  {
    lie: 'a CPU that is missing is drawn as if it were there',
    file: `${figure}Next.tsx`,
    find: "i < avail ? 'cosched-socket'",
    replace: "i <= avail ? 'cosched-socket'",
  },
  {
    lie: 'the balance puts each past under the name of the other rule',
    file: `${figure}Balance.tsx`,
    find: 'past: pasts[i]!,',
    replace: 'past: pasts[1 - i]!,',
  },
  {
    lie: 'ESX 3 lets everybody compute alone',
    file: `${figure}facts.ts`,
    find: "esx3: 'ruleEsx3'",
    replace: "esx3: 'ruleEsx4'",
  },
  {
    lie: 'Table 2.16 lights under ESX 3 what ESX 4 allows',
    file: `${figure}Table.tsx`,
    find: 'return legal[i] ? (',
    replace: 'return legal[1 - i] ? (',
  },
] as const;
