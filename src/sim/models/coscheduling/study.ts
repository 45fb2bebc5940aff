import { MAX_FRAMES } from '../../kernel/run.ts';
import { InputError, list, number, oneOf, optional, record, type Shape } from '../../kernel/shape.ts';
import { studied } from '../../kernel/study.ts';
import { counterOf, counters, largestSkew, standing, type Counted, type Counter } from './facts.ts';
import { coscheduling } from './model.ts';
import { constrained, leads, legalSets, measure, slowest } from './rules.ts';
import { intersect, range, without, type VcpuSet } from './sets.ts';
import { MAX_VCPUS, type CoschedulingInput, type CoschedulingState, type Vm } from './state.ts';

const vcpu = number({ doc: 'vCPU, counted from 0', min: 0, max: MAX_VCPUS - 1 });
const set = list(vcpu, { doc: 'vCPUs', max: MAX_VCPUS });
const perTick = { min: 1, max: MAX_FRAMES };
const ms = { min: 0, max: 1000, whole: false };

const fields = record<CoschedulingInput>(
  {
    policy: oneOf(['esx2', 'esx3', 'esx4'], { doc: 'strict, relaxed, further relaxed', initial: 'esx4' }),
    vcpus: number({ doc: 'vCPUs of the VM', min: 1, max: MAX_VCPUS, initial: 4 }),
    ticks: number({ doc: 'length of the run in ms', min: 1, max: MAX_FRAMES, initial: 16 }),
    avail: list(number({ doc: 'pCPUs', min: 0, max: 64 }), {
      ...perTick,
      doc: 'pCPUs the host leaves to the VM, per tick; the last entry holds until the end',
      initial: [1],
    }),
    competition: number({
      doc: 'other VMs take 0 to this many of those pCPUs away, a random walk drawn from the seed',
      min: 0,
      max: 64,
      initial: 0,
    }),
    active: optional(
      list(set, {
        ...perTick,
        doc: 'vCPUs that want to compute, per tick, e.g. [[0,1],[0]]; the rest sleeps; null: all',
      }),
    ),
    hypervisor: list(set, {
      ...perTick,
      doc: 'vCPUs that spend the tick in the hypervisor if they run, per tick',
      initial: [[]],
    }),
    costop: number({ ...ms, doc: 'skew in ms above which vCPUs are stopped; 0: no constraint', initial: 3 }),
    costart: number({ ...ms, doc: 'skew in ms down to which they stay stopped; below costop', initial: 2 }),
    quantum: number({ doc: 'ms a vCPU keeps its pCPU among equals', min: 1, max: 1000, initial: 50 }),
    trace: optional(
      list(set, {
        ...perTick,
        doc: 'measurement only: the vCPUs that run, per tick; nothing is enforced, avail is ignored',
      }),
    ),
  },
  { doc: 'one VM under co-scheduling, and the pCPUs it gets' },
);

/** Checks the general input; sets may name only vCPUs that the VM has, each once. */
const input: Shape<CoschedulingInput> = {
  ...fields,
  read(value, path) {
    const read = fields.read(value, path);
    const named = { active: read.active ?? [], hypervisor: read.hypervisor, trace: read.trace ?? [] };
    for (const [name, sets] of Object.entries(named)) {
      for (const [t, members] of sets.entries()) {
        const fits = members.every((v, i) => v < read.vcpus && members.indexOf(v) === i);
        if (!fits) {
          const place = `${path === '' ? '' : `${path}.`}${name}[${t}]`;
          throw new InputError(
            `${place}: found ${JSON.stringify(members)}, allowed: each of ${range(read.vcpus).join(', ')} once`,
          );
        }
      }
    }
    return read;
  },
};

const esxtop: Readonly<Record<Counter, string>> = { run: 'RUN', ready: 'RDY', costop: 'CSTP', wait: 'WAIT' };

/** The report as JSON has it. */
export type Report = ReturnType<typeof report>;

/**
 * Every quantity of cpu.md §12 SIM E for a run: what happened in each tick, the counters of each vCPU and of the VM, and
 * the legal sets at its end under each policy (Table 2.16). Times in ms; skew and lead in ms.
 */
function report(states: readonly [CoschedulingState, ...CoschedulingState[]]) {
  const last = states.at(-1)!;
  const { vcpus, group } = counters(last);
  const { active } = last.world;
  const measured = { ...measure(last.vm, active, last.input.costop), active };
  return {
    policy: last.input.policy,
    vcpus: last.input.vcpus,
    elapsedMs: last.t,
    ticks: states.slice(1).map((state, i) => tickReport(states[i]!, state)),
    perVcpu: vcpus.map((counted, v) => ({ vcpu: v, ...named(counted) })),
    group: named(group),
    totalRunMs: group.ms.run,
    maxSkewMs: last.peak,
    legalSetsAtEnd: {
      esx2: legalSets('esx2', measured),
      esx3: legalSets('esx3', measured),
      esx4: legalSets('esx4', measured),
    },
  };
}

function tickReport(before: CoschedulingState, after: CoschedulingState) {
  const { vm, world, ran, states } = after;
  return {
    t: before.t,
    avail: world.avail,
    active: world.active,
    hypervisor: world.hypervisor,
    run: ran,
    states: states.map((state) => esxtop[counterOf[state]]),
    skew: vm.skew,
    progress: vm.progress,
    lead: leads(vm.progress, world.active),
    maxSkew: largestSkew(after),
    K: vm.lagging,
    L: vm.leading,
    stopped: vm.stopped,
    legalSets: legalSets(after.input.policy, standing(after)),
    events: eventsOf(before, after),
  };
}

type Event = { readonly type: string; readonly set?: VcpuSet; readonly vcpu?: number | string };

/** coStop, coStart and release of the VM (ESX 2) or of single vCPUs (ESX 3: K, ESX 4: L). */
function eventsOf(before: CoschedulingState, after: CoschedulingState): readonly Event[] {
  const { policy } = after.input;
  const bound = ({ stopped, lagging, leading }: Vm): readonly (number | string)[] =>
    ({ esx2: stopped ? ['VM'] : [], esx3: lagging, esx4: leading })[policy];
  const [was, is] = [bound(before.vm), bound(after.vm)];
  const started = {
    esx2: before.vm.stopped && before.ran.length === 0 && after.ran.length > 0,
    esx3: without(intersect(after.ran, before.vm.lagging), before.ran).length > 0,
    esx4: false,
  };
  return [
    ...(started[policy] ? [{ type: 'coStart', set: after.ran }] : []),
    ...is.filter((v) => !was.includes(v)).map((v) => ({ type: policy === 'esx3' ? 'skewed' : 'coStop', vcpu: v })),
    ...was.filter((v) => !is.includes(v)).map((v) => ({ type: 'release', vcpu: v })),
  ];
}

function named({ ms, percent }: Counted) {
  const { run, ready, costop, wait } = percent;
  const counted = { RUN: ms.run, RDY: ms.ready, CSTP: ms.costop, WAIT: ms.wait };
  return { ...counted, '%RUN': run, '%RDY': ready, '%CSTP': costop, '%WAIT': wait };
}

/** Facts of every reachable state; the theorems about whole runs are in the property tests. */
const invariants: Readonly<Record<string, (state: CoschedulingState) => boolean>> = {
  'every vCPU is in exactly one state in every tick': ({ past, input: { vcpus }, t }) =>
    past.length === t && past.every(({ states }) => states.length === vcpus),
  'no more vCPUs run than pCPUs are there': ({ ran, world }) => ran.length <= world.avail,
  'only vCPUs that want to compute run': ({ ran, world }) => ran.every((v) => world.active.includes(v)),
  'a single vCPU is never co-stopped': ({ input: { vcpus }, past }) =>
    vcpus > 1 || past.every(({ states }) => states[0] !== 'costop'),
  'ESX 4 uses every pCPU that the guest has work for': ({ input: { policy, trace }, ran, world, t }) =>
    policy !== 'esx4' || trace !== null || t === 0 || ran.length === Math.min(world.avail, world.active.length),
  'ESX 4 never stops the slowest': (state) =>
    state.input.policy !== 'esx4' ||
    intersect(constrained('esx4', standing(state)), slowest(standing(state))).length === 0,
};

/** Co-scheduling with its general input, report and invariants. */
export const studiedCoscheduling = studied(coscheduling, { input, report, invariants });
