import { describe, expect, it } from 'vitest';
import { nextRandom, seedRng } from '../../src/sim/kernel/random.ts';
import { replayInput } from '../../src/sim/kernel/run.ts';
import { studiedBallooning as ballooning } from '../../src/sim/models/ballooning/study.ts';
import { maxBalloon, nextFreeState, vswpSize } from '../../src/sim/models/ballooning/limits.ts';
import { pickRandom } from '../../src/sim/models/ballooning/pick.ts';
import type { FreeState } from '../../src/sim/models/ballooning/state.ts';

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
});
