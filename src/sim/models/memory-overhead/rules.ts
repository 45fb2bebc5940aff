/** The rules of table 2.17: how much memory the hypervisor needs for a VM of its own, and how many VMs a host then holds. */

/** Table 2.17 as numbers: sizes in MB, and for each number of vCPUs (1 … 8) the overhead in MB at those sizes. */
export type OverheadTable = {
  readonly sizes: readonly number[];
  /** `columns[v - 1][i]`: overhead of a VM with `v` vCPUs and `sizes[i]` MB. */
  readonly columns: readonly (readonly number[])[];
};

/** Where on the table a VM of so many MB lies. */
export type Reading = {
  /** MB; exact between two decimals, never rounded. */
  readonly overhead: number;
  /** Whether the table has this size, or the straight line between two of its sizes was taken. */
  readonly between: readonly [lower: number, upper: number] | null;
  /** Sizes off the table count as its nearest one. */
  readonly clamped: boolean;
};

/**
 * Overhead of one VM. Between two sizes of the table it lies on the straight line. Source: 2.6.2, Tab. 2.17; the line is an
 * assumption of the model. `vcpus` 1 … 8, `memory` in MB.
 */
export function overheadOf(table: OverheadTable, vcpus: number, memory: number): Reading {
  const { sizes } = table;
  const column = table.columns[vcpus - 1] ?? [];
  const used = Math.min(Math.max(memory, sizes[0]!), sizes.at(-1)!);
  const upper = sizes.findIndex((size) => size >= used);
  const clamped = used !== memory;
  if (sizes[upper] === used) return { overhead: column[upper]!, between: null, clamped };
  const [from, to] = [sizes[upper - 1]!, sizes[upper]!];
  const share = (used - from) / (to - from);
  const overhead = column[upper - 1]! + share * (column[upper]! - column[upper - 1]!);
  return { overhead, between: [from, to], clamped };
}

/** The book's rule of thumb for a 64-bit guest, 2.6.2: twice the table. VMware's manual does not have it. */
export const BOOK_FACTOR = 2;

/** Lines of the table that run beside each other: first and last number of vCPUs of each bundle. */
export function bundlesOf({ columns }: OverheadTable, upTo: number): readonly (readonly [number, number])[] {
  const bundles: [number, number][] = [[1, 1]];
  for (let vcpus = 2; vcpus <= columns.length; vcpus += 1) {
    const gap = (i: number) => columns[vcpus - 1]![i]! - columns[vcpus - 2]![i]!;
    // Within a bundle one more vCPU costs the same at any size; a jump grows with the size.
    if (gap(upTo) < 1.1 * gap(0)) bundles.at(-1)![1] = vcpus;
    else bundles.push([vcpus, vcpus]);
  }
  return bundles;
}

/** A kind of VM: how many are wanted (`null`: as many as fit), vCPUs and memory in MB. */
export type Wanted = { readonly count: number | null; readonly vcpus: number; readonly memory: number };

/** VMs of one kind that fit, one after the other. */
export type Placed = Wanted & { readonly placed: number; readonly overhead: number };

/**
 * Fills `room` MB with VMs in the given order: of each kind as many whole VMs as fit, memory and overhead together.
 * No overcommitment, no reserve of the host. `price` is the overhead of one VM in MB; 0 counts the configuration alone.
 */
export function fill(room: number, kinds: readonly Wanted[], price: (kind: Wanted) => number): readonly Placed[] {
  let left = Math.max(0, room);
  return kinds.map((kind) => {
    const overhead = price(kind);
    const fits = Math.floor(left / (kind.memory + overhead) + 1e-9);
    const placed = kind.count === null ? fits : Math.min(kind.count, fits);
    left -= placed * (kind.memory + overhead);
    return { ...kind, placed, overhead };
  });
}

/** The size of a VM: vCPUs and memory in MB. */
type Size = { readonly vcpus: number; readonly memory: number };

/**
 * The VMs of a host with another size for one of them, `vm` counted from 1 as they fill the host. Kinds that are equal and
 * next to each other become one; what found no room stays asked for.
 */
export function withOneChanged(
  placed: readonly Placed[],
  vm: number,
  to: (size: Size) => Size,
): readonly (Size & { readonly count: number })[] {
  const kinds: (Size & { count: number })[] = [];
  const add = (count: number, { vcpus, memory }: Size) => {
    const last = kinds.at(-1);
    if (last?.vcpus === vcpus && last.memory === memory) last.count += count;
    else if (count > 0) kinds.push({ count, vcpus, memory });
  };
  let first = 1;
  for (const kind of placed) {
    const before = vm - first;
    const count = kind.count ?? kind.placed;
    const isHere = before >= 0 && before < kind.placed;
    if (isHere) {
      add(before, kind);
      add(1, to(kind));
    }
    add(isHere ? count - before - 1 : count, kind);
    first += kind.placed;
  }
  return kinds;
}

/** Number of VMs in a host that was filled. */
export function countOf(placed: readonly Placed[]): number {
  return placed.reduce((sum, kind) => sum + kind.placed, 0);
}

/** A stretch of the host's memory, in MB from its beginning: a VM, its overhead, or what the host takes for itself. */
export type Stretch = {
  readonly kind: 'system' | 'vm' | 'overhead';
  /** Position of the VM, from 1; of a stretch of several, its first; 0 for the system. */
  readonly vm: number;
  readonly count: number;
  readonly from: number;
  readonly to: number;
};

/** Beyond so many VMs a stretch stands for all of a kind: single ones would be too narrow to see. */
const MOST_SINGLE = 160;

/** Which overhead a strip has: none, that of the first VM, one behind each VM, or all of it behind all VMs. */
export type Slices = 'none' | 'first' | 'each' | 'together';

/** The memory of a host from its beginning: the system, then VMs and their overhead. `system` and the result in MB. */
export function stripOf(system: number, room: number, placed: readonly Placed[], slices: Slices): readonly Stretch[] {
  const stretches: Stretch[] = [{ kind: 'system', vm: 0, count: 1, from: 0, to: system }];
  const end = system + room;
  const add = (kind: Stretch['kind'], vm: number, count: number, mb: number) => {
    const from = stretches.at(-1)!.to;
    stretches.push({ kind, vm, count, from, to: Math.min(end, from + count * mb) });
  };
  const group = countOf(placed) > MOST_SINGLE ? Infinity : 1;
  const behind: (() => void)[] = [];
  let vm = 1;
  for (const { placed: all, memory, overhead } of placed) {
    for (let left = all; left > 0; left -= group) {
      const first = vm;
      const isFirst = slices === 'first' && first === 1;
      // The slice of the first VM may push the last ones out, or reach beyond the host itself.
      const space = end - stretches.at(-1)!.to - (isFirst ? overhead : 0);
      const fits = slices === 'first' ? Math.floor(space / memory + 1e-9) : left;
      const count = Math.min(left, group, Math.max(isFirst ? 1 : 0, fits));
      if (count === 0) break;
      add('vm', first, count, memory);
      if (slices === 'each' || isFirst) add('overhead', first, isFirst ? 1 : count, overhead);
      if (slices === 'together') behind.push(() => add('overhead', first, count, overhead));
      vm += count;
    }
  }
  for (const slice of behind) slice();
  return stretches;
}
