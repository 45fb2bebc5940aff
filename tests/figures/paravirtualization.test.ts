import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentence } from '../../src/player/captions.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { MAX_FRAMES, replay, replayInput } from '../../src/sim/kernel/run.ts';
import { MOST_REQUESTS } from '../../src/sim/models/paravirtualization/model.ts';
import { layersOf, PATHS } from '../../src/sim/models/paravirtualization/routes.ts';
import {
  report,
  studiedParavirtualization as paravirtualization,
} from '../../src/sim/models/paravirtualization/study.ts';
import {
  exitsIn,
  exitsOf,
  inModel,
  inRing,
  jobOf,
  pendingIn,
  type Stack,
} from '../../src/sim/models/paravirtualization/stack.ts';
import { exitsEach, isFinished, type ParavirtualizationState } from '../../src/sim/models/paravirtualization/state.ts';
import { captionsOf } from '../support/captions.ts';

type Given = Readonly<Record<string, unknown>>;

function statesOf(given: Given, choices: readonly number[] = []) {
  const frames = replayInput(paravirtualization, paravirtualization.input.read(given, ''), 1, choices);
  return frames.map(({ state }) => state) as [ParavirtualizationState, ...ParavirtualizationState[]];
}

function run(given: Given) {
  return report(statesOf(given));
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

  test('G4: e1000 passes seven layers, vmxnet3 six without register emulation', () => {
    const shared = ['vSwitch', 'physicalNicDriver', 'nic'];
    const emulated = ['application', 'guestDriver', 'virtualNicRegisters', 'deviceModel'];
    expect(layersOf('emulated', 'network')).toEqual([...emulated, ...shared]);
    expect(layersOf('pv', 'network')).toEqual(['application', 'pvDriver', 'sharedRing', ...shared]);
    expect(layersOf('pvKernel', 'network')).toEqual(['application', 'pvKernel', 'hypercallInterface', ...shared]);
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
    expect(disk.pv.layers.slice(3)).toEqual(['storageStack', 'physicalHbaDriver', 'hba']);
    expect(disk.emulated.layers[2]).toBe('virtualHbaRegisters');
    for (const path of PATHS) expect(disk[path].exits).toBe(network[path].exits);
  });

  test('a closed guest cannot take the path of the rewritten kernel, its drivers batch all the same', () => {
    const { paths } = run({ guest: 'closed' });
    expect(paths.pvKernel).toMatchObject({ available: false, delivered: 0, exits: 0, doneAt: null });
    expect(paths.pv).toMatchObject({ available: true, exits: 2, delivered: 8 });
  });

  const slow = [0, 6, 12].map((at) => ({ at, count: 1 }));
  test.each<[string, Given, object]>([
    ['with batches of one the ring saves half of the exits', { batch: 1 }, { exits: 16 }],
    ['a small ring rings whenever it is full', { ringSize: 3 }, { batches: 3, ringOccupancyMax: 3, delivered: 8 }],
    [
      'a slow stream never fills a batch',
      { sends: slow, flushAfter: 3 },
      { batches: 3, exits: 6, ringOccupancyMax: 1 },
    ],
    ['without a timer the ring waits for the end', { sends: slow }, { batches: 1, exits: 2, ringOccupancyMax: 3 }],
    ['ringing early costs another batch', { kicks: [5] }, { batches: 2, exits: 4 }],
  ])('%s', (_, given, pv) => {
    expect(run(given).paths.pv).toMatchObject(pv);
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

  test('more than 120 requests are refused by name and place', () => {
    const sends = [
      { at: 0, count: 100 },
      { at: 1, count: 21 },
    ];
    expect(() => run({ sends })).toThrow('sends: found 121 requests, allowed: at most 120');
  });
});

describe('what the drawing is told', () => {
  const states = statesOf({ sends: [{ at: 0, count: 2 }], batch: 2 });
  const each = <T>(path: 'emulated' | 'pv' | 'pvKernel', of: (stack: Stack) => T) =>
    states.map(({ stacks }) => of(stacks[path]));

  test('the one job of a guest in each tick', () => {
    const jobs = (path: 'emulated' | 'pv') =>
      each(path, jobOf).map((job) => (job.kind === 'interrupt' ? job.ids.join() : 'id' in job ? -job.id : job.kind));
    expect(jobs('emulated')).toEqual(['idle', -1, -2, 'idle', 'idle', 'idle', 'idle', '1', '2']);
    expect(jobs('pv')).toEqual(['idle', -1, -2, 'idle', 'idle', 'idle', 'idle', '1,2', 'idle']);
    expect(jobOf(statesOf({ guest: 'closed' })[0].stacks.pvKernel)).toEqual({ kind: 'impossible' });
  });

  test('every exit by the request that it was for', () => {
    const exits = (path: 'emulated' | 'pv' | 'pvKernel') =>
      each(path, (stack) =>
        exitsIn(stack)
          .map(({ id, job, fresh }) => `${id}${job === 'handOver' ? '↓' : '↑'}${fresh ? '!' : ''}`)
          .join(' '),
      );
    expect(exits('emulated')).toEqual([
      ...['', '1↓! 1↓!', '1↓ 1↓ 2↓! 2↓!', ...Array<string>(4).fill('1↓ 1↓ 2↓ 2↓')],
      ...['1↓ 1↓ 1↑! 1↑! 2↓ 2↓', '1↓ 1↓ 1↑ 1↑ 2↓ 2↓ 2↑! 2↑!'],
    ]);
    // Once for both packets, and counted for the second.
    expect(exits('pv')).toEqual(['', '', '', '2↓!', '2↓', '2↓', '2↓', '2↓ 2↑!', '2↓ 2↑']);
    expect(exits('pvKernel')).toEqual(exits('pv'));
  });

  test('what is in the ring and in the model', () => {
    expect(each('pv', inRing)).toEqual([0, 0, 1, 2, 0, 0, 0, 0, 0]);
    expect(each('emulated', inModel)).toEqual([null, null, null, 1, 2, null, null, null, null]);
    expect(each('pv', inModel).every((id) => id === null)).toBe(true);
  });

  test('a path has its price once nothing more can come', () => {
    expect(states.map((state) => exitsEach(state, 'pv'))).toEqual([...Array<null>(7).fill(null), 1, 1]);
    const slow = statesOf({ sends: [0, 20].map((at) => ({ at, count: 1 })), batch: 1 });
    expect(slow.findIndex((state) => exitsEach(state, 'pv') !== null)).toBeGreaterThan(20);
    expect(run({ sends: [{ at: 0, count: 2 }], batch: 2 })).toMatchObject({
      paths: { emulated: { doneAt: 8, interruptAccesses: 4, requestAccesses: 4 }, pv: { doneAt: 7, order: [1, 2] } },
    });
  });
});

describe('what is told', () => {
  const framesOf = (params: object, choices: readonly number[] = []) =>
    replay(paravirtualization, { params: { ...initial(), ...params }, seed: 1, choices });
  const keys = (...run: Parameters<typeof framesOf>) =>
    framesOf(...run).map(({ notes }) => notes.map(({ key }) => key));

  test('the lecture: first times, doorbell, interrupts, the end', () => {
    expect(keys({}).map((told) => told.join('+'))).toEqual([
      ...['start', 'firstAccess', 'firstEntry', 'firstModel', 'access', 'access', 'access', 'firstInterrupt'],
      ...['interrupt', 'rangFull+hypercall', 'interrupt', 'interrupt', 'interrupt', 'batchInterrupt+pvDone', 'access'],
      ...['underWay', 'underWay', 'underWay', 'underWay', 'interrupt', 'done+networkAdvice'],
    ]);
  });

  test('other runs: no batches, a lonely packet, a closed kernel, a disk', () => {
    const batchOfOne = keys({ batch: '1' }).flat();
    expect(batchOfOne.filter((key) => key === 'rangSingle').length).toBe(8);
    expect(batchOfOne).not.toContain('rangFull');
    expect(keys({ requests: 1 }).flat()).toContain('classicDone');
    expect(keys({ requests: 1 }).flat()).not.toContain('pvDone');
    expect(keys({ guest: 'closed' })[0]).toEqual(['start', 'closedKernel']);
    expect(keys({ guest: 'closed' }).flat()).not.toContain('hypercall');
    expect(keys({ device: 'disk' }).at(-1)).toEqual(['done', 'diskAdvice']);
  });

  test.each<[string, object, object, number[]?]>([
    ['start', {}, { n: 8, units: 'network', classic: 'e1000', driver: 'vmxnet3' }],
    ['start', { requests: 1, device: 'disk' }, { n: 1, units: 'order', classic: 'lsiLogic', driver: 'pvscsi' }],
    ['rangFull', { device: 'disk' }, { driver: 'pvscsi', n: 8, units: 'disk' }],
    ['rangSingle', { batch: '1' }, { driver: 'vmxnet3', unit: 'packet', id: 1 }],
    ['rangTimer', { requests: 2 }, { driver: 'vmxnet3', n: 2, units: 'network' }],
    ['rangTimer', { requests: 1 }, { driver: 'vmxnet3', n: 1, units: 'packet' }],
    ['rangEnd', { requests: 2, timer: 0 }, { driver: 'vmxnet3', n: 2, units: 'network' }],
    ['rangEnd', { requests: 1, timer: 0 }, { driver: 'vmxnet3', n: 1, units: 'packet' }],
    ['rangEarly', {}, { driver: 'vmxnet3', n: 3, units: 'network' }, [0, 0, 0, 2]],
    ['rangEarly', {}, { driver: 'vmxnet3', n: 1, units: 'packet' }, [0, 2]],
    ['batchInterrupt', {}, { n: 8, units: 'network', exits: 2 }],
    ['singleInterrupt', { batch: '1' }, { unit: 'packet', id: 1, exits: 6 }],
    ['firstAccess', {}, { adapter: 'e1000', unit: 'packet', id: 1 }],
    ['access', {}, { unit: 'packet', id: 4, classic: 8, pv: 0, ring: 3 }],
    ['underWay', {}, { unit: 'packet', id: 7, place: 'deviceModel', classic: 28, pv: 2 }],
    ['extraRequest', {}, { unit: 'packet', id: 4 }, [0, 1]],
    ['idle', { spacing: 6 }, { classic: 32, pv: 15 }],
    ['classicDone', { requests: 1 }, { exits: 4 }],
    ['done', { requests: 1 }, { n: 1, units: 'packet', classic: 4, pv: 2 }],
  ])('%s', (key, params, values, choices) => {
    const told = framesOf(params, choices).flatMap(({ notes }) => notes);
    expect(told.find((note) => note.key === key)).toMatchObject({ values });
  });

  test('one more request is delivered like the others, as long as the picture has room', () => {
    expect(framesOf({}, [0, 0, 1]).at(-1)?.state.stacks.pv.delivered.length).toBe(9);
    expect(framesOf({ requests: 10 }, [1, 1, 1, 1]).at(-1)?.state.issued).toBe(MOST_REQUESTS);
  });

  test('ringing early is offered only where there is something to ring for', () => {
    const offered = framesOf({}).map(({ state }) => paravirtualization.choices(state).map(({ type }) => type));
    expect(offered[0]).toEqual(['tick', 'issueRequest']);
    expect(offered[3]).toEqual(['tick', 'issueRequest', 'ringDoorbell']);
    expect(offered[8]).not.toContain('ringDoorbell');
    expect(offered.at(-1)).toEqual([]);
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

  test('no request is lost or doubled, the exits of all ticks add up, a doorbell empties the ring', () => {
    fc.assert(
      fc.property(general, choices, (given, taken) => {
        const sums = { emulated: 0, pv: 0, pvKernel: 0 };
        for (const { stacks, issued } of statesOf(given, taken)) {
          const ids = Array.from({ length: issued }, (_, i) => i + 1);
          for (const path of PATHS.filter((one) => stacks[one].available)) {
            const exits = exitsIn(stacks[path]);
            sums[path] += exits.filter(({ fresh }) => fresh).length;
            expect([sums[path], exits.length]).toEqual([exitsOf(stacks[path].counters), sums[path]]);
            expect(stacks[path].requests.map(({ id }) => id)).toEqual(ids);
          }
          if (stacks.pv.now.rang !== null) expect(pendingIn(stacks.pv)).toEqual([]);
        }
      }),
    );
  });
});

test.each(Object.entries({ lecture: {}, ...paravirtualization.presets }))(
  '%s: no step says more than 170 characters',
  (_, start) => {
    const params = { ...initial(), ...start };
    const captions = captionsOf('paravirtualization');
    const told = replay(paravirtualization, { params, seed: 1, choices: [] });
    expect(told.map(({ notes }) => sentence(notes, captions)).filter((text) => text.length > 170)).toEqual([]);
  },
);
