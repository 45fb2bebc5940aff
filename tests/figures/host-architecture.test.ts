import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lectureSteps } from '../../src/lib/figure-page.ts';
import {
  handOf,
  haltsOf,
  isDirect,
  PARTIES,
  partOfParty,
  placeOf,
  rivalLeads,
  rivalPlace,
  routeOf,
  type Kind,
  type Setup,
} from '../../src/sim/models/host-architecture/rules.ts';
import { waitingIn } from '../../src/sim/models/host-architecture/state.ts';
import { studiedHostArchitecture as host } from '../../src/sim/models/host-architecture/study.ts';
import { anyChoices, anyRequests, anySetup, framesOf, run, statesOf } from '../support/host-architecture.ts';
import { figureOf } from '../support/laws.ts';

const only = (kind: Kind, given: object = {}) => run({ requests: [kind], ...given }).requests[0]!;
const told = (params: object = {}, choices: readonly number[] = []) =>
  framesOf(params, choices).map(({ notes }) => notes.map(({ key }) => key).join('+'));
const nobody = { vmm: 'none', vmkernel: 'none', hil: 'none', console: 'none' };

describe('rules', () => {
  test('computing meets nobody', () => {
    expect(only('compute')).toEqual({
      kind: 'compute',
      way: ['prepares scheduler', 'reaches cpu'],
      hands: { ...nobody, vmkernel: 'prepared' },
      halts: [],
      direct: true,
    });
  });

  test('HLT ends at the VMM', () => {
    expect(only('cli')).toEqual({
      kind: 'cli',
      way: ['holds vmm'],
      hands: { ...nobody, vmm: 'involved' },
      halts: ['vmm'],
      direct: false,
    });
  });

  test('without VMM the CPU refuses HLT', () => {
    const { requests, end } = run({ guarded: false });
    expect(requests.map(({ kind }) => kind)).toEqual(['compute', 'cli']);
    expect(requests[1]).toMatchObject({ way: ['refused cpu'], halts: [], direct: false, hands: nobody });
    expect(end).toBe('refused');
    expect(run({ guarded: false, requests: ['disk', 'memory'] }).end).toBe('balance');
  });

  test('memory meets nobody', () => {
    expect(only('memory')).toEqual({
      kind: 'memory',
      way: ['prepares memory+vmm', 'reaches ram'],
      hands: { vmm: 'prepared', vmkernel: 'prepared', hil: 'none', console: 'none' },
      halts: [],
      direct: true,
    });
  });

  test('a block has three halts', () => {
    expect(only('disk')).toEqual({
      kind: 'disk',
      way: ['holds vmm', 'holds storage', 'holds vmfs', 'holds diskDriver', 'reaches disk'],
      hands: { vmm: 'involved', vmkernel: 'involved', hil: 'involved', console: 'none' },
      halts: ['vmm', 'vmkernel', 'hil'],
      direct: false,
    });
    // Whoever meets only VMFS has met the Hardware Interface Layer, and no other part of the VMkernel.
    const vmfs = { kind: 'disk', hops: [{ how: 'holds', by: ['vmfs'] }] } as const;
    expect(PARTIES.map((party) => partOfParty(vmfs, party))).toEqual(['none', 'none', 'involved', 'none']);
    expect(haltsOf(vmfs)).toEqual(['hil']);
  });

  test('a packet has three halts', () => {
    expect(only('network')).toMatchObject({
      way: ['holds vmm', 'holds network', 'holds nicDriver', 'reaches nic'],
      halts: ['vmm', 'vmkernel', 'hil'],
    });
  });

  test('only the administrator meets the console', () => {
    expect(only('admin')).toEqual({
      kind: 'admin',
      way: ['holds console', 'holds kernel'],
      hands: { vmm: 'none', vmkernel: 'involved', hil: 'none', console: 'involved' },
      halts: ['console', 'vmkernel'],
      direct: false,
    });
    expect(
      run()
        .requests.filter(({ hands }) => hands.console !== 'none')
        .map(({ kind }) => kind),
    ).toEqual(['admin']);
  });

  test('ESXi saves one station', () => {
    expect(only('admin', { variant: 'esxi' })).toMatchObject({
      way: ['holds kernel', 'holds kernel'],
      hands: { vmm: 'none', vmkernel: 'involved', hil: 'none', console: 'none' },
      halts: ['vmkernel'],
    });
    const [esx, esxi] = [run(), run({ variant: 'esxi' })].map(({ requests }) => requests.slice(0, -1));
    expect(esxi).toEqual(esx);
    expect(framesOf({ variant: 'esxi' })).toHaveLength(framesOf().length);
  });

  test('a device that is passed through has no halts', () => {
    for (const [kind, device] of [
      ['disk', 'disk'],
      ['network', 'nic'],
    ] as const) {
      expect(only(kind, { device: 'passthrough' })).toEqual({
        kind,
        way: ['prepares vmm+kernel', `reaches ${device}`],
        hands: { vmm: 'prepared', vmkernel: 'prepared', hil: 'none', console: 'none' },
        halts: [],
        direct: true,
      });
    }
  });

  test('a file share lies in the network', () => {
    expect(only('disk', { store: 'nfs' })).toMatchObject({
      way: ['holds vmm', 'holds storage', 'holds network', 'holds nicDriver', 'reaches nic'],
      halts: ['vmm', 'vmkernel', 'hil'],
    });
    expect(only('network', { store: 'nfs' })).toEqual(only('network'));
  });

  test('more shares come first', () => {
    expect(rivalLeads({ own: 1000, rival: 1001 })).toBe(true);
    expect(rivalLeads({ own: 1000, rival: 1000 })).toBe(false);
    expect(rivalLeads({ own: 1000, rival: null })).toBe(false);
    const places = (rival: number | null, store = 'vmfs') =>
      statesOf({ requests: ['disk'], store, shares: { own: 1000, rival } }).map(({ traces: [trace], setup }) =>
        trace === undefined ? 'home' : `${placeOf(trace)} ${rivalPlace(trace, setup)}`,
      );
    expect(places(2000)).toEqual([
      ...['home', 'vmm null', 'storage storage', 'storage vmfs', 'vmfs diskDriver', 'diskDriver disk', 'disk null'],
    ]);
    expect(places(500)).toEqual([
      ...['home', 'vmm null', 'storage storage', 'vmfs storage', 'diskDriver vmfs', 'disk diskDriver'],
    ]);
    expect(places(2000, 'nfs')).toContain('storage network');
    expect(places(null)).toEqual([
      ...['home', 'vmm null', 'storage null', 'vmfs null', 'diskDriver null', 'disk null'],
    ]);
    expect(only('disk', { shares: { own: 1, rival: 2 } }).halts).toEqual(['vmm', 'vmkernel', 'hil']);
  });

  test('a rival is seen only while its block and that of VM 1 share a way', () => {
    const shares = { own: 1, rival: 2 };
    const setup = { variant: 'esx', device: 'virtual', store: 'vmfs', shares, guarded: true } satisfies Setup;
    const storage = { how: 'holds', by: ['storage'] } as const;
    expect(rivalPlace({ kind: 'network', hops: [storage] }, setup)).toBe(null);
    expect(rivalPlace({ kind: 'disk', hops: [storage] }, { ...setup, device: 'passthrough' })).toBe(null);
  });

  test('a hand is what was done at most', () => {
    const trace = {
      kind: 'memory',
      hops: [
        { how: 'prepares', by: ['memory', 'vmm'] },
        { how: 'holds', by: ['vmm'] },
      ],
    } as const;
    expect(handOf(trace, 'vmm')).toBe('involved');
    expect(handOf(trace, 'memory')).toBe('prepared');
    expect(handOf(trace, 'scheduler')).toBe('none');
    expect(isDirect(trace)).toBe(false);
    // To wait is not to be acted on.
    expect(handOf({ kind: 'disk', hops: [{ how: 'waits', by: ['storage'] }] }, 'storage')).toBe('none');
  });
});

describe('the lecture', () => {
  test('ends with two that nobody stops and two with three halts', () => {
    const counts = Object.fromEntries(run().requests.map(({ kind, halts }) => [kind, halts.length]));
    expect(counts).toEqual({ compute: 0, cli: 1, memory: 0, disk: 3, network: 3, admin: 2 });
    expect(run().end).toBe('balance');
    const last = framesOf().at(-1)!.notes;
    expect(last).toEqual([
      {
        key: 'balance',
        values: { free: ['request-compute', 'request-memory'], halted: ['request-disk', 'request-network'], n: 3 },
        focus: ['direct'],
      },
      { key: 'consoleIdle' },
    ]);
  });

  test('says one event in at most 110 characters at every stop', () => {
    const steps = lectureSteps(figureOf('host-architecture'));
    expect(steps.map(({ id }) => id)).toEqual([
      ...['wer-fasst-an', 'rechnen-direkt', 'cli-faengt-vmm', 'speicher-direkt', 'schreiben-zum-vmm'],
      ...['storage-stack-reiht-ein', 'vmfs-uebersetzt', 'treiber-schreibt', 'paket-geht-hinaus'],
      ...['ssh-zur-console', 'console-ruft-vmkernel', 'bilanz'],
    ]);
    for (const { sentence } of steps) expect(sentence.length, sentence).toBeLessThanOrEqual(110);
  });

  test('its words count what there is', () => {
    const last = lectureSteps(figureOf('host-architecture')).at(-1)!.sentence;
    expect(last).toMatch(/^Rechnen und Speicher: kein Halt\. Platte und Netz: drei\./);
  });
});

describe('what is told', () => {
  test.each<[string, object, readonly string[]]>([
    [
      'everything',
      {},
      [
        ...['start', 'timeGiven', 'runsDirectly', 'caught', 'mapped', 'readsDirectly'],
        ...['blockTaken', 'queued', 'translated', 'driven', 'written'],
        ...['packetTaken', 'switched', 'packetDriven', 'sent', 'loggedIn', 'orderGiven', 'balance+consoleIdle'],
      ],
    ],
    ['computing alone', { request: 'compute' }, ['startOne', 'timeGiven', 'runsDirectly']],
    ['an order on ESXi', { request: 'admin', variant: 'esxi' }, ['startOne', 'loggedInDirectly', 'orderCarriedOut']],
    ['a card passed through', { request: 'network', device: 'passthrough' }, ['startOne', 'granted', 'usesDirectly']],
    [
      'two writers',
      { request: 'disk', writers: 'two' },
      ['startOne', 'blockTaken', 'waitsForShares', 'isNext', 'translated', 'driven', 'written'],
    ],
  ])('%s', (_, params, keys) => expect(told(params)).toEqual(keys));

  test('everything passed through leaves one command to stop', () => {
    const [balance] = framesOf({ device: 'passthrough', variant: 'esxi' }).at(-1)!.notes;
    expect(balance.values).toEqual({
      free: ['request-compute', 'request-memory', 'request-disk', 'request-network'],
      halted: ['request-cli'],
      n: 1,
    });
    expect(told({ variant: 'esxi' }).at(-1)).toBe('balance+consoleMissing');
  });

  test('notes point at who acts', () => {
    const focusOf = (params: object) => framesOf(params).map(({ notes: [note] }) => note.focus);
    expect(focusOf({})).toEqual([
      ...[['vm'], ['scheduler'], ['cpu'], ['vmm'], ['memory', 'vmm'], ['ram']],
      ...[['vmm'], ['storage'], ['vmfs'], ['diskDriver'], ['disk']],
      ...[['vmm'], ['network'], ['nicDriver'], ['nic'], ['console'], ['kernel'], ['direct']],
    ]);
    expect(focusOf({ request: 'disk', writers: 'two' }).slice(0, 3)).toEqual([
      ['request'],
      ['vmm'],
      ['storage', 'request'],
    ]);
    expect(focusOf({ request: 'admin' })[0]).toEqual(['entrance']);
    expect(focusOf({ request: 'network', device: 'passthrough' })).toEqual([['request'], ['nic'], ['nic']]);
    expect(focusOf({ request: 'disk', device: 'passthrough' })).toEqual([['request'], ['disk'], ['disk']]);
    expect(framesOf({ request: 'disk' })[0].notes[0].values).toEqual({ asks: 'asks-disk' });
    expect(framesOf({ request: 'disk', device: 'passthrough' })[2]!.notes[0].values).toEqual({
      request: 'request-disk',
    });
  });
});

describe('what may be different', () => {
  const offered = (params: object, choices: readonly number[] = []) =>
    framesOf(params, choices).map(({ state }) => host.choices(state).map(({ type }) => type));

  test('is offered just before it matters, and once', () => {
    const found = offered({});
    const extra = found.flatMap((types, i) => types.slice(1).map((type) => [i, type]));
    expect(extra).toEqual([
      [2, 'vmmLetsGo'],
      [6, 'secondWriter'],
      [7, 'useFileShare'],
      [10, 'passThrough'],
      [14, 'dropConsole'],
    ]);
    expect(found.at(-2)).toEqual(['showBalance']);
    expect(found.at(-1)).toEqual([]);
    expect(offered({ request: 'disk' }).at(-1)).toEqual([]);
    const none = { variant: 'esxi', device: 'passthrough' };
    expect(offered(none).flatMap((types) => types.slice(1))).toEqual(['vmmLetsGo']);
    expect(offered({ writers: 'two' }).flatMap((types) => types.slice(1))).not.toContain('useFileShare');
    expect(offered({ writers: 'two' }).flatMap((types) => types.slice(1))).not.toContain('secondWriter');
  });

  const upTo = (index: number) => [...Array<number>(index).fill(0), 1];
  test.each<[string, number, readonly string[], readonly string[]]>([
    ['the VMM lets go: the VM stands', 2, ['vmmLetsGo', 'refused'], ['vmm']],
    ['a second VM writes', 6, ['secondWriter', 'waitsForShares', 'isNext', 'translated'], ['vmm']],
    ['a file share', 7, ['useFileShare', 'packed', 'drivenOut', 'shared', 'packetTaken'], ['network']],
    ['a card passed through', 10, ['passThrough', 'granted', 'usesDirectly', 'loggedIn'], ['nic']],
    ['no console', 14, ['dropConsole', 'loggedInDirectly', 'orderCarriedOut'], ['console']],
  ])('%s', (_, index, keys, focus) => {
    const frames = framesOf({}, upTo(index));
    expect(told({}, upTo(index)).slice(index + 1, index + 1 + keys.length)).toEqual(keys);
    expect(frames[index + 1]!.notes[0].focus).toEqual(focus);
    // A change moves no request.
    expect(frames[index + 1]!.state.traces).toEqual(frames[index]!.state.traces);
  });

  test('what was asked before stays as it was', () => {
    const changed = framesOf({}, upTo(10)).at(-1)!.state;
    expect(changed.traces.map(({ kind, hops }) => [kind, haltsOf({ hops }).length])).toEqual([
      ['compute', 0],
      ['cli', 1],
      ['memory', 0],
      ['disk', 3],
      ['network', 0],
      ['admin', 2],
    ]);
    const twice = framesOf({}, upTo(6)).at(-1)!.state;
    expect(twice.setup.shares).toEqual({ own: 1000, rival: 2000 });
  });
});

describe('on any host', () => {
  const property = (holds: (states: ReturnType<typeof statesOf>, setup: Setup) => void) =>
    fc.assert(
      fc.property(anySetup, anyRequests, anyChoices, (setup, requests, choices) =>
        holds(statesOf({ ...setup, requests }, choices), setup),
      ),
    );

  test('every invariant holds, and every run comes to an end', () => {
    property((states) => {
      for (const [name, holds] of Object.entries(host.invariants)) expect(states.every(holds), name).toBe(true);
      expect(host.choices(states.at(-1)!)).toEqual([]);
    });
  });

  test('without a change every request takes its whole way, one hop a step', () => {
    fc.assert(
      fc.property(anySetup, anyRequests, (setup, requests) => {
        const states = statesOf({ ...setup, requests });
        const { traces, end } = states.at(-1)!;
        for (const { kind, hops } of traces) expect(hops).toEqual(routeOf(kind, setup));
        if (end !== 'refused') expect(traces.map(({ kind }) => kind)).toEqual(requests);
        const hops = traces.reduce((sum, trace) => sum + trace.hops.length, 0);
        expect(states).toHaveLength(1 + hops + (end === 'balance' ? 1 : 0));
      }),
    );
  });

  test('a request waits in its VM until it is asked; an order never does', () => {
    property((states) => {
      for (const state of states) {
        const left = state.requests.slice(state.traces.length).filter((kind) => kind !== 'admin');
        expect(waitingIn(state)).toEqual(state.end === 'balance' ? [] : left);
      }
    });
  });
});

describe('the general input', () => {
  const refused = (given: object) => {
    try {
      host.input.read(given, '');
    } catch (error) {
      return (error as Error).message;
    }
    return 'taken';
  };

  test('has the figure as its default', () => {
    const initial = { request: 'all', variant: 'esx', device: 'virtual', writers: 'one' } as const;
    expect(host.input.read({}, '')).toEqual(host.toInput(initial));
  });

  test('is refused with place, found and allowed', () => {
    expect(refused({ requests: [] })).toMatch(/^requests: found/);
    expect(refused({ requests: ['dance'] })).toBe(
      'requests[0]: found "dance", allowed: compute | cli | memory | disk | network | admin',
    );
    expect(refused({ shares: { own: 0 } })).toBe('shares.own: found 0, allowed: whole number 1…1000000');
    expect(refused({ shares: { own: 1, rival: 'many' } })).toMatch(/^shares\.rival: found "many"/);
    expect(refused({ requests: Array(13).fill('cli') })).toMatch(/^requests: found/);
    expect(refused({ requests: Array(12).fill('cli') })).toBe('taken');
  });
});

test('the comparison parts where the administrator comes in', () => {
  const [esx, esxi] = ['esx', 'esxi'].map((variant) => framesOf({ variant }));
  const differs = host.compare!.differs.bind(host.compare);
  const parted = esx!.findIndex((frame, i) => differs(frame.state, esxi![i]!.state));
  expect(esx![parted]!.notes[0].key).toBe('loggedIn');
  expect(host.compare!.param).toBe('variant');
});
