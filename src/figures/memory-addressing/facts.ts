import type { PartFact, Shown } from '../../drawing/part.ts';
import { formatNumber } from '../../drawing/number.ts';
import type { Fact, Layout, Take, Words } from '../../drawing/view.ts';
import { exitsName, pageName, refsName } from '../../sim/models/memory-addressing/notes.ts';
import { backingOf, MODES, refsOf, type Mode } from '../../sim/models/memory-addressing/rules.ts';
import { letterOf, PAGES, pageNumber, type AddressingState } from '../../sim/models/memory-addressing/state.ts';
import type { Plan } from './plan.ts';

/** The German words of the drawing and its table. */
export type AddressingWord =
  | Mode
  | 'program'
  | 'virtual'
  | 'guestSees'
  | 'guestShort'
  | 'guestPages'
  | 'inHost'
  | 'hostShort'
  | 'hostPages'
  | 'costs'
  | 'ofAccesses'
  | 'exitGloss'
  | 'twoTables'
  | 'oneTable'
  | 'exit'
  | 'exits'
  | 'refs'
  | 'refsShort'
  | 'hostTable'
  | 'guestTable'
  | 'nothing'
  | 'empty'
  | 'swapped'
  | 'ballooned'
  | 'shared'
  | 'withNeighbour'
  | 'free'
  | 'system'
  | 'console'
  | 'neighbour'
  | 'tlb'
  | 'page'
  | 'machinePage'
  | 'sharedWith'
  | 'inSwap'
  | 'inBalloon'
  | 'emptyPage'
  | 'freePages'
  | 'smallPages'
  | 'largePages'
  | 'sparsePages'
  | 'takeContent'
  | 'takeBehind';
export type AddressingWords = Words<AddressingWord>;

/** What every part of the drawing gets. */
export type PartProps = Shown & {
  readonly state: AddressingState;
  readonly words: AddressingWords;
  readonly layout: Layout;
  readonly plan: Plan;
  readonly uid: string;
};

/** What is behind each page of VM 1, what it has cost in both modes, what the CPU keeps, and what is free. */
export function factsOf(state: AddressingState, words: AddressingWords): readonly Fact[] {
  return [
    ...Array.from({ length: PAGES }, (_, page) => pageFact(state, page, words)),
    ...MODES.flatMap((mode) => costFacts(state, mode, words)),
    { label: words.tlb, value: state.tlb.map(({ page }) => letterOf(page)).join(', ') || words.empty },
    { label: words.freePages, value: formatNumber(state.free.length) },
  ];
}

/** The facts that are parts of the drawing. */
export function partsOf(facts: readonly Fact[]): readonly PartFact[] {
  return facts.filter((fact): fact is PartFact => fact.object !== undefined);
}

/** What the guest calls a page: „2“, „1.024“, beside addresses „1F2“. */
export function numberText(state: AddressingState, page: number): string {
  const number = pageNumber(state, page);
  return typeof number === 'number' ? formatNumber(number) : number;
}

function pageFact(state: AddressingState, page: number, words: AddressingWords): PartFact {
  const { kind, mpn } = backingOf(state, { vm: 0, page });
  const value = {
    unbacked: words.emptyPage,
    private: `${words.machinePage} ${mpn}`,
    shared: `${words.sharedWith} ${mpn}`,
    swapped: words.inSwap,
    ballooned: words.inBalloon,
  }[kind];
  return {
    object: pageName(page),
    label: `${words.page} ${numberText(state, page)} (${letterOf(page)})`,
    state: mpn === null ? kind : `${kind}-${mpn}`,
    value,
  };
}

function costFacts(state: AddressingState, mode: Mode, words: AddressingWords): readonly PartFact[] {
  const [exits, refs] = [state.exits[mode], refsOf(state, mode)];
  return [
    { object: exitsName(mode), label: `${words[mode]}: ${words.exits}`, state: `${exits}`, value: formatNumber(exits) },
    { object: refsName(mode), label: `${words[mode]}: ${words.refs}`, state: `${refs}`, value: formatNumber(refs) },
  ];
}

/** For a ticket: what the accesses have cost in both modes; and what stands behind each page of the guest. */
export function takeAddressing(state: AddressingState, words: AddressingWords): Take {
  const costs = MODES.map((mode) => {
    const exits = state.exits[mode];
    const exitText = `${formatNumber(exits)} ${exits === 1 ? words.exit : words.exits}`;
    return `${words[mode]}: ${exitText}, ${formatNumber(refsOf(state, mode))} ${words.refs}`;
  });
  return {
    line: costs.join('; '),
    table: [
      [words.page, words.takeContent, words.takeBehind],
      ...Array.from({ length: PAGES }, (_, page) => [
        numberText(state, page),
        letterOf(page),
        pageFact(state, page, words).value,
      ]),
    ],
  };
}
