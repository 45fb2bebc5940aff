import { roles } from './model.ts';
import { allocatedMb, balloonMb, freeMb, isBacked, isBare, megabytes, swappedMb, vmAt } from './state.ts';
import type { Act, Host, Source, Use, Vm } from './state.ts';
import { isOver } from './tick.ts';

/** One kind of memory in the order in which a guest gives it to its balloon: what it gave, and what the target still asks. */
export type Part = { readonly source: Source; readonly taken: number; readonly due: number };

/** What the eye is led to. */
type Eye = 'gauge' | 'gap' | 'guest' | 'balloon' | 'waiting' | Source | null;

/** What a drawing of one VM that gives and one that needs has to tell of a moment; amounts in MB. */
export type Moment = {
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
  /** Written to disks, by the guest and by the host, and read back by the host because a guest needed it. */
  readonly written: number;
  readonly readBack: number;
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
    written: giver.tally.guestWrites + giver.tally.hostWrites,
    readBack: giver.tally.hostReads,
    billed: giver.tools !== 'ok' || isOver(host),
    bare: giver.pages.flatMap((page, ppn) => (isBare(page) ? [ppn] : [])),
    eye: eyeOf(host, at.giver),
  };
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
  return of('deflate') !== undefined || of('popped') !== undefined ? 'guest' : null;
}

/** Numbers of the pages of a VM whose machine memory the host has taken in this tick. */
export function takenPages(vm: Vm): readonly number[] {
  return vm.fresh.filter((ppn) => !isBacked(vm.pages[ppn]!));
}
