import type { Act, Host, Page, Tally, Vm } from './state.ts';

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
