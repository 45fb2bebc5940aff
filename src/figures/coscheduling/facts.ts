import { skewOf } from '../../sim/models/coscheduling/skew.ts';
import type { CoschedulingState } from '../../sim/models/coscheduling/state.ts';
import { formatNumber } from '../../drawing/number.ts';
import type { Fact, Words } from '../../drawing/view.ts';
import { setsState, tally } from './legal.ts';
import { listed } from './part.ts';
import type { CoschedulingWord } from './words.ts';

/** Whether the largest skew is over the threshold; `off` without one. */
export function skewState(state: CoschedulingState): 'over' | 'within' | 'off' {
  const { costop } = state.input;
  if (costop === 0) return 'off';
  return largest(state) > costop ? 'over' : 'within';
}

/** Whether the VM has pCPUs, and uses them. */
export function seatsState({ ran, world, t }: CoschedulingState): 'none' | 'full' | 'unused' {
  if (world.avail === 0) return 'none';
  return t > 0 && ran.length < world.avail ? 'unused' : 'full';
}

function largest({ input, vm, world }: CoschedulingState): number {
  return Math.max(...skewOf(input.policy, vm, world.active));
}

/** The state in words: what each vCPU does and how far it is off, the pCPUs, the largest skew, the legal combinations. */
export function describeCoscheduling(state: CoschedulingState, words: Words<CoschedulingWord>): readonly Fact[] {
  const { input, vm, world, states, ran } = state;
  const doing = {
    run: words.running,
    hypervisor: words.inHypervisor,
    ready: words.ready,
    costop: words.costop,
    wait: words.waiting,
  };
  const skew = skewOf(input.policy, vm, world.active);
  const vcpus = states.map((one, v) => ({
    label: `V${v}`,
    value: `${doing[one]}, ${words.skew} ${formatNumber(skew[v]!)} ms`,
    object: `v${v}`,
    state: one,
  }));
  const unused = world.avail - ran.length;
  const taken = ran.length > 0 ? listed(ran) : words.empty;
  const limit = input.costop > 0 ? `, ${words.limit} ${formatNumber(input.costop)} ms` : '';
  const rows = tally(state);
  const [legal, all] = [rows.reduce((n, row) => n + row.legal, 0), rows.reduce((n, row) => n + row.all, 0)];
  return [
    ...vcpus,
    {
      label: words.pcpu,
      value: `${world.avail}: ${taken}${unused > 0 && ran.length > 0 ? `, ${unused} ${words.unused}` : ''}`,
      object: 'pcpus',
      state: seatsState(state),
    },
    {
      label: words.largestSkew,
      value: `${formatNumber(largest(state))} ms${limit}`,
      object: 'skew',
      state: skewState(state),
    },
    { label: words.combinations, value: `${legal} ${words.of} ${all}`, object: 'sets', state: setsState(state) },
  ];
}
