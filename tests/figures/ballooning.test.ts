import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/player/captions.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay, replayInput, type Frames } from '../../src/sim/kernel/run.ts';
import { split } from '../../src/sim/models/ballooning/balance.ts';
import { type BallooningEvent } from '../../src/sim/models/ballooning/model.ts';
import { studiedBallooning as ballooning } from '../../src/sim/models/ballooning/study.ts';
import { threshold } from '../../src/sim/models/ballooning/limits.ts';
import { allocatedMb, balloonMb, freeMb, swappedMb } from '../../src/sim/models/ballooning/pages.ts';
import { pickRandom } from '../../src/sim/models/ballooning/pick.ts';
import type { Act, Host } from '../../src/sim/models/ballooning/state.ts';
import { captionsOf } from '../support/captions.ts';

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
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
  })
  .map(({ spare, system, ctlMaxPercent, seed, ...input }) => {
    const held = input.vms.reduce((sum, one) => sum + one.conf - one.untouched, 0);
    const value = { host: { memory: held + system + spare, system, ctlMaxPercent }, ...input, ticks: 0 };
    return { value, seed };
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

  it('INV-E1: a balloon stays within CtlMaxPercent of the configured size', () =>
    holds((frames) => {
      for (const { state } of frames) {
        for (const one of state.vms)
          expect(balloonMb(state, one)).toBeLessThanOrEqual((one.conf * state.ctlMaxPercent) / 100);
      }
    }));

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

  it('DET: the same input and seed give the same run', () =>
    fc.assert(
      fc.property(world, (input) => void expect(runOf(input)).toEqual(runOf(input))),
      { numRuns: 30 },
    ));

  it('states are plain JSON', () =>
    fc.assert(
      fc.property(world, (input) => {
        const { state } = runOf(input).at(-1)!;
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
      { numRuns: 30 },
    ));
});

function limitOf(host: Host, index: number): number {
  const one = host.vms[index]!;
  const bounds = [Math.floor((one.conf * host.ctlMaxPercent) / 100), one.conf - one.reservation];
  return Math.min(...bounds, one.maxmemctl < 0 ? Infinity : one.maxmemctl);
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

  it('runs both methods through the same happenings on one clock', () => {
    const happened = (method: string) =>
      lecture({ method }).map(({ state }) => state.log.some((act) => act.type === 'demand' || act.type === 'powerOff'));
    const ticks = (flags: readonly boolean[]) => flags.flatMap((flag, i) => (flag ? [i] : []));
    expect(ticks(happened('swap'))).toEqual(ticks(happened('balloon')));
  });
});

describe('what a step says', () => {
  const captions = captionsOf('ballooning');
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
          const last = notes.at(-1)!.key === 'summary' ? 1 : 0;
          expect(notes.length - last).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 60 },
    );
  });
});
