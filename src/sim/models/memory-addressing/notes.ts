import type { Note, NoteValue } from '../../kernel/model.ts';
import { backedBytes, hex, indices, pageCount } from './addresses.ts';
import { backingOf, MODES, refsOf, walkRefs, type Mode } from './rules.ts';
import {
  addressesOf,
  hasAddresses,
  isSparse,
  letterOf,
  newPagesOf,
  pageNumber,
  pageOf,
  shownPages,
  type AddressingEvent,
  type AddressingState,
} from './state.ts';

type Notes = readonly [Note, ...Note[]];
type State = AddressingState;

/** Names of parts in notes, drawing and table: a page of the guest, what is behind it, a machine page, costs of a mode. */
export const pageName = (page: number): string => `page-${page}`;
export const gapName = (page: number): string => `gap-${page}`;
export const cellName = (mpn: number): string => `cell-${mpn}`;
export const exitsName = (mode: Mode): string => `exits-${mode}`;
export const refsName = (mode: Mode): string => `refs-${mode}`;
export const TLB = 'tlb';

/** The program touches one page in each 2 MB of 1 GB (memory.md A8). */
const SPARSE_TOUCHES = 512;
const MEGABYTE = 2 ** 20;
/** A memory whose pages are counted (memory.md A5). */
const TWO_GIGABYTES = 2 ** 31;

export function otherMode(mode: Mode): Mode {
  return mode === 'nested' ? 'shadow' : 'nested';
}

/** Beside addresses the picture is a part of the memory, which begins elsewhere; where pages lie apart, it says so. */
export function openingNotes(state: State): Notes {
  if (isSparse(state)) return [{ key: 'startSparse' }];
  if (hasAddresses(state)) return [{ key: 'startPart' }];
  return [{ key: state.product === 'esxi' ? 'startEsxi' : 'start' }];
}

/** A note about a page, told differently by the mode that is shown. */
function byMode(state: State, key: string, note: Omit<Note, 'key'>): Note {
  return { key: `${key}${state.mode === 'nested' ? 'Nested' : 'Shadow'}`, ...note };
}

/** The machine pages behind some pages. */
function cells(state: State, pages: readonly number[]): readonly string[] {
  return pages.flatMap((page) => {
    const { mpn } = backingOf(state, { vm: 0, page });
    return mpn === null ? [] : [cellName(mpn)];
  });
}

/** What an event did, as the mode that is shown sees it. */
export function notesOf(before: State, after: State, event: AddressingEvent): Notes {
  const { mode, sizes, exits } = after;
  const page = pageOf(event) ?? 0;
  const letter = letterOf(page);
  const number = pageNumber(after, page);
  const refs = walkRefs(mode, sizes);
  const spent = exits[mode] - before.exits[mode];
  const here = cells(after, shownPages(after));
  switch (event.type) {
    case 'touch':
      return [byMode(after, 'touched', { values: { letter, page: number }, focus: [pageName(page)] })];
    case 'leave':
      return [{ key: 'nothingBehind', values: { page: number }, focus: [gapName(page)] }];
    case 'back':
      return [{ key: 'backed', focus: here }];
    case 'walk':
      return [addressNote(after, page, here) ?? byMode(after, 'walked', { values: { refs }, focus: [refsName(mode)] })];
    case 'fetch':
      return [{ key: 'fetched', values: { letter, exits: spent, refs }, focus: here }];
    case 'look':
      return lookNotes(after, here);
    case 'again':
    case 'access':
      if (after.hit) return [{ key: 'known', values: { letter }, focus: [TLB] }];
      return [{ key: 'forgotten', values: { letter, refs, entries: after.tlbSize }, focus: [refsName(mode)] }];
    case 'share':
      if (sizes.host === 'large') return [{ key: 'notShared' }];
      return [{ key: 'shared', values: { letter }, focus: here }];
    case 'writeShared':
      return [{ key: 'copied', values: { letter, page: number }, focus: here }];
    case 'swapOut':
      return [{ key: 'swapped', values: { letter }, focus: [gapName(page)] }];
    case 'balloon':
      return [{ key: 'ballooned', values: { letter }, focus: [gapName(page)] }];
    case 'otherWay':
      return [otherNote(after)];
    case 'conclude':
      return concluding(after);
    case 'touchEmpty':
      return [{ key: 'touchedEmpty', values: { letter, exits: spent, refs }, focus: here }];
    case 'swapIn':
      return [{ key: 'swappedIn', values: { letter, refs }, focus: here }];
    case 'changeTable':
      return [byMode(after, 'tableChanged', { values: { letter }, focus: [pageName(page)] })];
    case 'movePage':
      return [{ key: 'moved', values: { letter }, focus: here }];
  }
}

/** The new pages side by side, or the only one there is. */
function lookNotes(state: State, here: readonly string[]): Notes {
  const pages = newPagesOf(state);
  const letters = pages.map(letterOf);
  const key = isSparse(state) ? 'apart' : pages.length === 1 ? 'placed' : 'scattered';
  return [{ key, values: { letters }, focus: [...pages.map(pageName), ...here] }];
}

/** Where the byte that the program asks for lies in the end, and which entries the walk has read for it. */
function addressNote(state: State, page: number, here: readonly string[]): Note | undefined {
  const { virtual, machine } = addressesOf(state, page);
  if (!hasAddresses(state) || machine === null) return undefined;
  const read: NoteValue = indices(virtual, 'small');
  return { key: 'address', values: { virtual: hex(virtual), machine: hex(machine), read }, focus: here };
}

/** The same accesses, counted in the other mode. */
function otherNote(state: State): Note {
  const other = otherMode(state.mode);
  const values = { exits: state.exits[other], refs: refsOf(state, other) };
  return { key: other === 'shadow' ? 'otherShadow' : 'otherNested', values, focus: [exitsName(other)] };
}

/** What each mode saves, and what large pages add to it. */
function concluding({ exits, walks, sizes }: State): Notes {
  const focus = MODES.flatMap((mode) => (mode === 'nested' ? [exitsName(mode)] : [refsName(mode)]));
  const [nested, shadow] = MODES.map((mode) => refsOf({ walks, sizes }, mode));
  const values = { nestedExits: exits.nested, shadowExits: exits.shadow, nestedRefs: nested!, shadowRefs: shadow! };
  const notes: Note[] = [];
  if (isSparse({ sizes })) {
    const megabytes = (size: 'small' | 'large') => backedBytes(SPARSE_TOUCHES, size) / MEGABYTE;
    const sparse = { touches: SPARSE_TOUCHES, large: megabytes('large'), small: megabytes('small') };
    notes.push({ key: 'sparse', values: sparse });
  }
  if (sizes.guest === 'large') {
    const count = { small: pageCount(TWO_GIGABYTES, 'small'), large: pageCount(TWO_GIGABYTES, 'large') };
    notes.push({ key: 'fewer', values: count });
  }
  return [{ key: 'done', values, focus }, ...notes];
}
