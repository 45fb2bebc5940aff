import { describe, expect, test } from 'vitest';
import { lectureSteps } from '../../src/lib/figure-page.ts';
import {
  evenOut,
  failHost,
  freeSlot,
  loadOf,
  restart,
  settled,
  takeOver,
  unevenHosts,
  type Cluster,
  type Vm,
} from '../../src/sim/models/vcenter-services/rules.ts';
import {
  EDITIONS,
  editionsWith,
  FEATURES,
  featureNames,
  hasService,
  managerServices,
  serviceNames,
  SERVICES,
  works,
} from '../../src/sim/models/vcenter-services/services.ts';
import { choices, down, shownUneven, type OutageState } from '../../src/sim/models/vcenter-services/state.ts';
import { studiedVcenterServices as model } from '../../src/sim/models/vcenter-services/study.ts';
import { figureOf } from '../support/laws.ts';
import { after, framesOf, outage, run } from '../support/vcenter-services.ts';

/** The place of every VM: `1` runs on Host 1, `-1` is down there. */
const places = ({ vms }: Pick<Cluster, 'vms'>) => vms.map(({ on, is }) => (is === 'runs' ? on.host : -on.host));
const told = (params: object = {}, choices: readonly number[] = []) =>
  framesOf(params, choices).map(({ notes }) => notes.map(({ key }) => key).join('+'));
const notesAt = (phase: OutageState['phase'], params: object = {}, choices: readonly number[] = []) =>
  framesOf(params, choices).find(({ state }) => (state as OutageState).phase === phase)!.notes;

/** A cluster of hosts with VMs that have one to do each, unless they say what. */
function cluster(hosts: number, vms: readonly (number | readonly [host: number, work: number])[]): Cluster {
  return {
    hosts: Array.from({ length: hosts }, (_, i) => ({ id: i + 1, failed: false })),
    vms: vms.reduce<readonly Vm[]>((before, one, i) => {
      const [host, work] = typeof one === 'number' ? [one, 1] : one;
      const on = { host, slot: freeSlot({ vms: before, copy: null }, host) };
      return [...before, { id: i + 1, work, on, is: 'runs', by: null, lastBy: null, from: null }];
    }, []),
    copy: null,
  };
}

describe('services', () => {
  test('nine central services, five distributed ones, three plug-ins', () => {
    const count = (kind: string) => serviceNames.filter((name) => SERVICES[name].kind === kind).length;
    expect(['central', 'distributed', 'plugin'].map(count)).toEqual([9, 5, 3]);
    expect(serviceNames.filter((name) => SERVICES[name].kind === 'distributed')).toEqual([
      ...['drs', 'vmotion', 'storageVmotion', 'ha', 'ft'],
    ]);
  });

  test('what sits in the vCenter Server stands without it, what sits on the hosts goes on', () => {
    for (const name of serviceNames) {
      expect(works(name, 'up'), name).toBe(true);
      expect(works(name, 'failed'), name).toBe(['ha', 'ft', 'guests', 'logOn', 'switching'].includes(name));
    }
  });

  test('the central services, the plug-ins and three of the distributed services sit in the vCenter Server', () => {
    const all = managerServices('enterprisePlus', true);
    expect(all).toHaveLength(9 + 3 + 3);
    expect(all).not.toContain('ha');
    expect(all).not.toContain('ft');
    expect(all).not.toContain('guests');
    expect(all, 'no list of the book has it').not.toContain('switchSetup');
    expect(managerServices('enterprisePlus', false)).toEqual([
      ...['drs', 'vmotion', 'alarms', 'statistics', 'tasks', 'roles'],
    ]);
  });
});

describe('editions', () => {
  test('the lists of the book: seven functions for Essentials, nine more for Standard', () => {
    const list = (wanted: string) => featureNames.filter((name) => FEATURES[name].list === wanted);
    expect(list('bookEssentials')).toEqual([...['thin', 'agent', 'update', 'vmsafe', 'vstorage', 'ha', 'recovery']]);
    expect(list('bookStandard')).toEqual([
      ...['hotAdd', 'ft', 'vshield', 'vmotion', 'storageVmotion', 'drs'],
      ...['distributedSwitch', 'profiles', 'multipathing'],
    ]);
  });

  test('the first edition of the hosts with each function', () => {
    const from = (edition: string) => featureNames.filter((name) => FEATURES[name].from === edition);
    expect(from('standard')).toEqual(['thin', 'agent', 'update', 'vmsafe', 'vstorage', 'ha']);
    expect(from('advanced')).toEqual(['recovery', 'hotAdd', 'ft', 'vshield', 'vmotion']);
    expect(from('enterprise')).toEqual(['storageVmotion', 'drs']);
    expect(from('enterprisePlus')).toEqual(['distributedSwitch', 'profiles', 'multipathing']);
  });

  test('an edition has what the ones before it have', () => {
    for (const name of serviceNames) {
      const has = EDITIONS.map((edition) => hasService(name, edition));
      expect(has, name).toEqual(has.toSorted());
      expect(has.at(-1), name).toBe(true);
    }
    expect(EDITIONS.map((edition) => hasService('drs', edition))).toEqual([false, false, true, true]);
    expect(EDITIONS.map((edition) => hasService('ha', edition))).toEqual([true, true, true, true]);
    expect(EDITIONS.map((edition) => hasService('statistics', edition))).toEqual([true, true, true, true]);
    expect(['ha', 'ft', 'drs', 'profiles'].map((name) => editionsWith(name as 'ha'))).toEqual([4, 3, 2, 1]);
    expect(managerServices('standard', false)).toEqual(['alarms', 'statistics', 'tasks', 'roles']);
  });

  test('a switch across hosts is set up in the vCenter Server, and forwards without it; only Enterprise Plus has it', () => {
    expect([SERVICES.switchSetup.site, SERVICES.switching.site]).toEqual(['manager', 'hosts']);
    for (const name of ['switchSetup', 'switching'] as const)
      expect(
        EDITIONS.map((edition) => hasService(name, edition)),
        name,
      ).toEqual([false, false, false, true]);
  });

  test('what a function came with is an edition of the hosts, first asked, then told', () => {
    const frames = framesOf({ view: 'editions', feature: 'ft' });
    expect(frames.map(({ state }) => state)).toEqual([
      { view: 'editions', feature: 'ft', answered: false },
      { view: 'editions', feature: 'ft', answered: true },
    ]);
    expect(frames.map(({ notes }) => notes)).toEqual([
      [{ key: 'bookLists', values: { feature: 'ft' } }],
      [{ key: 'editionOf', values: { feature: 'ft', list: 'bookStandard', edition: 'advanced' }, focus: ['ft'] }],
    ]);
  });
});

describe('rules of the cluster', () => {
  test('a host takes its VMs and copies along', () => {
    const before: Cluster = { ...cluster(3, [1, 2, 2]), copy: { of: 1, on: { host: 2, slot: 2 } } };
    const failed = failHost(before, 2);
    expect(places(failed)).toEqual([1, -2, -2]);
    expect(failed.hosts.map((host) => host.failed)).toEqual([false, true, false]);
    expect(failed.copy).toBeNull();
    expect(failHost(before, 1).copy).toBe(before.copy);
  });

  test('FT goes on with all the VM was busy with, in the place of its copy', () => {
    const before: Cluster = { ...cluster(2, [[1, 3], 2]), copy: { of: 1, on: { host: 2, slot: 1 } } };
    expect(takeOver(before), 'nobody is down').toBe(before);
    const taken = takeOver(failHost(before, 1));
    expect(taken.vms[0]).toEqual({
      ...{ id: 1, work: 3, on: { host: 2, slot: 1 }, is: 'runs', by: 'ft', lastBy: 'ft', from: { host: 1, slot: 0 } },
    });
    expect(taken.vms[1]).toBe(before.vms[1]);
    expect(taken.copy).toBeNull();
    const other = failHost({ ...before, copy: { of: 2, on: { host: 1, slot: 1 } } }, 1);
    expect(takeOver(other), 'another VM has the copy').toBe(other);
    const whole = failHost({ ...cluster(3, [1, 1, 2]), copy: { of: 3, on: { host: 3, slot: 0 } } }, 1);
    expect(takeOver(whole), 'its VM runs').toBe(whole);
  });

  test('HA starts on the host with the fewest VMs, whatever they have to do', () => {
    const before = failHost(cluster(3, [[1, 9], 2, 2, 3, 3]), 2);
    expect(places(restart(before, 'ha'))).toEqual([1, 1, 1, 3, 3]);
    // VM 2 makes Host 1 as full as Host 3: of equal ones the lower.
    const busy = failHost(cluster(3, [[2, 5], 1, 3, 3]), 2);
    const started = restart(busy, 'ha').vms[0]!;
    expect(started.on).toEqual({ host: 1, slot: 1 });
    expect(started).toMatchObject({ is: 'runs', by: 'ha', from: { host: 2, slot: 0 } });
    expect(started.work, 'it boots').toBe(1);
  });

  test('where no host is left, nobody starts anything', () => {
    const dead = failHost(failHost(cluster(2, [1, 2]), 1), 2);
    expect(restart(dead, 'ha')).toEqual(dead);
    const left = failHost(failHost(cluster(3, [1, 2]), 1), 2);
    expect(places(restart(left, 'hand', 2))).toEqual([-1, 3]);
    const busy = restart(failHost(cluster(2, [[1, 4]]), 1), 'hand', 1).vms[0]!;
    expect(busy, 'it boots').toMatchObject({ work: 1, by: 'hand', lastBy: 'hand' });
  });

  test('a VM that starts takes no place that is taken, neither by one that is down nor by a copy', () => {
    const crowded: Cluster = { ...cluster(2, [1, 1, 2]), copy: { of: 3, on: { host: 1, slot: 3 } } };
    expect(freeSlot(crowded, 1)).toBe(2);
    const filled: Cluster = { ...crowded, copy: { of: 3, on: { host: 1, slot: 2 } } };
    expect(freeSlot(filled, 1)).toBe(3);
    expect(freeSlot(failHost(filled, 1), 1), 'down').toBe(2);
    expect(freeSlot(filled, 2)).toBe(1);
  });

  test('DRS takes the move that evens the load best, the lower VM and host first', () => {
    const uneven = cluster(3, [[1, 2], 1, 2, 2, 3]);
    const even = evenOut(uneven);
    expect(places(even)).toEqual([1, 3, 2, 2, 3]);
    expect(even.vms[1]).toMatchObject({ by: 'drs', from: { host: 1, slot: 1 }, on: { host: 3, slot: 1 } });
    expect([1, 2, 3].map((host) => loadOf(even, host))).toEqual([2, 2, 2]);
    expect(unevenHosts(uneven)).toEqual({ busy: 1, idle: 3 });
    expect(evenOut(even)).toBe(even);
    expect(loadOf(failHost(uneven, 1), 1), 'a VM that is down does nothing').toBe(0);
    expect(unevenHosts(even)).toBeNull();
    // Both VMs of Host 1 could go, to either host.
    expect(places(evenOut(cluster(3, [1, 1, 1])))).toEqual([2, 1, 1]);
  });

  test('moved by DRS, a VM is as busy as before', () => {
    const moved = evenOut(cluster(2, [[1, 2], 1, 1])).vms[0]!;
    expect(moved).toMatchObject({ work: 2, on: { host: 2 } });
  });

  test('DRS moves nothing to or from a host that is down, nor a VM that has its copy', () => {
    expect(places(evenOut(failHost(cluster(3, [1, 1, 3]), 2)))).toEqual([1, 1, 3]);
    expect(places(evenOut(failHost(cluster(3, [1, 2, 2, 2]), 2)))).toEqual([1, -2, -2, -2]);
    const kept: Cluster = { ...cluster(3, [1, 1]), copy: { of: 1, on: { host: 3, slot: 0 } } };
    expect(places(evenOut(kept))).toEqual([1, 2]);
  });

  test('the old place of a VM is remembered as long as its host is down', () => {
    const started = restart(failHost(cluster(2, [1, 2]), 1), 'ha');
    expect(settled(started).vms[0]).toMatchObject({ by: null, from: { host: 1, slot: 0 } });
    expect(
      settled(started).vms.map(({ lastBy }) => lastBy),
      'who moved it is remembered',
    ).toEqual(['ha', null]);
    expect(started.vms[1]!.from).toBeNull();
    const moved = evenOut(cluster(2, [1, 1, 1]));
    expect(settled(moved).vms.map(({ by, from }) => [by, from])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
  });
});

describe('an outage', () => {
  test('VMs run without vCenter Server', () => {
    const [up, failed, on] = outage();
    expect([up!.manager, failed!.manager]).toEqual(['up', 'failed']);
    expect(on!.vms).toEqual(up!.vms);
    expect(on!.goesOn).toEqual(['guests']);
    expect(run({ fails: null }).down).toEqual([]);
  });

  test('every step says what it is about', () => {
    const focus = (params: object, choices: readonly number[] = []) =>
      framesOf(params, choices).map(({ notes }) => notes.flatMap((note) => note.focus ?? []).join(' '));
    expect(focus({})).toEqual([
      ...[
        '',
        'manager',
        'vm-1 vm-2 vm-3 vm-4 vm-5',
        'client',
        'drs',
        'vmotion',
        'statistics',
        'host-2',
        'vm-4',
        'vm-3',
        'drs',
      ],
      'goesOn stands',
    ]);
    expect(focus({ edition: 'standard' }).slice(4, 6)).toEqual(['manager', 'manager']);
    expect(notesAt('migrate', { edition: 'standard' })).toEqual([
      { key: 'vmotionMissing', values: { edition: 'standard' }, focus: ['manager'] },
    ]);
  });

  test('a client logs on to a host itself', () => {
    expect(after('logOn').manager).toBe('failed');
    expect(after('logOn').goesOn).toEqual(['guests', 'logOn']);
    expect(notesAt('logOn')).toEqual([{ key: 'logOn', values: { host: 1 }, focus: ['client'] }]);
  });

  test('no DRS without vCenter Server', () => {
    const before = after('logOn');
    const state = after('drsTurn');
    expect(places(state)).toEqual(places(before));
    expect(state.vms.map(({ work }) => work)).toEqual([2, 1, 1, 1, 1]);
    expect(state.stands).toEqual(['drs']);
    expect(shownUneven(state)).toEqual({ busy: 1, idle: 3 });
    expect(shownUneven(after('migrate'))).toEqual({ busy: 1, idle: 3 });
    expect(shownUneven(after('sample'))).toBeNull();
    expect(shownUneven(before)).toBeNull();
    expect(notesAt('drsTurn')).toEqual([{ key: 'drsStands', values: { busy: 1, idle: 3 }, focus: ['drs'] }]);
    for (const { vms, manager } of outage()) {
      if (manager === 'failed') expect(vms.every(({ by }) => by !== 'drs')).toBe(true);
    }
  });

  test('no VMotion and no statistics without vCenter Server', () => {
    expect(after('migrate').stands).toEqual(['drs', 'vmotion']);
    expect(places(after('migrate'))).toEqual([1, 1, 2, 2, 3]);
    expect(after('sample').stands).toEqual(['drs', 'vmotion', 'statistics']);
    expect(notesAt('migrate')).toEqual([{ key: 'vmotionStands', focus: ['vmotion'] }]);
    expect(notesAt('sample')).toEqual([{ key: 'statisticsStands', focus: ['statistics'] }]);
  });

  test('FT takes over without vCenter Server', () => {
    const failed = after('hostFails');
    expect(places(failed)).toEqual([1, 1, -2, -2, 3]);
    expect(failed.copy).toEqual({ of: 4, on: { host: 3, slot: 1 } });
    const taken = after('ftTurn');
    expect(taken.manager).toBe('failed');
    expect(places(taken)).toEqual([1, 1, -2, 3, 3]);
    expect(taken.vms[3]!.on).toEqual(failed.copy!.on);
    expect(taken.goesOn).toEqual(['guests', 'logOn', 'ft']);
    expect(notesAt('ftTurn')).toEqual([{ key: 'ftTakesOver', values: { vm: 'vm-4', to: 3 }, focus: ['vm-4'] }]);
  });

  test('HA restarts without vCenter Server', () => {
    const state = after('haTurn');
    expect(state.manager).toBe('failed');
    expect(places(state)).toEqual([1, 1, 1, 3, 3]);
    expect(state.vms[2]).toMatchObject({ by: 'ha', on: { host: 1, slot: 2 }, from: { host: 2, slot: 0 } });
    expect(state.vms[3]).toMatchObject({ by: null, from: { host: 2, slot: 1 } });
    expect(state.goesOn).toEqual(['guests', 'logOn', 'ft', 'ha']);
    expect(notesAt('haTurn')).toEqual([{ key: 'haRestarts', values: { vm: 'vm-3', to: 1 }, focus: ['vm-3'] }]);
  });

  test('once the vCenter Server is back, DRS evens the load', () => {
    const state = after('managerReturns');
    expect(state.manager).toBe('up');
    expect(places(state)).toEqual([1, 3, 1, 3, 3]);
    expect(state.vms[1]!.by).toBe('drs');
    expect(notesAt('managerReturns')).toEqual([{ key: 'managerEvens', values: { vm: 'vm-2', to: 3 }, focus: ['drs'] }]);
    expect(after('sumUp').vms.every(({ by }) => by === null)).toBe(true);
  });

  test('without HA a VM stays down, even when the vCenter Server is back', () => {
    const [, , , , , , , , , turn, back, end] = outage({ ha: 'off' });
    expect(turn!.phase).toBe('haTurn');
    expect(turn!.goesOn).toEqual(['guests', 'logOn', 'ft']);
    expect(places(back!)).toEqual([1, 1, -2, 3, 3]);
    expect(down(end!)).toEqual([3]);
    expect(notesAt('haTurn', { ha: 'off' })).toEqual([{ key: 'haOff', values: { vms: ['vm-3'] }, focus: ['vm-3'] }]);
    expect(notesAt('sumUp', { ha: 'off' })).toEqual([
      { key: 'sumUpDown', values: { vms: ['vm-3'] }, focus: ['goesOn', 'stands'] },
    ]);
    expect(notesAt('sumUp')).toEqual([{ key: 'sumUp', focus: ['goesOn', 'stands'] }]);
  });

  test('without FT the VM boots anew', () => {
    expect(after('start', { ft: 'off' }).copy).toBeNull();
    expect(places(after('ftTurn', { ft: 'off' }))).toEqual([1, 1, -2, -2, 3]);
    expect(after('ftTurn', { ft: 'off' }).goesOn).toEqual(['guests', 'logOn']);
    const state = after('haTurn', { ft: 'off' });
    expect(state.vms.map(({ by }) => by)).toEqual([null, null, 'ha', 'ha', null]);
    expect(places(state)).toEqual([1, 1, 3, 1, 3]);
    expect(notesAt('ftTurn', { ft: 'off' })).toEqual([
      { key: 'ftMissing', values: { vms: ['vm-3', 'vm-4'] }, focus: ['vm-3', 'vm-4'] },
    ]);
    expect(notesAt('haTurn', { ft: 'off' })).toEqual([
      { key: 'haRestarts', values: { vm: 'vm-3', to: 3 }, focus: ['vm-3'] },
      { key: 'haRestartsToo', values: { vm: 'vm-4', to: 1 }, focus: ['vm-4'] },
    ]);
  });

  test('a vCenter Server that is a VM goes down with its host, and HA restarts it too', () => {
    const states = outage({ manager: 'vm' });
    expect(told({ manager: 'vm' })).toEqual([
      ...['startVm', 'hostFailsWithManager', 'ftTakesOver', 'haRestarts+haRestartsToo', 'managerReturns', 'sumUp'],
    ]);
    expect(states.map(({ manager }) => manager)).toEqual(['up', 'failed', 'failed', 'failed', 'up', 'up']);
    expect(states[0]!.managerVm).toBe(6);
    expect(states.map((state) => places(state)[5])).toEqual([2, -2, -2, 3, 3, 3]);
    expect(framesOf({ manager: 'vm' })[0].notes).toEqual([{ key: 'startVm', values: { host: 2 }, focus: ['vm-6'] }]);
    expect(framesOf({ manager: 'vm' })[1]!.notes).toEqual([
      { key: 'hostFailsWithManager', values: { host: 2 }, focus: ['host-2'] },
    ]);
  });

  test('without HA somebody has to start it by hand, and only it', () => {
    const state = after('managerReturns', { manager: 'vm', ha: 'off' });
    expect(places(state)).toEqual([1, 1, -2, 3, 3, 1]);
    expect(state.vms[5]).toMatchObject({ by: 'hand' });
    expect(
      state.vms.filter(({ by }) => by === 'drs'),
      'it has just come',
    ).toEqual([]);
    expect(notesAt('managerReturns', { manager: 'vm', ha: 'off' })).toEqual([
      { key: 'managerByHand', values: { to: 1 }, focus: ['vm-6'] },
    ]);
  });

  test('on a host that stays up it fails like any other', () => {
    expect(told({ manager: 'vm', host: 'stays' })).toEqual([
      ...['startVm', 'managerFails', 'guestsGoOn', 'logOn', 'drsStands', 'vmotionStands', 'statisticsStands'],
      ...['managerEvens', 'sumUp'],
    ]);
    expect(down(after('sumUp', { manager: 'vm', host: 'stays' }))).toEqual([]);
  });

  test('the smallest edition of the hosts has HA, and neither FT nor VMotion nor DRS', () => {
    expect(told({ edition: 'standard' })).toEqual([
      ...['start', 'managerFails', 'guestsGoOn', 'logOn', 'drsMissing', 'vmotionMissing', 'statisticsStands'],
      ...['hostFails', 'ftMissing', 'haRestarts+haRestartsToo', 'managerReturns', 'sumUp'],
    ]);
    expect(after('sample', { edition: 'standard' }).stands).toEqual(['statistics']);
    expect(after('start', { edition: 'standard' }).copy).toBeNull();
    expect(after('start', { edition: 'advanced' }).copy).not.toBeNull();
    expect(after('sample', { edition: 'advanced' }).stands).toEqual(['vmotion', 'statistics']);
    expect(notesAt('drsTurn', { edition: 'standard' })).toEqual([
      { key: 'drsMissing', values: { edition: 'standard', busy: 1, idle: 3 }, focus: ['manager'] },
    ]);
    expect(notesAt('managerReturns', { edition: 'standard' })).toEqual([{ key: 'managerReturns', focus: ['manager'] }]);
  });

  test('the vCenter Server may be back before the host fails, by setting and by choice', () => {
    const keys = [
      ...['start', 'managerFails', 'guestsGoOn', 'logOn', 'drsStands', 'vmotionStands', 'statisticsStands'],
      ...['managerEvens', 'hostFails', 'ftTakesOver', 'haRestarts', 'sumUp'],
    ];
    expect(told({ back: 'early' })).toEqual(keys);
    expect(told({}, [0, 0, 0, 0, 0, 0, 1])).toEqual(keys);
    expect(after('hostFails', { back: 'early' }).manager).toBe('up');
    expect(notesAt('hostFails', { back: 'early' })).toEqual([
      { key: 'hostFails', values: { host: 2, vms: ['vm-3', 'vm-4'] }, focus: ['host-2'] },
    ]);
    expect(choices(after('sample'))).toEqual([{ type: 'hostFails' }, { type: 'managerReturns' }]);
    expect(choices(after('sample', { host: 'stays' }))).toEqual([{ type: 'managerReturns' }]);
  });

  test('by itself the outage of the vCenter Server stops no VM', () => {
    expect(told({ host: 'stays' })).toEqual([
      ...['start', 'managerFails', 'guestsGoOn', 'logOn', 'drsStands', 'vmotionStands', 'statisticsStands'],
      ...['managerEvens', 'sumUp'],
    ]);
    expect(notesAt('managerFails')).toEqual([{ key: 'managerFails', focus: ['manager'] }]);
    expect(notesAt('guestsGoOn')).toEqual([{ key: 'guestsGoOn', focus: ['vm-1', 'vm-2', 'vm-3', 'vm-4', 'vm-5'] }]);
    expect(framesOf()[0].notes).toEqual([{ key: 'start' }]);
  });

  test('what is still ahead gets less step by step', () => {
    const [start] = outage();
    expect(start!.ahead).toEqual([
      ...['managerFails', 'guestsGoOn', 'logOn', 'drsTurn', 'migrate', 'sample'],
      ...['hostFails', 'ftTurn', 'haTurn', 'managerReturns', 'sumUp'],
    ]);
    outage().forEach(({ ahead }, i) => expect(ahead).toEqual(start!.ahead.slice(i)));
    expect(after('switchOffHa', {}, [1]).ahead, 'a setting is no happening').toEqual(start!.ahead);
    expect(outage({ manager: 'vm' })[0]!.ahead).toEqual(['hostFails', 'ftTurn', 'haTurn', 'managerReturns', 'sumUp']);
  });

  test('HA and FT are switched off with the vCenter Server, at the start', () => {
    const [start] = outage();
    expect(choices(start!)).toEqual([{ type: 'managerFails' }, { type: 'switchOffHa' }, { type: 'switchOffFt' }]);
    const off = after('switchOffHa', {}, [1]);
    expect(off.ha).toBe(false);
    expect(choices(off)).toEqual([{ type: 'managerFails' }, { type: 'switchOffFt' }]);
    const both = after('switchOffFt', {}, [1, 1]);
    expect([both.ha, both.copy]).toEqual([false, null]);
    expect(choices(both)).toEqual([{ type: 'managerFails' }]);
    expect(framesOf({}, [1])[1]!.notes).toEqual([{ key: 'haSwitchedOff' }]);
    expect(framesOf({}, [2])[1]!.notes).toEqual([{ key: 'ftSwitchedOff' }]);
    expect(choices(after('switchOffFt', {}, [2]))).toEqual([{ type: 'managerFails' }, { type: 'switchOffHa' }]);
    expect(down(after('sumUp', {}, [1, 1]))).toEqual([3, 4]);
    for (const state of outage().slice(1, 6)) expect(choices(state)).toHaveLength(1);
    expect(choices(after('sumUp'))).toEqual([]);
  });

  test('only HA is compared, and the runs part where it gets its turn', () => {
    const [one, other] = ['on', 'off'].map((ha) => outage({ ha }));
    const parted = one!.findIndex((state, i) => model.compare!.differs(state, other![i]!));
    expect(one![parted]!.phase).toBe('haTurn');
    const [first] = framesOf({ view: 'editions' });
    expect(model.compare!.differs(first.state, one![0]!)).toBe(false);
    expect(model.compare!.differs(one![9]!, first.state)).toBe(false);
  });
});

test('the lecture has its stops and ends with the answer', () => {
  const steps = lectureSteps(figureOf('vcenter-services'));
  expect(steps.map(({ id }) => id)).toEqual([
    ...['alles-laeuft', 'vcenter-faellt-aus', 'vms-laufen-weiter', 'anmeldung-am-host', 'drs-schweigt'],
    ...['vmotion-fehlt', 'statistik-luecke', 'host-faellt-aus', 'ft-uebernimmt', 'ha-startet-neu'],
    ...['vcenter-zurueck', 'editionen', 'bilanz'],
  ]);
  expect(steps.at(-1)!.sentence).toMatch(/^Antwort: /);
  for (const { sentence } of steps) expect(sentence.length, sentence).toBeLessThanOrEqual(110);
});

test('the report says who moved what', () => {
  expect(run({ copy: { of: 4, host: 3 }, fails: 2 })).toEqual({
    vms: [1, 3, 1, 3, 3].map((host, i) => ({ id: i + 1, host, is: 'runs' })),
    moves: [
      { phase: 'ftTurn', vm: 4, by: 'ft', from: 2, to: 3 },
      { phase: 'haTurn', vm: 3, by: 'ha', from: 2, to: 1 },
      { phase: 'managerReturns', vm: 2, by: 'drs', from: 1, to: 3 },
    ],
    goesOn: ['guests', 'logOn', 'ft', 'ha'],
    stands: ['drs', 'vmotion', 'statistics'],
    down: [],
  });
  // Without HA two are left, one of which somebody starts by hand: the vCenter Server is VM 6.
  expect(run({ copy: { of: 4, host: 3 }, fails: 2, managerOn: 2, ha: false })).toEqual({
    vms: [1, 1, 2, 3, 3, 1].map((host, i) => ({ id: i + 1, host, is: i === 2 ? 'down' : 'runs' })),
    moves: [
      { phase: 'ftTurn', vm: 4, by: 'ft', from: 2, to: 3 },
      { phase: 'managerReturns', vm: 6, by: 'hand', from: 2, to: 1 },
    ],
    goesOn: ['ft'],
    stands: [],
    down: [3],
  });
  expect(run({ view: 'editions' })).toEqual({ vms: [], moves: [], goesOn: [], stands: [], down: [] });
});
