import type { Json } from '../../kernel/model.ts';
import { schedulerCells } from './cells.ts';
import { counters, type Counted } from './counters.ts';
import { legalSets, type Policy } from './rules.ts';
import type { VcpuState } from './scheduler.ts';
import { leads, measure, skewOf } from './skew.ts';
import type { CoschedulingState } from './state.ts';
import { standingOf } from './vm.ts';

const esxtop: Readonly<Record<VcpuState, string>> = {
  run: 'RUN',
  hypervisor: 'RUN',
  ready: 'RDY',
  costop: 'CSTP',
  wait: 'WAIT',
};

/**
 * Every quantity of cpu.md §12 SIM E for a run: what happened in each tick, the counters of each vCPU and of the VM, and
 * the legal sets at its end under each policy (Table 2.16). Times in ms; skew and lead in ms.
 */
export function report(states: readonly [CoschedulingState, ...CoschedulingState[]]): Json {
  const last = states.at(-1)!;
  const { input, t, vm, world } = last;
  const { vcpus, group } = counters(last);
  const measured = standingOf(measure(vm, world.active, input.costop), world.active);
  const legalAtEnd = (policy: Policy): Json => legalSets(policy, measured);
  return {
    policy: input.policy,
    vcpus: input.vcpus,
    elapsedMs: t,
    ticks: states.slice(1).map((state, i) => tickReport(states[i]!, state)),
    perVcpu: vcpus.map((counted, vcpu) => ({ vcpu, ...named(counted) })),
    group: named(group),
    totalRunMs: group.ms.run,
    maxSkewMs: last.peak,
    legalSetsAtEnd: { esx2: legalAtEnd('esx2'), esx3: legalAtEnd('esx3'), esx4: legalAtEnd('esx4') },
    schedulerCells: input.host === null ? null : schedulerCells(input.host),
  };
}

function tickReport(before: CoschedulingState, after: CoschedulingState): Json {
  const { input, vm, world, ran, states } = after;
  return {
    t: before.t,
    avail: world.avail,
    active: world.active,
    hypervisor: world.hypervisor,
    run: ran,
    states: states.map((state) => esxtop[state]),
    skew: vm.skew,
    progress: vm.progress,
    lead: leads(vm.progress, world.active),
    maxSkew: Math.max(...skewOf(input.policy, vm, world.active)),
    K: vm.lagging,
    L: vm.leading,
    stopped: vm.stopped,
    legalSets: legalSets(input.policy, standingOf(vm, world.active)),
    events: eventsOf(before, after),
  };
}

/** coStop, coStart and release of the VM (ESX 2) or of single vCPUs (ESX 3: K, ESX 4: L). */
function eventsOf(before: CoschedulingState, after: CoschedulingState): Json {
  const { policy } = after.input;
  if (policy === 'esx2') {
    const started = before.vm.stopped && before.ran.length === 0 && after.ran.length > 0;
    return [
      ...(started ? [{ type: 'coStart', set: after.ran }] : []),
      ...(after.vm.stopped && !before.vm.stopped ? [{ type: 'coStop', vcpu: 'VM' }] : []),
      ...(before.vm.stopped && !after.vm.stopped ? [{ type: 'release', vcpu: 'VM' }] : []),
    ];
  }
  const [was, is] = policy === 'esx3' ? [before.vm.lagging, after.vm.lagging] : [before.vm.leading, after.vm.leading];
  const required = policy === 'esx3' ? was.filter((v) => after.ran.includes(v)) : [];
  const started = required.some((v) => !before.ran.includes(v));
  return [
    ...(started ? [{ type: 'coStart', set: after.ran }] : []),
    ...is.filter((v) => !was.includes(v)).map((vcpu) => ({ type: policy === 'esx3' ? 'skewed' : 'coStop', vcpu })),
    ...was.filter((v) => !is.includes(v)).map((vcpu) => ({ type: 'release', vcpu })),
  ];
}

function named({ ms, percent }: Counted): Readonly<Record<string, number>> {
  return {
    RUN: ms.run,
    RDY: ms.ready,
    CSTP: ms.costop,
    WAIT: ms.wait,
    '%RUN': percent.run,
    '%RDY': percent.ready,
    '%CSTP': percent.costop,
    '%WAIT': percent.wait,
  };
}
