import type { Values } from '../../kernel/field.ts';
import { defineExplorer, type Note, type Step } from '../../kernel/model.ts';
import { brokenLimit, coreOf, density, logicalCpus, place, type Broken, type Host, type Limits } from './rules.ts';

/** A VM of vSphere 4 has up to eight vCPUs (2.5.3). */
const vcpus = { kind: 'range', min: 1, max: 8, step: 1, initial: 4 } as const;

const params = {
  sockets: { kind: 'range', min: 1, max: 8, step: 1, initial: 2 },
  cores: { kind: 'choice', options: ['1', '2', '4', '6', '8'], initial: '4' },
  threads: { kind: 'choice', options: ['1', '2'], initial: '2' },
  /** The VMs A, B, C …; the last `asleep` vCPUs of a VM have nothing to do. */
  vms: {
    kind: 'list',
    max: 8,
    fields: { vcpus, asleep: { kind: 'range', min: 0, max: 8, step: 1, initial: 0 } },
    initial: [8, 4, 4, 4].map((count) => ({ vcpus: count, asleep: 0 })),
  },
  version: { kind: 'choice', options: ['ga', 'u1'], initial: 'ga' },
  /** The first placement, or the one after it, in which whoever waited comes first. */
  turn: { kind: 'choice', options: ['first', 'next'], initial: 'first' },
  /** How much is shown: processors, their cores, logical CPUs, vCPUs on them, the load of a core, the sum, the product as strips. */
  show: {
    kind: 'choice',
    options: ['sockets', 'cores', 'logical', 'placed', 'density', 'result', 'strips'],
    initial: 'placed',
  },
} as const;

type Params = Values<typeof params>;

export type VcpuState = {
  /** A0, B3. */
  readonly id: string;
  readonly is: 'running' | 'waiting' | 'asleep';
  /** The logical CPU that it runs on. */
  readonly cpu: number | null;
};

export type MappedVm = { readonly name: string; readonly vcpus: readonly VcpuState[] };

export type MappingState = Host & {
  readonly show: Params['show'];
  /** Cores of the host, and logical CPUs. */
  readonly allCores: number;
  readonly logical: number;
  readonly vms: readonly MappedVm[];
  /** vCPUs in all, and of them. */
  readonly total: number;
  readonly running: number;
  readonly waiting: number;
  readonly asleep: number;
  readonly perCore: number;
  readonly most: {
    readonly logical: number;
    readonly vcpus: number;
    readonly perCore: number;
    readonly perCoreLater: number;
  };
  readonly broken: Broken;
};

const LETTERS = 'ABCDEFGH';

function answer(p: Params, limits: Limits): Step<MappingState> {
  const host: Host = { sockets: p.sockets, cores: Number(p.cores), threads: Number(p.threads) };
  const total = p.vms.reduce((sum, vm) => sum + vm.vcpus, 0);
  const broken = brokenLimit(host, total, limits, p.version);
  const vms =
    broken === 'logical' ? seat(p.vms, [], host) : p.turn === 'first' ? first(p.vms, host) : next(p.vms, host);
  const count = (is: VcpuState['is']) => vms.flatMap((vm) => vm.vcpus).filter((vcpu) => vcpu.is === is).length;
  const state: MappingState = {
    ...host,
    show: p.show,
    allCores: host.sockets * host.cores,
    logical: logicalCpus(host),
    vms,
    total,
    running: count('running'),
    waiting: count('waiting'),
    asleep: count('asleep'),
    perCore: density(total, host),
    most: {
      logical: limits.logical,
      vcpus: limits.vcpus,
      perCore: limits.perCore[p.version],
      perCoreLater: limits.perCore.u1,
    },
    broken,
  };
  return { state, notes: notesOf(state, p.turn === 'next') };
}

type Wanted = Params['vms'];

/** Ids of the vCPUs that want to run, in the order of the VMs. */
function awake(wanted: Wanted): readonly string[] {
  return wanted.flatMap((vm, i) =>
    Array.from({ length: Math.max(0, vm.vcpus - vm.asleep) }, (_, v) => `${LETTERS[i]!}${v}`),
  );
}

/** The VMs with their vCPUs placed in the order of `queue`. */
function seat(wanted: Wanted, queue: readonly string[], host: Host): readonly MappedVm[] {
  const cpus = place(queue.length, host);
  const cpuOf = new Map(queue.map((id, i) => [id, cpus[i] ?? null]));
  const wants = new Set(awake(wanted));
  return wanted.map((vm, i) => ({
    name: LETTERS[i]!,
    vcpus: Array.from({ length: vm.vcpus }, (_, v): VcpuState => {
      const id = `${LETTERS[i]!}${v}`;
      const cpu = cpuOf.get(id) ?? null;
      return { id, is: cpu !== null ? 'running' : wants.has(id) ? 'waiting' : 'asleep', cpu };
    }),
  }));
}

function first(wanted: Wanted, host: Host): readonly MappedVm[] {
  return seat(wanted, awake(wanted), host);
}

/** Whoever waited comes first. */
function next(wanted: Wanted, host: Host): readonly MappedVm[] {
  const waited = new Set(
    first(wanted, host)
      .flatMap((vm) => vm.vcpus)
      .flatMap(({ id, is }) => (is === 'waiting' ? [id] : [])),
  );
  const all = awake(wanted);
  return seat(wanted, [...all.filter((id) => waited.has(id)), ...all.filter((id) => !waited.has(id))], host);
}

/** The VMs of which vCPUs wait. */
function waitingVms({ vms }: MappingState): readonly string[] {
  return vms.flatMap(({ name, vcpus: own }) => (own.some(({ is }) => is === 'waiting') ? [name] : []));
}

/** What the eye should go to, and the numbers of the verdict. */
function notesOf(state: MappingState, isNext: boolean): readonly [Note, ...Note[]] {
  const { show, sockets, cores, threads, allCores, logical, total, perCore, most, running, broken } = state;
  const share = Math.round(perCore * 100) / 100;
  if (broken === 'logical') {
    const values = { sockets, cores, threads, logical, most: most.logical, over: logical - most.logical };
    return [{ key: 'tooMany', values, focus: ['limit'] }];
  }
  switch (show) {
    case 'sockets':
      return [{ key: 'sockets', values: { sockets }, focus: ['sockets'] }];
    case 'cores':
      return [{ key: 'cores', values: { sockets, cores, all: allCores }, focus: ['cores'] }];
    case 'logical':
      return [{ key: 'logical', values: { all: allCores, threads, logical }, focus: ['logical'] }];
    case 'strips':
      return [{ key: 'fits', values: { sockets, cores, threads, logical, most: most.logical }, focus: ['limit'] }];
    case 'density': {
      const values = { total, cores: allCores, share, most: most.perCore, later: most.perCoreLater };
      return [{ key: 'density', values, focus: ['cores'] }];
    }
    case 'result':
      return [{ key: 'result', values: { logical, running }, focus: ['logical'] }];
    case 'placed':
      return [verdictOf(state, isNext, share), ...remarksOf(state)];
  }
}

function verdictOf(state: MappingState, isNext: boolean, share: number): Note {
  const { total, logical, waiting, running, allCores, most, broken } = state;
  if (broken === 'perCore') {
    return { key: 'tooDense', values: { total, cores: allCores, share, most: most.perCore }, focus: ['cores'] };
  }
  if (total === 0) return { key: 'noVms', values: { logical }, focus: ['logical'] };
  if (waiting === 0) return { key: 'allRun', values: { running, logical }, focus: ['logical'] };
  const focus = waitingVms(state).map((name) => `vm-${name}`);
  if (isNext) return { key: 'turn', values: { names: waitingVms(state), waiting }, focus };
  return { key: 'waits', values: { total, logical, waiting }, focus };
}

function remarksOf({ asleep, allCores, running, threads }: MappingState): readonly Note[] {
  return [
    ...(asleep > 0 ? [{ key: 'asleep', values: { count: asleep } }] : []),
    ...(threads > 1 && running > allCores ? [{ key: 'shared', values: { count: running - allCores } }] : []),
  ];
}

/** The core of a running vCPU. */
export function coreOfVcpu({ cpu }: VcpuState, { threads }: Host): number | null {
  return cpu === null ? null : coreOf(cpu, threads);
}

const vmsOf = (...counts: readonly number[]) => counts.map((count) => ({ vcpus: count, asleep: 0 }));

/**
 * Sockets, cores and threads multiply to logical CPUs, and vCPUs take turns on them. Source: 2.5, 2.2.3, Tab. 2.1; SIM B.
 */
export const cpuMapping = defineExplorer({
  id: 'cpu-mapping',
  version: 1,
  params,
  presets: {
    oneCore: { sockets: 1, cores: '1', threads: '1', vms: vmsOf(1, 1, 1) },
    twoSockets: {},
    withoutHyperthreading: { threads: '1' },
    exactly64: { sockets: 4, cores: '8' },
    tooMany: { sockets: 8, cores: '6' },
    eightSockets: { sockets: 8, cores: '6', threads: '1' },
    tooDense: { sockets: 1, cores: '1', vms: vmsOf(8, 8, 6) },
    halfAsleep: { vms: [8, 4, 4, 4].map((count) => ({ vcpus: count, asleep: count / 2 })) },
  },
  compare: { param: 'threads', differs: (a: MappingState, b: MappingState) => a.running !== b.running },
  answer,
});
