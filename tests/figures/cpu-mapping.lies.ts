const drawing = 'src/figures/cpu-mapping/';

/** Changes that make the picture lie; the tests of the figure see each of them. */
export default [
  {
    lie: 'every vCPU runs on the logical CPU beside its own',
    file: `${drawing}Hardware.tsx`,
    find: 'const box = boxes[vcpu.cpu!]!;',
    replace: 'const box = boxes[(vcpu.cpu! + 1) % boxes.length]!;',
  },
  {
    lie: 'a token has the tone of another VM',
    file: `${drawing}marks.tsx`,
    find: 'tones[at % tones.length]!',
    replace: 'tones[(at + 1) % tones.length]!',
  },
  {
    lie: 'who waits seems to run elsewhere',
    file: `${drawing}Vms.tsx`,
    find: "{vcpu.is === 'running' ? (",
    replace: "{vcpu.is !== 'asleep' ? (",
  },
  {
    lie: 'logical CPUs of one core have numbers far apart',
    file: `${drawing}Hardware.tsx`,
    find: 'const first = number * threads;',
    replace: 'const first = number * 1;',
  },
  {
    lie: 'a host with 96 logical CPUs fits',
    file: `${drawing}Strips.tsx`,
    find: "className={`strip-cell ${i === 2 && at >= most.logical ? 'is-over' : tone}`}",
    replace: 'className={`strip-cell ${tone}`}',
  },
  {
    lie: 'the limit stands at the end of the strip',
    file: `${drawing}Strips.tsx`,
    find: '<Limit scale={scale} value={most.logical}',
    replace: '<Limit scale={scale} value={logical}',
  },
  {
    lie: 'on a phone the cores of a socket are shifted against their logical CPUs',
    file: `${drawing}plan.ts`,
    find: '? { x: coreX, y: y + heights.core[0],',
    replace: '? { x: coreX + 30, y: y + heights.core[0],',
  },
  {
    lie: 'the result multiplies sockets by sockets',
    file: `${drawing}Hardware.tsx`,
    find: '`× ${cores}\\u00a0${',
    replace: '`× ${sockets}\\u00a0${',
  },
  {
    lie: 'the density counts logical CPUs instead of cores',
    file: `${drawing}Hardware.tsx`,
    find: '{ n: total, m: allCores, share: perCore }',
    replace: '{ n: total, m: logical, share: total / logical }',
  },
  {
    lie: 'with and without Hyperthreading a host is as long as the other',
    file: `${drawing}Strips.tsx`,
    find: 'to: Math.max(allCores * 2, most.logical)',
    replace: 'to: Math.max(logical, most.logical)',
  },
] as const;
