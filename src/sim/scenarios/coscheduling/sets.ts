/** vCPU numbers in ascending order. */
export type VcpuSet = readonly number[];

/** All sets of `size` members, in lexicographic order: (0 1), (0 2), (1 2). */
export function combinations(members: VcpuSet, size: number): readonly VcpuSet[] {
  if (size === 0) return [[]];
  return members.flatMap((first, i) => combinations(members.slice(i + 1), size - 1).map((rest) => [first, ...rest]));
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
  return Array.from({ length: n }, (_, v) => v);
}
