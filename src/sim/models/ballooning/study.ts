import type { Json } from '../../kernel/model.ts';
import { flag, InputError, list, number, oneOf, optional, record, text, type Shape } from '../../kernel/shape.ts';
import { studied } from '../../kernel/study.ts';
import { ballooning } from './model.ts';
import { FREE_PERCENT, maxBalloon, threshold, vswpSize } from './rules.ts';
import { allocatedMb, balloonMb, freeMb, isBacked, megabytes, swappedMb, vmAt } from './state.ts';
import { partsOf, sizesOf } from './tick.ts';
import type { BallooningInput, FreeState, HappeningInput, Host, HostInput, Use, Vm, VmInput } from './state.ts';

/** The largest amount of an input, in MB: one TB. */
const MB = 1_048_576;

const mb = (doc: string, initial?: number): Shape<number> =>
  number({ min: 0, max: MB, doc: `${doc}, MB`, ...(initial === undefined ? {} : { initial }) });

const host = record<HostInput>(
  {
    memory: mb(
      'machine memory that the VMkernel manages, not what is installed; free-memory states are percentages of it',
    ),
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

/** Bounds the work: a run of so many pages and 500 ticks takes seconds. */
const MOST_PAGES = 16_384;

function allow(fits: boolean, place: string, found: string | number, allowed: string): void {
  if (!fits) throw new InputError(`${place}: found ${found}, allowed: ${allowed}`);
}

/** The general input of the figure, with the checks that concern several fields at once. */
const ballooningInput: Shape<BallooningInput> = {
  ...shape,
  read(value, path) {
    const input = shape.read(value, path);
    const at = (place: string) => (path === '' ? place : `${path}.${place}`);
    const granule = input.host.granule;
    let [backed, pages] = [input.host.system, 0];
    input.vms.forEach((one, i) => {
      const place = at(`vms[${i}]`);
      const { conf, pinned } = sizesOf(one);
      allow(conf > 0, place, `conf ${conf}`, 'some memory: conf, or one of its parts');
      const parts = partsOf(one) + Math.max(0, pinned);
      allow(parts === conf, place, `free + clean + anon + pinned + untouched = ${parts}`, `conf, ${conf}`);
      allow(one.reservation <= conf, `${place}.reservation`, one.reservation, `0…${conf}, the size of the VM`);
      allow(one.touches <= conf, `${place}.touches`, one.touches, `0…${conf}, the size of the VM`);
      for (const name of ['free', 'clean', 'anon', 'pinned', 'untouched'] as const) {
        const size = name === 'pinned' ? pinned : one[name];
        allow(size % granule === 0, `${place}.${name}`, size, `multiples of host.granule, ${granule}`);
      }
      backed += conf - one.untouched;
      pages += conf / granule;
    });
    const { memory } = input.host;
    allow(backed <= memory, at('host.memory'), memory, `at least ${backed}, what system and VMs hold`);
    const larger = `at most ${MOST_PAGES} pages; a larger host.granule makes fewer`;
    allow(memory / granule <= MOST_PAGES, at('host.memory'), `${memory / granule} pages`, larger);
    allow(pages <= MOST_PAGES, at('vms'), `${pages} pages`, larger);
    const last = input.vms.length - 1;
    let load = 0;
    input.happenings.forEach((one, i) => {
      allow(one.vm <= last, at(`happenings[${i}].vm`), one.vm, `0…${last}, a position in vms`);
      if (one.type === 'load') load += one.mb / granule;
    });
    allow(load <= MOST_PAGES, at('happenings'), `loads of ${load} pages`, larger);
    return input;
  },
};

/** 4 KB pages, and so transfers, in one MB. */
const PAGES_PER_MB = 256;

/**
 * Everything a run shows in numbers, in MB unless the name says otherwise. Lists have one entry per tick, from tick 0 on.
 * `ticksUntilDone` is the last tick in which a balloon changed, `shortfall` the most a target was missed by although the
 * guest had nothing left, `…Max` the largest value of the run; `ios` counts page transfers of 4 KB.
 */
function reportRun(states: readonly [Host, ...Host[]]): Json {
  const last = states.at(-1)!;
  const thresholds = Object.fromEntries(
    Object.keys(FREE_PERCENT).map((state) => [state, threshold(last.memory, state as FreeState)]),
  );
  return {
    ticks: last.tick,
    thresholds,
    freeState: last.freeState,
    free: freeMb(last),
    starving: last.starving,
    freeStatePerTick: states.map((state) => state.freeState),
    freePerTick: states.map(freeMb),
    vms: last.vms.map((_, index) => reportVm(states, last, index)),
  };
}

function reportVm(states: readonly Host[], last: Host, index: number): Json {
  const vm = vmAt(last, index);
  const { tally } = vm;
  const moved = states.filter(({ log }) =>
    log.some((act) => (act.type === 'inflate' || act.type === 'deflate' || act.type === 'popped') && act.vm === index),
  );
  const held = (use: Use) => megabytes(last, vm, (page) => page.use === use);
  return {
    name: vm.name,
    conf: vm.conf,
    maxBalloon: maxBalloon(vm, last.ctlMaxPercent),
    vswpSize: vswpSize(vm),
    target: vm.target,
    targetMax: Math.max(...states.map((state) => vmAt(state, index).target)),
    balloon: balloonMb(last, vm),
    balloonMax: Math.max(...states.map((state) => balloonMb(state, vmAt(state, index)))),
    balloonPerTick: states.map((state) => balloonMb(state, vmAt(state, index))),
    ticksUntilDone: moved.at(-1)?.tick ?? 0,
    inflated: { free: tally.inflatedFree, clean: tally.inflatedClean, anon: tally.inflatedAnon },
    guestPageOuts: tally.guestWrites,
    guestSwapFree: vm.guestSwapFree,
    shortfall: Math.max(...states.map((state) => vmAt(state, index).shortfall)),
    deflated: tally.deflated,
    mpnFreed: tally.freedByBalloon,
    popped: tally.popped,
    swapped: swappedMb(last, vm),
    swappedPerTick: states.map((state) => swappedMb(state, vmAt(state, index))),
    swapOuts: tally.hostWrites,
    swapIns: tally.hostReads,
    doublePaged: tally.doublePaged,
    allocated: allocatedMb(last, vm),
    pending: vm.pending,
    guest: { free: held('free'), clean: held('clean'), anon: held('used'), pinned: held('kernel') },
    ios: {
      guestWrites: tally.guestWrites * PAGES_PER_MB,
      hostWrites: tally.hostWrites * PAGES_PER_MB,
      hostReads: tally.hostReads * PAGES_PER_MB,
      total: (tally.guestWrites + tally.hostWrites + tally.hostReads) * PAGES_PER_MB,
    },
  };
}

const everyVm = (test: (vm: Vm, host: Host) => boolean) => (host: Host) => host.vms.every((vm) => test(vm, host));

/** Facts of every reachable state. */
const ballooningInvariants = {
  'INV-E1: a balloon never exceeds its maximum': everyVm(
    (vm, host) => balloonMb(host, vm) <= maxBalloon(vm, host.ctlMaxPercent) || !vm.on,
  ),
  'INV-E2: neither balloon nor swapping touches a reservation': everyVm(
    (vm, host) => vm.conf - balloonMb(host, vm) - swappedMb(host, vm) >= vm.reservation,
  ),
  'INV-E3, CONS-2: the pages of a guest add up to its configured size': everyVm(
    (vm, host) => vm.pages.length * host.granule === vm.conf,
  ),
  'INV-E5: a guest pages out no more than its page file holds': everyVm((vm) => vm.guestSwapFree >= 0),
  'INV-E8: without a running driver there is no balloon': everyVm(
    (vm, host) => vm.tools === 'ok' || balloonMb(host, vm) === 0,
  ),
  'CONS-1: every machine page has exactly one owner'(host: Host) {
    const owned = host.vms.flatMap((vm) => vm.pages.filter(isBacked).map((page) => page.backing));
    const all = new Set([...owned, ...host.freePages]);
    const total = Math.floor((host.memory - host.system) / host.granule);
    return all.size === owned.length + host.freePages.length && all.size === total;
  },
  'INV-F1: no more is swapped than the swap file holds': everyVm((vm, host) => swappedMb(host, vm) <= vswpSize(vm)),
  'INV-F2: a pinned page has neither machine memory nor a copy in the swap file': everyVm((vm) =>
    vm.pages.every((page) => page.use !== 'balloon' || page.backing === 'none'),
  ),
  'INV-H4: a VM is blocked only in state low': everyVm((vm, host) => !vm.blocked || host.freeState === 'low'),
  'the free-memory state fits the free memory'(host: Host) {
    const free = freeMb(host);
    const at = (state: 'high' | 'soft' | 'hard' | 'low') => threshold(host.memory, state);
    switch (host.freeState) {
      case 'high':
        return free >= at('soft');
      case 'soft':
        return free >= at('hard') && free < at('high');
      case 'hard':
        return free >= at('low') && free < at('soft');
      case 'low':
        return free < at('hard');
    }
  },
} as const satisfies Readonly<Record<string, (host: Host) => boolean>>;

/** Ballooning with its general input, report and invariants. */
export const studiedBallooning = studied(ballooning, {
  input: ballooningInput,
  report: reportRun,
  invariants: ballooningInvariants,
});
