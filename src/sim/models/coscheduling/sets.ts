/** vCPU numbers in ascending order. */
export type VcpuSet = readonly number[];

/** All sets of `size` members, in lexicographic order: (0 1), (0 2), (1 2). */
export function combinations(members: VcpuSet, size: number): readonly VcpuSet[] {
  return positions(members.length, size).map((set) => set.map((i) => members[i]!));
}

/** Sets of positions: computed once, because every tick goes through them. */
const known = new Map<string, readonly VcpuSet[]>();

function positions(from: number, size: number): readonly VcpuSet[] {
  const key = `${from} ${size}`;
  const found = known.get(key) ?? select(0, from, size);
  known.set(key, found);
  return found;
}

function select(first: number, end: number, size: number): readonly VcpuSet[] {
  if (size === 0) return [[]];
  return range(end - first).flatMap((i) => select(first + i + 1, end, size - 1).map((rest) => [first + i, ...rest]));
}

/** All non-empty subsets as Table 2.16 prints them: larger sets first, then lexicographic. */
export function subsets(members: VcpuSet): readonly VcpuSet[] {
  return members.flatMap((_, i) => combinations(members, members.length - i));
}

/** Whether every member of `inner` is in `outer`. */
export function includes(outer: VcpuSet, inner: VcpuSet): boolean {
  return inner.every((v) => outer.includes(v));
}

/** The members of `a` that are also in `b`. */
export function intersect(a: VcpuSet, b: VcpuSet): VcpuSet {
  return a.filter((v) => b.includes(v));
}

/** The members of `a` that are not in `b`. */
export function without(a: VcpuSet, b: VcpuSet): VcpuSet {
  return a.filter((v) => !b.includes(v));
}

/** 0 … n − 1. */
export function range(n: number): VcpuSet {
  const set: number[] = [];
  for (let v = 0; v < n; v += 1) set.push(v);
  return set;
}
