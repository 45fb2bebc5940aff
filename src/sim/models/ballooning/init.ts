import { seedRng } from '../../kernel/random.ts';
import { DRIVER_RATES } from './driver.ts';
import type { BallooningInput, VmInput } from './input.ts';
import { nextFreeState } from './limits.ts';
import { freeMb } from './pages.ts';
import { grantMemory, happen } from './outside.ts';
import { sizesOf } from './sizes.ts';
import { due, settle } from './tick.ts';
import type { Host, Page, Tally, Use, Vm } from './state.ts';

const NOTHING: Tally = {
  inflatedFree: 0,
  inflatedClean: 0,
  inflatedAnon: 0,
  deflated: 0,
  freedByBalloon: 0,
  guestWrites: 0,
  hostWrites: 0,
  hostReads: 0,
  doublePaged: 0,
  popped: 0,
};

/** The host at tick 0. Used pages lie in front, free ones at the end, so that the picture shows classes as areas. */
export function startHost(input: BallooningInput, seed: number): Host {
  const { memory, system, granule, ctlMaxPercent } = input.host;
  let machinePage = 0;
  const vms = input.vms.map((one): Vm => {
    const pages = layOut(one, granule, () => machinePage++);
    return startVm(one, pages);
  });
  const total = Math.floor((memory - system) / granule);
  const host: Host = {
    tick: 0,
    ticks: input.ticks,
    memory,
    system,
    granule,
    ctlMaxPercent,
    rates: input.pace === 'instant' ? null : DRIVER_RATES,
    freeState: 'high',
    freePages: Array.from({ length: total - machinePage }, (_, i) => machinePage + i),
    vms,
    agenda: input.happenings.map(({ at, ...what }) => ({ at, what: what })),
    swapRng: seedRng(seed),
    touchRng: seedRng(seed ^ 0x5bd1e995),
    starving: false,
    log: [],
  };
  const judged = { ...host, freeState: nextFreeState('high', freeMb(host), memory) };
  const begun = due(judged).reduce(happen, judged);
  return settle(grantMemory({ ...begun, agenda: begun.agenda.filter(({ at }) => at > 0) }));
}

function layOut(one: VmInput, granule: number, nextMachinePage: () => number): readonly Page[] {
  const area = (mb: number, use: Use, backed: boolean): readonly Page[] =>
    Array.from({ length: mb / granule }, () => ({ use, backing: backed ? nextMachinePage() : 'none' }));
  return [
    ...area(sizesOf(one).pinned, 'kernel', true),
    ...area(one.anon, 'used', true),
    ...area(one.clean, 'clean', true),
    ...area(one.free, 'free', true),
    ...area(one.untouched, 'free', false),
  ];
}

function startVm(one: VmInput, pages: readonly Page[]): Vm {
  return {
    name: one.name,
    on: true,
    conf: sizesOf(one).conf,
    reservation: one.reservation,
    maxmemctl: one.maxmemctl,
    tools: one.tools,
    gives: one.gives,
    pages,
    guestSwapFree: one.guestSwapFree,
    touches: one.touches,
    pending: 0,
    urgent: false,
    order: { kind: 'host' },
    target: 0,
    swapDue: 0,
    shortfall: 0,
    lent: 0,
    blocked: false,
    fresh: [],
    tally: NOTHING,
  };
}
