import type { Values } from '../../kernel/field.ts';
import { defineRun } from '../../kernel/model.ts';
import { range, type VcpuSet } from './sets.ts';
import type { CoschedulingEvent, CoschedulingInput, CoschedulingState } from './state.ts';
import { choices, start, step } from './step.ts';

const params = {
  policy: { kind: 'choice', options: ['esx2', 'esx3', 'esx4'], initial: 'esx4' },
  vcpus: { kind: 'range', min: 1, max: 8, step: 1, initial: 4 },
  pcpus: { kind: 'range', min: 0, max: 8, step: 1, initial: 1 },
  supply: { kind: 'choice', options: ['constant', 'growing', 'contended'], initial: 'constant' },
  guest: { kind: 'choice', options: ['allBusy', 'siblingsIdle', 'lateWake', 'takingTurns'], initial: 'allBusy' },
  hypervisor: { kind: 'choice', options: ['none', 'v0'], initial: 'none' },
  costop: { kind: 'range', min: 0, max: 10, step: 1, initial: 3 },
  costart: { kind: 'range', min: 0, max: 10, step: 1, initial: 2 },
  quantum: { kind: 'range', min: 1, max: 100, step: 1, initial: 50 },
  duration: { kind: 'range', min: 6, max: 48, step: 1, initial: 16 },
  recording: { kind: 'choice', options: ['none', 'table216'], initial: 'none' },
} as const;

type Params = Values<typeof params>;

/** The goldens of cpu.md §12 SIM E that make good starting points. The initial values are E4. */
const presets = {
  onePcpu: {},
  twoVcpus: { vcpus: 2 },
  esx2Needs: { policy: 'esx2', pcpus: 4, supply: 'growing', duration: 12 },
  growingSupply: { pcpus: 4, supply: 'growing', duration: 12 },
  siblingsIdle: { guest: 'siblingsIdle', duration: 10 },
  hypervisorTime: { vcpus: 2, hypervisor: 'v0', duration: 8 },
  lateWake: { vcpus: 3, pcpus: 2, guest: 'lateWake', duration: 12 },
  enoughForAll: { pcpus: 4, duration: 6 },
  busyHost: { pcpus: 4, supply: 'contended', duration: 32 },
  table216: { recording: 'table216', duration: 6 },
} as const satisfies Record<string, Partial<Params>>;

function toInput(p: Params): CoschedulingInput {
  const { policy, vcpus, duration, costop, costart, quantum } = p;
  return {
    policy,
    vcpus,
    ticks: duration,
    avail: p.supply === 'growing' ? growing(p.pcpus) : [p.pcpus],
    competition: p.supply === 'contended' ? p.pcpus : 0,
    active: demand(p.guest, range(vcpus)),
    hypervisor: p.hypervisor === 'v0' ? [[], ...times(5, [0]), []] : [[]],
    costop,
    costart,
    quantum,
    trace: p.recording === 'table216' ? recording(vcpus) : null,
  };
}

/** One pCPU, after 4 ms all but one, after 8 ms all (golden E5). */
function growing(pcpus: number): readonly number[] {
  const first = Math.min(1, pcpus);
  return [...times(4, first), ...times(4, Math.max(first, pcpus - 1)), pcpus];
}

/** Who wants to compute when; `null` is everybody, always. */
function demand(guest: Params['guest'], all: VcpuSet): readonly VcpuSet[] | null {
  switch (guest) {
    case 'allBusy':
      return null;
    case 'siblingsIdle':
      return [[0]];
    case 'lateWake':
      return [...times(4, all.slice(0, Math.max(1, all.length - 1))), all];
    case 'takingTurns':
      // Blocks of 4 ms; in block k vCPU k sleeps, and so on around, longer than any run of the figure.
      return range(12).flatMap((block) => times(4, all.length > 1 ? all.filter((v) => v !== block % all.length) : all));
  }
}

/** The trace behind Table 2.16 (cpu.md §1.2): the last vCPU for 4 ms, then the one before it for 2 ms. */
function recording(vcpus: number): readonly VcpuSet[] {
  return [...times(4, [vcpus - 1]), ...times(2, [Math.max(0, vcpus - 2)]), []];
}

function times<T>(count: number, value: T): readonly T[] {
  return Array.from({ length: count }, () => value);
}

/** Book 2.5.3, Abb. 2.8 and 2.9, Tab. 2.16: which vCPUs of a VM may run together, and when they must. One tick is 1 ms. */
export const coscheduling = defineRun<CoschedulingState, CoschedulingEvent, typeof params, CoschedulingInput>({
  id: 'coscheduling',
  version: 1,
  params,
  presets,
  compare: {
    param: 'policy',
    differs: (a, b) => a.past.some(({ states }, t) => states.some((one, v) => one !== b.past[t]?.states[v])),
  },
  toInput,
  init: start,
  choices,
  step,
});
