import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentence } from '../../src/player/captions.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { MAX_FRAMES, replay, replayInput } from '../../src/sim/kernel/run.ts';
import { adviseAdapter, type DiskUse } from '../../src/sim/models/paravirtualization/advice.ts';
import { report } from '../../src/sim/models/paravirtualization/report.ts';
import { layersOf, PATHS } from '../../src/sim/models/paravirtualization/routes.ts';
import { MOST_REQUESTS } from '../../src/sim/models/paravirtualization/model.ts';
import { studiedParavirtualization as paravirtualization } from '../../src/sim/models/paravirtualization/study.ts';
import { exitsNow, exitsOf, pendingIn } from '../../src/sim/models/paravirtualization/stack.ts';
import { isFinished, type ParavirtualizationState } from '../../src/sim/models/paravirtualization/state.ts';
import { captionsOf } from '../support/captions.ts';

type Given = Readonly<Record<string, unknown>>;

function statesOf(given: Given, choices: readonly number[] = []) {
  const frames = replayInput(paravirtualization, paravirtualization.input.read(given, ''), 1, choices);
  return frames.map(({ state }) => state) as [ParavirtualizationState, ...ParavirtualizationState[]];
}

function run(given: Given) {
  return report(statesOf(given));
}

function notesOf(params: Partial<ReturnType<typeof initial>>, choices: readonly number[] = []) {
  const frames = replay(paravirtualization, { params: { ...initial(), ...params }, seed: 1, choices });
  return frames.map(({ notes }) => notes.map(({ key }) => key));
}

function initial() {
  return initialValues(paravirtualization.params);
}

describe('golden examples of SIM G', () => {
  test('G1: eight packets in one batch cost 32 exits emulated and 2 with vmxnet3', () => {
    const { paths } = run({ sends: [{ at: 0, count: 8 }], batch: 8 });
    expect(paths.emulated).toMatchObject({ exits: 32, registerAccesses: 32, interrupts: 8, delivered: 8 });
    expect(paths.pv).toMatchObject({ exits: 2, doorbells: 1, eois: 1, interrupts: 1, batches: 1, delivered: 8 });
    expect(paths.pv).toMatchObject({ ringOccupancyMax: 8, exitsPerRequest: 0.25 });
    expect(paths.emulated).toMatchObject({ exitsPerRequest: 4 });
  });

  test('G2: ten packets in batches of four cost 40 exits emulated and 6 with vmxnet3', () => {
    const { paths } = run({ sends: [{ at: 0, count: 10 }], batch: 4 });
    expect(paths.emulated).toMatchObject({ exits: 40, interrupts: 10 });
    expect(paths.pv).toMatchObject({ exits: 6, batches: 3, interrupts: 3, ringOccupancyMax: 4 });
    expect(paths.pv.order).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test.each<[string, DiskUse, 'lsiLogic' | 'pvscsi']>([
    ['boot disk in 4.0', { iops: 5000, bootDisk: true, hardwareVersion: 7, release: '4.0' }, 'lsiLogic'],
    ['500 IOPS', { iops: 500, bootDisk: false, hardwareVersion: 7, release: '4.0' }, 'lsiLogic'],
    ['5000 IOPS, data disk, version 7', { iops: 5000, bootDisk: false, hardwareVersion: 7, release: '4.0' }, 'pvscsi'],
    ['version 4', { iops: 5000, bootDisk: false, hardwareVersion: 4, release: '4.0' }, 'lsiLogic'],
  ])('G3: adapter advice, %s', (_, use, adapter) => {
    expect(adviseAdapter(use).adapter).toBe(adapter);
    expect(run({ advice: use }).advice?.adapter).toBe(adapter);
  });

  test('G4: e1000 passes seven layers, vmxnet3 six without register emulation', () => {
    expect(layersOf('emulated', 'network')).toEqual([
      'application',
      'guestDriver',
      'virtualNicRegisters',
      'deviceModel',
      'vSwitch',
      'physicalNicDriver',
      'nic',
    ]);
    expect(layersOf('pv', 'network')).toEqual([
      'application',
      'pvDriver',
      'sharedRing',
      'vSwitch',
      'physicalNicDriver',
      'nic',
    ]);
    const { paths } = run({});
    expect([paths.emulated.layerCount, paths.pv.layerCount, paths.pvKernel.layerCount]).toEqual([7, 6, 6]);
    expect([paths.emulated.adapter, paths.pv.adapter, paths.pvKernel.adapter]).toEqual(['e1000', 'vmxnet3', null]);
  });
});

describe('facts', () => {
  test('a disk takes the same ways as a network card, with LSI Logic and PVSCSI', () => {
    const network = run({ device: 'network', sends: [{ at: 0, count: 10 }], batch: 4 }).paths;
    const disk = run({ device: 'disk', sends: [{ at: 0, count: 10 }], batch: 4 }).paths;
    expect([disk.emulated.adapter, disk.pv.adapter]).toEqual(['lsiLogic', 'pvscsi']);
    expect(disk.pv.layers).toEqual([
      'application',
      'pvDriver',
      'sharedRing',
      'storageStack',
      'physicalHbaDriver',
      'hba',
    ]);
    for (const path of PATHS) expect(disk[path].exits).toBe(network[path].exits);
  });

  test('a closed guest cannot take the path of the rewritten kernel, its drivers batch all the same', () => {
    const { paths } = run({ guest: 'closed' });
    expect(paths.pvKernel).toMatchObject({ available: false, delivered: 0, exits: 0, doneAt: null });
    expect(paths.pv).toMatchObject({ available: true, exits: 2, delivered: 8 });
  });

  test('with batches of one the ring saves half of the exits', () => {
    const { paths } = run({ sends: [{ at: 0, count: 8 }], batch: 1 });
    expect([paths.emulated.exits, paths.pv.exits]).toEqual([32, 16]);
  });

  test('a ring smaller than the batch rings whenever it is full', () => {
    const { paths } = run({ sends: [{ at: 0, count: 10 }], batch: 8, ringSize: 3 });
    expect(paths.pv).toMatchObject({ batches: 4, ringOccupancyMax: 3, delivered: 10 });
  });

  test('a slow stream never fills a batch: the timer rings for every single request', () => {
    const { paths } = run({ sends: [0, 6, 12].map((at) => ({ at, count: 1 })), batch: 8, flushAfter: 3 });
    expect(paths.pv).toMatchObject({ batches: 3, exits: 6, ringOccupancyMax: 1 });
  });

  test('without a timer the ring waits for the end of the stream', () => {
    const { paths } = run({ sends: [0, 6, 12].map((at) => ({ at, count: 1 })), batch: 8 });
    expect(paths.pv).toMatchObject({ batches: 1, exits: 2, ringOccupancyMax: 3 });
  });

  test('ringing early costs another batch', () => {
    const { paths } = run({ sends: [{ at: 0, count: 8 }], batch: 8, kicks: [5] });
    expect(paths.pv).toMatchObject({ batches: 2, exits: 4 });
  });

  test('a kick at an empty ring changes nothing', () => {
    expect(run({ kicks: [1] }).paths).toEqual(run({}).paths);
  });

  test('an interrupt waits one tick, and the guest serves it before it hands over the next request', () => {
    const states = statesOf({ sends: [{ at: 0, count: 8 }] });
    const first = states.findIndex(({ stacks }) => stacks.emulated.delivered.length === 1);
    expect(states[first]?.stacks.emulated.now).toMatchObject({ submitted: 6, acknowledged: [] });
    expect(states[first + 1]?.stacks.emulated.now).toMatchObject({ submitted: 0, acknowledged: [1] });
  });

  test('PVSCSI is weighed at 2000 IOPS; from 4.0 U1 on a boot disk depends on the guest', () => {
    const use = { iops: 2000, bootDisk: false, hardwareVersion: 7, release: '4.0' } as const;
    expect(adviseAdapter(use)).toEqual({ adapter: 'lsiLogic', reasons: ['atMost2000Iops'] });
    expect(adviseAdapter({ ...use, iops: 2001 })).toEqual({ adapter: 'pvscsi', reasons: ['over2000Iops'] });
    expect(adviseAdapter({ ...use, iops: 2001, bootDisk: true, release: '4.0u1' })).toEqual({
      adapter: 'pvscsi',
      reasons: ['over2000Iops', 'bootDependsOnGuest'],
    });
    expect(adviseAdapter({ iops: 1, bootDisk: true, hardwareVersion: 4, release: '4.0' }).reasons).toEqual([
      'hardwareVersionBelow7',
      'bootDiskIn40',
      'atMost2000Iops',
    ]);
  });

  test('more than 120 requests are refused by name and place', () => {
    const sends = [
      { at: 0, count: 100 },
      { at: 1, count: 21 },
    ];
    expect(() => run({ sends })).toThrow('sends: found 121 requests, allowed: at most 120');
  });
});

describe('the lecture', () => {
  test('tells the first access, the first entry, the device model, the doorbell and the end', () => {
    const keys = notesOf({});
    expect(keys.length).toBeGreaterThan(12);
    expect(keys.length).toBeLessThan(30);
    expect(keys[0]).toEqual(['start']);
    expect(keys[1]).toEqual(['firstAccess']);
    expect(keys[2]).toEqual(['firstEntry']);
    expect(keys[3]).toEqual(['firstModel']);
    expect(keys.flat()).toEqual(
      expect.arrayContaining(['firstInterrupt', 'rangFull', 'hypercall', 'pvDone', 'interrupt']),
    );
    expect(keys.at(-1)).toEqual(['done', 'networkAdvice']);
  });

  test('a driver that never collects rings for every single packet', () => {
    const keys = notesOf({ batch: '1' }).flat();
    expect(keys.filter((key) => key === 'rangSingle').length).toBe(8);
    expect(keys).not.toContain('rangFull');
    expect(keys).not.toContain('batchInterrupt');
  });

  test('of a lonely packet the emulated path is rid first, for it waits for no other', () => {
    const keys = notesOf({ requests: 1 });
    expect(keys.flat()).toContain('classicDone');
    expect(keys.flat()).not.toContain('pvDone');
  });

  test('one more request on demand is delivered like the others', () => {
    const frames = replay(paravirtualization, { params: initial(), seed: 1, choices: [0, 0, 1] });
    expect(frames[3]?.notes[0].key).toBe('extraRequest');
    expect(frames.at(-1)?.state.stacks.pv.delivered.length).toBe(9);
  });

  test('no more requests are offered than the picture has room for', () => {
    const frames = replay(paravirtualization, {
      params: { ...initial(), requests: 10 },
      seed: 1,
      choices: [1, 1, 1, 1],
    });
    expect(frames.at(-1)?.state.issued).toBe(MOST_REQUESTS);
  });

  test('ringing early is offered only where there is something to ring for', () => {
    const frames = replay(paravirtualization, { params: initial(), seed: 1, choices: [] });
    const offered = frames.map(({ state }) => paravirtualization.choices(state).map(({ type }) => type));
    expect(offered[0]).not.toContain('ringDoorbell');
    expect(offered[3]).toContain('ringDoorbell');
    expect(notesOf({}, [0, 0, 0, 2])[4]?.[0]).toBe('rangEarly');
  });
});

const general = fc.record({
  device: fc.constantFrom('network', 'disk'),
  guest: fc.constantFrom('open', 'closed'),
  sends: fc.array(fc.record({ at: fc.nat(60), count: fc.integer({ min: 1, max: 6 }) }), {
    minLength: 1,
    maxLength: 12,
  }),
  batch: fc.integer({ min: 1, max: 20 }),
  ringSize: fc.integer({ min: 1, max: 20 }),
  flushAfter: fc.option(fc.integer({ min: 1, max: 10 })),
  kicks: fc.array(fc.nat(100), { maxLength: 8 }),
});
const choices = fc.array(fc.nat(2), { maxLength: 60 });

describe('on random streams', () => {
  test('every invariant holds in every state, and every run ends', () => {
    fc.assert(
      fc.property(general, choices, (given, taken) => {
        const states = statesOf(given, taken);
        for (const [name, holds] of Object.entries(paravirtualization.invariants)) {
          expect(states.every(holds), name).toBe(true);
        }
        expect(states.length).toBeLessThan(MAX_FRAMES);
        expect(isFinished(states.at(-1) ?? states[0])).toBe(true);
      }),
    );
  });

  test('emulated: 4 n exits; paravirtual: 2 ⌈n/b⌉ where the driver rings for full batches only', () => {
    fc.assert(
      fc.property(general, (given) => {
        const { sent, paths } = run({ ...given, flushAfter: null, kicks: [] });
        expect(paths.emulated.exits).toBe(4 * sent);
        expect(paths.pv.exits).toBe(2 * Math.ceil(sent / Math.min(given.batch, given.ringSize)));
      }),
    );
  });

  test('batching never changes what the device gets, only when', () => {
    fc.assert(
      fc.property(general, fc.integer({ min: 1, max: 20 }), (given, batch) => {
        const [one, other] = [run(given).paths, run({ ...given, batch }).paths];
        expect(other.pv.order).toEqual(one.pv.order);
        expect(other.emulated).toEqual(one.emulated);
      }),
    );
  });

  test('no request is lost or doubled on its way', () => {
    fc.assert(
      fc.property(general, (given) => {
        for (const { stacks, issued } of statesOf(given)) {
          const ids = Array.from({ length: issued }, (_, i) => i + 1);
          for (const path of PATHS.filter((one) => stacks[one].available)) {
            expect(stacks[path].requests.map(({ id }) => id)).toEqual(ids);
          }
        }
      }),
    );
  });

  test('the exits of all ticks add up to the exits of the run', () => {
    fc.assert(
      fc.property(general, choices, (given, taken) => {
        const states = statesOf(given, taken);
        const last = states.at(-1) ?? states[0];
        for (const path of PATHS) {
          const sum = states.reduce((exits, { stacks }) => exits + exitsNow(stacks[path]), 0);
          expect(sum).toBe(exitsOf(last.stacks[path].counters));
        }
      }),
    );
  });

  test('a doorbell takes exactly what lay in the ring', () => {
    fc.assert(
      fc.property(general, (given) => {
        const states = statesOf(given);
        states.slice(1).forEach(({ stacks: { pv } }, i) => {
          if (pv.now.rang === null) return;
          expect(pendingIn(pv)).toEqual([]);
          const before = states[i]?.stacks.pv;
          expect(before && exitsOf(pv.counters) > exitsOf(before.counters)).toBe(true);
        });
      }),
    );
  });
});

test.each(Object.entries({ lecture: {}, ...paravirtualization.presets }))(
  '%s: no step says more than 200 characters',
  (_, start) => {
    const params = { ...initial(), ...start };
    const captions = captionsOf('paravirtualization');
    const told = replay(paravirtualization, { params, seed: 1, choices: [] });
    expect(told.map(({ notes }) => sentence(notes, captions)).filter((text) => text.length > 200)).toEqual([]);
  },
);
