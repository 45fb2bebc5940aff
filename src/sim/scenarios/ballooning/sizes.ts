import type { VmInput } from './input.ts';

/** What a guest's memory consists of apart from its kernel, in MB. */
export function partsOf(one: VmInput): number {
  return one.free + one.clean + one.anon + one.untouched;
}

/** Configured size and kernel memory in MB, each computed where the input leaves it out. */
export function sizesOf(one: VmInput): { readonly conf: number; readonly pinned: number } {
  const conf = one.conf ?? partsOf(one) + (one.pinned ?? 0);
  return { conf, pinned: one.pinned ?? conf - partsOf(one) };
}
