const drawing = 'src/figures/ready-time/';

/** Changes that make the picture lie; the tests of the figure see each of them. */
export default [
  {
    lie: 'bars are a tenth too long',
    file: `${drawing}marks.tsx`,
    find: 'width={round(below * unit)}',
    replace: 'width={round(below * unit * 1.1)}',
  },
  {
    lie: 'the rows show the share of the sum instead of one vCPU',
    file: `${drawing}Calculation.tsx`,
    find: 'const share = Math.min(100, state.percent);',
    replace: 'const share = Math.min(100, state.percent * state.vcpus);',
  },
  {
    lie: 'the rule of thumb stands at 10 percent whatever was chosen',
    file: `${drawing}Calculation.tsx`,
    find: '<Limit scale={scale} value={state.limit}',
    replace: '<Limit scale={scale} value={10}',
  },
  {
    lie: 'what is beyond the rule of thumb is not hatched',
    file: `${drawing}marks.tsx`,
    find: 'const below = Math.min(value, Math.max(0, limit));',
    replace: 'const below = value;',
  },
  {
    lie: 'another chart is the chosen one',
    file: `${drawing}Charts.tsx`,
    find: 'const isBold = one.chart === state.interval ||',
    replace: "const isBold = one.chart === 'realtime' ||",
  },
  {
    lie: 'where percents are given, other charts would show the milliseconds of this one',
    file: `${drawing}Charts.tsx`,
    find: "const value = state.given === 'ms' ? milliseconds(state.ms)",
    replace: "const value = state.given !== 'ms' ? milliseconds(state.ms)",
  },
  {
    lie: 'the mean of all vCPUs is that of one',
    file: `${drawing}facts.ts`,
    find: "if (state.object === 'vcpu' || state.vcpus === 1) return waits;",
    replace: 'if (state.vcpus !== 2) return waits;',
  },
  {
    lie: 'a value that is too long for its bar looks complete',
    file: `${drawing}Charts.tsx`,
    find: '{isTorn && (',
    replace: '{isTorn && one.percent < 0 && (',
  },
  {
    lie: 'the verdict of an impossible value calls it normal',
    file: `${drawing}facts.ts`,
    find: '        words.impossible,',
    replace: '        words.nobody,',
  },
  {
    lie: 'on a phone a row has half of its fields',
    file: `${drawing}plan.ts`,
    find: 'width: FIELDS * field, height',
    replace: 'width: (isWide ? FIELDS : FIELDS / 2) * field, height',
  },
  {
    lie: 'nobody noticed anything in five minutes with a low mean',
    file: `${drawing}facts.ts`,
    find: 'if (seconds >= MEAN) return',
    replace: 'if (state.hidesPeaks) return',
  },
] as const;
