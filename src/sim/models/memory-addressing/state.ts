import { machineAddress, pageBytes, pageCount, split } from './addresses.ts';
import {
  access,
  back,
  backingOf,
  changeTable,
  inTlb,
  leave,
  mapInGuest,
  movePage,
  share,
  takeAway,
  walk,
  type Backing,
  type Machine,
  type Mode,
  type PageOf,
  type Sizes,
  type Vm,
} from './rules.ts';

/** Pages of each VM, named A to H in VM 1. */
export const PAGES = 8;
/** Machine pages of an ESX host, and those that an ESXi host has where an ESX host has its Service Console (mem-S15). */
export const CELLS = 18;
const INSTEAD_OF_CONSOLE = [18, 19, 20] as const;
/** The VM whose pages are told of is the first. */
const VM1 = 0;
const VM2 = 1;

/** Pages of VM 1 with a part of their own: equal to one of VM 2, put into the .vswp, held by the balloon, never touched. */
const SHARED = 0;
const SWAPPED = 5;
const BALLOONED = 6;
const EMPTY = 7;
/** The first page that the program touches anew. */
export const FIRST = 2;
/** The page of VM 2 whose content is that of page A. */
const TWIN: PageOf = { vm: VM2, page: 5 };

/** Where the picture puts the pages: in no order, as free pages come. */
const HOMES = [9, 1, 8, 12, 3, 14, 7] as const;
const NEIGHBOUR = [0, 4, 5, 6, 13, 10, 16, 17] as const;
const SPARE = [15, 11, 2] as const;
/** The page that lies in an ESXi host where an ESX host has its Service Console. */
const MOVED = 3;

export const PRODUCTS = ['esx', 'esxi'] as const;
export type Product = (typeof PRODUCTS)[number];

/** How many machine pages a host shows. */
export function cellsOf({ product }: { readonly product: Product }): number {
  return product === 'esx' ? CELLS : CELLS + INSTEAD_OF_CONSOLE.length;
}

/** What the first page of the picture is called in an address: its virtual page, page of the guest and machine page. */
const NUMBERED = { virtual: 0x401, physical: 0x1f0, machine: 0x9a38 } as const;
/** The place within the page that the program asks for. */
const OFFSET = 0xa7c;

export type AddressingInput = {
  readonly mode: Mode;
  readonly sizes: Sizes;
  /** Pages that the program touches anew, one after the other. */
  readonly newPages: number;
  /** How often it touches each of them. */
  readonly rounds: number;
  readonly tlb: number;
  /** Whether VM 1 writes to the page that it shares. */
  readonly writes: boolean;
  /** Whether addresses are shown. */
  readonly addresses: boolean;
  /** An ESXi host has no Service Console. */
  readonly product: Product;
};

export type AddressingEvent =
  /** The program touches a page; what it takes happens one by one, or all at once. */
  | { readonly type: 'touch' | 'leave' | 'back' | 'walk' | 'fetch' | 'again'; readonly page: number }
  | { readonly type: 'look' | 'share' | 'writeShared' | 'swapOut' | 'balloon' | 'otherWay' | 'conclude' }
  | { readonly type: 'touchEmpty' | 'swapIn' }
  /** The reader's: the program touches one of its pages once more. */
  | { readonly type: 'access'; readonly letter: string }
  | { readonly type: 'changeTable' | 'movePage'; readonly page: number };

export type AddressingState = Machine & {
  readonly mode: Mode;
  readonly newPages: number;
  readonly addresses: boolean;
  readonly product: Product;
  /** What is still to happen. */
  readonly plan: readonly AddressingEvent[];
  readonly now: AddressingEvent | null;
  /** Whether the TLB answered the access that just happened. */
  readonly hit: boolean;
  /** Pages that the program has touched. */
  readonly touched: readonly number[];
  /** Whether the costs of the other mode stand beside those of this one. */
  readonly compared: boolean;
};

/** The pages that the program touches anew. */
export function newPagesOf({ newPages }: Pick<AddressingState, 'newPages'>): readonly number[] {
  return Array.from({ length: newPages }, (_, i) => FIRST + i);
}

/** What happens by plan: the first access step by step, the others whole; then what else may stand behind a page. */
function planOf({ newPages, rounds, sizes, writes }: AddressingInput): readonly AddressingEvent[] {
  const pages = newPagesOf({ newPages });
  const steps = ['touch', 'leave', 'back', 'walk'] as const;
  return [
    ...steps.map((type) => ({ type, page: FIRST })),
    ...pages.slice(1).map((page) => ({ type: 'fetch', page }) as const),
    { type: 'look' },
    ...Array.from({ length: rounds - 1 }, () => pages.map((page) => ({ type: 'again', page }) as const)).flat(),
    { type: 'share' },
    // Large pages are neither shared nor swapped before they are broken up, and nothing here asks for that.
    ...(sizes.host === 'small' && writes ? [{ type: 'writeShared' } as const] : []),
    ...(sizes.host === 'small' ? [{ type: 'swapOut' } as const, { type: 'balloon' } as const] : []),
    { type: 'otherWay' },
    { type: 'conclude' },
  ];
}

/** Before the first access: VM 1 has all its pages but the new ones and the last, VM 2 has all. */
export function initialState(input: AddressingInput): AddressingState {
  const { mode, sizes, newPages, tlb, addresses, product } = input;
  const fresh = newPagesOf({ newPages });
  const [first, second, third] = INSTEAD_OF_CONSOLE;
  const homeOf = (page: number) => (product === 'esxi' && page === MOVED ? second : HOMES[page]!);
  const spare = product === 'esxi' ? [...SPARE, first, HOMES[MOVED], third] : SPARE;
  const homes = Array.from({ length: PAGES }, (_, page) =>
    page === EMPTY || fresh.includes(page) ? null : homeOf(page),
  );
  const vm = (cells: readonly (number | null)[]): Vm => ({
    guestTable: cells.map((mpn, page) => (mpn === null ? null : page)),
    pmap: cells.map((mpn): Backing => (mpn === null ? { kind: 'unbacked', mpn } : { kind: 'private', mpn })),
  });
  return {
    sizes,
    vms: [vm(homes), vm(NEIGHBOUR)],
    free: [...fresh.map(homeOf), ...spare],
    tables: { nested: [homes, NEIGHBOUR], shadow: [homes, NEIGHBOUR] },
    tlb: [],
    tlbSize: tlb,
    exits: { nested: 0, shadow: 0 },
    walks: 0,
    mode,
    newPages,
    addresses,
    product,
    plan: planOf(input),
    now: null,
    hit: false,
    touched: [],
    compared: false,
  };
}

/** What page 0 is called, as a character code: the pages of VM 1 are A to H. */
const A = 65;

/** What a page of VM 1 is called. */
export function letterOf(page: number): string {
  return String.fromCharCode(A + page);
}

function pageCalled(letter: string): number {
  return letter.charCodeAt(0) - A;
}

const ofVm1 = (page: number): PageOf => ({ vm: VM1, page });

/** The page of VM 1 that an event is about. */
export function pageOf(event: AddressingEvent): number | null {
  switch (event.type) {
    case 'share':
    case 'writeShared':
      return SHARED;
    case 'swapOut':
    case 'swapIn':
      return SWAPPED;
    case 'balloon':
      return BALLOONED;
    case 'touchEmpty':
      return EMPTY;
    case 'access':
      return pageCalled(event.letter);
    case 'look':
    case 'otherWay':
    case 'conclude':
      return null;
    default:
      return event.page;
  }
}

/** What an event does to the machine. */
function run(machine: AddressingState, event: AddressingEvent): Machine {
  const at = ofVm1(pageOf(event) ?? FIRST);
  switch (event.type) {
    case 'touch':
      return mapInGuest(machine, at);
    case 'leave':
      return leave(machine, at);
    case 'back':
      return back(machine, at);
    case 'walk':
      return walk(machine, at);
    case 'fetch':
    case 'again':
    case 'access':
    case 'touchEmpty':
    case 'swapIn':
      return access(machine, at);
    case 'writeShared':
      return access(machine, at, true);
    case 'share':
      return machine.sizes.host === 'small' ? share(machine, at, TWIN) : machine;
    case 'swapOut':
      return takeAway(machine, at, 'swapped');
    case 'balloon':
      return takeAway(machine, at, 'ballooned');
    case 'changeTable':
      return changeTable(machine, at);
    case 'movePage':
      return movePage(machine, at);
    default:
      return machine;
  }
}

/** An access to a page that the program has touched before. */
function isRepeated({ type }: AddressingEvent): boolean {
  return type === 'again' || type === 'access';
}

/** Whether an event is the planned one: the same, with the same page. */
function isSame(event: AddressingEvent, planned: AddressingEvent): boolean {
  return event.type === planned.type && pageOf(event) === pageOf(planned);
}

const TOUCHES: readonly AddressingEvent['type'][] = ['touch', 'fetch', 'touchEmpty', 'swapIn', 'writeShared'];

/** The state after an event, by plan or instead of it. */
export function nextState(before: AddressingState, event: AddressingEvent): AddressingState {
  const page = pageOf(event);
  const [planned, ...rest] = before.plan;
  const touches = page !== null && TOUCHES.includes(event.type) && !before.touched.includes(page);
  return {
    ...before,
    ...run(before, event),
    plan: planned !== undefined && isSame(event, planned) ? rest : before.plan,
    now: event,
    hit: page !== null && isRepeated(event) && inTlb(before, ofVm1(page)),
    touched: touches ? [...before.touched, page] : before.touched,
    compared: before.compared || event.type === 'otherWay',
  };
}

/** What happens by plan, then what a reader may do instead once all new pages are there. */
export function choices(state: AddressingState): readonly AddressingEvent[] {
  const [next] = state.plan;
  if (next === undefined) return [];
  if (!state.touched.includes(FIRST + state.newPages - 1)) return [next];
  if (state.now?.type === 'touch' || state.now?.type === 'leave' || state.now?.type === 'back') return [next];
  return [
    next,
    { type: 'changeTable', page: FIRST },
    { type: 'movePage', page: FIRST },
    ...otherPages(state, next),
    ...newPagesOf(state).map((page) => ({ type: 'access', letter: letterOf(page) }) as const),
  ];
}

/** What else may be touched: the swapped page, the shared one, the empty one. */
function otherPages(state: AddressingState, next: AddressingEvent): readonly AddressingEvent[] {
  const kind = (page: number) => backingOf(state, ofVm1(page)).kind;
  return [
    ...(kind(SWAPPED) === 'swapped' ? [{ type: 'swapIn' } as const] : []),
    ...(kind(SHARED) === 'shared' && next.type !== 'writeShared' ? [{ type: 'writeShared' } as const] : []),
    ...(kind(EMPTY) === 'unbacked' ? [{ type: 'touchEmpty' } as const] : []),
  ];
}

/** The pages that an event leads through: from the program to the guest's page, and on to the machine page. */
export function shownPages(state: AddressingState): readonly number[] {
  const { now } = state;
  if (now === null) return [];
  if (now.type === 'look') return newPagesOf(state);
  const page = pageOf(now);
  return page === null ? [] : [page];
}

/** Whether pages of the guest lie apart by a page of the host each: the smallest that its pages can be told by. */
export function isSparse({ sizes }: Pick<AddressingState, 'sizes'>): boolean {
  return sizes.guest === 'small' && sizes.host === 'large';
}

/** Whether addresses are told: only where pages are small, whose offset is three hexadecimal digits. */
export function hasAddresses({ addresses, sizes }: Pick<AddressingState, 'addresses' | 'sizes'>): boolean {
  return addresses && sizes.guest === 'small' && sizes.host === 'small';
}

/** What the guest calls a page; hexadecimal, as text, beside addresses. */
export function pageNumber(state: Pick<AddressingState, 'addresses' | 'sizes'>, page: number): number | string {
  if (hasAddresses(state)) return (NUMBERED.physical + page).toString(16).toUpperCase();
  return isSparse(state) ? page * pageCount(pageBytes('large'), 'small') : page;
}

/** The three addresses of the byte that the program asks for in a page; the last one is `null` without a machine page. */
export function addressesOf(state: AddressingState, page: number) {
  const virtual = machineAddress(OFFSET, NUMBERED.virtual + page, 'small');
  const { offset } = split(virtual, 'small');
  const physical = machineAddress(offset, NUMBERED.physical + page, 'small');
  const { mpn } = backingOf(state, ofVm1(page));
  return {
    virtual,
    physical,
    machine: mpn === null ? null : machineAddress(physical, NUMBERED.machine + mpn, 'small'),
  };
}
