import { flag, InputError, list, number, oneOf, optional, record, text, type Shape } from '../../kernel/shape.ts';
import { partsOf, sizesOf, type Parts } from './sizes.ts';
import type { Happening, Tools } from './state.ts';

const MB = 1_048_576;

type HostInput = {
  readonly memory: number;
  readonly system: number;
  readonly ctlMaxPercent: number;
  readonly granule: number;
};

export type VmInput = Parts & {
  readonly name: string;
  readonly reservation: number;
  readonly maxmemctl: number;
  readonly tools: Tools;
  readonly guestSwapFree: number;
  readonly touches: number;
  readonly gives: boolean;
};

export type HappeningInput = {
  readonly at: number;
  readonly type: Happening['type'];
  readonly vm: number;
  readonly mb: number;
};

export type BallooningInput = {
  readonly host: HostInput;
  readonly pace: 'rates' | 'instant';
  readonly vms: readonly VmInput[];
  readonly happenings: readonly HappeningInput[];
  readonly ticks: number;
};

const mb = (doc: string, initial?: number): Shape<number> =>
  number({ min: 0, max: MB, doc: `${doc}, MB`, ...(initial === undefined ? {} : { initial }) });

const host = record<HostInput>(
  {
    memory: mb('machine memory of the host; free-memory states are percentages of it'),
    system: mb('part of it that VMkernel, overhead and VMs outside this model hold', 0),
    ctlMaxPercent: number({
      min: 0,
      max: 100,
      initial: 65,
      doc: 'Mem.CtlMaxPercent: largest balloon in percent of conf',
    }),
    granule: number({
      min: 1,
      max: 64,
      initial: 1,
      doc: 'size of one page of the model, MB; amounts are cut to whole pages',
    }),
  },
  { doc: 'the host' },
);

const vm = record<VmInput>(
  {
    name: text({ max: 20, initial: 'VM', doc: 'name in captions' }),
    conf: optional(mb('configured size; left out: the sum of the following parts')),
    reservation: mb('guaranteed machine memory', 0),
    maxmemctl: number({
      min: -1,
      max: MB,
      initial: -1,
      doc: 'sched.mem.maxmemctl: largest balloon, MB; -1: no own limit',
    }),
    tools: oneOf(['ok', 'none', 'booting'], {
      initial: 'ok',
      doc: 'balloon driver: runs, not installed, guest is booting',
    }),
    free: mb('on the free list of the guest, backed by machine memory', 0),
    clean: mb('copies of file contents, dropped without writing', 0),
    anon: mb('in use, must be written to the page file before it can go', 0),
    pinned: optional(mb('locked by the guest kernel; left out: what is missing to conf')),
    untouched: mb('free for the guest and never touched: no machine memory behind it yet', 0),
    guestSwapFree: mb('free space in the page file of the guest', MB),
    touches: mb('memory the guest touches at random per tick', 0),
    gives: flag({ initial: true, doc: 'whether the host may take memory from this VM when another needs it' }),
  },
  { doc: 'a virtual machine; free + clean + anon + pinned + untouched = conf' },
);

const happening = record<HappeningInput>(
  {
    at: number({ min: 0, max: 500, doc: 'tick; 0: before the first tick' }),
    type: oneOf(['demand', 'rush', 'load', 'target', 'reclaim', 'touchTaken', 'powerOff', 'toolsReady'], {
      doc:
        'demand: VM touches mb of untouched memory and waits for it; rush: the same, the host gives at once; ' +
        'load: guest needs mb more inside its memory; target: balloon target mb; reclaim: mb wanted from this VM, by ' +
        'balloon first, rest swapped; touchTaken: guest touches a page the host took; powerOff; toolsReady: driver starts',
    }),
    vm: number({ min: 0, max: 3, doc: 'position in vms' }),
    mb: mb('amount', 0),
  },
  { doc: 'something the outside world does' },
);

const shape = record<BallooningInput>(
  {
    host,
    pace: oneOf(['rates', 'instant'], {
      initial: 'rates',
      doc: 'rates: 64 MB/tick from the free list, 8 MB/tick otherwise, 64 MB/tick back; instant: no bounds',
    }),
    vms: list(vm, { min: 1, max: 4, doc: 'the virtual machines' }),
    happenings: list(happening, { max: 200, initial: [], doc: 'what happens when' }),
    ticks: number({ min: 0, max: 500, initial: 0, doc: 'the run lasts at least so many ticks' }),
  },
  { doc: 'a host, its VMs, and what happens to them' },
);

/** The general input of the figure, with the checks that concern several fields at once. */
export const ballooningInput: Shape<BallooningInput> = {
  ...shape,
  read(value, path) {
    const input = shape.read(value, path);
    const at = (place: string) => (path === '' ? place : `${path}.${place}`);
    const granule = input.host.granule;
    let backed = input.host.system;
    input.vms.forEach((one, i) => {
      const place = at(`vms[${i}]`);
      const { conf, pinned } = sizesOf(one);
      if (pinned < 0) throw new InputError(`${place}: parts larger than conf ${conf}`);
      if (one.conf !== null && pinned + partsOf(one) !== conf) {
        throw new InputError(
          `${place}: free + clean + anon + pinned + untouched = ${pinned + partsOf(one)}, conf ${conf}`,
        );
      }
      if (conf === 0) throw new InputError(`${place}: has no memory`);
      if (one.reservation > conf)
        throw new InputError(`${place}.reservation: ${one.reservation} is above conf ${conf}`);
      for (const [name, size] of Object.entries({ ...one, conf, pinned })) {
        if (['free', 'clean', 'anon', 'pinned', 'untouched'].includes(name) && Number(size) % granule !== 0) {
          throw new InputError(`${place}.${name}: ${size} is no multiple of granule ${granule}`);
        }
      }
      backed += conf - one.untouched;
    });
    if (backed > input.host.memory) {
      throw new InputError(`${at('host.memory')}: ${input.host.memory}, but system and VMs hold ${backed}`);
    }
    if (input.host.memory / granule > 65_536) throw new InputError(`${at('host.memory')}: more than 65536 pages`);
    input.happenings.forEach((one, i) => {
      if (one.vm >= input.vms.length) throw new InputError(`${at(`happenings[${i}].vm`)}: no VM ${one.vm}`);
    });
    return input;
  },
};
