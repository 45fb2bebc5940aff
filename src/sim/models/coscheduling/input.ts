import { MAX_FRAMES } from '../../kernel/run.ts';
import { InputError, list, number, oneOf, optional, record, type Shape } from '../../kernel/shape.ts';
import type { Policy } from './rules.ts';
import { range, type VcpuSet } from './sets.ts';
import { MAX_VCPUS } from './vm.ts';

/** A host as the scheduler cells of ESX 3 cut it up; see `cells.ts`. */
export type CellHost = { readonly sockets: number; readonly coresPerSocket: number; readonly cellSize: number };

/**
 * The general input: one VM, and what the outside world does to it, tick by tick (1 ms). In every list per tick the last
 * entry holds until the end, so `[1]` is a constant supply.
 */
export type CoschedulingInput = {
  readonly policy: Policy;
  readonly vcpus: number;
  readonly ticks: number;
  readonly avail: readonly number[];
  readonly competition: number;
  readonly active: readonly VcpuSet[] | null;
  readonly hypervisor: readonly VcpuSet[];
  readonly costop: number;
  readonly costart: number;
  readonly quantum: number;
  readonly trace: readonly VcpuSet[] | null;
  readonly host: CellHost | null;
};

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
    host: optional(
      record<CellHost>(
        {
          sockets: number({ doc: 'CPU sockets', min: 1, max: 64 }),
          coresPerSocket: number({ doc: 'cores per socket', min: 1, max: 64 }),
          cellSize: number({ doc: 'pCPUs per scheduler cell', min: 1, max: 64, initial: 4 }),
        },
        { doc: 'a host of ESX 3.5, to count its scheduler cells' },
      ),
    ),
  },
  { doc: 'one VM under co-scheduling, and the pCPUs it gets' },
);

/** Checks the general input; sets may name only vCPUs that the VM has, each once. */
export const inputShape: Shape<CoschedulingInput> = {
  ...fields,
  read(value, path) {
    const input = fields.read(value, path);
    const named = { active: input.active ?? [], hypervisor: input.hypervisor, trace: input.trace ?? [] };
    for (const [name, sets] of Object.entries(named)) {
      for (const [t, members] of sets.entries()) {
        const fits = members.every((v, i) => v < input.vcpus && members.indexOf(v) === i);
        if (!fits) {
          const place = `${path === '' ? '' : `${path}.`}${name}[${t}]`;
          throw new InputError(
            `${place}: found ${JSON.stringify(members)}, allowed: each of ${range(input.vcpus).join(', ')} once`,
          );
        }
      }
    }
    return input;
  },
};
