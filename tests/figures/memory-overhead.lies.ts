const drawing = 'src/figures/memory-overhead/parts.tsx';
const fan = 'src/figures/memory-overhead/Fan.tsx';

/** Changes that make the picture lie; the tests of the figure see each of them. */
export default [
  {
    lie: 'every stretch of memory is a tenth too long',
    file: drawing,
    find: 'width={round(piece.width)}',
    replace: 'width={round(piece.width * 1.1)}',
  },
  {
    lie: 'on a phone the host has four rows instead of eight',
    file: 'src/figures/memory-overhead/plan.ts',
    find: 'rows: { count: 8,',
    replace: 'rows: { count: 4,',
  },
  {
    lie: 'a slice of overhead looks like a VM',
    file: drawing,
    find: 'stretches={of(\'overhead\')} tone="host"',
    replace: 'stretches={of(\'overhead\')} tone="a"',
  },
  {
    lie: 'the verdict counts the VMs without their overhead',
    file: drawing,
    find: 'const count = isBare ? fitBare : fit;',
    replace: 'const count = fitBare;',
  },
  {
    lie: 'the two bars of the answer have different scales',
    file: drawing,
    find: 'width={round(count * unit)}',
    replace: 'width={round((count * (rows.width - 190)) / (count + 4))}',
  },
  {
    lie: 'the dot lies below its line of the fan',
    file: fan,
    find: 'y(point.overhead)];',
    replace: 'y(point.overhead * 0.9)];',
  },
  {
    lie: 'the line of another number of vCPUs is the chosen one',
    file: fan,
    find: 'line.vcpus === point.vcpus ?',
    replace: 'line.vcpus === point.vcpus + 1 ?',
  },
  {
    lie: 'the line of the VM has the name of its vCPUs at the end of another line',
    file: fan,
    find: 'const own = end(point.vcpus);',
    replace: 'const own = end((point.vcpus % 8) + 1);',
  },
  {
    lie: 'what VMs hold is said to be free',
    file: drawing,
    find: 'piecesOf(plan, host.memory, strip.at(-1)!.to, host.memory)',
    replace: 'piecesOf(plan, host.memory, strip[0]!.to, host.memory)',
  },
  {
    lie: 'the first VM has the size of the host',
    file: drawing,
    find: 'const size = sizeOf(to - from);',
    replace: 'const size = sizeOf(to);',
  },
  {
    lie: 'the price of a VM stands below another slice than the first',
    file: drawing,
    find: 'const [slice] = pieces(slices[0]);',
    replace: 'const [slice] = pieces(slices.at(-1));',
  },
  {
    lie: 'doubled by the rule of thumb, the fan still says that these are the values of VMware’s table',
    file: fan,
    find: "rule === 'book' ? words.fanSubtitleBook : words.fanSubtitle",
    replace: 'words.fanSubtitle',
  },
  {
    lie: 'a tap on a VM changes the one behind it',
    file: drawing,
    find: 'tapped(state, vm)',
    replace: 'tapped(state, vm + 1)',
  },
  {
    lie: 'the first slice has the price of a VM that finds no room',
    file: 'src/sim/models/memory-overhead/model.ts',
    find: 'drawn.find((kind) => kind.placed > 0) ?? null',
    replace: 'drawn[0] ?? null',
  },
  {
    lie: 'a comparison draws one host under the name of the other',
    file: 'src/figures/memory-overhead/Pair.tsx',
    find: '${nameOf(one, props)}$',
    replace: '${nameOf(props.pair[1 - half]!, props)}$',
  },
  {
    lie: 'a comparison outlines VMs of the half that has fewer',
    file: 'src/figures/memory-overhead/Pair.tsx',
    find: 'a.fit > b.fit ? [a, b] : [b, a]',
    replace: 'a.fit > b.fit ? [b, a] : [a, b]',
  },
  {
    lie: 'in a comparison both halves have the count of the first',
    file: 'src/figures/memory-overhead/Pair.tsx',
    find: 'count: one.fit }',
    replace: 'count: state.fit }',
  },
  {
    lie: 'the headline of a comparison has its numbers the wrong way round',
    file: 'src/figures/memory-overhead/facts.ts',
    find: ".join('\\u00a0:\\u00a0');",
    replace: ".toReversed().join('\\u00a0:\\u00a0');",
  },
] as const;
