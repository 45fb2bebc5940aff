/**
 * Two translations, from a program's virtual page to the guest's page and from there to a machine page (2.6), and what they
 * cost with nested paging (EPT, RVI) and with shadow page tables. Source: memory.md §2.1 and model A.
 */
export const MODES = ['nested', 'shadow'] as const;
export type Mode = (typeof MODES)[number];

/** 4 KB and 2 MB. */
export type PageSize = 'small' | 'large';
export type Sizes = { readonly guest: PageSize; readonly host: PageSize };

/** Levels of a page table that leads to pages of a size (x86-64). */
export const LEVELS: Readonly<Record<PageSize, number>> = { small: 4, large: 3 };

/** Exits of a first touch with shadow page tables: the guest's page fault, and its change of the page table. */
const GUEST_FAULT_EXITS = 2;

/** Exits of the first access to a page that neither guest nor host has entered (memory.md A4): the one that gives it a machine page is the last. */
export function touchExits(mode: Mode): number {
  return mode === 'nested' ? 1 : GUEST_FAULT_EXITS + 1;
}

/**
 * References to tables that one walk makes. Nested: each level of the guest, and the page itself, has to be looked up in the
 * host's table. Shadow: one table leads from the virtual page to the machine page, by the smaller of the two sizes.
 */
export function walkRefs(mode: Mode, { guest, host }: Sizes): number {
  const [g, h] = [LEVELS[guest], LEVELS[host]];
  return mode === 'nested' ? (g + 1) * (h + 1) - 1 : Math.max(g, h);
}

/** What stands behind a page of the guest: a machine page of its own, a shared one, or none. */
export type Backing =
  | { readonly kind: 'private' | 'shared'; readonly mpn: number }
  | { readonly kind: 'unbacked' | 'ballooned' | 'swapped'; readonly mpn: null };

type Table = readonly (number | null)[];

export type Vm = {
  /** Page table of the guest: virtual page → page of the guest; `null` where it has not mapped one. No machine page in it. */
  readonly guestTable: Table;
  /** What the VMM keeps: page of the guest → what stands behind it. */
  readonly pmap: readonly Backing[];
};

/** A page of a VM, by its number and the number of its VM. */
export type PageOf = { readonly vm: number; readonly page: number };

/** A complete translation that the CPU keeps. */
type Translation = PageOf & { readonly mpn: number };

/**
 * One run of accesses, counted in both modes at once: guest, host and TLB are the same in both, only the tables that the CPU
 * reads and their price differ.
 */
export type Machine = {
  readonly sizes: Sizes;
  readonly vms: readonly Vm[];
  /** Free machine pages in the order in which the VMkernel gives them away. */
  readonly free: readonly number[];
  /** What the CPU reads below the guest: nested by page of the guest, shadow by virtual page; per VM. */
  readonly tables: Readonly<Record<Mode, readonly Table[]>>;
  /** Newest first. */
  readonly tlb: readonly Translation[];
  readonly tlbSize: number;
  readonly exits: Readonly<Record<Mode, number>>;
  /** Walks through the tables: one for each access that the TLB could not answer. */
  readonly walks: number;
};

/** References to tables so far. */
export function refsOf({ walks, sizes }: Pick<Machine, 'walks' | 'sizes'>, mode: Mode): number {
  return walks * walkRefs(mode, sizes);
}

/** The page of the guest behind a virtual page, which the guest has mapped. */
function guestPage({ vms }: Machine, { vm, page }: PageOf): number {
  return vms[vm]!.guestTable[page]!;
}

export function backingOf({ vms }: Pick<Machine, 'vms'>, { vm, page }: PageOf): Backing {
  return vms[vm]!.pmap[page]!;
}

export function inTlb({ tlb }: Machine, { vm, page }: PageOf): boolean {
  return tlb.some((one) => one.vm === vm && one.page === page);
}

function withVm(machine: Machine, vm: number, change: Partial<Vm>): Machine {
  return { ...machine, vms: machine.vms.with(vm, { ...machine.vms[vm]!, ...change }) };
}

function withEntry(machine: Machine, mode: Mode, { vm, page }: PageOf, mpn: number | null): Machine {
  const tables = machine.tables[mode];
  return { ...machine, tables: { ...machine.tables, [mode]: tables.with(vm, tables[vm]!.with(page, mpn)) } };
}

function withExits(machine: Machine, exits: Readonly<Record<Mode, number>>): Machine {
  const { nested, shadow } = machine.exits;
  return { ...machine, exits: { nested: nested + exits.nested, shadow: shadow + exits.shadow } };
}

/** What the table of a mode says about a virtual page, on its way through the guest's table. */
function entryOf(machine: Machine, mode: Mode, { vm, page }: PageOf): number | null {
  const at = mode === 'nested' ? guestPage(machine, { vm, page }) : page;
  return machine.tables[mode][vm]![at]!;
}

/** The virtual pages that lead to a page of the guest. */
function virtualPages({ vms }: Machine, { vm, page }: PageOf): readonly number[] {
  return vms[vm]!.guestTable.flatMap((ppn, vpn) => (ppn === page ? [vpn] : []));
}

/** The CPU forgets what it knows about a virtual page. */
function flush(machine: Machine, { vm, page }: PageOf): Machine {
  return { ...machine, tlb: machine.tlb.filter((one) => one.vm !== vm || one.page !== page) };
}

/**
 * The program touches a virtual page that the guest has not mapped yet: the guest enters it. With nested paging it does so
 * alone; with shadow page tables its fault and its write into the table both lead out.
 */
export function mapInGuest(machine: Machine, { vm, page }: PageOf): Machine {
  const { guestTable } = machine.vms[vm]!;
  if (guestTable[page] !== null) return machine;
  const mapped = withVm(machine, vm, { guestTable: guestTable.with(page, page) });
  return withExits(mapped, { nested: 0, shadow: GUEST_FAULT_EXITS });
}

/** The CPU leaves the guest wherever the table below it has no entry: EPT violation, or hidden fault of a shadow table. */
export function leave(machine: Machine, at: PageOf): Machine {
  const exit = (mode: Mode) => (entryOf(machine, mode, at) === null ? 1 : 0);
  return withExits(machine, { nested: exit('nested'), shadow: exit('shadow') });
}

/** The VMkernel gives any free machine page where none stands behind; the VMM enters it in the tables. */
export function back(machine: Machine, at: PageOf): Machine {
  const page = guestPage(machine, at);
  const known = backingOf(machine, { vm: at.vm, page });
  const backed = known.mpn === null ? withFreePage(machine, { vm: at.vm, page }) : machine;
  return withEntry(backed, 'shadow', at, backingOf(backed, { vm: at.vm, page }).mpn);
}

/** The next free machine page comes behind a page of the guest, in place of what was there. Throws where none is free. */
function withFreePage(machine: Machine, at: PageOf): Machine {
  const [mpn, ...free] = machine.free;
  if (mpn === undefined) throw new RangeError('found no free machine page, allowed: at least one');
  return remap({ ...machine, free }, at, { kind: 'private', mpn });
}

/** The CPU walks through the tables and keeps what it found; the oldest translation goes. */
export function walk(machine: Machine, at: PageOf): Machine {
  const mpn = entryOf(machine, 'shadow', at)!;
  return { ...remember(machine, { ...at, mpn }), walks: machine.walks + 1 };
}

function remember(machine: Machine, one: Translation): Machine {
  return { ...machine, tlb: [one, ...flush(machine, one).tlb].slice(0, machine.tlbSize) };
}

/** An access to a virtual page, with all that it takes. A write to a shared page makes a copy first. */
export function access(machine: Machine, at: PageOf, write = false): Machine {
  const known = machine.tlb.find(({ vm, page }) => vm === at.vm && page === at.page);
  const found = known === undefined ? back(leave(mapInGuest(machine, at), at), at) : remember(machine, known);
  const page = { vm: at.vm, page: guestPage(found, at) };
  const own = write && backingOf(found, page).kind === 'shared' ? copyOnWrite(found, page) : found;
  return inTlb(own, at) ? own : walk(own, at);
}

/** A shared page is read-only: the write leads out once, the VM gets a copy of its own, and the tables learn of it. */
function copyOnWrite(machine: Machine, at: PageOf): Machine {
  const copied = withFreePage(withExits(machine, { nested: 1, shadow: 1 }), at);
  return virtualPages(copied, at).reduce((all, page) => back(all, { vm: at.vm, page }), copied);
}

/**
 * The VMM puts something else behind a page of the guest, who does not notice: the entry for nested paging is written anew in
 * place, what shadow tables and TLB know of it is dropped. A machine page that nobody uses any more becomes free.
 */
function remap(machine: Machine, { vm, page }: PageOf, backing: Backing): Machine {
  const before = backingOf(machine, { vm, page });
  const pmap = machine.vms[vm]!.pmap.with(page, backing);
  const changed = withEntry(withVm(machine, vm, { pmap }), 'nested', { vm, page }, backing.mpn);
  const dropped = virtualPages(changed, { vm, page }).reduce(
    (all, vpn) => flush(withEntry(all, 'shadow', { vm, page: vpn }, null), { vm, page: vpn }),
    changed,
  );
  const { mpn } = before;
  if (mpn === null || ownersOf(dropped, mpn).length > 0) return dropped;
  return { ...dropped, free: [...dropped.free, mpn] };
}

/** The pages of guests that a machine page stands behind. */
export function ownersOf({ vms }: Pick<Machine, 'vms'>, mpn: number): readonly PageOf[] {
  return vms.flatMap(({ pmap }, vm) => pmap.flatMap((one, page) => (one.mpn === mpn ? [{ vm, page }] : [])));
}

/** Two pages with the same content get one machine page, that of the first; the second one's becomes free (2.6.4). */
export function share(machine: Machine, kept: PageOf, given: PageOf): Machine {
  const { mpn } = backingOf(machine, kept);
  if (mpn === null) throw new RangeError(`found nothing behind page ${kept.page}, allowed: a machine page`);
  const shared: Backing = { kind: 'shared', mpn };
  const pmap = machine.vms[kept.vm]!.pmap.with(kept.page, shared);
  return remap(withVm(machine, kept.vm, { pmap }), given, shared);
}

/** The host takes the machine page from behind a page: its content lies in the .vswp, or the balloon holds the page. */
export function takeAway(machine: Machine, at: PageOf, kind: 'swapped' | 'ballooned'): Machine {
  return remap(machine, at, { kind, mpn: null });
}

/** The host moves a page to the next free machine page. */
export const movePage = withFreePage;

/**
 * The guest changes its entry for a virtual page and clears it from the TLB. Shadow page tables notice: one exit, and the
 * entry is dropped. Nested paging does not.
 */
export function changeTable(machine: Machine, at: PageOf): Machine {
  return withExits(flush(withEntry(machine, 'shadow', at, null), at), { nested: 0, shadow: 1 });
}
