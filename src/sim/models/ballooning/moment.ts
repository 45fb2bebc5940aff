import { roles } from './model.ts';
import { maxBalloon } from './rules.ts';
import { allocatedMb, balloonMb, freeMb, isBare, isSwapped, megabytes, swappedMb, vmAt, wholePages } from './state.ts';
import type { Act, Host, Source, Tally, Use, Vm } from './state.ts';

/** What the driver of the giving VM is doing in a tick. */
type Doing =
  | 'notInstalled'
  | 'notYet'
  | 'stuck'
  | 'takesFree'
  | 'takesClean'
  | 'pagesOut'
  | 'takesAll'
  | 'givesBack'
  | 'holds'
  | 'waits';

/** What the host does about its free memory; in state soft it swaps only what no driver can bring, alone or beside one. */
type HostDoing = 'doesHigh' | 'doesSoft' | 'doesSoftBlind' | 'doesHard' | 'doesLow';

/** A VM in the drawing. */
export type Side = {
  readonly index: number;
  readonly vm: Vm;
  /** Numbers of its bare pages that wait for machine memory. */
  readonly waiting: readonly number[];
  /** Where machine memory goes in this tick: out of the VM into the free pool, from there into the VM, or nowhere. */
  readonly flow: 'out' | 'in' | null;
};

/** What a drawing of one VM that gives and one that needs has to tell of a moment; amounts in MB. */
export type Moment = {
  readonly giver: Side;
  readonly needy: Side;
  /** What the giving guest uses its memory for. */
  readonly use: Readonly<Record<Use, number>>;
  readonly doing: Doing;
  readonly hostDoing: HostDoing;
  readonly target: number;
  readonly balloon: number;
  /** Largest balloon. */
  readonly most: number;
  readonly swapped: number;
  /** Part of it that the guest is using: what the hypervisor's blind choice costs. */
  readonly swappedInUse: number;
  /** What the host has of both. */
  readonly gained: number;
  readonly allocated: number;
  /** Written by the guest to its own page file. */
  readonly pagedOut: number;
  readonly tally: Tally;
  /** All that went over the disk because of it. */
  readonly disk: number;
  readonly free: number;
  readonly percent: number;
  /** Whether the host takes machine memory from behind pinned pages in this tick. */
  readonly takesBehind: boolean;
  readonly got: number;
  readonly wanted: number;
};

/** Gathers it from a state. */
export function momentOf(host: Host): Moment {
  const at = roles(host);
  const [giver, needy] = [vmAt(host, at.giver), vmAt(host, at.needy)];
  const used = (use: Use) => megabytes(host, giver, (page) => page.use === use);
  const got = allocatedMb(host, needy);
  const [balloon, swapped] = [balloonMb(host, giver), swappedMb(host, giver)];
  const { tally } = giver;
  return {
    giver: sideOf(host, at.giver),
    needy: sideOf(host, at.needy),
    use: { free: used('free'), clean: used('clean'), used: used('used'), kernel: used('kernel'), balloon },
    doing: doingOf(host, at.giver),
    hostDoing: hostDoing(host, giver),
    target: giver.target,
    balloon,
    most: maxBalloon(giver, host.ctlMaxPercent),
    swapped,
    swappedInUse: megabytes(host, giver, (page) => page.use === 'used' && isSwapped(page)),
    gained: balloon + swapped,
    allocated: allocatedMb(host, giver),
    pagedOut: tally.guestWrites,
    tally,
    disk: tally.guestWrites + tally.hostWrites + tally.hostReads,
    free: freeMb(host),
    percent: (freeMb(host) * 100) / host.memory,
    takesBehind: host.log.some((act) => act.type === 'inflate' && act.freed > 0),
    got,
    wanted: got + needy.pending,
  };
}

/** The acts of a tick that concern a VM. */
function actsOf(host: Host, index: number): readonly Act[] {
  return host.log.filter((act) => 'vm' in act && act.vm === index);
}

function sideOf(host: Host, index: number): Side {
  const vm = vmAt(host, index);
  const bare = vm.pages.flatMap((page, ppn) => (isBare(page) ? [ppn] : []));
  const flows = actsOf(host, index).map(flowOf);
  return {
    index,
    vm,
    waiting: bare.slice(0, wholePages(host, vm.pending)),
    flow: flows.find((flow) => flow === 'out') ?? flows.find((flow) => flow === 'in') ?? null,
  };
}

function flowOf(act: Act): Side['flow'] {
  switch (act.type) {
    case 'inflate':
      return act.freed > 0 ? 'out' : null;
    case 'swapOut':
      return 'out';
    case 'powerOff':
      return act.mb > 0 ? 'out' : null;
    case 'granted':
    case 'swapIn':
    case 'popped':
      return 'in';
    default:
      return null;
  }
}

const TAKES: Readonly<Record<Source, Doing>> = { free: 'takesFree', clean: 'takesClean', anon: 'pagesOut' };

function doingOf(host: Host, index: number): Doing {
  const vm = vmAt(host, index);
  if (vm.tools === 'none') return 'notInstalled';
  if (vm.tools === 'booting') return 'notYet';
  const acts = actsOf(host, index);
  const sources = acts.flatMap((act) => (act.type === 'inflate' ? [act.source] : []));
  if (sources.length > 1) return 'takesAll';
  const [source] = sources;
  if (source !== undefined) return TAKES[source];
  if (acts.some((act) => act.type === 'deflate')) return 'givesBack';
  if (vm.shortfall > 0) return 'stuck';
  return balloonMb(host, vm) > 0 ? 'holds' : 'waits';
}

function hostDoing({ freeState }: Host, giver: Vm): HostDoing {
  switch (freeState) {
    case 'high':
      return 'doesHigh';
    case 'soft':
      if (giver.tools !== 'ok' || giver.shortfall > 0) return 'doesSoftBlind';
      return giver.swapDue > 0 ? 'doesHard' : 'doesSoft';
    case 'hard':
      return 'doesHard';
    case 'low':
      return 'doesLow';
  }
}
