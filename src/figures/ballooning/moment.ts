import { maxBalloon } from '../../sim/models/ballooning/limits.ts';
import { allocatedMb, balloonMb, freeMb, megabytes, swappedMb } from '../../sim/models/ballooning/pages.ts';
import { roles } from '../../sim/models/ballooning/model.ts';
import type { Host, Source, Tally, Use, Vm } from '../../sim/models/ballooning/state.ts';

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

/** The numbers of a moment, in MB. */
export type Moment = {
  readonly giver: Vm;
  readonly needy: Vm;
  readonly use: Readonly<Record<Use, number>>;
  readonly doing: Doing;
  readonly target: number;
  readonly balloon: number;
  readonly most: number;
  readonly swapped: number;
  /** Part of it that the guest is using: what the hypervisor's blind choice costs. */
  readonly swappedInUse: number;
  readonly allocated: number;
  /** Written by the guest to its own page file. */
  readonly pagedOut: number;
  readonly tally: Tally;
  readonly free: number;
  readonly percent: number;
  readonly got: number;
  readonly wanted: number;
};

/** Gathers what drawing and state table tell. The figure draws one VM that gives and one that needs. */
export function momentOf(host: Host): Moment {
  const at = roles(host);
  const [giver, needy] = [host.vms[at.giver]!, host.vms[at.needy]!];
  const used = (use: Use) => megabytes(host, giver, (page) => page.use === use);
  const got = allocatedMb(host, needy);
  return {
    giver,
    needy,
    use: {
      free: used('free'),
      clean: used('clean'),
      used: used('used'),
      kernel: used('kernel'),
      balloon: used('balloon'),
    },
    doing: doingOf(host, at.giver),
    target: giver.target,
    balloon: balloonMb(host, giver),
    most: maxBalloon(giver, host.ctlMaxPercent),
    swapped: swappedMb(host, giver),
    swappedInUse: megabytes(host, giver, (page) => page.use === 'used' && page.backing === 'vswp'),
    allocated: allocatedMb(host, giver),
    pagedOut: giver.tally.guestWrites,
    tally: giver.tally,
    free: freeMb(host),
    percent: (freeMb(host) * 100) / host.memory,
    got,
    wanted: got + needy.pending,
  };
}

function doingOf(host: Host, index: number): Doing {
  const vm = host.vms[index]!;
  if (vm.tools === 'none') return 'notInstalled';
  if (vm.tools === 'booting') return 'notYet';
  const acts = host.log.filter((act) => 'vm' in act && act.vm === index);
  const sources = acts.flatMap((act) => (act.type === 'inflate' ? [act.source] : []));
  if (sources.length > 1) return 'takesAll';
  const [source] = sources;
  if (source !== undefined) return TAKES[source];
  if (acts.some((act) => act.type === 'deflate')) return 'givesBack';
  if (vm.shortfall > 0) return 'stuck';
  return balloonMb(host, vm) > 0 ? 'holds' : 'waits';
}

const TAKES: Readonly<Record<Source, Doing>> = { free: 'takesFree', clean: 'takesClean', anon: 'pagesOut' };
