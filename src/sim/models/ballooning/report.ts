import type { Json } from '../../kernel/model.ts';
import { FREE_PERCENT, maxBalloon, threshold, vswpSize } from './limits.ts';
import { allocatedMb, balloonMb, freeMb, swappedMb, vmAt } from './pages.ts';
import type { FreeState, Host } from './state.ts';

/** 4 KB pages, and so transfers, in one MB. */
const PAGES_PER_MB = 256;

/**
 * Everything a run shows in numbers, in MB unless the name says otherwise. Lists have one entry per tick, from tick 0 on.
 * `ticksUntilDone` is the last tick in which a balloon changed, `shortfall` the most a target was missed by although the
 * guest had nothing left, `…Max` the largest value of the run; `ios` counts page transfers of 4 KB.
 */
export function reportRun(states: readonly [Host, ...Host[]]): Json {
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
  const moved = states.filter((state) =>
    state.log.some((act) => isBalloonAct(act.type) && 'vm' in act && act.vm === index),
  );
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
    guest: {
      free: sum(vm.pages.filter((page) => page.use === 'free').length, last),
      clean: sum(vm.pages.filter((page) => page.use === 'clean').length, last),
      anon: sum(vm.pages.filter((page) => page.use === 'used').length, last),
      pinned: sum(vm.pages.filter((page) => page.use === 'kernel').length, last),
    },
    ios: {
      guestWrites: tally.guestWrites * PAGES_PER_MB,
      hostWrites: tally.hostWrites * PAGES_PER_MB,
      hostReads: tally.hostReads * PAGES_PER_MB,
      total: (tally.guestWrites + tally.hostWrites + tally.hostReads) * PAGES_PER_MB,
    },
  };
}

function isBalloonAct(type: string): boolean {
  return type === 'inflate' || type === 'deflate' || type === 'popped';
}

function sum(pages: number, host: Host): number {
  return pages * host.granule;
}
