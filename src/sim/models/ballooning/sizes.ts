/** What a guest's memory consists of, in MB; `null` where the input leaves a size out. */
export type Parts = {
  readonly conf: number | null;
  readonly free: number;
  readonly clean: number;
  readonly anon: number;
  readonly pinned: number | null;
  readonly untouched: number;
};

/** All parts together apart from the guest's kernel, in MB. */
export function partsOf(one: Parts): number {
  return one.free + one.clean + one.anon + one.untouched;
}

/** Configured size and kernel memory in MB, each computed where the input leaves it out. */
export function sizesOf(one: Parts): { readonly conf: number; readonly pinned: number } {
  const conf = one.conf ?? partsOf(one) + (one.pinned ?? 0);
  return { conf, pinned: one.pinned ?? conf - partsOf(one) };
}
