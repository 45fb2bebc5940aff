import { flag, number, oneOf, record, type Shape } from '../../kernel/shape.ts';
import { studied } from '../../kernel/study.ts';
import { memoryAddressing } from './model.ts';
import { MODES, ownersOf, refsOf, walkRefs, type Sizes } from './rules.ts';
import {
  addressesOf,
  cellsOf,
  FIRST,
  letterOf,
  PAGES,
  PRODUCTS,
  type AddressingInput,
  type AddressingState,
} from './state.ts';

const sizes: Shape<Sizes> = {
  ...record<Sizes>(
    {
      guest: oneOf(['small', 'large'], { doc: '4 KB or 2 MB in the page table of the guest', initial: 'small' }),
      host: oneOf(['small', 'large'], { doc: '4 KB or 2 MB behind it', initial: 'small' }),
    },
    { doc: 'sizes of pages' },
  ),
  initial: { guest: 'small', host: 'small' },
};

const input = record<AddressingInput>(
  {
    mode: oneOf(MODES, { doc: 'whose costs are shown first', initial: 'nested' }),
    sizes,
    newPages: number({ doc: 'pages that the program touches anew', min: 1, max: 5, initial: 3 }),
    rounds: number({ doc: 'touches of each of them', min: 1, max: 8, initial: 2 }),
    tlb: number({ doc: 'translations that the CPU keeps', min: 1, max: 64, initial: 8 }),
    writes: flag({ doc: 'VM 1 writes to the page that it shares', initial: false }),
    addresses: flag({ doc: 'addresses are told', initial: false }),
    product: oneOf(PRODUCTS, { doc: 'a host with a Service Console or without one', initial: 'esx' }),
  },
  { doc: 'one program in a VM, and the pages that it touches' },
);

type States = readonly [AddressingState, ...AddressingState[]];

/** What stands behind each page in the end, what it cost in both modes, and the addresses of the first page's byte. */
export function report(states: States) {
  const last = states.at(-1) ?? states[0];
  const byMode = <T>(one: (mode: (typeof MODES)[number]) => T) => ({ nested: one('nested'), shadow: one('shadow') });
  return {
    pages: last.vms[0]!.pmap.map(({ kind, mpn }, page) => ({ letter: letterOf(page), kind, mpn })),
    guestTable: last.vms[0]!.guestTable,
    free: last.free,
    tlb: last.tlb.map(({ page }) => letterOf(page)),
    walks: last.walks,
    refsPerWalk: byMode((mode) => walkRefs(mode, last.sizes)),
    exits: last.exits,
    refs: byMode((mode) => refsOf(last, mode)),
    addresses: addressesOf(last, FIRST),
  };
}

type Fact = (state: AddressingState) => boolean;

/** The machine pages that tables and TLB lead to. */
const reached = ({ tables, tlb }: AddressingState): readonly number[] => [
  ...MODES.flatMap((mode) => tables[mode].flat()).filter((mpn) => mpn !== null),
  ...tlb.map(({ mpn }) => mpn),
];

/** The invariants of model A (memory.md), and the bookkeeping they rest on. */
const invariants: Readonly<Record<string, Fact>> = {
  'INV-A1: a table of a guest names pages of the guest only': ({ vms }) =>
    vms.every(({ guestTable }) => guestTable.every((ppn) => ppn === null || (ppn >= 0 && ppn < PAGES))),

  'INV-A2: both modes and the TLB translate alike': ({ vms, tables, tlb }) =>
    vms.every(({ guestTable, pmap }, vm) =>
      guestTable.every((ppn, vpn) => {
        if (ppn === null) return tables.shadow[vm]![vpn] === null;
        const known = [tables.shadow[vm]![vpn], tables.nested[vm]![ppn]];
        const kept = tlb.filter((one) => one.vm === vm && one.page === vpn).map(({ mpn }) => mpn);
        return [...known, ...kept].every((mpn) => mpn === null || mpn === pmap[ppn]!.mpn);
      }),
    ),

  'INV-A4: nothing leads to a free machine page': (state) => !reached(state).some((mpn) => state.free.includes(mpn)),

  'INV-A5: two pages on one machine page are both shared': (state) =>
    Array.from({ length: cellsOf(state) }, (_, mpn) => ownersOf(state, mpn)).every(
      (owners) => owners.length < 2 || owners.every(({ vm, page }) => state.vms[vm]!.pmap[page]!.kind === 'shared'),
    ),

  'INV-A7: nested paging never leaves more often, and never reads less': (state) =>
    state.exits.nested <= state.exits.shadow && refsOf(state, 'nested') >= refsOf(state, 'shadow'),

  'a machine page is free or stands behind a page': (state) =>
    Array.from({ length: cellsOf(state) }, (_, mpn) => mpn).every(
      (mpn) => state.free.includes(mpn) !== ownersOf(state, mpn).length > 0,
    ) && new Set(state.free).size === state.free.length,

  'the TLB keeps each translation once, and no more than it has room for': ({ tlb, tlbSize }) =>
    tlb.length <= tlbSize && new Set(tlb.map(({ vm, page }) => `${vm} ${page}`)).size === tlb.length,
};

/** Memory addressing with its general input, report and invariants. */
export const studiedMemoryAddressing = studied(memoryAddressing, { input, report, invariants });
