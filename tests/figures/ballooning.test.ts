import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/player/captions.ts';
import { lookAt } from '../../src/player/stops/stops.ts';
import type { Layout } from '../../src/drawing/view.ts';
import figure from '../../src/figures/ballooning/figure.tsx';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { nextRandom, seedRng } from '../../src/sim/kernel/random.ts';
import { MAX_FRAMES, replay, replayInput, type Frame, type Frames } from '../../src/sim/kernel/run.ts';
import { type BallooningEvent } from '../../src/sim/models/ballooning/model.ts';
import { beforeTaking, billsOf, momentOf } from '../../src/sim/models/ballooning/moment.ts';
import {
  giveOrders,
  maxBalloon,
  nextFreeState,
  pickRandom,
  shortage,
  split,
  threshold,
  vswpSize,
} from '../../src/sim/models/ballooning/rules.ts';
import {
  allocatedMb,
  balloonMb,
  freeMb,
  swappedMb,
  type Act,
  type FreeState,
  type Host,
} from '../../src/sim/models/ballooning/state.ts';
import { studiedBallooning as ballooning } from '../../src/sim/models/ballooning/study.ts';
import { anyParams } from '../support/arbitrary.ts';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';
import { cellsOf } from '../support/cells.ts';
import { drawnElements, type Drawn } from '../support/drawn.ts';

const plain = { reservation: 0, maxmemctl: -1, tools: 'ok' } as const;

/** Report of a run of the general input, with the report of its first VM. */
function run(value: unknown, seed = 1) {
  const frames = replayInput(ballooning, ballooning.input.read(value, ''), seed);
  const report = ballooning.report([frames[0].state, ...frames.slice(1).map(({ state }) => state)]);
  const { vms, ...host } = report as { vms: Record<string, unknown>[] } & Record<string, unknown>;
  return { frames, host, vm: vms[0]! };
}

function giver(vm: object, what: object, pace: 'rates' | 'instant' = 'instant') {
  return run({ host: { memory: 8192 }, pace, vms: [vm], happenings: [{ at: 0, vm: 0, ...what }] });
}

describe('balloon limits', () => {
  it('E1: 65 % of 1024, 4096 and 8192 MB are 665, 2662 and 5324 MB', () => {
    expect([1024, 4096, 8192].map((conf) => maxBalloon({ ...plain, conf }, 65))).toEqual([665, 2662, 5324]);
  });

  it('E2: maxmemctl 512, 3000 and 0 bound a balloon of 4096 MB to 512, 2662 and 0 MB', () => {
    const bounded = [512, 3000, 0].map((maxmemctl) => maxBalloon({ ...plain, conf: 4096, maxmemctl }, 65));
    expect(bounded).toEqual([512, 2662, 0]);
  });

  it('E3: a reservation of 2048 MB leaves 2048 MB, one of 1000 MB does not decide', () => {
    const bounded = [2048, 1000].map((reservation) => maxBalloon({ ...plain, conf: 4096, reservation }, 65));
    expect(bounded).toEqual([2048, 2662]);
  });

  it('reports the limit of a VM given as general input', () => {
    expect(run({ host: { memory: 4096 }, vms: [{ conf: 4096, maxmemctl: 512 }] }).vm.maxBalloon).toBe(512);
  });
});

describe('inflating', () => {
  const guest = { conf: 4096, free: 600, clean: 300, anon: 1000 };

  it('E4: 600 MB free, 300 MB clean, 100 MB paged out for a target of 1000 MB', () => {
    const { vm } = giver({ ...guest, guestSwapFree: 2000 }, { type: 'target', mb: 1000 });
    expect(vm).toMatchObject({ balloon: 1000, inflated: { free: 600, clean: 300, anon: 100 }, guestPageOuts: 100 });
    expect(vm).toMatchObject({ guestSwapFree: 1900, shortfall: 0, swapped: 0, mpnFreed: 1000 });
  });

  it('E5: with 50 MB of page file the balloon stays at 950 MB, 50 MB short', () => {
    const { vm } = giver({ ...guest, guestSwapFree: 50 }, { type: 'target', mb: 1000 });
    expect(vm).toMatchObject({
      balloon: 950,
      inflated: { free: 600, clean: 300, anon: 50 },
      shortfall: 50,
      swapped: 0,
    });
  });

  it('E5: where the 1000 MB are still needed, the hypervisor swaps the missing 50 MB', () => {
    const { vm } = giver({ ...guest, guestSwapFree: 50 }, { type: 'reclaim', mb: 1000 });
    expect(vm).toMatchObject({ balloon: 950, shortfall: 50, swapped: 50, swapOuts: 50 });
  });

  it('E6: 400 MB free and a target of 600 MB take 32 ticks; after 10 the balloon has 424 MB', () => {
    const { vm } = giver({ conf: 2048, free: 400, clean: 500 }, { type: 'target', mb: 600 }, 'rates');
    expect(vm).toMatchObject({ ticksUntilDone: 32, balloon: 600, inflated: { free: 400, clean: 200, anon: 0 } });
    const perTick = vm.balloonPerTick as number[];
    expect(perTick.slice(0, 9)).toEqual([0, 64, 128, 192, 256, 320, 384, 400, 408]);
    expect(perTick[10]).toBe(424);
  });

  it('E7: from 1000 down to 400 MB takes 10 ticks, the last of 24 MB', () => {
    const { vm } = run({
      host: { memory: 4096 },
      vms: [{ conf: 4096, free: 1000 }],
      happenings: [
        { at: 0, type: 'target', vm: 0, mb: 1000 },
        { at: 20, type: 'target', vm: 0, mb: 400 },
      ],
    });
    const falling = (vm.balloonPerTick as number[]).slice(20, 31);
    expect(falling).toEqual([1000, 936, 872, 808, 744, 680, 616, 552, 488, 424, 400]);
    expect(vm.ticksUntilDone).toBe(30);
  });
});

describe('hypervisor swapping', () => {
  it('F1: the swap file holds 4096, 3072 and 0 MB for reservations of 0, 1024 and 4096 MB', () => {
    expect([0, 1024, 4096].map((reservation) => vswpSize({ conf: 4096, reservation }))).toEqual([4096, 3072, 0]);
  });

  it('F2: a booting guest gives 500 MB by swapping alone', () => {
    const { vm } = giver({ conf: 2048, tools: 'booting', free: 800 }, { type: 'reclaim', mb: 500 });
    expect(vm).toMatchObject({ balloon: 0, swapped: 500 });
  });

  it('F3: of 1600 MB wanted from 2048 MB the balloon gives 1331 MB, swapping 269 MB', () => {
    const { vm } = giver({ conf: 2048, free: 1500, anon: 548 }, { type: 'reclaim', mb: 1600 });
    expect(vm).toMatchObject({ maxBalloon: 1331, balloon: 1331, swapped: 269 });
  });

  it('F4: seed 42 draws 0.601104, 0.448291, 0.852466, 0.669734 and picks 9, 7, 13, 11 of 16', () => {
    let rng = seedRng(42);
    const drawn = Array.from({ length: 4 }, () => {
      const [value, next] = nextRandom(rng);
      rng = next;
      return Number(value.toFixed(6));
    });
    expect(drawn).toEqual([0.601104, 0.448291, 0.852466, 0.669734]);
    expect(pickRandom(seedRng(42), 16, 4)[0]).toEqual([9, 7, 13, 11]);
  });

  it('F5: a page swapped by the host and then paged out by its guest costs 3 transfers, a ballooned one 1, a free one 0', () => {
    const guest = { conf: 1, anon: 1 };
    const twice = run({
      host: { memory: 8 },
      pace: 'instant',
      vms: [guest],
      happenings: [
        { at: 0, type: 'reclaim', vm: 0, mb: 1 },
        { at: 2, type: 'reclaim', vm: 0, mb: 0 },
        { at: 2, type: 'load', vm: 0, mb: 1 },
      ],
    }).vm;
    const pages = 256;
    expect(twice.ios).toEqual({ hostWrites: pages, hostReads: pages, guestWrites: pages, total: 3 * pages });
    expect(twice.doublePaged).toBe(1);
    const used = { conf: 2, anon: 2 };
    const free = { conf: 2, free: 2 };
    const costs = [used, free].map((vm) => giver(vm, { type: 'target', mb: 1 }).vm.ios);
    expect(costs).toMatchObject([{ total: pages }, { total: 0 }]);
  });
});

describe('free-memory states', () => {
  it('H7: free memory in percent leads through the states with hysteresis', () => {
    const free = [7, 5, 4.0, 3.9, 5.0, 5.9, 6.0, 4.5, 1.9, 2.5, 4.0, 5.0, 6.1, 0.9, 1.5, 2.0, 3.9, 4.0, 6.0];
    const letter: Record<FreeState, string> = { high: 'H', soft: 'S', hard: 'D', low: 'L' };
    let state: FreeState = 'high';
    const path = free.map((percent) => letter[(state = nextFreeState(state, percent, 100))]);
    expect(path.join(' ')).toBe('H H H S S S H H D D S S H L L D D S H');
  });

  // Three VMs of memory.md H, of which the third gives; 10,000 MB, so thresholds at 600, 400, 200 and 100 MB.
  const pressed = (sizes: readonly number[], third: object = {}) => {
    const vms = sizes.map((anon, i) => ({ anon, gives: i === 2, ...(i === 2 ? third : {}) }));
    const system = 0;
    const { frames, host } = run({ host: { memory: 10_000, system }, pace: 'instant', vms, ticks: 1 });
    return {
      path: host.freeStatePerTick,
      free: host.free,
      frames,
      ...(host.starving === true ? { starving: true } : {}),
    };
  };
  const thirdOf = ({ frames }: ReturnType<typeof pressed>) => {
    const { state } = frames.at(-1)!;
    const [one, two, three] = state.vms.map((vm) => allocatedMb(state, vm));
    return {
      alloc: [one, two, three],
      balloon: balloonMb(state, state.vms[2]!),
      swap: swappedMb(state, state.vms[2]!),
    };
  };

  it('H1: at 3.4 % free the balloon brings 260 MB and nothing is swapped', () => {
    const soft = pressed([3220, 3220, 3220]);
    expect(soft).toMatchObject({ path: ['soft', 'soft', 'high', 'high'], free: 600 });
    expect(thirdOf(soft)).toEqual({ alloc: [3220, 3220, 2960], balloon: 260, swap: 0 });
  });

  it('H2: without Tools the same 260 MB are swapped', () => {
    const soft = pressed([3220, 3220, 3220], { tools: 'none' });
    expect(thirdOf(soft)).toEqual({ alloc: [3220, 3220, 2960], balloon: 0, swap: 260 });
  });

  it('H3: at 1.6 % free 240 MB are swapped up to soft, 200 MB come from the balloon', () => {
    const hard = pressed([3280, 3280, 3280]);
    expect(hard).toMatchObject({ path: ['hard', 'hard', 'high', 'high'], free: 600 });
    expect(thirdOf(hard)).toEqual({ alloc: [3280, 3280, 2840], balloon: 200, swap: 240 });
  });

  it('H4: at 0.5 % free 350 MB are swapped, 200 MB come from the balloon, and only the giver is stopped', () => {
    const low = pressed([3300, 3350, 3300]);
    expect(low.path).toEqual(['low', 'low', 'high', 'high']);
    expect(low.frames[1]!.state.vms.map(({ blocked }) => blocked)).toEqual([false, false, true]);
    expect(thirdOf(low)).toEqual({ alloc: [3300, 3350, 2750], balloon: 200, swap: 350 });
  });

  it('H6: 3072 MB to be had from one VM in state high are 2662 MB of balloon and 410 MB swapped', () => {
    const { host, vm } = giver({ anon: 4096 }, { type: 'reclaim', mb: 3072 });
    expect([vm.balloon, vm.swapped, host.freeStatePerTick]).toEqual([2662, 410, ['high', 'high', 'high']]);
  });

  it('H with rates: the split is fixed first, and swapping leaves the driver its part', () => {
    const part = { anon: 1000, reservation: 500, maxmemctl: 300 };
    const { vm } = giver(part, { type: 'reclaim', mb: 900 }, 'rates');
    expect([vm.balloon, vm.swapped, vm.allocated]).toEqual([300, 200, 500]);
  });

  it('INV-H6: two VMs that give share the need of 440 MB, in state hard as well', () => {
    const anon = { anon: 3280 };
    const { frames } = run({ host: { memory: 10_000 }, pace: 'rates', vms: [anon, { ...anon, gives: false }, anon] });
    expect(frames[1]!.state.vms.map(({ target, swapDue }) => [target, swapDue])).toEqual([
      [100, 120],
      [0, 0],
      [100, 120],
    ]);
  });
});

describe('general input', () => {
  const vm = { anon: 8 };
  const refused = [
    [{ vms: [{}] }, 'vms[0]: found conf 0, allowed: some memory: conf, or one of its parts'],
    [{ vms: [{ conf: 4, free: 8 }] }, 'vms[0]: found free + clean + anon + pinned + untouched = 8, allowed: conf, 4'],
    [{ vms: [{ ...vm, reservation: 9 }] }, 'vms[0].reservation: found 9, allowed: 0…8, the size of the VM'],
    [{ vms: [{ ...vm, touches: 9 }] }, 'vms[0].touches: found 9, allowed: 0…8, the size of the VM'],
    [
      { vms: [{ anon: 9 }], host: { memory: 99, granule: 8 } },
      'vms[0].anon: found 9, allowed: multiples of host.granule, 8',
    ],
    [{ vms: [vm], host: { memory: 7 } }, 'host.memory: found 7, allowed: at least 8, what system and VMs hold'],
    [
      { vms: [vm], host: { memory: 32_768 } },
      'host.memory: found 32768 pages, allowed: at most 16384 pages; a larger host.granule makes fewer',
    ],
    [
      { vms: [{ untouched: 32_768 }] },
      'vms: found 32768 pages, allowed: at most 16384 pages; a larger host.granule makes fewer',
    ],
    [
      { vms: [vm], happenings: [{ at: 0, type: 'powerOff', vm: 1 }] },
      'happenings[0].vm: found 1, allowed: 0…0, a position in vms',
    ],
    [
      { vms: [vm], happenings: [{ at: 0, type: 'load', vm: 0, mb: 20_000 }] },
      'happenings: found loads of 20000 pages, allowed: at most 16384 pages; a larger host.granule makes fewer',
    ],
  ] as const;

  it.each(refused)('refuses %j', (value, message) => {
    expect(() => ballooning.input.read({ host: { memory: 99 }, ...value }, '')).toThrow(message);
  });
});

describe('what a guest waits for', () => {
  it('is not taken by its own balloon: 80 MB come although a target of 60 MB is set in the same tick', () => {
    const { host, vm } = run({
      host: { memory: 100 },
      pace: 'instant',
      vms: [{ anon: 20, untouched: 80, pinned: 0 }],
      happenings: [
        { at: 1, type: 'target', vm: 0, mb: 60 },
        { at: 1, type: 'demand', vm: 0, mb: 80 },
      ],
    });
    expect(vm).toMatchObject({ balloon: 60, pending: 0, guestPageOuts: 60, allocated: 40 });
    expect(host.ticks).toBeLessThan(6);
  });

  it('a largest balloon that is no whole number of pages leaves no shortage behind', () => {
    const { host, vm } = run({
      host: { memory: 800, granule: 8 },
      vms: [{ anon: 776, maxmemctl: 12 }],
    });
    expect([vm.balloon, vm.swapped, host.freeState]).toEqual([8, 16, 'high']);
  });
});

const captions = captionsOf('ballooning');
const describeFacts = (state: Host) => figure.view.describe(state, captions.worte);

type Run = Frames<Host, BallooningEvent>;

const megabytes = (max: number) => fc.integer({ min: 0, max });

const vm = fc
  .record({
    parts: fc.tuple(megabytes(120), megabytes(120), megabytes(200), megabytes(40), megabytes(150)),
    reserved: fc.integer({ min: 0, max: 100 }),
    maxmemctl: fc.oneof(fc.constant(-1), megabytes(200)),
    tools: fc.constantFrom('ok', 'ok', 'ok', 'none', 'booting'),
    guestSwapFree: megabytes(150),
    touches: megabytes(10),
    gives: fc.boolean(),
  })
  .map(({ parts: [free, clean, anon, pinned, untouched], reserved, ...rest }) => {
    const conf = free + clean + anon + pinned + untouched + 1;
    const reservation = Math.floor((conf * reserved) / 100);
    return { free, clean, anon, pinned: pinned + 1, untouched, conf, reservation, ...rest };
  });

/** Sizes that are whole pages; all other amounts may be anything. */
const PARTS = new Set(['conf', 'free', 'clean', 'anon', 'pinned', 'untouched']);

/** Random hosts with two to four VMs, all of whose happenings may come at any time. */
const world = fc
  .record({
    vms: fc.array(vm, { minLength: 2, maxLength: 4 }),
    spare: fc.integer({ min: 0, max: 300 }),
    system: megabytes(50),
    ctlMaxPercent: fc.constantFrom(0, 30, 65, 65, 100),
    pace: fc.constantFrom('rates', 'instant'),
    happenings: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 25 }),
        type: fc.constantFrom(
          ...(['demand', 'rush', 'load', 'target', 'reclaim', 'touchTaken', 'powerOff', 'toolsReady'] as const),
        ),
        vm: fc.integer({ min: 0, max: 1 }),
        mb: megabytes(250),
      }),
      { maxLength: 8 },
    ),
    granule: fc.constantFrom(1, 1, 8),
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
  })
  .map(({ spare, system, ctlMaxPercent, granule, seed, ...input }) => {
    const vms = input.vms.map((one) => {
      const sizes = Object.entries(one).map(([name, size]) => [name, PARTS.has(name) ? Number(size) * granule : size]);
      return Object.fromEntries(sizes) as typeof one;
    });
    const held = vms.reduce((sum, one) => sum + one.conf - one.untouched, 0);
    const host = { memory: held + system + spare * granule, system, ctlMaxPercent, granule };
    return { value: { host, ...input, vms, ticks: 0 }, seed };
  });

function runOf({ value, seed }: { value: unknown; seed: number }): Run {
  return replayInput(ballooning, ballooning.input.read(value, ''), seed);
}

const steps = (frames: Run) => frames.slice(1).map(({ state }, i) => [frames[i]!.state, state] as const);
const actsOf = (state: Host, index: number): readonly Act[] =>
  state.log.filter((act) => 'vm' in act && act.vm === index);
const holds = (test: (frames: Run) => void) =>
  fc.assert(
    fc.property(world, (input) => void test(runOf(input))),
    { numRuns: 150 },
  );

describe('on random hosts', () => {
  for (const [name, test] of Object.entries(ballooning.invariants)) {
    it(name, () => holds((frames) => expect(frames.every(({ state }) => test(state))).toBe(true)));
  }

  it('INV-E4: nothing is paged out for a balloon while the guest had a free or clean page', () =>
    holds((frames) => {
      for (const [before, after] of steps(frames)) {
        after.vms.forEach((_, i) => {
          const paged = actsOf(after, i).some((act) => act.type === 'inflate' && act.source === 'anon');
          if (!paged || after.rates === null) return;
          expect(before.vms[i]!.pages.some((page) => page.use === 'free' || page.use === 'clean')).toBe(false);
        });
      }
    }));

  it('INV-E6: a pinned page frees machine memory exactly where some stood behind it', () =>
    holds((frames) => {
      for (const [before, after] of steps(frames)) {
        after.vms.forEach((one, i) => {
          const pinned = one.pages.flatMap((page, ppn) => (page.use === 'balloon' ? [before.vms[i]!.pages[ppn]!] : []));
          const behind = pinned.filter((page) => typeof page.backing === 'number').length * after.granule;
          const swappedFirst = actsOf(after, i).some((act) => act.type === 'popped' || act.type === 'load');
          const freed = one.tally.freedByBalloon - before.vms[i]!.tally.freedByBalloon;
          if (!swappedFirst && one.on) expect(freed).toBe(behind);
        });
      }
    }));

  it('INV-E7: without a target a balloon only falls, and is empty at the end', () =>
    holds((frames) => {
      for (const [before, after] of steps(frames)) {
        after.vms.forEach((one, i) => {
          if (before.vms[i]!.target > 0) return;
          expect(balloonMb(after, one)).toBeLessThanOrEqual(balloonMb(before, before.vms[i]!));
        });
      }
      const last = frames.at(-1)!.state;
      for (const one of last.vms) if (one.target === 0) expect(balloonMb(last, one)).toBe(0);
    }));

  it('INV-F3: the hypervisor swaps only what no driver can deliver, or in states hard and low, or on order', () =>
    holds((frames) => {
      steps(frames).forEach(([before, after], nth) => {
        // The order was given one tick before, from the state the tick before that had ended in.
        const ordering = frames[Math.max(0, nth - 1)]!.state;
        const seen = ordering.freeState;
        after.vms.forEach((one, i) => {
          if (!actsOf(after, i).some((act) => act.type === 'swapOut')) return;
          const was = before.vms[i]!;
          // A driver that has come up since then is late for this order.
          const helpless =
            ordering.vms[i]!.tools !== 'ok' ||
            was.tools !== 'ok' ||
            was.shortfall > 0 ||
            was.target === limitOf(before, i);
          const pressed = seen === 'hard' || seen === 'low';
          expect(helpless || pressed || one.order.kind !== 'host').toBe(true);
        });
      });
    }));

  it('rates bound every tick: 64 MB from the free list, 8 MB otherwise, 64 MB back', () =>
    holds((frames) => {
      for (const { state } of frames) {
        if (state.rates === null) continue;
        for (const act of state.log) {
          if (act.type === 'inflate') expect(act.mb).toBeLessThanOrEqual(act.source === 'free' ? 64 : 8);
          if (act.type === 'deflate') expect(act.mb).toBeLessThanOrEqual(64);
        }
      }
    }));

  it('INV-H6: driver and swapping are together asked for no more than the host needs, however many VMs give', () =>
    holds((frames) => {
      for (const { state } of frames) {
        const need = Math.max(0, Math.ceil(shortage(state) / state.granule) * state.granule);
        const ordered = giveOrders(state).vms.filter(({ order }) => order.kind === 'host');
        const asked = ordered.map((one) => Math.max(0, one.target - balloonMb(state, one) - one.lent) + one.swapDue);
        expect(asked.reduce((sum, mb) => sum + mb, 0)).toBeLessThanOrEqual(need);
        ordered.forEach((one, i) => {
          expect(asked[i]).toBeLessThanOrEqual(Math.max(0, allocatedMb(state, one) - one.reservation));
        });
      }
    }));

  it('INV-H5: every run ends, with enough free memory or because nobody can give more', () =>
    holds((frames) => {
      const last = frames.at(-1)!;
      expect(last.index).toBeLessThan(MAX_FRAMES);
      expect(last.state.freeState === 'high' || last.state.starving).toBe(true);
    }));

  it('once the outside world is silent, no frame is like the one before', () =>
    holds((frames) => {
      for (const [before, after] of steps(frames)) {
        if (before.agenda.length > 0) continue;
        expect({ ...after, ...CLOCKS }).not.toEqual({ ...before, ...CLOCKS });
      }
    }));

  it('nothing is „A von B“ with A above B', () =>
    holds((frames) => {
      for (const { state, notes } of frames) expectParts(state, notes);
    }));
});

/** What goes on although nothing happens. */
const CLOCKS = { tick: 0, touchRng: 0, swapRng: 0 } as const;

/** Whatever a frame says, in its sentence and in its table, nothing is more than what it is a part of. */
function expectParts(state: Host, notes: Frame<Host, BallooningEvent>['notes']): void {
  const told = [sentence(notes, captions), ...describeFacts(state).map(({ value }) => value)];
  for (const text of told) {
    for (const [, part, whole] of text.matchAll(/([\d.,]+) von ([\d.,]+)/g)) {
      const [a, b] = [part!, whole!].map((number) => Number(number.replaceAll('.', '').replace(',', '.')));
      expect(a, text).toBeLessThanOrEqual(b!);
    }
  }
}

/** The largest balloon in whole pages. */
function limitOf(host: Host, index: number): number {
  const one = host.vms[index]!;
  const bounds = [Math.floor((one.conf * host.ctlMaxPercent) / 100), one.conf - one.reservation];
  const limit = Math.min(...bounds, one.maxmemctl < 0 ? Infinity : one.maxmemctl);
  return Math.floor(limit / host.granule) * host.granule;
}

describe('splitting', () => {
  it('hands out every page and never more than a room holds', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.array(fc.nat(100), { minLength: 1, maxLength: 4 }), (pages, rooms) => {
        const parts = split(pages, rooms);
        const total = rooms.reduce((sum, room) => sum + room, 0);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(Math.min(pages, total));
        expect(parts.every((part, i) => part >= 0 && part <= rooms[i]!)).toBe(true);
      }),
    );
  });
});

describe('random choice', () => {
  it('picks different numbers below the bound', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 300 }), fc.nat(300), (seed, size, count) => {
        const [picked] = pickRandom(seed >>> 0, size, count);
        expect(new Set(picked).size).toBe(Math.min(size, count));
        expect(picked.every((number) => number >= 0 && number < size)).toBe(true);
      }),
    );
  });
});

const lecture = (params: object, choices: readonly number[] = []): Run =>
  replay(ballooning, { params: { ...initialValues(ballooning.params), ...params }, seed: 1, choices });
const at = (frames: Run, index: number): Host => frames[index]!.state;

describe('the figure', () => {
  it('makes VM 1 give 32 MB free, 32 MB clean and 40 MB paged-out memory', () => {
    const last = lecture({}).at(-1)!.state;
    expect(last.vms[0]!.tally).toMatchObject({
      inflatedFree: 32,
      inflatedClean: 32,
      inflatedAnon: 40,
      guestWrites: 40,
    });
  });

  it('gives the order one tick before its effect', () => {
    const frames = lecture({});
    expect(frames.slice(1, 4).map(({ state }) => [state.vms[0]!.target, balloonMb(state, state.vms[0]!)])).toEqual([
      [0, 0],
      [104, 0],
      [104, 32],
    ]);
  });

  it('ends in state high with what VM 2 wanted', () => {
    const state = at(lecture({}), 12);
    expect([state.freeState, freeMb(state), allocatedMb(state, state.vms[1]!)]).toEqual(['high', 48, 112]);
    expect(threshold(state.memory, 'high')).toBe(48);
  });

  it('costs no transfer where the free list is long enough', () => {
    const { tally } = lecture(ballooning.presets.enoughFree!).at(-1)!.state.vms[0]!;
    expect([tally.inflatedFree, tally.guestWrites, tally.hostWrites, tally.hostReads]).toEqual([120, 0, 0, 0]);
  });

  it('swaps random pages, used ones among them, where there is no driver', () => {
    const state = at(lecture({ tools: 'none' }), 15);
    const swapped = state.vms[0]!.pages.filter((page) => page.backing === 'vswp');
    expect(swapped.some((page) => page.use === 'used')).toBe(true);
    expect(balloonMb(state, state.vms[0]!)).toBe(0);
  });

  it('swaps beside the balloon what maxmemctl forbids it', () => {
    const state = at(lecture({ maxmemctl: '64' }), 8);
    expect([balloonMb(state, state.vms[0]!), swappedMb(state, state.vms[0]!)]).toEqual([64, 40]);
  });

  it('lets the hypervisor fill in when the page file of the guest is full', () => {
    const state = at(lecture({ guestSwap: 16 }), 13);
    expect([balloonMb(state, state.vms[0]!), swappedMb(state, state.vms[0]!)]).toEqual([80, 24]);
  });

  it('changes over to the balloon as soon as the guest has booted', () => {
    const frames = lecture({ tools: 'booting' });
    expect(balloonMb(at(frames, 7), at(frames, 7).vms[0]!)).toBe(0);
    expect(balloonMb(at(frames, 9), at(frames, 9).vms[0]!)).toBe(32);
  });

  it('reaches state low when VM 2 wants more at once, and then swaps although a driver runs', () => {
    const frames = lecture({}, [0, 0, 0, 0, 4]);
    expect(at(frames, 5).freeState).toBe('low');
    expect(at(frames, 6).vms[0]!.blocked).toBe(true);
    expect(swappedMb(at(frames, 7), at(frames, 7).vms[0]!)).toBe(8);
  });

  it('bursts the balloon on touch and fills it again without taking machine memory', () => {
    const touched = [...Array.from({ length: 13 }, () => 0), 1];
    const frames = lecture({}, touched);
    expect(at(frames, 14).vms[0]!.tally.popped).toBe(1);
    expect(balloonMb(at(frames, 14), at(frames, 14).vms[0]!)).toBe(0);
    expect(at(frames, 15).vms[0]!.tally.inflatedFree).toBe(32 + 64);
    expect(freeMb(at(frames, 15))).toBe(freeMb(at(frames, 14)));
  });

  it('takes no machine memory that a reservation guarantees', () => {
    const state = at(lecture({ reservation: 576 }), 14);
    expect([allocatedMb(state, state.vms[0]!), state.vms[1]!.pending, state.starving]).toEqual([576, 8, true]);
  });

  it('asks for 104 MB: 72 that VM 2 lacks, 32 to the reserve', () => {
    const state = at(lecture({}), 2);
    const reserve = threshold(state.memory, 'high') - freeMb(state);
    expect([state.vms[0]!.target, state.vms[1]!.pending, reserve]).toEqual([104, 72, 32]);
  });

  it('knows what the same need has cost under the other method', () => {
    const bills = (params: object) =>
      billsOf(lecture(params).at(-1)!.state).map(({ driver, written, readBack, own }) =>
        [driver, written, readBack, ...(own ? ['own'] : [])].join(' '),
      );
    expect(bills({})).toEqual(['ok 40 0 own', 'none 112 24']);
    expect(bills({ method: 'swap' })).toEqual(['ok 40 0', 'none 112 24 own']);
    expect(bills(ballooning.presets.enoughFree!)[0]).toBe('ok 0 0 own');
    expect(bills({ tools: 'booting' }).map((bill) => bill.split(' ')[0])).toEqual(['ok', 'booting']);
  });

  it('bills the other method as a run of its own would, whatever a reader has let happen', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { maxLength: 14 }), fc.nat(), (choices, seed) => {
        const frames = (method: 'balloon' | 'swap') =>
          replay(ballooning, { params: { ...initialValues(ballooning.params), method }, seed, choices });
        const [state, beside] = [frames('balloon')[choices.length]!.state, frames('swap')[choices.length]!.state];
        const { guestWrites, hostWrites, hostReads } = beside.vms[0]!.tally;
        const other = { driver: 'none', own: false, written: guestWrites + hostWrites, readBack: hostReads };
        expect(billsOf(state)[1]).toEqual(other);
      }),
      { numRuns: 30 },
    );
  });

  it('before the host takes, everything but the balloon is as it was in the tick before', () => {
    const frames = lecture({});
    const before = momentOf(at(frames, 2));
    const moment = beforeTaking(at(frames, 3), momentOf(at(frames, 3)));
    const machine = ({ allocated, free, percent, got, pending }: typeof moment) => [
      allocated,
      free,
      percent,
      got,
      pending,
    ];
    expect(machine(moment)).toEqual(machine(before));
    expect(machine(moment)).toEqual([640, 16, 2, 40, 72]);
    expect([moment.balloon, moment.fromGiver, moment.toNeedy]).toEqual([32, 0, 0]);
    expect(moment.giver.pages.every(({ backing }) => typeof backing === 'number')).toBe(true);
  });

  it('runs both methods through the same happenings on one clock', () => {
    const happened = (method: string) =>
      lecture({ method }).map(({ state }) => state.log.some((act) => act.type === 'demand' || act.type === 'powerOff'));
    const ticks = (flags: readonly boolean[]) => flags.flatMap((flag, i) => (flag ? [i] : []));
    expect(ticks(happened('swap'))).toEqual(ticks(happened('balloon')));
  });
});

describe('whatever a reader chooses', () => {
  /** Any settings, most choices something else than waiting, some of them just before the run would end. */
  const readers = fc
    .record({
      params: fc.oneof(
        anyParams(ballooning as never),
        fc.constant({ ...initialValues(ballooning.params), size: 320, tools: 'none' }),
      ),
      seed: fc.nat(),
      waits: fc.nat(45),
      choices: fc.array(fc.oneof(fc.constant(0), fc.nat(4)), { maxLength: 60, size: 'max' }),
    })
    .map(({ waits, choices, ...start }) => ({
      ...start,
      choices: [...Array.from({ length: waits }, () => 0), ...choices],
    }));
  const everyReader = (test: (frames: Run) => void) =>
    fc.assert(
      fc.property(readers, (start) => void test(replay(ballooning, start as never))),
      { numRuns: 150 },
    );

  it('no run goes on for ever, and nothing is „A von B“ with A above B', () =>
    everyReader((frames) => {
      expect(frames.length).toBeLessThan(MAX_FRAMES);
      for (const { state, notes } of frames) expectParts(state, notes);
    }));

  it('a demand that nobody can meet is told once, not up to frame 500', () => {
    const frames = lecture({}, [2, 3, ...Array.from({ length: 9 }, () => 0), 4, 0, 0, 0, 0, 4, 4, 3]);
    expect(frames.length).toBeLessThan(60);
    const { state } = frames.at(-1)!;
    expect(state.vms.every(({ pending }) => pending === 0) || state.starving).toBe(true);
  });

  it('a guest that only reads back what was swapped ends the run, which says so', () => {
    const start = { size: 320, tools: 'none' } as const;
    const waits = Array.from({ length: lecture(start).length - 4 }, () => 0);
    const last = lecture(start, [...waits, 4, 4, 4, 4, 4, 4]).at(-1)!;
    expect(last.notes.map(({ key }) => key).slice(-2)).toEqual(['thrash', 'summarySwap']);
    expect(last.state.tick - last.state.furthest.tick).toBe(30);
  });
});

describe('the drawing', () => {
  const runs = {
    lecture: [{}, []],
    noTools: [{ tools: 'none' }, []],
    rush: [{}, [0, 0, 0, 0, 4, 0, 0, 1]],
    instant: [{ pace: 'instant', guestSwap: 16 }, []],
  } as const;
  const cases = Object.entries(runs).flatMap(([name, [params, choices]]) =>
    (['wide', 'narrow'] as const).map((layout) => [name, layout, lecture(params, choices)] as const),
  );
  const known = new Map<unknown, readonly Drawn[]>();
  /** Every frame of a case with what is drawn of it, drawn once. */
  const pictures = (layout: Layout, frames: Run) =>
    frames.map((frame) => {
      const key = cases.findIndex(([, of, run]) => of === layout && run === frames) * MAX_FRAMES + frame.index;
      const drawn = known.get(key) ?? drawnElements(drawFrame(figure.view, frame, captions.worte, layout));
      known.set(key, drawn);
      return { frame, drawn };
    });
  const inPart = (drawn: readonly Drawn[], part: string) => drawn.filter((one) => one.part === part);
  /** The cells of a part row by row: state and corner. */
  const cellsIn = (drawn: readonly Drawn[], part: string) => cellsOf(inPart(drawn, part));
  const classed = (drawn: readonly Drawn[], name: string) =>
    drawn.filter(({ attributes }) => attributes.class?.split(' ').includes(name));
  /** Cells in whose middle one is inside a path of straight pieces and round corners. */
  const inside = (d: string, cells: readonly { x: number; y: number }[]) => {
    const loops = d
      .split('Z')
      .map((loop) => [...loop.matchAll(/Q([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]));
    return cells.flatMap(({ x, y }, i) => {
      const crossed = loops.flatMap((loop) =>
        loop.filter(([ax], at) => {
          const [bx, by] = loop[(at + 1) % loop.length]!;
          return ax !== bx && by! > y + 5 && Math.min(ax!, bx!) < x + 5 && x + 5 < Math.max(ax!, bx!);
        }),
      );
      return crossed.length % 2 === 1 ? [i] : [];
    });
  };
  const LOOK = { free: 'free', clean: 'cache', used: 'full', kernel: 'full', balloon: 'full' } as const;

  it.each(cases)('%s, %s: every page stands in its place and looks like what it is', (_, layout, frames) => {
    for (const { frame, drawn } of pictures(layout, frames)) {
      const [giver, needy] = frame.state.vms;
      const [guest, behind, other] = ['guest-1', 'machine', 'guest-2'].map((part) => cellsIn(drawn, part));
      expect(guest!.map(({ look }) => look)).toEqual(giver!.pages.map(({ use }) => LOOK[use]));
      expect(behind!.map(({ look }) => look)).toEqual(
        giver!.pages.map(({ backing }) => (typeof backing === 'number' ? 'full' : 'gone')),
      );
      const below = behind![0]!.y - guest![0]!.y;
      expect(behind!.map(({ x, y }) => `${x} ${(y - below).toFixed(1)}`)).toEqual(
        guest!.map(({ x, y }) => `${x} ${y.toFixed(1)}`),
      );
      const count = (look: string) => other!.filter((one) => one.look === look).length * frame.state.granule;
      expect(count('full')).toBe(allocatedMb(frame.state, needy!));
      expect(count('waiting')).toBe(frame.index === 0 ? 112 : needy!.pending);
    }
  });

  it.each(cases)(
    '%s, %s: the body of the balloon lies on its pages, its target is as large as it says',
    (_, layout, frames) => {
      for (const { frame, drawn } of pictures(layout, frames)) {
        const [giver] = frame.state.vms;
        const cells = cellsIn(drawn, 'guest-1');
        const pages = giver!.pages.flatMap(({ use }, ppn) => (use === 'balloon' ? [ppn] : []));
        const [body] = classed(drawn, 'balloon-body');
        const [target] = classed(drawn, 'balloon-target');
        expect(inside(body?.attributes.d ?? '', cells)).toEqual(pages);
        expect(Number(body?.attributes['data-value'] ?? 0)).toBe(balloonMb(frame.state, giver!));
        const asked = giver!.target > balloonMb(frame.state, giver!) ? giver!.target : 0;
        expect(inside(target?.attributes.d ?? '', cells).length * frame.state.granule).toBe(asked);
      }
    },
  );

  it.each(['wide', 'narrow'] as const)(
    'a stop that looks at the driver shows its balloon and nothing else, %s',
    (layout) => {
      const frames = lecture({});
      const draw = (look?: readonly string[]) =>
        drawnElements(drawFrame(figure.view, lookAt(frames[3]!, look), captions.worte, layout));
      const counts = (drawn: readonly Drawn[]) => [
        cellsIn(drawn, 'machine').filter(({ look }) => look === 'gone').length,
        cellsIn(drawn, 'guest-2').filter(({ look }) => look === 'waiting').length,
        drawn.filter(({ attributes }) => attributes['data-flow'] !== undefined).length,
        Number(classed(drawn, 'balloon-body')[0]!.attributes['data-value']),
      ];
      expect(counts(draw(['driver']))).toEqual([0, 9, 0, 32]);
      expect(counts(draw())).toEqual([4, 5, 2, 32]);
      // The table tells the same moment.
      const needyHas = (look?: readonly string[]) =>
        figure.view
          .describe(frames[3]!.state, captions.worte, look)
          .find(({ object }) => object === 'guest-2')
          ?.value.replaceAll(/\s/g, ' ');
      expect([needyHas(['driver']), needyHas()]).toEqual(['40 von 112 MB', '72 von 112 MB']);
    },
  );

  it.each(cases)('%s, %s: the gauge is as full as the host has memory, and names its state', (_, layout, frames) => {
    for (const { frame, drawn } of pictures(layout, frames)) {
      const gauge = inPart(drawn, 'gauge');
      const [all] = classed(gauge, 'fill-sunken');
      const [level] = classed(gauge, 'level');
      const percent = (freeMb(frame.state) * 100) / frame.state.memory;
      const part = Number(level!.attributes.height) / Number(all!.attributes.height);
      expect(part).toBeCloseTo(Math.min(1, percent / 8), 3);
      expect(Number(level!.attributes['data-value'])).toBe(percent);
      const texts = classed(gauge, 't-middle').map(({ text }) => text);
      expect(texts).toEqual([frame.state.freeState, `${freeMb(frame.state)} MB`]);
    }
  });

  it.each(cases)('%s, %s: an arrow points to where the machine memory went, with its amount', (_, layout, frames) => {
    pictures(layout, frames).forEach(({ frame: { state }, drawn }, i) => {
      if (i === 0) return;
      const changes = state.vms.map(
        (vm, index) => allocatedMb(state, vm) - allocatedMb(frames[i - 1]!.state, frames[i - 1]!.state.vms[index]!),
      );
      const flow = (name: string) => {
        const at = drawn.findIndex(({ attributes }) => attributes['data-flow'] === name);
        if (at < 0) return 0;
        const [shaft, head] = drawn
          .slice(at + 2, at + 4)
          .map(({ attributes }) => (attributes.d ?? '').match(/-?[\d.]+/g)!.map(Number));
        const [dx, dy] = [head![2]! - shaft![0]!, head![3]! - shaft![1]!];
        const forward = name === 'out' ? dx > 0 : layout === 'wide' ? dy < 0 : dy > 0;
        return Math.abs(Number(drawn[at]!.attributes['data-value'])) * (forward ? 1 : -1);
      };
      expect([-flow('out') || 0, flow('in')]).toEqual(changes);
    });
  });

  it.each(cases)(
    '%s, %s: the bars are what the guest gave, what it still owes, and what it has cost',
    (_, layout, frames) => {
      for (const {
        frame: { state },
        drawn,
      } of pictures(layout, frames)) {
        const helper = inPart(drawn, 'driver');
        const values = (look: string) =>
          classed(helper, look).map(({ attributes }) => Number(attributes['data-value']));
        const { tally, target, tools } = state.vms[0]!;
        const taken = [tally.inflatedFree, tally.inflatedClean, tally.inflatedAnon];
        const over = ballooning.choices(state).length === 0;
        if (tools !== 'ok' || over) {
          const bills = billsOf(state).filter(({ own }) => own || over);
          const own = bills.find((bill) => bill.own)!;
          expect([own.written, own.readBack]).toEqual([tally.guestWrites + tally.hostWrites, tally.hostReads]);
          expect(values('fill-ink')).toEqual(bills.map(({ written }) => written).filter((mb) => mb > 0));
          expect(values('fill-mark')).toEqual(bills.map(({ readBack }) => readBack).filter((mb) => mb > 0));
          const bars = helper.filter(({ attributes }) => /fill-(ink|mark)/.test(attributes.class ?? ''));
          const units = bars.map(({ attributes }) => Number(attributes.width) / Number(attributes['data-value']));
          for (const unit of units) expect(unit).toBeCloseTo(units[0]!, 1);
          expect(drawn.filter(({ attributes }) => attributes['data-hull'] === 'driver')).toHaveLength(over ? 1 : 0);
          continue;
        }
        // What nobody asks for any more is not drawn.
        if (target === 0 || target < balloonMb(state, state.vms[0]!)) {
          expect(classed(helper, 'balloon-due')).toEqual([]);
          continue;
        }
        expect(values('tone-host')).toEqual(taken.filter((mb) => mb > 0));
        const due = classed(helper, 'balloon-due').reduce((sum, { attributes }) => sum + Number(attributes.width), 0);
        const filled = classed(helper, 'tone-host').reduce((sum, { attributes }) => sum + Number(attributes.width), 0);
        if (due === 0) continue;
        const given = taken.reduce((sum, mb) => sum + mb, 0);
        const asked = Math.max(0, target - balloonMb(state, state.vms[0]!));
        expect(filled / due).toBeCloseTo(given / (given + asked), 3);
      }
    },
  );
});

describe('what a step says', () => {
  const starts = { lecture: {}, compared: { method: 'swap' }, ...ballooning.presets } as const;

  it.each(Object.entries(starts))('%s: stays within 200 characters', (_, start) => {
    const params = { ...initialValues(ballooning.params), ...start };
    const told = replay(ballooning, { params, seed: 1, choices: [] }).map(({ notes }) => sentence(notes, captions));
    expect(told.filter((text) => text.length > 200)).toEqual([]);
  });

  it('tells of three things at most, besides the balance', () => {
    fc.assert(
      fc.property(world, (input) => {
        for (const { notes } of runOf(input)) {
          const last = notes.at(-1)!.key.startsWith('summary') ? 1 : 0;
          expect(notes.length - last).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what a run tells at its end, and on the way', () => {
  const end = (start: Readonly<Record<string, unknown>>) =>
    sentence(lecture(start).at(-1)!.notes.slice(-1), captions).replaceAll('\u00a0', ' ');

  it('a run without a balloon has none in its balance', () => {
    expect(end({ method: 'swap' })).toBe(
      'Bilanz ohne Ballon: Der Host schrieb 112 MB auf die Platte und las 24 MB zurück.',
    );
    expect(end({})).toContain('104 MB kamen aus dem Ballon');
  });

  it('a target that rises is announced no later than the balloon is measured by it', () => {
    for (const start of [{}, { tools: 'booting' }, { guestSwap: 16 }]) {
      let known = 0;
      for (const { notes } of lecture(start)) {
        const targets = (...keys: readonly string[]) =>
          notes.flatMap(({ key, values }) => (keys.includes(key) ? [Number(values?.target)] : []));
        known = Math.max(known, ...targets('order', 'orderMore'));
        expect(Math.max(0, ...targets('inflateFree', 'inflateClean', 'inflateCleanMore'))).toBeLessThanOrEqual(known);
      }
    }
  });

  it('no number stands right behind the number of a VM', () => {
    for (const start of [{}, { method: 'swap' }, { tools: 'booting' }, { guestSwap: 16 }]) {
      const told = lecture(start).map(({ notes }) => sentence(notes, captions));
      expect(told.filter((text) => /VM\s\d\s\d/.test(text))).toEqual([]);
    }
  });
});
