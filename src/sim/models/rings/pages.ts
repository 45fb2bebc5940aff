import type { Context } from './instructions.ts';

/** The bits of a page-table entry that decide about an access: present, writable, user, no-execute. */
export type Page = { readonly p: boolean; readonly rw: boolean; readonly us: boolean; readonly nx: boolean };

export const ACCESSES = ['read', 'write', 'exec'] as const;

/** One access: current privilege level, kind, page bits, and the switches CR0.WP and EFER.NXE of the CPU. */
export type PageAccess = Page & {
  readonly cpl: number;
  readonly access: (typeof ACCESSES)[number];
  readonly wp: boolean;
  readonly nxe: boolean;
};

const PRESENT = 1;
const WRITE = 2;
const USER = 4;
const RESERVED = 8;
const FETCH = 16;

/**
 * Checks an access as the CPU does: `'ok'`, or the error code of the page fault (P=1, W=2, U=4, RSVD=8, I/D=16).
 * Paging knows two levels only: rings 0 to 2 are supervisor, ring 3 is user. cpu.md §5.4 [S31].
 */
export function pageAccess({ cpl, access, p, rw, us, nx, wp, nxe }: PageAccess): 'ok' | number {
  const user = cpl === 3;
  const write = access === 'write' ? WRITE : 0;
  const level = user ? USER : 0;
  const fetch = access === 'exec' && nxe ? FETCH : 0;
  if (!p) return write + level + fetch;
  if (nx && !nxe) return PRESENT + RESERVED + write + level;
  if (user && !us) return PRESENT + USER + write + fetch;
  if (access === 'write' && !rw && (user || wp)) return PRESENT + WRITE + level;
  if (access === 'exec' && nx) return PRESENT + FETCH + level;
  return 'ok';
}

/** The page an instruction lies in: code, or (for a jump into data) the stack. Without NX support its bit stays 0. */
export function instructionPage(ctx: Context, data: boolean, nxe: boolean): Page {
  return { p: true, rw: data, us: ctx === 'u', nx: data && nxe };
}
