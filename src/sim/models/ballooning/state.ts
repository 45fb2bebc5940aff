/**
 * The machine of the figure "Ballooning": what the guests see, and what stands behind it. All amounts are in MB; a page of
 * the model is `granule` MB of neighbouring 4 KB pages that share one fate.
 */

/** What a guest uses a page for. `used` pages hold data that exists nowhere else; `clean` ones are copies of files. */
export type Use = 'free' | 'clean' | 'used' | 'kernel' | 'balloon';

/** What stands behind a guest page: a machine page by its number, nothing, or a copy in the VM's swap file. */
type Backing = number | 'none' | 'vswp';

/** One guest "physical" page. `use` is all that the guest knows of it. */
export type Page = { readonly use: Use; readonly backing: Backing };

/** Whether the balloon driver of VMware Tools can work: it runs, is not installed, or the guest is still booting. */
export type Tools = 'ok' | 'none' | 'booting';

/** Where the driver takes its pages from, in the order in which a guest gives them away. */
export type Source = 'free' | 'clean' | 'anon';

/** Free-memory state of the host (Waldspurger 2002, section 6.3). */
export type FreeState = 'high' | 'soft' | 'hard' | 'low';

/** Who decides what a VM has to give: the host as it needs, or a fixed order of the input. */
type Order =
  | { readonly kind: 'host' }
  /** A balloon target, nothing else. */
  | { readonly kind: 'target'; readonly mb: number }
  /** An amount to be had from this VM: by its balloon as far as possible, the rest by the hypervisor's swapping. */
  | { readonly kind: 'reclaim'; readonly mb: number };

/** Amounts in MB since the start of a run. */
export type Tally = {
  readonly inflatedFree: number;
  readonly inflatedClean: number;
  /** Taken after the guest had written the contents to its own page file. */
  readonly inflatedAnon: number;
  readonly deflated: number;
  /** Machine memory that went to the host because a page was pinned. */
  readonly freedByBalloon: number;
  readonly guestWrites: number;
  readonly hostWrites: number;
  readonly hostReads: number;
  /** Pages the hypervisor had swapped out and had to read again only because the guest wanted to page them out. */
  readonly doublePaged: number;
  /** How often the guest touched a pinned page, so that the balloon burst. */
  readonly popped: number;
};

export type Vm = {
  readonly name: string;
  readonly on: boolean;
  /** Configured size: what the guest takes for its memory, always. */
  readonly conf: number;
  readonly reservation: number;
  /** `sched.mem.maxmemctl`; negative: no limit of its own. */
  readonly maxmemctl: number;
  readonly tools: Tools;
  /** Whether the host's share calculation names this VM as one to take from. */
  readonly gives: boolean;
  readonly pages: readonly Page[];
  /** Room left in the guest's own page file. */
  readonly guestSwapFree: number;
  /** MB of its used memory the guest touches per tick. */
  readonly touches: number;
  /** Wanted by the guest, not yet backed by machine memory. */
  readonly pending: number;
  /** Wants it at once: the host digs into its reserve. */
  readonly urgent: boolean;
  readonly order: Order;
  /** What the driver reads at its next poll. */
  readonly target: number;
  /** What the hypervisor has to swap out from the next tick on. */
  readonly swapDue: number;
  /** Missing to the target although the guest has nothing more to give. */
  readonly shortfall: number;
  /** Given back by the driver, but without machine memory until the guest touches it. */
  readonly lent: number;
  /** Stopped because the host is in state low and this VM is above its target. */
  readonly blocked: boolean;
  /** Numbers of the guest pages that changed hands in this tick. */
  readonly fresh: readonly number[];
  readonly tally: Tally;
};

/** Upper bounds in MB per tick; `null` in `instant` mode, where an act knows no bound. */
type Rates = {
  /** Inflate from the free list. */
  readonly free: number;
  /** Inflate from clean pages or by paging out. */
  readonly other: number;
  readonly deflate: number;
  /** The hypervisor's own swapping. */
  readonly swap: number;
};

/** What the outside world does; `at` is the tick. */
export type Happening =
  | { readonly type: 'demand' | 'rush' | 'load' | 'target' | 'reclaim'; readonly vm: number; readonly mb: number }
  | { readonly type: 'touchTaken' | 'powerOff' | 'toolsReady'; readonly vm: number };

/** What happened in a tick, in order. */
export type Act =
  | { readonly type: 'demand'; readonly vm: number; readonly mb: number; readonly urgent: boolean }
  | { readonly type: 'granted'; readonly vm: number; readonly mb: number }
  | { readonly type: 'powerOff'; readonly vm: number; readonly mb: number }
  | { readonly type: 'toolsReady'; readonly vm: number }
  | { readonly type: 'targetSet'; readonly vm: number; readonly from: number; readonly mb: number }
  | { readonly type: 'swapOrder'; readonly vm: number; readonly mb: number; readonly reason: SwapReason }
  | {
      readonly type: 'inflate';
      readonly vm: number;
      readonly source: Source;
      readonly mb: number;
      /** Machine memory that this freed: less than `mb` where nothing stood behind a page. */
      readonly freed: number;
    }
  | { readonly type: 'shortfall'; readonly vm: number; readonly mb: number }
  | { readonly type: 'deflate'; readonly vm: number; readonly mb: number }
  | { readonly type: 'popped'; readonly vm: number; readonly mb: number }
  | { readonly type: 'swapOut'; readonly vm: number; readonly mb: number; readonly used: number }
  | { readonly type: 'swapIn'; readonly vm: number; readonly mb: number }
  | { readonly type: 'guestPageOut'; readonly vm: number; readonly mb: number }
  | { readonly type: 'doublePaging'; readonly vm: number; readonly mb: number }
  | { readonly type: 'load'; readonly vm: number; readonly mb: number; readonly got: number }
  /** The outside world wanted something that has no effect now. */
  | { readonly type: 'nothing'; readonly vm: number }
  | { readonly type: 'stateChange'; readonly from: FreeState; readonly to: FreeState }
  | { readonly type: 'starvation'; readonly mb: number };

/** Why the hypervisor has to swap although ballooning comes first. */
export type SwapReason = 'noTools' | 'booting' | 'maxBalloon' | 'guestFull' | 'hard';

export type Host = {
  readonly tick: number;
  /** Ticks the run lasts at least. */
  readonly ticks: number;
  readonly memory: number;
  /** VMkernel, overhead and everybody who takes no part. */
  readonly system: number;
  readonly granule: number;
  readonly ctlMaxPercent: number;
  readonly rates: Rates | null;
  readonly freeState: FreeState;
  /** Free machine pages in the order in which they will be given away. */
  readonly freePages: readonly number[];
  readonly vms: readonly Vm[];
  /** What is still to come, ordered by time. */
  readonly agenda: readonly { readonly at: number; readonly what: Happening }[];
  /**
   * How the run began, with all that a reader has let happen since on its agenda: enough to run it again under another
   * method. `null` in the beginning itself.
   */
  readonly origin: Host | null;
  /** Chooses the pages the hypervisor swaps out. */
  readonly swapRng: number;
  /** Chooses the pages the guests touch; a stream of its own, so that both methods meet the same guest. */
  readonly touchRng: number;
  /** Nobody can give what the host still needs. */
  readonly starving: boolean;
  /** The most that balloons and swap files held since anything but paging happened, and the tick that reached it. */
  readonly furthest: { readonly mb: number; readonly tick: number };
  readonly log: readonly Act[];
};

/** The VM at a position; positions come from the input, which was checked. */
export function vmAt(host: Host, index: number): Vm {
  return host.vms[index]!;
}

/** Memory of a VM's pages that pass a test, in MB. */
export function megabytes(host: Host, vm: Vm, test: (page: Page) => boolean): number {
  let pages = 0;
  for (const page of vm.pages) if (test(page)) pages += 1;
  return pages * host.granule;
}

/** A machine page stands behind this guest page. */
export const isBacked = (page: Page): boolean => typeof page.backing === 'number';
/** The contents of this guest page lie in the VM's swap file. */
export const isSwapped = (page: Page): boolean => page.backing === 'vswp';
/** The guest thinks this page is free, and nothing stands behind it. */
export const isBare = (page: Page): boolean => page.use === 'free' && page.backing === 'none';

/** Machine memory a VM holds, in MB. */
export const allocatedMb = (host: Host, vm: Vm): number => megabytes(host, vm, isBacked);
/** Memory the driver has pinned, in MB. */
export const balloonMb = (host: Host, vm: Vm): number => megabytes(host, vm, (page) => page.use === 'balloon');
/** Memory the hypervisor has moved to the VM's swap file, in MB. */
export const swappedMb = (host: Host, vm: Vm): number => megabytes(host, vm, isSwapped);
/** Free machine memory, in MB. */
export const freeMb = (host: Host): number => host.freePages.length * host.granule;

/** The largest whole number of pages in an amount of MB. */
export const wholePages = (host: Host, mb: number): number => Math.max(0, Math.floor(mb / host.granule));
/** The same in MB. */
export const wholeMb = (host: Host, mb: number): number => wholePages(host, mb) * host.granule;

/** What of a VM's machine memory its reservation does not protect, in MB. */
export const unprotectedMb = (host: Host, vm: Vm): number => Math.max(0, allocatedMb(host, vm) - vm.reservation);

/** The host with one VM changed. */
export function changeVm(host: Host, index: number, change: Partial<Vm>): Host {
  return { ...host, vms: host.vms.map((vm, i) => (i === index ? { ...vm, ...change } : vm)) };
}

/** The host with some pages of a VM changed; they count as fresh in this tick. */
export function changePages(
  host: Host,
  index: number,
  ppns: readonly number[],
  change: (page: Page, nth: number) => Page,
): Host {
  if (ppns.length === 0) return host;
  const vm = vmAt(host, index);
  const pages = vm.pages.slice();
  ppns.forEach((ppn, nth) => (pages[ppn] = change(pages[ppn]!, nth)));
  return changeVm(host, index, { pages, fresh: [...vm.fresh, ...ppns] });
}

/** The machine pages behind some guest pages. */
export function framesBehind(vm: Vm, ppns: readonly number[]): readonly number[] {
  return ppns.map((ppn) => vm.pages[ppn]!.backing).filter((backing) => typeof backing === 'number');
}

/** Adds amounts to a VM's tally. */
export function count(host: Host, index: number, amounts: Partial<Tally>): Host {
  const tally = { ...vmAt(host, index).tally };
  for (const key of Object.keys(amounts) as (keyof Tally)[]) tally[key] += amounts[key] ?? 0;
  return changeVm(host, index, { tally });
}

/** The host with one more line in this tick's log. */
export function note(host: Host, act: Act): Host {
  return { ...host, log: [...host.log, act] };
}

/** What a guest's memory consists of, in MB; `null` where the input leaves a size out. */
export type Parts = {
  readonly conf: number | null;
  readonly free: number;
  readonly clean: number;
  readonly anon: number;
  readonly pinned: number | null;
  readonly untouched: number;
};

/** What goes into a run, in MB and ticks; `study.ts` documents and checks it field by field. */
export type HostInput = {
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
