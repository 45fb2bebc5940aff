import { roles } from './model.ts';
import { allocatedMb, balloonMb, changeVm, freeMb, isBacked, isBare, megabytes, swappedMb, vmAt } from './state.ts';
import type { Act, Host, Source, Tools, Use, Vm } from './state.ts';
import { isOver, tick } from './tick.ts';

/** One kind of memory in the order in which a guest gives it to its balloon: what it gave, and what the target still asks. */
export type Part = { readonly source: Source; readonly taken: number; readonly due: number };

/** What the eye is led to. */
type Eye = 'gauge' | 'gap' | 'guest' | 'balloon' | 'waiting' | 'bill' | Source | null;

/** What went over disks in MB: written by the guest and by the host, and read back by the host because a guest needed it. */
type Cost = { readonly written: number; readonly readBack: number };

function costOf({ tally }: Vm): Cost {
  return { written: tally.guestWrites + tally.hostWrites, readBack: tally.hostReads };
}

/** What a drawing of one VM that gives and one that needs has to tell of a moment; amounts in MB. */
export type Moment = Cost & {
  readonly giver: Vm;
  readonly needy: Vm;
  /** What the giving guest uses its memory for. */
  readonly use: Readonly<Record<Use, number>>;
  readonly balloon: number;
  readonly target: number;
  readonly parts: readonly Part[];
  /** Why there is no balloon, or why it does not grow. */
  readonly trouble: 'notInstalled' | 'notYet' | 'stuck' | null;
  readonly allocated: number;
  readonly swapped: number;
  readonly free: number;
  readonly percent: number;
  readonly got: number;
  readonly pending: number;
  /** What VM 2 will want as soon as the run begins. */
  readonly planned: number;
  /** Machine memory that the host got from the giver and gave to VM 2 in this tick; negative: the other way. */
  readonly fromGiver: number;
  readonly toNeedy: number;
  /** Whether a target asks the balloon to be as large as it is, or larger. */
  readonly asked: boolean;
  /** Whether costs are what is left to tell. */
  readonly billed: boolean;
  /** Pages of the giver that are free for its guest and have nothing behind them. */
  readonly bare: readonly number[];
  readonly eye: Eye;
};

/** Gathers it from a state. */
export function momentOf(host: Host): Moment {
  const at = roles(host);
  const [giver, needy] = [vmAt(host, at.giver), vmAt(host, at.needy)];
  const used = (use: Use) => megabytes(host, giver, (page) => page.use === use);
  const balloon = balloonMb(host, giver);
  const use = { free: used('free'), clean: used('clean'), used: used('used'), kernel: used('kernel'), balloon };
  const [got, { pending }] = [allocatedMb(host, needy), needy];
  const coming = host.agenda.find(({ what }) => what.type === 'demand' && what.vm === at.needy)?.what;
  return {
    giver,
    needy,
    use,
    balloon,
    target: giver.target,
    parts: partsOf(giver, use),
    trouble: giver.tools === 'none' ? 'notInstalled' : giver.tools === 'booting' ? 'notYet' : stuck(giver),
    allocated: allocatedMb(host, giver),
    swapped: swappedMb(host, giver),
    free: freeMb(host),
    percent: (freeMb(host) * 100) / host.memory,
    got,
    pending,
    planned: got + pending === 0 && coming !== undefined && 'mb' in coming ? coming.mb : 0,
    fromGiver: -movedMb(host, at.giver),
    toNeedy: movedMb(host, at.needy),
    asked: giver.target > 0 && giver.target >= balloon,
    ...costOf(giver),
    billed: giver.tools !== 'ok' || isOver(host),
    bare: giver.pages.flatMap((page, ppn) => (isBare(page) ? [ppn] : [])),
    eye: isOver(host) ? 'bill' : eyeOf(host, at.giver),
  };
}

/**
 * The moment inside a tick at which the driver has got its pages and the host has not yet taken what stands behind them:
 * nothing has changed hands.
 */
export function beforeTaking(host: Host, moment: Moment): Moment {
  const { giver, fromGiver, toNeedy } = moment;
  const taken = new Set(takenPages(giver));
  const free = moment.free - fromGiver + toNeedy;
  return {
    ...moment,
    // Which machine page it was no longer matters to anybody.
    giver: { ...giver, pages: giver.pages.map((page, ppn) => (taken.has(ppn) ? { ...page, backing: ppn } : page)) },
    allocated: moment.allocated + fromGiver,
    free,
    percent: (free * 100) / host.memory,
    got: moment.got - toNeedy,
    pending: moment.pending + toNeedy,
    fromGiver: 0,
    toNeedy: 0,
    eye: 'balloon',
  };
}

/** What the same need has cost with a driver, late, or not at all: `driver` is how the VM that gives began. */
export type Bill = Cost & { readonly driver: Tools; readonly own: boolean };

/** What a run has cost so far, beside the other method in the same world on the same clock; with a driver comes first. */
export function billsOf(host: Host): readonly Bill[] {
  const { giver } = roles(host);
  const start = host.origin ?? host;
  const driver = vmAt(start, giver).tools;
  const other = driver === 'ok' ? 'none' : 'ok';
  let beside = changeVm(start, giver, { tools: other });
  while (beside.tick < host.tick) beside = tick(beside, []);
  const bills = [
    { driver, own: true, ...costOf(vmAt(host, giver)) },
    { driver: other, own: false, ...costOf(vmAt(beside, giver)) },
  ] as const;
  return driver === 'ok' ? bills : bills.toReversed();
}

const stuck = (vm: Vm): 'stuck' | null => (vm.shortfall > 0 ? 'stuck' : null);

function partsOf(vm: Vm, use: Moment['use']): readonly Part[] {
  let missing = Math.max(0, vm.target - use.balloon);
  const part = (source: Source, taken: number, room: number): Part => {
    const due = Math.min(missing, room);
    missing -= due;
    return { source, taken, due };
  };
  const { inflatedFree, inflatedClean, inflatedAnon } = vm.tally;
  return [
    part('free', inflatedFree, use.free),
    part('clean', inflatedClean, use.clean),
    part('anon', inflatedAnon, use.used),
  ];
}

/** Machine memory that a VM won (positive) or lost in this tick. */
function movedMb(host: Host, index: number): number {
  return host.log.reduce((sum, act) => ('vm' in act && act.vm === index ? sum + wonBy(act, host.granule) : sum), 0);
}

function wonBy(act: Act, granule: number): number {
  switch (act.type) {
    case 'inflate':
      return -act.freed;
    case 'swapOut':
    case 'powerOff':
      return -act.mb;
    case 'granted':
    case 'swapIn':
      return act.mb;
    case 'popped':
      return granule;
    default:
      return 0;
  }
}

/** The turn of a tick: of what happened in it, what matters most. */
function eyeOf({ log }: Host, giver: number): Eye {
  const of = (type: Act['type']) => log.find((act) => act.type === type);
  if (log.some((act) => act.type === 'stateChange' && act.to === 'high') && of('powerOff') === undefined)
    return 'gauge';
  if (of('demand') !== undefined) return 'waiting';
  const taken = log.findLast((act) => act.type === 'inflate' && act.vm === giver);
  if (taken?.type === 'inflate') return taken.source === 'free' ? 'gap' : taken.source;
  if (of('swapOut') !== undefined) return 'gap';
  if (of('deflate') !== undefined || of('popped') !== undefined) return 'guest';
  // What has become free lowers a target.
  return log.some((act) => act.type === 'targetSet' && act.mb < act.from) ? 'gauge' : null;
}

/** Numbers of the pages of a VM whose machine memory the host has taken in this tick. */
export function takenPages(vm: Vm): readonly number[] {
  return vm.fresh.filter((ppn) => !isBacked(vm.pages[ppn]!));
}
