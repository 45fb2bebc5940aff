import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lectureSteps } from '../../src/lib/figure-page.ts';
import {
  backedBytes,
  hex,
  indices,
  machineAddress,
  pageBytes,
  pageCount,
  split,
} from '../../src/sim/models/memory-addressing/addresses.ts';
import {
  access,
  back,
  backingOf,
  changeTable,
  leave,
  mapInGuest,
  MODES,
  movePage,
  ownersOf,
  refsOf,
  share,
  takeAway,
  walk,
  walkRefs,
  type Machine,
} from '../../src/sim/models/memory-addressing/rules.ts';
import {
  addressesOf,
  cellsOf,
  choices,
  newPagesOf,
  pageNumber,
  shownPages,
} from '../../src/sim/models/memory-addressing/state.ts';
import { studiedMemoryAddressing as model } from '../../src/sim/models/memory-addressing/study.ts';
import { figureOf } from '../support/laws.ts';
import { anyChoices, anyInput, anySizes, framesOf, machineOf, run, statesOf } from '../support/memory-addressing.ts';

const small = { guest: 'small', host: 'small' } as const;
const at = (page: number, vm = 0) => ({ vm, page });
const costs = ({ exits, walks, sizes }: Machine) => ({
  exits,
  refs: { nested: refsOf({ walks, sizes }, 'nested'), shadow: refsOf({ walks, sizes }, 'shadow') },
});
const spent = (before: Machine, after: Machine) => {
  const [from, to] = [costs(before), costs(after)];
  const less = (kind: 'exits' | 'refs') => MODES.map((mode) => to[kind][mode] - from[kind][mode]);
  return { exits: less('exits'), refs: less('refs') };
};
/** What a virtual page leads to, as the tables of a mode say. */
const translate = ({ vms, tables }: Machine, mode: 'nested' | 'shadow', vpn: number, vm = 0) =>
  mode === 'shadow' ? tables.shadow[vm]![vpn] : tables.nested[vm]![vms[vm]!.guestTable[vpn]!];
const told = (params: object, chosen: readonly number[] = []) =>
  framesOf(params, chosen).map(({ notes }) => notes.map(({ key }) => key).join('+'));
const stateAt = (type: string, params: object = {}, chosen: readonly number[] = []) =>
  framesOf(params, chosen).find(({ state }) => state.now?.type === type)!.state;
/** The position of the frame after which an event is next, and the choice that takes it. */
const insteadOf = (planned: string, wanted: string, params: object = {}): readonly number[] => {
  const frames = framesOf(params);
  const before = frames.findIndex(({ state }) => state.plan[0]?.type === planned);
  const choice = choices(frames[before]!.state).findIndex(({ type }) => type === wanted);
  expect(choice, `${wanted} instead of ${planned}`).toBeGreaterThan(0);
  return [...Array<number>(before).fill(0), choice];
};

describe('golden numbers', () => {
  test('A1: 0x00403A7C of the program is 0x09A40A7C in the machine', () => {
    expect(split(0x00403a7c, 'small')).toEqual({ page: 0x403, offset: 0xa7c });
    expect(machineAddress(0x001f2a7c, 0x9a40, 'small')).toBe(0x09a40a7c);
    expect(addressesOf(statesOf().at(-1)!, 2)).toEqual({
      virtual: 0x00403a7c,
      physical: 0x001f2a7c,
      machine: 0x09a40a7c,
    });
    expect(run().addresses.machine).toBe(0x09a40a7c);
    expect(hex(0x09a40a7c)).toBe('0x09A40A7C');
    // Nothing behind it yet.
    expect(addressesOf(statesOf()[0], 2)).toEqual({ virtual: 0x00403a7c, physical: 0x001f2a7c, machine: null });
  });

  test('A2: behind it a page of 2 MB, the offset is longer', () => {
    expect(machineAddress(0x001f2a7c, 37, 'large')).toBe(0x04bf2a7c);
    expect(split(0x04bf2a7c, 'small').page).toBe(0x4bf2);
    expect(37 * pageCount(pageBytes('large'), 'small')).toBe(0x4a00);
    expect(split(0x00403a7c, 'large')).toEqual({ page: 2, offset: 0x3a7c });
  });

  test('A3: a walk reads 24, 19 or 15 entries, with shadow page tables 4', () => {
    expect(walkRefs('nested', small)).toBe(24);
    expect(walkRefs('nested', { guest: 'small', host: 'large' })).toBe(19);
    expect(walkRefs('nested', { guest: 'large', host: 'large' })).toBe(15);
    expect(walkRefs('shadow', small)).toBe(4);
    expect(walkRefs('shadow', { guest: 'small', host: 'large' })).toBe(4);
    expect(walkRefs('shadow', { guest: 'large', host: 'small' })).toBe(4);
    expect(walkRefs('shadow', { guest: 'large', host: 'large' })).toBe(3);
    expect(run().refsPerWalk).toEqual({ nested: 24, shadow: 4 });
  });

  test('A4: three new pages, each touched twice', () => {
    const { exits, refs, walks } = run();
    expect({ exits, refs, walks }).toEqual({
      exits: { nested: 3, shadow: 9 },
      refs: { nested: 72, shadow: 12 },
      walks: 3,
    });
    // The second time it costs nothing.
    expect(run({ rounds: 1 })).toMatchObject({ exits, refs });
    expect(run({ tlb: 3 })).toMatchObject({ exits, refs });
  });

  test('A5: 2 GB are 524.288 small pages or 1.024 large ones', () => {
    expect([pageCount(2 ** 31, 'small'), pageCount(2 ** 31, 'large')]).toEqual([524_288, 1024]);
    expect([pageCount(2 ** 34, 'small'), pageCount(2 ** 34, 'large')]).toEqual([4_194_304, 8192]);
    const notes = framesOf({ pages: 'large' }).at(-1)!.notes;
    expect(notes.find(({ key }) => key === 'fewer')!.values).toEqual({ small: 524_288, large: 1024 });
  });

  test('A6: each table of a walk reads nine bits of the address', () => {
    expect(indices(0x7f5a1c3b2d10, 'small')).toEqual([254, 360, 225, 434]);
    expect(split(0x7f5a1c3b2d10, 'small').offset).toBe(0xd10);
    expect(indices(0x7f5a1c3b2d10, 'large')).toEqual([254, 360, 225]);
    expect(split(0x7f5a1c3b2d10, 'large').offset).toBe(0x1b2d10);
  });

  test('A7: two VMs share a page, and the guest of the second does not notice', () => {
    const behind = Array.from({ length: 8 }, (_, page) => (page === 7 ? 50 : null));
    const start = access(machineOf([behind, [null, null, null, 81]], []), at(3, 1));
    const merged = share(start, at(7), at(3, 1));
    expect([backingOf(merged, at(7)), backingOf(merged, at(3, 1))]).toEqual([
      { kind: 'shared', mpn: 50 },
      { kind: 'shared', mpn: 50 },
    ]);
    expect(merged.free).toEqual([81]);
    expect(merged.vms.map(({ guestTable }) => guestTable)).toEqual(start.vms.map(({ guestTable }) => guestTable));
    expect([start.tlb, merged.tlb]).toEqual([[{ vm: 1, page: 3, mpn: 81 }], []]);
    const read = access(merged, at(3, 1));
    expect(spent(merged, read)).toEqual({ exits: [0, 1], refs: [24, 4] });
    expect(read.tlb).toEqual([{ vm: 1, page: 3, mpn: 50 }]);
  });

  test('A8: 512 touches, 2 MB apart', () => {
    expect(backedBytes(512, 'small')).toBe(2 * 2 ** 20);
    expect(backedBytes(512, 'large')).toBe(1024 * 2 ** 20);
    expect(512 * (pageCount(pageBytes('large'), 'small') - 1)).toBe(261_632);
    const notes = framesOf({ pages: 'host' }).at(-1)!.notes;
    expect(notes.find(({ key }) => key === 'sparse')!.values).toEqual({ touches: 512, small: 2, large: 1024 });
  });
});

describe('rules', () => {
  const fresh: Machine = {
    ...machineOf([[null, 5]], [8, 3]),
    vms: [
      {
        guestTable: [null, 1],
        pmap: [
          { kind: 'unbacked', mpn: null },
          { kind: 'private', mpn: 5 },
        ],
      },
    ],
  };

  test('the guest maps a new page alone, or with two exits', () => {
    const mapped = mapInGuest(fresh, at(0));
    expect(mapped.vms[0]!.guestTable).toEqual([0, 1]);
    expect(spent(fresh, mapped)).toEqual({ exits: [0, 2], refs: [0, 0] });
    expect(mapInGuest(mapped, at(0))).toEqual(mapped);
  });

  test('where nothing stands behind, the CPU leaves once', () => {
    const mapped = mapInGuest(fresh, at(0));
    expect(spent(mapped, leave(mapped, at(0)))).toEqual({ exits: [1, 1], refs: [0, 0] });
    expect(spent(mapped, leave(mapped, at(1)))).toEqual({ exits: [0, 0], refs: [0, 0] });
  });

  test('any free machine page will do, and both tables learn of it', () => {
    const backed = back(mapInGuest(fresh, at(0)), at(0));
    expect(backingOf(backed, at(0))).toEqual({ kind: 'private', mpn: 8 });
    expect(backed.free).toEqual([3]);
    expect(MODES.map((mode) => translate(backed, mode, 0))).toEqual([8, 8]);
    expect(spent(fresh, back(fresh, at(1)))).toEqual({ exits: [0, 0], refs: [0, 0] });
    expect(back(backed, at(0))).toEqual(backed);
    expect(() => back(mapInGuest({ ...fresh, free: [] }, at(0)), at(0))).toThrow(/no free machine page/);
  });

  test('what the CPU has found it keeps, the newest first', () => {
    const three = machineOf([[4, 5, 6]], []);
    const [first, second] = [walk(three, at(0)), walk(walk(three, at(0)), at(1))];
    expect(first.tlb).toEqual([{ vm: 0, page: 0, mpn: 4 }]);
    expect(second.tlb.map(({ page }) => page)).toEqual([1, 0]);
    expect(spent(three, second)).toEqual({ exits: [0, 0], refs: [48, 8] });
    // A hit moves to the front and costs nothing.
    const again = access(second, at(0));
    expect(again.tlb.map(({ page }) => page)).toEqual([0, 1]);
    expect(spent(second, again)).toEqual({ exits: [0, 0], refs: [0, 0] });
    // The oldest goes.
    const tight = access(access(access({ ...three, tlbSize: 2 }, at(0)), at(1)), at(2));
    expect(tight.tlb.map(({ page }) => page)).toEqual([2, 1]);
    expect(spent(tight, access(tight, at(0)))).toEqual({ exits: [0, 0], refs: [24, 4] });
    // Pages of the same number in two VMs are two translations.
    const both = access(access(machineOf([[4], [5]], []), at(0, 0)), at(0, 1));
    expect(both.tlb).toEqual([
      { vm: 1, page: 0, mpn: 5 },
      { vm: 0, page: 0, mpn: 4 },
    ]);
  });

  test('the host moves a page, and the guest does not notice', () => {
    const before = access(machineOf([[4, 5]], [9]), at(1));
    const moved = movePage(access(before, at(0)), at(0));
    expect(backingOf(moved, at(0))).toEqual({ kind: 'private', mpn: 9 });
    expect(moved.free).toEqual([4]);
    expect(moved.vms[0]!.guestTable).toEqual(before.vms[0]!.guestTable);
    expect(MODES.map((mode) => translate(moved, mode, 0))).toEqual([9, null]);
    expect(moved.tlb.map(({ page }) => page)).toEqual([1]);
    expect(spent(moved, access(moved, at(0)))).toEqual({ exits: [0, 1], refs: [24, 4] });
  });

  test('the guest changes its table: shadow page tables notice, nested paging does not', () => {
    const before = access(machineOf([[4, 5], [6]], []), at(0));
    const changed = changeTable(before, at(0));
    expect(spent(before, changed)).toEqual({ exits: [0, 1], refs: [0, 0] });
    expect(MODES.map((mode) => translate(changed, mode, 0))).toEqual([4, null]);
    expect(changed.tlb).toEqual([]);
    expect(spent(changed, access(changed, at(0)))).toEqual({ exits: [0, 1], refs: [24, 4] });
  });

  test('a write to a shared page makes a copy; a read does not', () => {
    const shared = share(machineOf([[4], [5]], [9]), at(0), at(0, 1));
    expect(ownersOf(shared, 4)).toEqual([at(0, 0), at(0, 1)]);
    expect(shared.free).toEqual([9, 5]);
    const read = access(shared, at(0));
    expect(spent(shared, read)).toEqual({ exits: [0, 0], refs: [24, 4] });
    for (const known of [shared, read]) {
      const written = access(known, at(0), true);
      expect(spent(known, written)).toEqual({ exits: [1, 1], refs: [24, 4] });
      expect(backingOf(written, at(0))).toEqual({ kind: 'private', mpn: 9 });
      expect(MODES.map((mode) => translate(written, mode, 0))).toEqual([9, 9]);
      expect(written.tlb).toEqual([{ vm: 0, page: 0, mpn: 9 }]);
      expect(written.vms[0]!.guestTable).toEqual(shared.vms[0]!.guestTable);
      // The other one keeps what it had, and its page is not free.
      expect(ownersOf(written, 4)).toEqual([at(0, 1)]);
      expect(written.free).toEqual([5]);
    }
    // A page of one's own is written without leaving.
    const own = machineOf([[4]], [9]);
    expect(spent(own, access(own, at(0), true))).toEqual({ exits: [0, 0], refs: [24, 4] });
    expect(() => share(machineOf([[null], [5]], []), at(0), at(0, 1))).toThrow(/nothing behind page 0/);
  });

  test.each(['swapped', 'ballooned'] as const)('a %s page has no machine page, until it is touched', (kind) => {
    const before = access(machineOf([[4, 5]], [9]), at(0));
    const gone = takeAway(before, at(0), kind);
    expect(backingOf(gone, at(0))).toEqual({ kind, mpn: null });
    expect(gone.free).toEqual([9, 4]);
    expect(gone.tlb).toEqual([]);
    expect(MODES.map((mode) => translate(gone, mode, 0))).toEqual([null, null]);
    expect(gone.vms[0]!.guestTable).toEqual(before.vms[0]!.guestTable);
    const touched = access(gone, at(0));
    expect(backingOf(touched, at(0))).toEqual({ kind: 'private', mpn: 9 });
    expect(spent(gone, touched)).toEqual({ exits: [1, 1], refs: [24, 4] });
    // Taken away from nothing, nothing becomes free.
    expect(takeAway(gone, at(0), kind).free).toEqual([9, 4]);
  });

  test('taken from one of two VMs, a shared page is not free', () => {
    const shared = share(machineOf([[4], [5]], []), at(0), at(0, 1));
    expect(takeAway(shared, at(0, 1), 'swapped').free).toEqual([5]);
  });

  test('INV-A6: the offset stays the same in all three addresses', () => {
    fc.assert(
      fc.property(
        fc.nat(2 ** 40),
        fc.nat(2 ** 20),
        fc.constantFrom('small' as const, 'large' as const),
        (a, page, size) => {
          const machine = machineAddress(a, page, size);
          expect(split(machine, size)).toEqual({ page, offset: split(a, size).offset });
          expect(split(a, size).page * pageBytes(size) + split(a, size).offset).toBe(a);
        },
      ),
    );
  });

  test('INV-A8: a large page is 512 small ones', () => {
    expect(pageCount(pageBytes('large'), 'small')).toBe(512);
    expect(pageBytes('small')).toBe(4096);
  });

  test('nested paging reads (g + 1) · (h + 1) − 1 entries, more than the one table', () => {
    fc.assert(
      fc.property(anySizes, (sizes) => {
        const levels = { small: 4, large: 3 };
        expect(walkRefs('nested', sizes)).toBe((levels[sizes.guest] + 1) * (levels[sizes.host] + 1) - 1);
        expect(walkRefs('nested', sizes)).toBeGreaterThan(walkRefs('shadow', sizes));
      }),
    );
  });
});

describe('any run', () => {
  test('keeps the invariants, in both modes alike', () => {
    fc.assert(
      fc.property(anyInput, anyChoices, (given, chosen) => {
        const states = statesOf(given, chosen);
        for (const state of states) {
          for (const [name, holds] of Object.entries(model.invariants)) if (!holds(state)) throw new Error(name);
        }
        // INV-A2: whichever mode is shown, the same lies behind the same pages.
        const other = statesOf({ ...given, mode: given.mode === 'nested' ? 'shadow' : 'nested' }, chosen);
        expect(other.at(-1)!.vms).toEqual(states.at(-1)!.vms);
        expect(other.at(-1)!.exits).toEqual(states.at(-1)!.exits);
      }),
      { numRuns: 60 },
    );
  });

  const broken: readonly (readonly [string, object])[] = [
    ['INV-A1', { vms: [{ guestTable: [8], pmap: [] }] }],
    ['INV-A2', { tables: { nested: [[5]], shadow: [[4]] }, vms: machineOf([[4]], []).vms, tlb: [] }],
    ['INV-A2', { ...machineOf([[4]], []), tlb: [{ ...at(0), mpn: 5 }] }],
    ['INV-A2', { ...machineOf([[4]], []), vms: [{ guestTable: [null], pmap: [] }] }],
    ['INV-A4', { free: [4], tlb: [{ vm: 0, page: 0, mpn: 4 }], tables: { nested: [], shadow: [] } }],
    ['INV-A5', { vms: machineOf([[4], [4]], []).vms }],
    ['INV-A7', { exits: { nested: 2, shadow: 1 }, walks: 0, sizes: small }],
    ['a machine page is', { free: [4], vms: machineOf([[4]], []).vms }],
    ['the TLB keeps', { tlb: [at(0), at(0)], tlbSize: 8 }],
    ['the TLB keeps', { tlb: [at(0), at(1)], tlbSize: 1 }],
  ];
  test.each(broken)('a state that breaks “%s” is seen', (name, state) => {
    const found = Object.entries(model.invariants).find(([key]) => key.startsWith(name))!;
    expect(found[1](state as never)).toBe(false);
  });
});

describe('the lecture', () => {
  test('puts three neighbours where there was room', () => {
    const state = stateAt('look');
    expect(shownPages(state)).toEqual([2, 3, 4]);
    expect(newPagesOf(state).map((page) => backingOf(state, at(page)).mpn)).toEqual([8, 12, 3]);
    expect(state.touched).toEqual([2, 3, 4]);
  });

  test('ends with what else may stand behind a page', () => {
    expect(run().pages.map(({ letter, kind, mpn }) => `${letter} ${kind} ${mpn}`)).toEqual([
      ...['A shared 9', 'B private 1', 'C private 8', 'D private 12', 'E private 3'],
      ...['F swapped null', 'G ballooned null', 'H unbacked null'],
    ]);
    expect(run().free).toEqual([15, 11, 2, 10, 14, 7]);
    expect(run().guestTable).toEqual([0, 1, 2, 3, 4, 5, 6, null]);
    expect(run().tlb).toEqual(['E', 'D', 'C']);
    expect(ownersOf(stateAt('share'), 9)).toEqual([at(0, 0), at(5, 1)]);
  });

  test('takes the first access step by step', () => {
    const [start, touched, left, backed, walked] = statesOf();
    expect(start.touched).toEqual([]);
    expect(touched!.touched).toEqual([2]);
    expect(
      [start, touched, left, backed, walked].map((state) => [state!.exits.nested, state!.exits.shadow, state!.walks]),
    ).toEqual([
      ...[
        [0, 0, 0],
        [0, 2, 0],
        [1, 3, 0],
        [1, 3, 0],
        [1, 3, 1],
      ],
    ]);
    expect([left, backed].map((state) => backingOf(state!, at(2)).mpn)).toEqual([null, 8]);
  });

  test('compares both modes at its end', () => {
    expect(statesOf().map(({ compared }) => compared)).toEqual([...Array<boolean>(14).fill(false), true, true]);
    expect(framesOf().at(-1)!.notes[0].values).toEqual({
      nestedExits: 3,
      shadowExits: 9,
      nestedRefs: 72,
      shadowRefs: 12,
    });
    expect(framesOf().at(-2)!.notes[0]).toEqual({
      key: 'otherShadow',
      values: { exits: 9, refs: 12 },
      focus: ['exits-shadow'],
    });
    expect(framesOf({ mode: 'shadow' }).at(-2)!.notes[0]).toMatchObject({
      key: 'otherNested',
      values: { exits: 3, refs: 72 },
    });
  });

  test('says one event in at most 110 characters at every stop', () => {
    const steps = lectureSteps(figureOf('memory-addressing'));
    expect(steps.map(({ id }) => id)).toEqual([
      ...['frage', 'zugriff', 'nichts-dahinter', 'maschinenseite', 'tabellen', 'verstreut', 'tlb', 'geteilt'],
      ...['ausgelagert', 'im-ballon', 'shadow', 'antwort'],
    ]);
    for (const { sentence } of steps) expect(sentence.length, sentence).toBeLessThanOrEqual(110);
  });

  test('its words say what is counted', () => {
    const steps = Object.fromEntries(
      lectureSteps(figureOf('memory-addressing')).map((step) => [step.id, step.sentence]),
    );
    const { refs, exits } = run();
    expect(steps.tabellen).toContain(`${walkRefs('nested', small)} Tabellenzugriffe`);
    expect(steps.shadow).toContain(`${refs.shadow} Zugriffe, aber ${exits.shadow} Ausstiege`);
    expect(steps.zugriff).toMatch(/auf C zu.*\sSeite\s2\./);
    expect(steps.verstreut).toMatch(/^C, D und E/);
  });
});

describe('what is told', () => {
  const first = ['touchedNested', 'nothingBehind', 'backed', 'walkedNested', 'fetched', 'fetched'];
  const again = ['known', 'known', 'known'];
  const other = ['shared', 'swapped', 'ballooned', 'otherShadow'];
  test.each<[string, object, readonly string[]]>([
    ['lecture', {}, ['start', ...first, 'scattered', ...again, ...other, 'done']],
    [
      'shadow page tables',
      { mode: 'shadow' },
      [
        ...['start', 'touchedShadow', 'nothingBehind', 'backed', 'walkedShadow', 'fetched', 'fetched', 'scattered'],
        ...[...again, 'shared', 'swapped', 'ballooned', 'otherNested', 'done'],
      ],
    ],
    [
      'the shared page is written',
      { writes: 'yes' },
      ['start', ...first, 'scattered', ...again, 'shared', 'copied', ...other.slice(1), 'done'],
    ],
    [
      'large pages',
      { pages: 'large' },
      ['start', ...first, 'scattered', ...again, 'notShared', 'otherShadow', 'done+fewer'],
    ],
    [
      'far apart',
      { pages: 'host' },
      ['startSparse', ...first, 'apart', ...again, 'notShared', 'otherShadow', 'done+sparse'],
    ],
    [
      'nothing is written in large pages',
      { pages: 'large', writes: 'yes' },
      ['start', ...first, 'scattered', ...again, 'notShared', 'otherShadow', 'done+fewer'],
    ],
    [
      'a small TLB',
      { tlb: 1 },
      ['start', ...first, 'scattered', 'forgotten', 'forgotten', 'forgotten', ...other, 'done'],
    ],
    [
      'addresses',
      { addresses: 'shown' },
      ['startPart', ...first.slice(0, 3), 'address', 'fetched', 'fetched', 'scattered', ...again, ...other, 'done'],
    ],
    [
      'no addresses of large pages',
      { addresses: 'shown', pages: 'large' },
      ['start', ...first, 'scattered', ...again, 'notShared', 'otherShadow', 'done+fewer'],
    ],
    ['one page, once', { fresh: 1, rounds: 1 }, ['start', ...first.slice(0, 4), 'placed', ...other, 'done']],
  ])('%s', (_, params, keys) => expect(told(params)).toEqual(keys));

  test('notes name the page, what it cost, and what they are about', () => {
    const notes = (params: object) => framesOf(params).flatMap((frame) => frame.notes);
    const note = (key: string, params: object = {}) => notes(params).find((one) => one.key === key);
    expect(note('touchedNested')).toEqual({
      key: 'touchedNested',
      values: { letter: 'C', page: 2 },
      focus: ['page-2'],
    });
    expect(note('touchedNested', { addresses: 'shown' })!.values).toEqual({ letter: 'C', page: '1F2' });
    expect(note('touchedNested', { pages: 'host' })!.values).toEqual({ letter: 'C', page: 1024 });
    expect(note('nothingBehind')).toEqual({ key: 'nothingBehind', values: { page: 2 }, focus: ['gap-2'] });
    expect(note('backed')).toEqual({ key: 'backed', focus: ['cell-8'] });
    expect(note('walkedNested')).toEqual({ key: 'walkedNested', values: { refs: 24 }, focus: ['refs-nested'] });
    expect(note('walkedShadow', { mode: 'shadow' })).toEqual({
      key: 'walkedShadow',
      values: { refs: 4 },
      focus: ['refs-shadow'],
    });
    expect(note('fetched')).toEqual({
      key: 'fetched',
      values: { letter: 'D', exits: 1, refs: 24 },
      focus: ['cell-12'],
    });
    expect(note('fetched', { mode: 'shadow' })!.values).toEqual({ letter: 'D', exits: 3, refs: 4 });
    expect(note('scattered')).toEqual({
      key: 'scattered',
      values: { letters: ['C', 'D', 'E'] },
      focus: ['page-2', 'page-3', 'page-4', 'cell-8', 'cell-12', 'cell-3'],
    });
    expect(note('known')).toEqual({ key: 'known', values: { letter: 'C' }, focus: ['tlb'] });
    expect(note('forgotten', { tlb: 1 })).toEqual({
      key: 'forgotten',
      values: { letter: 'C', refs: 24, entries: 1 },
      focus: ['refs-nested'],
    });
    expect(note('shared')).toEqual({ key: 'shared', values: { letter: 'A' }, focus: ['cell-9'] });
    expect(note('copied', { writes: 'yes' })).toEqual({
      key: 'copied',
      values: { letter: 'A', page: 0 },
      focus: ['cell-15'],
    });
    expect(note('swapped')).toEqual({ key: 'swapped', values: { letter: 'F' }, focus: ['gap-5'] });
    expect(note('ballooned')).toEqual({ key: 'ballooned', values: { letter: 'G' }, focus: ['gap-6'] });
    expect(note('done')!.focus).toEqual(['exits-nested', 'refs-shadow']);
    expect(note('address', { addresses: 'shown' })).toEqual({
      key: 'address',
      values: { virtual: '0x00403A7C', machine: '0x09A40A7C', read: [0, 0, 2, 3] },
      focus: ['cell-8'],
    });
  });

  test('pages are numbered as the guest does', () => {
    const number = (params: object) => [0, 2, 7].map((page) => pageNumber(framesOf(params)[0].state, page));
    expect(number({})).toEqual([0, 2, 7]);
    expect(number({ pages: 'large' })).toEqual([0, 2, 7]);
    expect(number({ pages: 'host' })).toEqual([0, 1024, 3584]);
    expect(number({ addresses: 'shown' })).toEqual(['1F0', '1F2', '1F7']);
    expect(number({ addresses: 'shown', pages: 'large' })).toEqual([0, 2, 7]);
  });
});

describe('what if', () => {
  const last = (frames: ReturnType<typeof framesOf>, chosen: readonly number[]) => frames[chosen.length]!;
  const offered = (params: object = {}) =>
    framesOf(params).map(({ state }) =>
      choices(state)
        .slice(1)
        .map(({ type }) => type),
    );

  test('is offered once all new pages are there', () => {
    const both = ['changeTable', 'movePage'];
    const again = ['access', 'access', 'access'];
    const lecture = offered();
    expect(lecture.slice(0, 6).flat()).toEqual([]);
    expect(lecture[6]).toEqual([...both, 'touchEmpty', ...again]);
    expect(lecture[11]).toEqual([...both, 'writeShared', 'touchEmpty', ...again]);
    expect(lecture[12]).toEqual([...both, 'swapIn', 'writeShared', 'touchEmpty', ...again]);
    expect(lecture.at(-1)).toEqual([]);
    // Of a single new page not in the middle of its access.
    expect(offered({ fresh: 1 }).slice(0, 4).flat()).toEqual([]);
    expect(offered({ fresh: 1 })[4]).toEqual([...both, 'touchEmpty', 'access']);
    expect(offered({ writes: 'yes' })[11]).toEqual([...both, 'touchEmpty', ...again]);
    expect(offered({ writes: 'yes' })[12]).toEqual([...both, 'touchEmpty', ...again]);
    expect(choices(stateAt('look')).slice(-3)).toEqual(['C', 'D', 'E'].map((letter) => ({ type: 'access', letter })));
  });

  test('one more access of the reader costs as much as the TLB lets it, and takes none of the plan', () => {
    for (const [params, hit, walks] of [
      [{}, true, 3],
      [{ tlb: 1 }, false, 4],
    ] as const) {
      // Choice 5 after „look“: page D, while C is the next of the plan.
      const frames = framesOf(params, [...Array<number>(7).fill(0), 5]);
      const { state, notes } = frames[8]!;
      expect(state.now).toEqual({ type: 'access', letter: 'D' });
      expect(shownPages(state)).toEqual([3]);
      expect(state).toMatchObject({ hit, walks, touched: [2, 3, 4] });
      expect(notes[0].key).toBe(hit ? 'known' : 'forgotten');
      expect(state.plan).toEqual(frames[7]!.state.plan);
      expect(frames).toHaveLength(framesOf(params).length + 1);
    }
  });

  test('a host without a Service Console has more machine pages, and one of the VM lies in its place', () => {
    const [esx, esxi] = [framesOf(), framesOf({ product: 'esxi' })];
    expect([esx, esxi].map(([{ state }]) => cellsOf(state))).toEqual([18, 21]);
    expect([esx, esxi].map(([{ state }]) => state.free)).toEqual([
      [8, 12, 3, 15, 11, 2],
      [8, 19, 3, 15, 11, 2, 18, 12, 20],
    ]);
    expect(esxi[0].notes).toEqual([{ key: 'startEsxi' }]);
    expect(framesOf({ product: 'esxi', addresses: 'shown' })[0].notes[0].key).toBe('startPart');
    const at7 = esxi[7]!.state;
    expect(newPagesOf(at7).map((page) => backingOf(at7, at(page)).mpn)).toEqual([8, 19, 3]);
    // The costs are the same, and a page that is not new lies there from the start.
    expect(esxi.at(-1)!.state).toMatchObject({ exits: esx.at(-1)!.state.exits, walks: esx.at(-1)!.state.walks });
    expect(backingOf(framesOf({ product: 'esxi', fresh: 1 })[0].state, at(3)).mpn).toBe(19);
    expect(backingOf(framesOf({ fresh: 1 })[0].state, at(3)).mpn).toBe(12);
  });

  test.each<[string, string, object, object]>([
    [
      'the guest changes its table',
      'changeTable',
      {},
      { key: 'tableChangedNested', values: { letter: 'C' }, focus: ['page-2'] },
    ],
    ['the same with shadow page tables', 'changeTable', { mode: 'shadow' }, { key: 'tableChangedShadow' }],
    ['the host moves a page', 'movePage', {}, { key: 'moved', values: { letter: 'C' }, focus: ['cell-15'] }],
    [
      'the program touches the empty page',
      'touchEmpty',
      {},
      { key: 'touchedEmpty', values: { letter: 'H', exits: 1, refs: 24 }, focus: ['cell-15'] },
    ],
    ['the program writes to the shared page', 'writeShared', {}, { key: 'copied' }],
    [
      'the program touches the swapped page',
      'swapIn',
      {},
      { key: 'swappedIn', values: { letter: 'F', refs: 24 }, focus: ['cell-15'] },
    ],
  ])('%s', (_, type, params, note) => {
    const planned = { writeShared: 'swapOut', swapIn: 'balloon' }[type] ?? 'share';
    const chosen = insteadOf(planned, type, params);
    const frames = framesOf(params, chosen);
    const frame = last(frames, chosen);
    expect(frame.notes[0]).toMatchObject(note);
    // The plan goes on as if nothing had been.
    expect(frame.state.plan).toEqual(frames[chosen.length - 1]!.state.plan);
    expect(frames.at(-1)!.state.now!.type).toBe('conclude');
  });

  test('after a change of its table the next access of the same page walks again', () => {
    const chosen = insteadOf('again', 'changeTable');
    const frames = framesOf({}, chosen);
    expect(frames.slice(chosen.length + 1, chosen.length + 4).map(({ state }) => state.hit)).toEqual([
      false,
      true,
      true,
    ]);
    expect(frames.at(-1)!.state.exits).toEqual({ nested: 3, shadow: 11 });
    expect(frames.at(-1)!.state.walks).toBe(4);
  });

  test('what was touched is a page of the program', () => {
    expect(
      last(framesOf({}, insteadOf('share', 'touchEmpty')), insteadOf('share', 'touchEmpty')).state.touched,
    ).toEqual([2, 3, 4, 7]);
    expect(stateAt('writeShared', { writes: 'yes' }).touched).toEqual([2, 3, 4, 0]);
  });
});

test('the comparison tells the modes apart as soon as one of them costs', () => {
  const [nested, shadow] = ['nested', 'shadow'].map((mode) => framesOf({ mode }).map(({ state }) => state));
  const parted = nested!.map((state, i) => model.compare!.differs(state, shadow![i]!));
  expect(parted).toEqual([false, ...Array<boolean>(15).fill(true)]);
});
