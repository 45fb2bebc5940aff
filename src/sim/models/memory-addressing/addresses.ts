import { LEVELS, type PageSize } from './rules.ts';

/** Bits of an address that count within a page: 4 KB and 2 MB. */
const OFFSET_BITS: Readonly<Record<PageSize, number>> = { small: 12, large: 21 };

/** Bits of an address that one table of a page table reads (x86-64). */
const INDEX_BITS = 9;

export function pageBytes(size: PageSize): number {
  return 2 ** OFFSET_BITS[size];
}

/** How many pages a memory has. */
export function pageCount(bytes: number, size: PageSize): number {
  return bytes / pageBytes(size);
}

/** The number of the page that an address lies in, and its place within the page. */
export function split(address: number, size: PageSize): { readonly page: number; readonly offset: number } {
  const bytes = pageBytes(size);
  return { page: Math.floor(address / bytes), offset: address % bytes };
}

/** The machine address of a guest's address whose page, of the host's size, lies in this machine page. The offset stays. */
export function machineAddress(address: number, machinePage: number, size: PageSize): number {
  return machinePage * pageBytes(size) + split(address, size).offset;
}

/** Which entry each table of a walk reads, from the top one down: nine bits of the address each. */
export function indices(address: number, size: PageSize): readonly number[] {
  return Array.from(
    { length: LEVELS[size] },
    (_, i) => Math.floor(address / 2 ** (39 - i * INDEX_BITS)) % 2 ** INDEX_BITS,
  );
}

/** Machine memory, in bytes, behind so many touches that are too far apart to meet in one page. */
export function backedBytes(touches: number, size: PageSize): number {
  return touches * pageBytes(size);
}

/** „0x00403A7C“. */
export function hex(address: number): string {
  return `0x${address.toString(16).toUpperCase().padStart(8, '0')}`;
}
