import { defineRun } from '../../kernel/model.ts';
import type { Values } from '../../kernel/field.ts';
import { notesOf, openingNotes } from './notes.ts';
import { choices, initialState, nextState, PRODUCTS, type AddressingInput, type AddressingState } from './state.ts';

const params = {
  mode: { kind: 'choice', options: ['nested', 'shadow'], initial: 'nested' },
  /** Sizes of pages in guest and host: 4 KB in both, 2 MB in the host alone, 2 MB in both. */
  pages: { kind: 'choice', options: ['small', 'host', 'large'], initial: 'small' },
  /** Pages that the program touches anew. */
  fresh: { kind: 'range', min: 1, max: 5, step: 1, initial: 3 },
  /** How often it touches each of them. */
  rounds: { kind: 'range', min: 1, max: 4, step: 1, initial: 2 },
  tlb: { kind: 'range', min: 1, max: 8, step: 1, initial: 8 },
  /** Whether VM 1 writes to the page that it shares. */
  writes: { kind: 'choice', options: ['no', 'yes'], initial: 'no' },
  addresses: { kind: 'choice', options: ['hidden', 'shown'], initial: 'hidden' },
  product: { kind: 'choice', options: PRODUCTS, initial: 'esx' },
} as const;

const SIZES = {
  small: { guest: 'small', host: 'small' },
  host: { guest: 'small', host: 'large' },
  large: { guest: 'large', host: 'large' },
} as const;

function toInput({
  mode,
  pages,
  fresh,
  rounds,
  tlb,
  writes,
  addresses,
  product,
}: Values<typeof params>): AddressingInput {
  return {
    mode,
    sizes: SIZES[pages],
    newPages: fresh,
    rounds,
    tlb,
    writes: writes === 'yes',
    addresses: addresses === 'shown',
    product,
  };
}

/**
 * Where the memory of a VM really lies, and what finding it costs (2.6, Abb. 2.10): a program touches new pages; each gets any
 * free machine page; the same accesses are counted with nested paging and with shadow page tables. memory.md, model A.
 */
export const memoryAddressing = defineRun({
  id: 'memory-addressing',
  version: 1,
  params,
  presets: {
    shadowTables: { mode: 'shadow' },
    samePage: { writes: 'yes' },
    largePages: { pages: 'large' },
    sparse: { pages: 'host' },
    smallTlb: { tlb: 1 },
    realAddress: { addresses: 'shown' },
    esxi: { product: 'esxi' },
  },
  compare: {
    param: 'mode',
    differs: (a: AddressingState, b: AddressingState) => a.exits[a.mode] !== b.exits[b.mode] || a.walks > 0,
  },
  toInput,
  init(input: AddressingInput) {
    const state = initialState(input);
    return { state, notes: openingNotes(state) };
  },
  choices,
  step(before, event) {
    const state = nextState(before, event);
    return { state, notes: notesOf(before, state, event) };
  },
});
