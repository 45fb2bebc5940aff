import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lectureSteps } from '../../src/lib/figure-page.ts';
import { balance, loadOf, overloaded, running, spreadOf, type Vm } from '../../src/sim/models/infrastructure/rules.ts';
import { comingHost, drsOf, haOf, isPast } from '../../src/sim/models/infrastructure/state.ts';
import { studiedInfrastructure as infrastructure } from '../../src/sim/models/infrastructure/study.ts';
import { anyChoices, anyInput, framesOf, run, statesOf } from '../support/infrastructure.ts';
import { figureOf } from '../support/laws.ts';

/** The place of every VM in the end: `1` runs on Host 1, `-1` is down there. */
const places = ({ vms }: ReturnType<typeof run>) => vms.map(({ host, is }) => (is === 'runs' ? host : -host));
const told = (params: object, choices: readonly number[] = []) =>
  framesOf(params, choices).map(({ notes }) => notes.map(({ key }) => key).join('+'));
const at = (phase: string, given: object = {}) => statesOf({ ...given }).find((state) => state.phase === phase)!;

describe('rules', () => {
  test('no VM before there is a hypervisor', () => {
    const [servers, hypervisors, vms] = statesOf();
    expect(servers.hosts.map(({ hypervisor }) => hypervisor)).toEqual([false, false, false]);
    expect(running(servers.hosts)).toEqual([]);
    expect(servers.vms.map(({ is }) => is)).toEqual(Array(4).fill('planned'));
    expect(hypervisors!.vms.map(({ is }) => is)).toEqual(Array(4).fill('planned'));
    expect(running(hypervisors!.hosts)).toHaveLength(3);
    expect(vms!.vms.map(({ is }) => is)).toEqual(Array(4).fill('runs'));
  });

  test('every infrastructure gets its manager', () => {
    for (const ha of [true, false]) {
      expect(at('vms', { ha }).manager).toBe('absent');
      expect(at('managed', { ha }).manager).toBe('up');
    }
  });

  test('VMs run without vCenter Server', () => {
    const states = statesOf({ managerFails: true });
    const lost = states.findIndex(({ manager }) => manager === 'failed');
    expect(states[lost]!.phase).toBe('managed');
    expect(states[lost]!.vms).toEqual(states[lost - 1]!.vms);
    expect(states[lost]!.vms.every(({ is }) => is === 'runs')).toBe(true);
    expect(states.find(({ phase }) => phase === 'recovered')!.manager).toBe('failed');
    expect(states.find(({ phase }) => phase === 'returned')!.manager).toBe('up');
  });

  test("three VMs' work is too much for a host", () => {
    expect(overloaded(at('managed').hosts, at('managed').vms)).toEqual([]);
    const { hosts, vms } = at('risen');
    expect(vms.map(({ work }) => work)).toEqual([2, 1, 1, 1]);
    expect([1, 2, 3].map((host) => loadOf(host, vms))).toEqual([3, 1, 1]);
    expect(overloaded(hosts, vms)).toEqual([1]);
    expect(overloaded(at('balanced').hosts, at('balanced').vms)).toEqual([]);
  });

  test('DRS moves what evens the load best', () => {
    const { vms } = at('balanced');
    expect(vms[1]).toMatchObject({ id: 2, on: { host: 2, slot: 1 }, moved: { by: 'drs', from: { host: 1, slot: 1 } } });
    expect([1, 2, 3].map((host) => loadOf(host, vms))).toEqual([2, 2, 1]);
    // Not the busy VM: that would only move the trouble.
    expect(vms[0]!.on.host).toBe(1);
    // Two small ones would not do what a large one does: 4 + 1 + 1 beside nothing.
    const large = statesOf({ hosts: 2, vms: [1, 1, 1], rises: { vm: 1, work: 4 } });
    expect(large.find(({ phase }) => phase === 'balanced')!.vms.map(({ on }) => on.host)).toEqual([2, 1, 1]);
  });

  test('of equal moves the lower number', () => {
    const { hosts } = at('vms');
    const vm = (id: number, host: number, slot: number): Vm => {
      return { id, work: 1, on: { host, slot }, is: 'runs', moved: null };
    };
    const moved = balance(hosts, [vm(1, 3, 0), vm(2, 3, 1)]);
    expect(moved.map(({ on }) => on.host)).toEqual([1, 3]);
  });

  test('no DRS without vCenter Server', () => {
    const silent = run({ managerFails: true });
    expect(silent.moves.filter(({ by, phase }) => by === 'drs' && phase === 'balanced')).toEqual([]);
    expect(run().moves).toContainEqual({ phase: 'balanced', vm: 2, by: 'drs', from: 1, to: 2 });
    expect(drsOf(at('balanced', { managerFails: true }))).toBe('down');
    expect(drsOf(at('balanced'))).toBe('on');
    expect(drsOf(at('risen'))).toBe('hidden');
    expect([drsOf(at('vms', { drs: false })), drsOf(at('managed', { drs: false }))]).toEqual(['hidden', 'off']);
  });

  test('moved by DRS, a VM never stops', () => {
    const { downFor, moves } = run();
    expect(downFor).toEqual([1, 0, 0, 0]);
    expect(moves.filter(({ by }) => by === 'drs').map(({ vm }) => vm)).toEqual([2, 1]);
    // What it has to do goes along.
    const busy = statesOf({ hosts: 2, vms: [1, 1, 1], rises: { vm: 1, work: 4 } });
    expect(busy.find(({ phase }) => phase === 'balanced')!.vms[0]).toMatchObject({ work: 4, on: { host: 2 } });
  });

  test('a host takes its VMs along', () => {
    const { vms, hosts } = at('failed');
    expect(hosts.map(({ failed }) => failed)).toEqual([true, false, false]);
    expect(vms.map(({ is }) => is)).toEqual(['down', 'runs', 'runs', 'runs']);
    expect(running(hosts).map(({ id }) => id)).toEqual([2, 3]);
    expect(loadOf(1, vms)).toBe(0);
  });

  test('HA starts anew what was down', () => {
    const { vms } = at('recovered');
    expect(vms[0]).toMatchObject({
      is: 'runs',
      on: { host: 3, slot: 1 },
      moved: { by: 'ha', from: { host: 1, slot: 0 } },
    });
    expect([haOf(at('balanced')), haOf(at('failed')), haOf(at('recovered'))]).toEqual(['hidden', 'hidden', 'on']);
    expect([haOf(at('vms', { ha: false })), haOf(at('managed', { ha: false }))]).toEqual(['hidden', 'off']);
  });

  test('HA takes the host with the least to do', () => {
    expect(run().moves).toContainEqual({ phase: 'recovered', vm: 1, by: 'ha', from: 1, to: 3 });
    // One after the other: the second sees what the first has taken.
    const two = run({ drs: false }).moves.filter(({ by }) => by === 'ha');
    expect(two.map(({ vm, to }) => [vm, to])).toEqual([
      [1, 2],
      [2, 3],
    ]);
  });

  test('a VM that starts anew is as busy as any', () => {
    expect(at('failed').vms[0]!.work).toBe(2);
    expect(at('recovered').vms[0]!.work).toBe(1);
  });

  test('without HA a VM stays down', () => {
    const { vms, moves, downFor } = run({ ha: false });
    expect(vms[0]).toEqual({ id: 1, host: 1, is: 'down' });
    expect(moves.filter(({ by }) => by === 'ha')).toEqual([]);
    expect(downFor).toEqual([5, 0, 0, 0]);
    // Another one takes the room that is left on its host, and not its place.
    expect(places(run({ ha: false }))).toEqual([-1, 1, 2, 3]);
    expect(statesOf({ ha: false }).at(-1)!.vms[1]!.on).toEqual({ host: 1, slot: 1 });
  });

  test('HA needs no vCenter Server', () => {
    const { moves, vms } = run({ managerFails: true });
    expect(moves.filter(({ by }) => by === 'ha').map(({ vm, to }) => [vm, to])).toEqual([
      [1, 2],
      [2, 3],
    ]);
    expect(vms.every(({ is }) => is === 'runs')).toBe(true);
  });
});

describe('the lecture', () => {
  test('ends as it is drawn on the map: every VM on the host that its number tells', () => {
    expect(places(run())).toEqual([1, 2, 2, 3]);
    expect(run().loads).toEqual([1, 2, 1]);
    expect(run().overloaded).toEqual([]);
  });

  test('says one event in at most 110 characters at every stop', () => {
    const steps = lectureSteps(figureOf('infrastructure'));
    expect(steps.map(({ id }) => id)).toEqual([
      ...['drei-server', 'hypervisor', 'vms', 'vcenter-server', 'drs-verschiebt', 'host-faellt-aus', 'ha-startet-neu'],
      ...['drs-fuellt', 'karte'],
    ]);
    for (const { sentence } of steps) expect(sentence.length, sentence).toBeLessThanOrEqual(110);
  });

  test('its words count what there is', () => {
    const [{ state }] = framesOf();
    expect([state.vms.length, state.hosts.length]).toEqual([4, 3]);
    expect(lectureSteps(figureOf('infrastructure'))[0]!.sentence).toMatch(/^Vier Betriebssysteme, drei Server\./);
  });
});

describe('what is told', () => {
  const built = ['start', 'installed', 'created', 'connected'];
  test.each<[string, object, readonly string[]]>([
    ['lecture', {}, ['demandRises', 'drsMoves', 'hostFails', 'haRestarts', 'returned', 'drsFills', 'map']],
    [
      'without HA',
      { ha: 'off' },
      ['demandRises', 'drsMoves', 'hostFails', 'haOff', 'returned+stillDown', 'drsFills', 'map'],
    ],
    [
      'without DRS',
      { drs: 'off' },
      ['demandRises', 'drsOff', 'hostFails', 'haRestarts+haRestartsToo', 'returned', 'unevenStays', 'map'],
    ],
    [
      'without vCenter Server',
      { manager: 'fails' },
      [
        ...['managerFails', 'demandRises', 'drsDown', 'hostFails', 'haRestartsAlone+haRestartsToo'],
        ...['returned+managerReturns', 'drsFills', 'map'],
      ],
    ],
    [
      'another host',
      { fails: '2' },
      ['demandRises', 'drsMoves', 'hostFails', 'haRestarts+haRestartsToo', 'returned', 'drsMoves', 'map'],
    ],
  ])('%s', (_, params, keys) => expect(told(params)).toEqual([...built, ...keys]));

  test('notes name who, from where and where to, and point at it', () => {
    const notes = framesOf({ fails: '2', manager: 'fails' }).flatMap((frame) => frame.notes);
    const note = (key: string) => notes.find((one) => one.key === key);
    expect(note('created')).toEqual({ key: 'created', focus: ['vm-1'] });
    expect(note('connected')?.focus).toEqual(['manager']);
    expect(note('managerFails')?.focus).toEqual(['manager']);
    expect(note('demandRises')).toEqual({ key: 'demandRises', values: { vm: 'vm-1' }, focus: ['vm-1'] });
    expect(note('drsDown')).toEqual({ key: 'drsDown', values: { host: 1 }, focus: ['drs'] });
    expect(note('hostFails')).toEqual({ key: 'hostFails', values: { host: 2, vms: ['vm-3'] }, focus: ['host-2'] });
    expect(note('haRestartsAlone')).toMatchObject({ values: { vm: 'vm-3', to: 3 }, focus: ['vm-3'] });
    expect(note('returned')).toEqual({ key: 'returned', values: { host: 2 }, focus: ['host-2'] });
    expect(note('managerReturns')?.focus).toEqual(['manager']);
    const lecture = framesOf().flatMap((frame) => frame.notes);
    const moves = lecture.find(({ key }) => key === 'drsMoves');
    expect(moves).toEqual({ key: 'drsMoves', values: { vm: 'vm-2', from: 1, to: 2 }, focus: ['vm-2'] });
    const fills = lecture.find(({ key }) => key === 'drsFills');
    expect(fills).toEqual({ key: 'drsFills', values: { vm: 'vm-1', to: 1 }, focus: ['vm-1'] });
    const off = framesOf({ ha: 'off' }).flatMap((frame) => frame.notes);
    expect(off.find(({ key }) => key === 'haOff')).toMatchObject({ values: { vms: ['vm-1'] }, focus: ['vm-1'] });
    expect(off.find(({ key }) => key === 'stillDown')).toMatchObject({ values: { vms: ['vm-1'] }, focus: ['vm-1'] });
    const idle = framesOf({ drs: 'off' }).flatMap((frame) => frame.notes);
    expect(idle.find(({ key }) => key === 'unevenStays')?.focus).toEqual(['drs']);
  });

  const keysOf = (given: object) => {
    const read = infrastructure.input.read(given, '');
    let state = infrastructure.init(read, 1).state;
    const keys: string[] = [];
    for (let [event] = infrastructure.choices(state); event; [event] = infrastructure.choices(state)) {
      const step = infrastructure.step(state, event);
      keys.push(...step.notes.map(({ key }) => key));
      state = step.state;
    }
    return keys;
  };

  test('a host without VM, and services that have nothing to do', () => {
    const keys = keysOf({ hosts: 2, vms: [1], rises: { vm: 1, work: 1 }, fails: 2 });
    expect(keys).toContain('hostFailsEmpty');
    expect(keys).toContain('haContent');
    expect(keys).toContain('drsContent');
  });
});

describe('one more host', () => {
  test('joins once there is a vCenter Server, as a host without VM', () => {
    const states = statesOf({ joins: true });
    const joined = states.findIndex(({ phase }) => phase === 'joined');
    expect(states[joined - 1]!.phase).toBe('managed');
    expect(states[joined]!.hosts).toEqual([...states[joined - 1]!.hosts, { id: 4, hypervisor: true, failed: false }]);
    expect(states[joined]!.vms).toEqual(states[joined - 1]!.vms);
    const { notes } = framesOf({ joins: 'yes' })[joined]!;
    expect(notes).toEqual([{ key: 'hostJoins', values: { host: 4 }, focus: ['host-4'] }]);
    expect(states.map(comingHost)).toEqual(states.map((_, i) => (i < joined ? 4 : null)));
    expect(statesOf().map(comingHost)).toEqual(statesOf().map(() => null));
    expect(statesOf().every(({ hosts }) => hosts.length === 3)).toBe(true);
    expect(statesOf({ joins: true, managerFails: true }).every(({ hosts }) => hosts.length === 3)).toBe(true);
  });

  test('DRS uses it at once, and a failure hits one VM less', () => {
    expect(run({ joins: true })).toEqual({
      vms: [4, 1, 2, 3].map((host, i) => ({ id: i + 1, host, is: 'runs' })),
      loads: [1, 1, 1, 2],
      overloaded: [],
      moves: [
        { phase: 'balanced', vm: 1, by: 'drs', from: 1, to: 4 },
        { phase: 'recovered', vm: 2, by: 'ha', from: 1, to: 2 },
        { phase: 'filled', vm: 2, by: 'drs', from: 2, to: 1 },
      ],
      downFor: [0, 1, 0, 0],
    });
  });

  test('without DRS it stays empty until HA needs it', () => {
    expect(run({ joins: true, drs: false }).moves[0]).toMatchObject({ vm: 1, by: 'ha', from: 1, to: 4 });
    expect(run({ joins: true, drs: false, ha: false }).loads[3]).toBe(0);
  });
});

describe('what may happen instead', () => {
  const offered = (params: object, choices: readonly number[] = []) =>
    framesOf(params, choices).map(({ state }) =>
      infrastructure.choices(state).map((event) => JSON.stringify(Object.values(event))),
    );

  test('before the load rises and before a host fails', () => {
    const found = offered({});
    expect(found[3]).toEqual(['["demandRises"]', '["managerFails"]', '["switchOffDrs"]']);
    expect(found[5]).toEqual([
      ...['["hostFails",1]', '["hostFails",2]', '["hostFails",3]', '["managerFails"]', '["switchOffHa"]'],
    ]);
    expect(found.map(({ length }) => length)).toEqual([1, 1, 1, 3, 1, 5, 1, 1, 1, 1, 0]);
  });

  test('nothing is offered twice, nor what is off already', () => {
    expect(offered({ manager: 'fails' })[3]).toEqual(['["managerFails"]', '["demandRises"]']);
    expect(offered({ manager: 'fails' })[4]).toEqual(['["demandRises"]', '["switchOffDrs"]']);
    expect(offered({ drs: 'off' })[3]).toEqual(['["demandRises"]', '["managerFails"]']);
    expect(offered({ ha: 'off' })[5]).not.toContain('["switchOffHa"]');
    const joins = offered({ joins: 'yes' });
    expect(joins[3]).toEqual(['["addHost"]', '["managerFails"]', '["switchOffDrs"]']);
    expect(joins[4]).toEqual(['["demandRises"]', '["managerFails"]', '["switchOffDrs"]']);
    expect(joins[6]!.slice(0, 4)).toEqual([1, 2, 3, 4].map((host) => `["hostFails",${host}]`));
    expect(offered({ joins: 'yes', manager: 'fails' }).flat()).not.toContain('["addHost"]');
    expect(framesOf({ joins: 'yes' }, [0, 0, 0, 1]).map(({ state }) => state.hosts.length)).not.toContain(4);
    expect(offered({ fails: '2' })[5]!.slice(0, 3)).toEqual(['["hostFails",2]', '["hostFails",1]', '["hostFails",3]']);
  });

  test.each<[string, readonly number[], string, readonly number[]]>([
    ['the vCenter Server fails: nothing moves', [0, 0, 0, 1], 'managerFails', [1, 2, 3, 1]],
    ['without DRS', [0, 0, 0, 2], 'drsSwitchedOff', [2, 3, 2, 3]],
    ['another host fails', [0, 0, 0, 0, 0, 1], 'hostFails', [2, 3, 1, 3]],
    ['the vCenter Server fails first', [0, 0, 0, 0, 0, 3], 'managerFails', [1, 2, 2, 3]],
    ['without HA', [0, 0, 0, 0, 0, 4], 'haSwitchedOff', [-1, 1, 2, 3]],
  ])('%s', (_, choices, key, end) => {
    expect(told({}, choices)).toContain(key);
    const states = framesOf({}, choices).map(({ state }) => state);
    const last = states.at(-1)!;
    expect(last.phase).toBe('map');
    const found = last.vms.map(({ on, is }) => (is === 'runs' ? on.host : -on.host));
    if (key !== 'managerFails' || choices.length > 4) expect(found).toEqual(end);
    if (key.endsWith('Off'))
      expect(framesOf({}, choices).flatMap(({ notes }) => notes)).toContainEqual({
        key,
        focus: [key.startsWith('ha') ? 'ha' : 'drs'],
      });
  });
});

describe('on any infrastructure', () => {
  const property = (holds: (states: ReturnType<typeof statesOf>, given: { readonly ha: boolean }) => void) =>
    fc.assert(fc.property(anyInput, anyChoices, (given, choices) => holds(statesOf(given, choices), given)));

  test('every invariant holds, and every run ends with the map', () => {
    property((states) => {
      for (const [name, holds] of Object.entries(infrastructure.invariants)) {
        expect(states.every(holds), name).toBe(true);
      }
      expect(states.at(-1)!.phase).toBe('map');
      expect(states.length).toBeLessThanOrEqual(14);
    });
  });

  test('no VM is lost or doubled, and its slot is the lowest free one when it arrives', () => {
    property((states) => {
      for (const { vms } of states) {
        expect(vms.map(({ id }) => id)).toEqual(states[0].vms.map(({ id }) => id));
        for (const { on, moved } of vms) {
          if (moved === null) continue;
          const beside = vms.filter((other) => other.on.host === on.host).map((other) => other.on.slot);
          for (let slot = 0; slot < on.slot; slot += 1) expect(beside).toContain(slot);
        }
      }
    });
  });

  test('DRS moves at most one VM at a time and makes the load more even; no single move would make it more so', () => {
    property((states) => {
      states.forEach(({ vms, hosts }, i) => {
        const byDrs = vms.filter(({ moved }) => moved?.by === 'drs');
        expect(byDrs.length).toBeLessThanOrEqual(1);
        const [moved] = byDrs;
        if (moved === undefined) return;
        const before = states[i - 1]!;
        expect(moved.on.host).not.toBe(moved.moved!.from.host);
        expect(before.vms.find(({ id }) => id === moved.id)!.is).toBe('runs');
        const spread = spreadOf(hosts, vms);
        expect(spread).toBeLessThan(spreadOf(hosts, before.vms));
        for (const vm of before.vms.filter(({ is }) => is === 'runs')) {
          for (const { id } of running(hosts)) {
            const other = before.vms.map((one) => (one === vm ? { ...one, on: { ...one.on, host: id } } : one));
            expect(spreadOf(hosts, other)).toBeGreaterThanOrEqual(spread);
          }
        }
      });
    });
  });

  test('a VM is moved only by a service that works, and nothing stays marked as moved', () => {
    property((states) => {
      states.forEach((state, i) => {
        for (const { id, on, moved } of state.vms) {
          const before = states[i - 1]?.vms.find((vm) => vm.id === id)?.on ?? on;
          expect(moved === null ? on : moved.from).toEqual(before);
          if (moved?.by === 'ha') expect([state.ha, state.phase]).toEqual([true, 'recovered']);
          if (moved?.by === 'drs') expect([state.drs, state.manager]).toEqual([true, 'up']);
        }
      });
    });
  });

  test('HA or not, the world outside is the same', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const [one, other] = [true, false].map((ha) => statesOf({ ...given, ha }));
        expect(one!.map(({ phase, manager }) => [phase, manager])).toEqual(
          other!.map(({ phase, manager }) => [phase, manager]),
        );
        expect(one!.map(({ hosts }) => hosts)).toEqual(other!.map(({ hosts }) => hosts));
      }),
    );
  });

  test('phases come in their order', () => {
    property((states) => {
      states.forEach((state, i) => expect(isPast(state, states[Math.max(0, i - 1)]!.phase)).toBe(true));
    });
    expect(isPast({ phase: 'vms' }, 'managed')).toBe(false);
  });
});

test.each<[object, string]>([
  [{ hosts: 2, vms: [1, 3] }, 'vms[1]: found 3, allowed: 1…2'],
  [{ vms: [1], rises: { vm: 2 } }, 'rises.vm: found 2, allowed: 1…1'],
  [{ fails: 4 }, 'fails: found 4, allowed: 1…3'],
  [{ hosts: 9 }, 'hosts: found 9, allowed: whole number 2…8'],
  [{ vms: [] }, 'vms: found [], allowed: list of 1…12 × (whole number 1…8)'],
])('%j is refused with its place', (given, message) => {
  expect(() => infrastructure.input.read(given, '')).toThrow(message);
});

test('the comparison parts where HA would have had its turn', () => {
  const [one, other] = ['on', 'off'].map((ha) => framesOf({ ha }).map(({ state }) => state));
  const parted = one!.findIndex((state, i) => infrastructure.compare!.differs(state, other![i]!));
  expect(one![parted]!.phase).toBe('recovered');
  expect(infrastructure.compare!.param).toBe('ha');
});
