import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replayInput } from '../../src/sim/kernel/run.ts';
import type { OutageState } from '../../src/sim/models/vcenter-services/state.ts';
import { studiedVcenterServices as model } from '../../src/sim/models/vcenter-services/study.ts';
import { after, anyInput, framesOf, outage, run } from '../support/vcenter-services.ts';

describe('any infrastructure', () => {
  test('keeps its invariants; no VM gets lost, none doubles', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const input = model.input.read(given, '');
        for (const { state, index } of replayInput(model, input, 1)) {
          for (const [name, holds] of Object.entries(model.invariants))
            expect(holds(state), `frame ${index}: ${name}`).toBe(true);
          const ids = (state as OutageState).vms.map(({ id }) => id);
          expect(ids).toEqual(ids.map((_, i) => i + 1));
        }
      }),
    );
  });

  test('with HA every VM runs in the end, without it those of the failed host are down', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const { down: left } = run(given);
        if (given.ha || given.fails === null) {
          expect(left).toEqual([]);
          return;
        }
        const { copy, vms } = given;
        const saved = (id: number) => copy?.of === id && given.edition !== 'standard' && copy.host !== given.fails;
        const moved = run(given)
          .moves.filter(({ by }) => by === 'drs')
          .map(({ vm }) => vm);
        const lost = vms.flatMap((host, i) => (host === given.fails && !saved(i + 1) ? [i + 1] : []));
        expect(left.filter((id) => !moved.includes(id) && id <= vms.length)).toEqual(
          lost.filter((id) => !moved.includes(id)),
        );
      }),
    );
  });

  test.each([
    ['a VM on no host', { hosts: 2, vms: [1, 3] }, 'vms[1]: found 3, allowed: 1…2'],
    ['a copy of no VM', { vms: [1], copy: { of: 2, host: 2 } }, 'copy.of: found 2, allowed: 1…1'],
    ['a copy on no host', { hosts: 2, vms: [1], copy: { of: 1, host: 3 } }, 'copy.host: found 3, allowed: 1…2'],
    ['a vCenter Server on no host', { hosts: 2, vms: [1], managerOn: 3 }, 'managerOn: found 3, allowed: 1…2'],
    ['no host that fails', { hosts: 2, vms: [1], fails: 3 }, 'fails: found 3, allowed: 1…2'],
    [
      'a copy beside its VM',
      { copy: { of: 1, host: 1 } },
      'copy.host: found 1, allowed: another host than that of its VM',
    ],
  ])('%s is refused, with place, found and allowed', (_, given, message) => {
    expect(() => model.input.read(given, '')).toThrow(message);
    expect(() => model.input.read(given, 'input')).toThrow(`input.${message}`);
  });

  const notesOf = (given: object) => replayInput(model, model.input.read(given, ''), 1).flatMap(({ notes }) => notes);
  const keysOf = (given: object) => notesOf(given).map(({ key }) => key);

  test('a host without VMs takes none along, and HA has nothing to do', () => {
    const keys = keysOf({ hosts: 3, vms: [1, 2, 2], fails: 3 });
    expect(keys).toContain('hostFailsEmpty');
    expect(keys).toContain('haContent');
    const notes = notesOf({ hosts: 3, vms: [1, 2, 2], fails: 3 });
    expect(notes).toContainEqual({ key: 'hostFailsEmpty', values: { host: 3 }, focus: ['host-3'] });
    expect(notes).toContainEqual({ key: 'ftMissing', values: { vms: [] }, focus: [] });
    expect(notes).toContainEqual({ key: 'haContent' });
    expect(run({ hosts: 3, vms: [1, 2, 2], fails: 3 }).goesOn).not.toContain('ha');
  });

  test('an even load leaves DRS content', () => {
    expect(keysOf({ hosts: 2, vms: [1, 2, 2] })).toContain('drsContent');
    expect(notesOf({ hosts: 2, vms: [1, 2, 2] })).toContainEqual({ key: 'drsContent' });
    expect(notesOf({ hosts: 2, vms: [1, 2, 2], edition: 'advanced' })).toContainEqual({ key: 'drsContent' });
    expect(notesOf({ hosts: 2, vms: [1, 2, 2] })).toContainEqual({ key: 'managerReturns', focus: ['manager'] });
    expect(keysOf({ hosts: 2, vms: [1, 1, 1, 2] })).not.toContain('drsContent');
  });
});

describe('the general input', () => {
  test('without a word it is the infrastructure of the figure, without a copy and without a failure', () => {
    expect(model.input.read({}, '')).toEqual({
      ...{ view: 'outage', feature: 'drs', hosts: 3, vms: [1, 1, 2, 2, 3], copy: null, managerOn: null, fails: null },
      ...{ back: 'late', ha: true, edition: 'enterprisePlus', all: false },
    });
    expect(keys({})).toEqual([
      ...['start', 'managerFails', 'guestsGoOn', 'logOn', 'drsStands', 'vmotionStands', 'statisticsStands'],
      ...['managerEvens', 'sumUp'],
    ]);
  });
  const keys = (given: object) =>
    replayInput(model, model.input.read(given, ''), 1).flatMap(({ notes }) => notes.map(({ key }) => key));

  test('goes up to eight hosts and twelve VMs', () => {
    const most = { hosts: 8, vms: Array<number>(12).fill(8), copy: { of: 12, host: 7 }, managerOn: 8, fails: 8 };
    expect(model.input.read(most, '')).toMatchObject(most);
    for (const [given, message] of [
      [{ hosts: 1 }, 'hosts: found 1, allowed: whole number 2…8'],
      [{ hosts: 9 }, 'hosts: found 9, allowed: whole number 2…8'],
      [{ vms: [] }, 'vms: found [], allowed: list of 1…12 × (whole number 1…8)'],
      [{ vms: Array(13).fill(1) }, 'allowed: list of 1…12 × (whole number 1…8)'],
      [{ vms: [0] }, 'vms[0]: found 0, allowed: whole number 1…8'],
      [{ copy: { of: 0, host: 3 } }, 'copy.of: found 0, allowed: whole number 1…12'],
      [{ copy: { of: 13, host: 3 } }, 'copy.of: found 13, allowed: whole number 1…12'],
      [{ copy: { of: 1, host: 0 } }, 'copy.host: found 0, allowed: whole number 1…8'],
    ] as const)
      expect(() => model.input.read(given, ''), JSON.stringify(given)).toThrow(message);
  });

  test('another VM than the first gets no more to do', () => {
    const states = replayInput(model, model.input.read({ vms: [2, 1, 1] }, ''), 1).map(({ state }) => state);
    const busy = (states as unknown as readonly OutageState[]).find(({ phase }) => phase === 'drsTurn')!;
    expect(busy.vms.map(({ work }) => work)).toEqual([2, 1, 1]);
  });
});

describe('every invariant sees what it forbids', () => {
  const [start] = outage();
  const failed = after('hostFails');
  const taken = after('haTurn');
  const broken: Readonly<Record<string, readonly OutageState[]>> = {
    'a VM runs only on a host that has not failed': [
      { ...failed, vms: failed.vms.map((vm) => ({ ...vm, is: 'runs' })) },
      { ...start!, hosts: start!.hosts.slice(1) },
    ],
    'no two VMs lie in the same place, nor a copy in that of a VM': [
      { ...start!, vms: start!.vms.map((vm) => (vm.id === 2 ? { ...vm, on: start!.vms[0]!.on } : vm)) },
      { ...start!, copy: { of: 4, on: start!.vms[4]!.on } },
    ],
    'DRS moves nothing without vCenter Server, nor where the hosts have none': [
      { ...after('managerReturns'), manager: 'failed' },
      { ...after('managerReturns'), edition: 'advanced' },
    ],
    'HA starts nothing where it is switched off': [{ ...taken, ha: false }],
    'only a failure of a host stops a VM': [{ ...start!, vms: start!.vms.map((vm) => ({ ...vm, is: 'down' })) }],
    'nothing goes on and stands at once': [{ ...start!, goesOn: ['guests', 'ha'], stands: ['ha'] }],
  };

  test('and nothing else', () => {
    expect(Object.keys(broken)).toEqual(Object.keys(model.invariants));
    for (const [name, states] of Object.entries(broken)) {
      for (const state of states)
        expect(
          Object.entries(model.invariants).flatMap(([other, holds]) => (holds(state) ? [] : [other])),
          name,
        ).toContain(name);
      for (const fine of [start!, failed, taken, after('managerReturns'), after('sumUp', { ha: 'off' })])
        expect(model.invariants[name]!(fine), name).toBe(true);
    }
    const [editions] = framesOf({ view: 'editions' });
    for (const holds of Object.values(model.invariants)) expect(holds(editions.state)).toBe(true);
  });
});
