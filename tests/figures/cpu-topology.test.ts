import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lectureSteps } from '../../src/lib/figure-page.ts';
import {
  BOOK_MB,
  CORES,
  CYCLES,
  hopsOf,
  L3_MB,
  linksOf,
  messagesOf,
  passes,
  routeOf,
  socketsOf,
  type Machine,
} from '../../src/sim/models/cpu-topology/rules.ts';
import { pairOf } from '../../src/sim/models/cpu-topology/pair.ts';
import { isBetweenSockets, isFound, nextState } from '../../src/sim/models/cpu-topology/state.ts';
import { studiedCpuTopology as topology } from '../../src/sim/models/cpu-topology/study.ts';
import { anyRead, cost, framesOf, run, statesOf } from '../support/cpu-topology.ts';
import { figureOf } from '../support/laws.ts';

const square: Machine = { sockets: 4, topology: 'square' };
const phases = (given: object = {}, choices: readonly number[] = []) =>
  statesOf({ ...given }, choices).map(({ phase }) => phase);
const told = (params: object = {}, choices: readonly number[] = []) =>
  framesOf(params, choices).map(({ notes }) => notes.map(({ key }) => key).join('+'));
const note = (key: string, params: object = {}, choices: readonly number[] = []) =>
  framesOf(params, choices)
    .flatMap((frame) => frame.notes)
    .find((one) => one.key === key);
const reads = (given: object) => run({ ...given }).reads.map(({ messages, hops }) => [messages, hops]);

describe('one chip', () => {
  const way = ['start', 'l1', 'l2', 'l3', 'crossbar', 'memory'];

  test('the way goes down row by row', () => {
    expect(phases().slice(0, 7)).toEqual([...way, 'request']);
    expect(statesOf().map(isBetweenSockets).indexOf(true)).toBe(6);
  });

  test('a line in a cache ends the way there', () => {
    for (const [i, lies] of (['l1', 'l2', 'l3'] as const).entries()) {
      const states = statesOf({ lies });
      expect(states.map(({ phase }) => phase)).toEqual(way.slice(0, i + 2));
      expect(states.map(isFound)).toEqual([...Array(i + 1).fill(false), true]);
    }
    expect(statesOf().some(isFound)).toBe(false);
  });

  test('one socket sends no message', () => {
    expect(phases({ sockets: 1 })).toEqual(way);
    expect(cost({ sockets: 1, home: 0 })).toEqual([0, 0]);
    expect(run({ sockets: 1 })).toEqual({ end: 'memory', reads: [], links: [], log: [] });
  });

  test('48 cores belong to eight sockets', () => {
    expect(note('zoomOut')?.values).toEqual({ sockets: 4, cores: 24, home: 1 });
    expect(note('zoomOut', { sockets: '8' })?.values).toEqual({ sockets: 8, cores: 48, home: 1 });
    expect(CORES).toBe(6);
  });

  test('HT Assist leaves 5 MB of L3', () => {
    expect(L3_MB - BOOK_MB).toBe(5);
    expect(note('assistOn')).toEqual({ key: 'assistOn', values: { book: 1, l3: 6 }, focus: ['book'] });
  });

  test('cycles grow on the way down', () => {
    expect(CYCLES).toEqual({ l1: 3, l2: 15, l3: 45, memory: 200, remote: 300 });
    expect(framesOf().flatMap(({ notes }) => notes.flatMap(({ values }) => values?.cycles ?? []))).toEqual([
      3, 15, 45, 200,
    ]);
  });
});

describe('golden numbers', () => {
  test('F1 without HT Assist', () => {
    expect(cost({})).toEqual([8, 10]);
    const log = messagesOf({ ...square, asks: 0, home: 1, owner: null, assist: false });
    const of = (kind: string) =>
      log.filter((one) => one.kind === kind).map(({ route }) => [route[0], route.at(-1), route.length - 1]);
    expect(of('request')).toEqual([[0, 1, 1]]);
    expect(of('probe')).toEqual([
      [1, 0, 1],
      [1, 2, 2],
      [1, 3, 1],
    ]);
    expect(of('response')).toEqual([
      [1, 0, 1],
      [2, 0, 1],
      [3, 0, 2],
    ]);
    expect(of('data')).toEqual([[1, 0, 1]]);
    expect(log.map(({ kind }) => kind)).toEqual([
      ...['request', 'probe', 'probe', 'probe', 'response', 'response', 'response', 'data'],
    ]);
  });

  test('F1 with HT Assist', () => {
    expect(cost({ assist: true })).toEqual([2, 2]);
    expect(messagesOf({ ...square, asks: 0, home: 1, owner: null, assist: true })).toEqual([
      { kind: 'request', route: [0, 1] },
      { kind: 'data', route: [1, 0] },
    ]);
  });

  test('F2 own memory', () => {
    expect(cost({ home: 0 })).toEqual([6, 8]);
    expect(cost({ home: 0, assist: true })).toEqual([0, 0]);
    // A changed copy elsewhere: one probe there, the line back.
    expect(cost({ home: 0, owner: 1, assist: true })).toEqual([2, 2]);
    expect(reads({ home: 0 })).toEqual([
      [6, 8],
      [0, 0],
      [2, 2],
    ]);
  });

  test('F3 changed copy', () => {
    expect(cost({ owner: 2 })).toEqual([8, 10]);
    expect(cost({ owner: 2, assist: true })).toEqual([3, 4]);
    expect(messagesOf({ ...square, asks: 0, home: 1, owner: 2, assist: true })).toEqual([
      { kind: 'request', route: [0, 1] },
      { kind: 'probe', route: [1, 3, 2] },
      { kind: 'data', route: [2, 0] },
    ]);
    expect(reads({ owner: 2 })).toEqual([
      [8, 10],
      [3, 4],
    ]);
  });

  test('F4 two sockets and eight, each linked with each', () => {
    for (const [sockets, messages] of [
      [2, 4],
      [8, 16],
    ] as const) {
      expect(cost({ topology: 'mesh', sockets })).toEqual([messages, messages]);
      expect(cost({ topology: 'mesh', sockets, assist: true })).toEqual([2, 2]);
      // Where sockets are linked in another way, the messages stay.
      expect(cost({ sockets })[0]).toBe(messages);
    }
  });

  test('a copy at home is no message more', () => {
    expect(cost({ owner: 1, assist: true })).toEqual([2, 2]);
  });

  test('the diagonal takes more than ten hops', () => {
    expect(cost({ home: 3 })).toEqual([8, 12]);
  });
});

describe('links and ways', () => {
  test('links of a square and of a mesh', () => {
    const links = (machine: Machine) => linksOf(machine).map((link) => link.join('-'));
    expect(links(square)).toEqual(['0-1', '0-2', '1-3', '2-3']);
    expect(links({ ...square, sockets: 2 })).toEqual(['0-1']);
    expect(links({ ...square, sockets: 8 })).toHaveLength(10);
    expect(links({ sockets: 4, topology: 'mesh' })).toHaveLength(6);
    expect(links({ sockets: 1, topology: 'mesh' })).toEqual([]);
  });

  test('of equal ways the one through the higher number', () => {
    expect(routeOf(square, 1, 2)).toEqual([1, 3, 2]);
    expect(routeOf(square, 3, 0)).toEqual([3, 2, 0]);
    expect(routeOf({ ...square, sockets: 8 }, 0, 7)).toEqual([0, 2, 4, 6, 7]);
    expect(routeOf({ sockets: 4, topology: 'mesh' }, 1, 2)).toEqual([1, 2]);
  });

  test('the links of the lecture are passed ten times', () => {
    const log = messagesOf({ ...square, asks: 0, home: 1, owner: null, assist: false });
    expect(linksOf(square).map((link) => passes(log, link))).toEqual([4, 2, 2, 2]);
  });

  test('a way goes from link to link and never twice through a socket', () => {
    fc.assert(
      fc.property(anyRead, fc.nat(7), fc.nat(7), (read, a, b) => {
        const [from, to] = [a % read.sockets, b % read.sockets];
        const route = routeOf(read, from, to);
        expect([route[0], route.at(-1)]).toEqual([from, to]);
        expect(new Set(route).size).toBe(route.length);
        const links = linksOf(read).map((link) => link.join());
        route.slice(1).forEach((next, i) => expect(links).toContain([route[i]!, next].toSorted().join()));
        expect(routeOf(read, to, from)).toHaveLength(route.length);
      }),
    );
  });
});

describe('on any machine', () => {
  test('messages and hops follow from who asks and where the line is', () => {
    fc.assert(
      fc.property(anyRead, (read) => {
        const [broadcast, hops] = cost({ ...read, assist: false });
        const [directed] = cost({ ...read, assist: true });
        expect(broadcast).toBe(2 * (read.sockets - (read.asks === read.home ? 1 : 0)));
        expect(hops).toBeGreaterThanOrEqual(broadcast);
        expect(directed).toBeLessThanOrEqual(Math.min(3, broadcast));
        if (read.owner === null || read.owner === read.home) expect(directed).toBe(read.asks === read.home ? 0 : 2);
        else expect(directed).toBe(read.asks === read.home ? 2 : 3);
      }),
    );
  });

  test('a broadcast asks everybody once and is answered by all others', () => {
    fc.assert(
      fc.property(anyRead, (read) => {
        const log = messagesOf({ ...read, assist: false });
        const ends = (kind: string, at: 0 | -1) =>
          log.filter((one) => one.kind === kind).map(({ route }) => route.at(at));
        const others = (than: number) => socketsOf(read).filter((id) => id !== than);
        expect(ends('probe', -1)).toEqual(others(read.home));
        expect(ends('response', 0)).toEqual(others(read.asks));
        expect(new Set(ends('response', -1))).toEqual(new Set([read.asks]));
        expect(linksOf(read).reduce((sum, link) => sum + passes(log, link), 0)).toBe(hopsOf(log));
      }),
    );
  });

  test('every invariant holds along the run', () => {
    fc.assert(
      fc.property(anyRead, fc.constantFrom('later', 'off', 'on'), fc.array(fc.nat(8)), (read, assist, choices) => {
        for (const state of statesOf({ ...read, assist }, choices)) {
          for (const [name, holds] of Object.entries(topology.invariants)) expect(holds(state), name).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('an invariant fails where a state is wrong', () => {
    const state = statesOf().find(({ phase }) => phase === 'data')!;
    const wrong = (change: object) =>
      Object.entries(topology.invariants).flatMap(([name, holds]) => (holds({ ...state, ...change }) ? [] : [name]));
    expect(wrong({})).toEqual([]);
    expect(wrong({ assist: true })).toEqual(['what has been sent is what the read sends, in its order']);
    expect(wrong({ owner: 0 })).toContain('whoever asks has no copy');
    expect(topology.invariants['everybody named exists']!({ ...state, home: 4 })).toBe(false);
    expect(() => routeOf(square, 0, 4)).toThrow('found a way from 2 to 4, allowed: sockets 0…3');
    expect(wrong({ messages: [{ kind: 'data', route: [0] }] })).toContain('every message passes a link at least');
    expect(wrong({ messages: [{ kind: 'data', route: [1, 2] }] })).toContain('links pass as much as messages go');
  });
});

describe('the run', () => {
  const read = ['request', 'probes', 'responses', 'data'];

  test('without HT Assist, with it, with a changed copy', () => {
    expect(phases().slice(6)).toEqual([...read, 'assist', ...read, 'copy', ...read, 'result']);
    expect(run().reads).toEqual([
      { assist: false, owner: null, messages: 8, hops: 10 },
      { assist: true, owner: null, messages: 2, hops: 2 },
      { assist: true, owner: 2, messages: 3, hops: 4 },
    ]);
    expect(run().end).toBe('result');
    expect(run().log).toEqual([
      { kind: 'request', from: 0, to: 1, hops: 1 },
      { kind: 'probe', from: 1, to: 2, hops: 2 },
      { kind: 'data', from: 2, to: 0, hops: 1 },
    ]);
    expect(run().links.map((one) => one.passes)).toEqual([1, 1, 1, 1]);
  });

  test('messages come phase by phase', () => {
    const sent = statesOf()
      .slice(6)
      .map(({ messages }) => messages.length);
    expect(sent).toEqual([1, 4, 7, 8, 0, 1, 1, 1, 2, 0, 1, 2, 2, 3, 3]);
  });

  test('every read begins anew', () => {
    const off = statesOf({ assist: 'off' }).filter(({ phase }) => phase === 'data');
    expect(off[0]!.messages).toEqual(off[1]!.messages);
    expect(reads({ assist: 'off' })).toEqual([
      [8, 10],
      [8, 10],
      [8, 10],
    ]);
    expect(reads({ assist: 'on' })).toEqual([
      [2, 2],
      [2, 2],
      [3, 4],
    ]);
  });

  test('no third read where there is nobody left to change the line, or somebody has', () => {
    expect(phases({ sockets: 2 }).slice(6)).toEqual([...read, 'assist', ...read, 'result']);
    expect(phases({ owner: 2 }).slice(6)).toEqual([...read, 'assist', ...read, 'result']);
    expect(run({ asks: 3, home: 0 }).reads.at(-1)!.owner).toBe(1);
  });

  test('settings that contradict each other', () => {
    const [first] = statesOf({ sockets: 2, asks: 7, home: 5, owner: 6 });
    expect(first).toMatchObject({ asks: 1, home: 1, owner: null });
    expect(statesOf({ sockets: 4, owner: 7 })[0].owner).toBe(3);
    expect(statesOf({ asks: 2, owner: 2 })[0].owner).toBe(null);
    expect(() => statesOf({ sockets: 3 })).toThrow('sockets: found 3, allowed: 1, 2, 4, 6, 8 (square)');
    expect(() => topology.input.read({ sockets: 5 }, 'machine')).toThrow('machine.sockets: found 5');
    expect(statesOf({ sockets: 3, topology: 'mesh' })[0].sockets).toBe(3);
    expect(() => statesOf({ sockets: 9 })).toThrow('allowed');
  });
});

describe('what is told', () => {
  const chip = ['start', 'missL1', 'missL2', 'missL3', 'crossbar', 'memory'];
  const copy = ['changed', 'requestAgain', 'bookOwner', 'noResponses', 'dataFromOwner'];
  const again = ['requestAgain', 'bookNobody', 'noResponses', 'dataDirect'];

  test.each<[string, object, readonly string[]]>([
    ['lecture', {}, ['zoomOut', 'probes', 'responses', 'data', 'assistOn', ...again, ...copy, 'resultCopy']],
    [
      'own memory',
      { home: '0' },
      [
        ...['zoomOutLocal', 'probes', 'responses', 'dataLocal', 'assistOn'],
        ...['requestLocal', 'bookNobody', 'noResponses', 'dataSilent'],
        ...['changed', 'requestLocal', 'bookOwner', 'noResponses', 'dataFromOwner', 'resultCopy'],
      ],
    ],
    [
      'changed copy',
      { owner: '2' },
      [
        ...['zoomOut', 'probes', 'responsesDirty', 'data', 'assistOn'],
        ...['requestAgain', 'bookOwner', 'noResponses', 'dataFromOwner', 'result'],
      ],
    ],
    [
      'copy at home',
      { owner: '1', assist: 'on' },
      [
        ...['zoomOut', 'bookHome', 'noResponses', 'dataDirect', 'assistStays'],
        ...['requestAgain', 'bookHome', 'noResponses', 'dataDirect', 'resultPlain'],
      ],
    ],
    [
      'never',
      { sockets: '2', assist: 'off' },
      [
        ...['zoomOut', 'probes', 'responses', 'data', 'assistStaysOff'],
        ...['requestAgain', 'probes', 'responses', 'data', 'resultPlain'],
      ],
    ],
  ])('%s', (_, params, keys) => expect(told(params)).toEqual([...chip, ...keys]));

  test('a line in a cache', () => {
    expect(told({ lies: 'l2' })).toEqual(['start', 'missL1', 'hit']);
    expect(note('hit', { lies: 'l3' })).toEqual({
      key: 'hit',
      values: { place: 'l3', cycles: 45, core: 2 },
      focus: ['l3'],
    });
  });

  test('notes say how much, who and whom, and point at it', () => {
    const found = (key: string, params = {}, choices: readonly number[] = []) => {
      const { values, focus } = note(key, params, choices)!;
      return [values, focus?.join()];
    };
    expect(found('start')).toEqual([{ core: 2 }, 'core']);
    expect(found('missL1')).toEqual([{ cycles: 3 }, 'l1']);
    expect(found('crossbar')).toEqual([undefined, 'crossbar']);
    expect(found('memory')).toEqual([{ cycles: 200 }, 'memory']);
    expect(found('zoomOut', { asks: '3' })).toEqual([{ sockets: 4, cores: 24, home: 1 }, 'request']);
    expect(found('zoomOutLocal', { asks: '3', home: '3' })).toEqual([{ sockets: 4, cores: 24, home: 3 }, 'socket-3']);
    expect(found('probes')).toEqual([{ home: 1, n: 3 }, 'probe']);
    expect(found('responses')).toEqual([{ asks: 0, n: 3 }, 'response']);
    expect(found('responsesDirty', { owner: '2' })).toEqual([{ asks: 0, n: 3, owner: 2 }, 'response']);
    expect(found('data')).toEqual([{ messages: 8, hops: 10 }, 'data']);
    expect(found('dataLocal', { home: '0' })).toEqual([{ messages: 6, hops: 8 }, 'socket-0']);
    expect(found('requestAgain')).toEqual([{ asks: 0, home: 1 }, 'request']);
    expect(found('requestLocal', { home: '0' })).toEqual([{ home: 0 }, 'socket-0']);
    expect(found('bookNobody')).toEqual([{ home: 1 }, 'book']);
    expect(found('bookHome', { owner: '1' })).toEqual([{ home: 1 }, 'book']);
    expect(found('bookOwner')).toEqual([{ home: 1, owner: 2 }, 'probe']);
    expect(found('noResponses')).toEqual([undefined, 'book']);
    expect(found('dataDirect')).toEqual([{ messages: 2, asks: 0 }, 'data']);
    expect(found('dataSilent', { home: '0' })).toEqual([undefined, 'socket-0']);
    expect(found('dataFromOwner')).toEqual([{ messages: 3, owner: 2 }, 'data']);
    expect(found('assistStays', { assist: 'on' })).toEqual([undefined, 'book']);
    expect(found('assistStaysOff', { assist: 'off' })).toEqual([undefined, 'book']);
    expect(found('changed')).toEqual([{ socket: 2 }, 'socket-2']);
    expect(found('result', { sockets: '2' })).toEqual([{ without: 4, with: 2 }, 'reads']);
    expect(found('resultCopy')).toEqual([{ without: 8, with: 2, copy: 3 }, 'reads']);
    expect(found('resultPlain', { assist: 'off' })).toEqual([{ counts: [8, 8, 8] }, 'reads']);
    expect(found('resultPlain', { assist: 'on' })).toEqual([{ counts: [2, 2, 3] }, 'reads']);
  });
});

describe('the lecture', () => {
  const steps = lectureSteps(figureOf('cpu-topology'));

  test('has its stops, each sentence one event of at most 110 characters', () => {
    expect(steps.map(({ id }) => id)).toEqual([
      ...['start', 'l1', 'l2', 'l3', 'crossbar', 'speicher', 'vier-sockel', 'proben', 'antworten', 'daten'],
      ...['ht-assist', 'gezielt', 'kopie', 'ergebnis'],
    ]);
    for (const { sentence } of steps) expect(sentence.length, sentence).toBeLessThanOrEqual(110);
  });

  test('its sentences say the numbers of the run', () => {
    const numbers = (id: string) =>
      steps
        .find((step) => step.id === id)!
        .sentence.match(/\d+/g)
        ?.map(Number);
    expect(numbers('l1')).toEqual([1, CYCLES.l1]);
    expect(numbers('l2')).toEqual([2, CYCLES.l2]);
    expect(numbers('l3')).toEqual([3, CYCLES.l3]);
    expect(numbers('speicher')).toEqual([CYCLES.memory]);
    expect(numbers('vier-sockel')).toEqual([1]);
    expect(numbers('proben')).toEqual([1, 3]);
    expect(numbers('daten')).toEqual([8, 10]);
    expect(numbers('ht-assist')).toEqual([BOOK_MB, L3_MB, 3]);
    expect(numbers('gezielt')).toEqual([2, 8]);
    expect(numbers('kopie')).toEqual([2, 3]);
    expect(numbers('ergebnis')).toEqual([8, 2, 3]);
  });
});

describe('what may happen instead', () => {
  const offered = (params: object, choices: readonly number[] = []) =>
    framesOf(params, choices).map(({ state }) =>
      topology.choices(state).map((event) => Object.values(event).join(' ')),
    );

  test('the line is in the next cache, a socket changes it, HT Assist is switched', () => {
    const found = offered({});
    expect(found.slice(0, 4)).toEqual([
      ['lookUp', 'lineIsThere', 'lineLies l2', 'lineLies l3'],
      ['lookUp', 'lineIsThere', 'lineLies l3'],
      ['lookUp', 'lineIsThere'],
      ['passOn'],
    ]);
    expect(found[6]).toEqual(['probe', 'change 1', 'change 2', 'change 3', 'switchOn']);
    // Between two reads, until somebody is asked.
    expect(found[10]).toEqual(['requestAgain', 'change 1', 'change 2', 'change 3', 'switchOff']);
    expect(found[11]).toEqual(['probe', 'change 1', 'change 2', 'change 3', 'switchOff']);
    expect(found[14]).toEqual(['change 2', 'change 1', 'change 3']);
    expect(found[15]).toEqual(['requestAgain', 'change 1', 'change 3', 'switchOff']);
    expect(found[16]).toEqual(['probe', 'change 1', 'change 3', 'switchOff']);
    expect(found.map(({ length }) => length)).toEqual([4, 3, 2, 1, 1, 1, 5, 1, 1, 1, 5, 5, 1, 1, 3, 4, 4, 1, 1, 1, 0]);
    // A run whose line has an owner has no third read, and nobody else to change it at its end.
    expect(offered({ owner: '2' })[14]).toEqual(['weigh']);
    expect(offered({ sockets: '2' })[6]).toEqual(['probe', 'change 1', 'switchOn']);
    expect(offered({ sockets: '1' }).at(-1)).toEqual([]);
  });

  test('the line is found where the reader puts it', () => {
    const states = framesOf({}, [0, 0, 1]);
    expect(states.at(-1)!.state).toMatchObject({ phase: 'l3', lies: 'l3' });
    expect(told({}, [1])).toEqual(['start', 'hit']);
    for (const [choices, cache] of [
      [[2], 'l2'],
      [[3], 'l3'],
      [[0, 2], 'l3'],
    ] as const) {
      const last = framesOf({}, choices).at(-1)!;
      expect(last.state).toMatchObject({ phase: cache, lies: cache });
      expect(last.notes).toEqual([
        { key: 'hit', values: { place: cache, cycles: CYCLES[cache], core: 2 }, focus: [cache] },
      ]);
      expect(isFound(last.state)).toBe(true);
    }
  });

  test('what is not possible any more changes nothing', () => {
    const [, , , l3] = statesOf();
    for (const type of ['lookUp', 'lineIsThere'] as const) expect(nextState(l3!, { type })).toBe(l3);
  });

  test('between two reads a socket changes the line, and HT Assist is switched', () => {
    const toAssist = Array<number>(10).fill(0);
    const changed = framesOf({}, [...toAssist, 3]);
    expect(changed[11]!.state).toMatchObject({ phase: 'assist', owner: 3, assist: true, messages: [] });
    expect(changed[11]!.notes).toEqual([{ key: 'changed', values: { socket: 3 }, focus: ['socket-3'] }]);
    expect(changed.at(-1)!.state.reads).toEqual([
      { assist: false, owner: null, messages: 8, hops: 10 },
      { assist: true, owner: 3, messages: 3, hops: 4 },
    ]);
    const off = framesOf({}, [...toAssist, 4]);
    expect(off[11]!.state).toMatchObject({ phase: 'assist', assist: false });
    expect(off.at(-1)!.state.reads.map(({ messages }) => messages)).toEqual([8, 8, 8]);
    // At the end of the second read another socket than the planned one.
    const other = framesOf({}, [...Array<number>(14).fill(0), 1]);
    expect(other[15]!.state).toMatchObject({ phase: 'copy', owner: 1, messages: [] });
    expect(other.at(-1)!.state.reads.map(({ messages }) => messages)).toEqual([8, 2, 2]);
  });

  test('a socket changes the line on the way', () => {
    const choices = [0, 0, 0, 0, 0, 0, 2];
    expect(told({}, choices).slice(6, 10)).toEqual(['zoomOut', 'changed', 'probes', 'responsesDirty']);
    expect(note('changed', {}, choices)).toMatchObject({ values: { socket: 2 } });
    const { state } = framesOf({}, choices).at(-1)!;
    expect(state.reads.map(({ messages, owner }) => [messages, owner])).toEqual([
      [8, 2],
      [3, 2],
    ]);
  });

  test('HT Assist is switched on, and off again', () => {
    const on = [0, 0, 0, 0, 0, 0, 4];
    expect(told({}, on).slice(6, 9)).toEqual(['zoomOut', 'assistOn', 'bookNobody']);
    expect(told({}, on)).toContain('assistStays');
    const off = [...on, 4];
    expect(told({}, off).slice(7, 10)).toEqual(['assistOn', 'assistOff', 'probes']);
    expect(note('assistOff', {}, off)).toEqual({ key: 'assistOff', values: { l3: 6 }, focus: ['book'] });
    // The first with it, the second without: no lesson, only the counts.
    const third = Array.from({ length: 12 }, (_, i) => (i === 6 ? 4 : i === 11 ? 0 : 0));
    expect(told({}, third).at(-1)).toBe('resultPlain');
    // The third read without it teaches nothing either.
    const late = Array.from({ length: 17 }, (_, i) => (i === 16 ? 3 : 0));
    expect(told({}, late).at(-1)).toBe('resultPlain');
    expect(note('resultPlain', {}, late)?.values).toEqual({ counts: [8, 2, 8] });
  });

  test('variants tell different stories once messages differ', () => {
    const [later, on] = [framesOf(), framesOf({ assist: 'on' })];
    const compare = topology.compare!;
    const parted = later.findIndex(({ state }, i) => compare.differs(state, on[i]!.state));
    expect(later[parted]!.state.phase).toBe('probes');
    expect(later).toHaveLength(on.length);
  });
});

describe('two runs as one picture', () => {
  const pair = (given: object, at: number, beside: object = {}) =>
    pairOf(statesOf({ assist: 'off', ...given })[at]!, statesOf({ assist: 'on', ...given, ...beside })[at]!);

  test('weighs the read under way, or the last one', () => {
    expect(pair({}, 5)).toBeNull();
    expect(pair({}, 9)).toMatchObject({
      sums: [8, 2],
      lines: [
        { assist: false, owner: null, sent: 8, planned: 8, read: 0 },
        { assist: true, owner: null, sent: 2, planned: 2, read: 0 },
      ],
    });
    // Before anybody is asked, only the request is known.
    expect(pair({}, 6)!.lines.map(({ sent, planned }) => [sent, planned])).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(pair({}, 7)!.lines.map(({ sent, planned }) => [sent, planned])).toEqual([
      [4, 8],
      [1, 2],
    ]);
    expect(pair({}, 10)).toMatchObject({ sums: [8, 2], arrows: [] });
    expect(pair({}, 20)!.lines).toHaveLength(6);
    expect(pair({}, 20)!.lines.map(({ read }) => read)).toEqual([0, 0, 1, 1, 2, 2]);
    expect(pair({}, 20)!.sums).toEqual([24, 7]);
  });

  test('what both do the same is one line', () => {
    const same = pair({}, 9, { assist: 'later' })!;
    expect(same.lines).toEqual([{ assist: false, owner: null, sent: 8, planned: 8, read: 0 }]);
    expect(same.arrows.every(({ isShared }) => isShared)).toBe(true);
  });

  test('whatever HT Assist sends has its way among those of the broadcast', () => {
    fc.assert(
      fc.property(anyRead, fc.nat(30), (read, n) => {
        const [off, on] = [statesOf({ ...read, assist: 'off' }), statesOf({ ...read, assist: 'on' })];
        const at = 6 + (n % (off.length - 6));
        const found = pairOf(off[at]!, on[at]!)!;
        const shared = found.arrows.filter(({ isShared }) => isShared).map((arrow) => found.planned[arrow.at]!);
        expect(shared.map(({ route }) => route.join()).toSorted()).toEqual(
          on[at]!.messages.map(({ route }) => route.join()).toSorted(),
        );
        // The other way round it is the same picture.
        expect(pairOf(on[at]!, off[at]!)).toMatchObject({ arrows: found.arrows, sums: found.sums.toReversed() });
      }),
    );
  });
});

describe('the general input', () => {
  const read = (given: object) => topology.input.read(given, '');
  const initial = { sockets: 4, topology: 'square', asks: 0, home: 1, owner: null, lies: 'memory', assist: 'later' };

  test('has the machine of the lecture where nothing is said', () => {
    expect(read({})).toEqual(initial);
    expect(statesOf({})[0]).toEqual({
      ...initial,
      assist: false,
      plan: 'later',
      phase: 'start',
      messages: [],
      reads: [],
    });
    expect(statesOf({ assist: 'on' })[0]).toMatchObject({ assist: true, plan: 'on' });
    expect(statesOf({ assist: 'off' })[0]).toMatchObject({ assist: false, plan: 'off' });
  });

  test('has its bounds', () => {
    for (const sockets of [1, 2, 4, 6, 8]) expect(read({ sockets })).toMatchObject({ sockets });
    for (const sockets of [0, 3, 5, 7, 9, 2.5]) expect(() => read({ sockets }), String(sockets)).toThrow('sockets');
    for (const name of ['asks', 'home', 'owner']) {
      for (const socket of [0, 7]) expect(read({ [name]: socket })).toMatchObject({ [name]: socket });
      for (const socket of [-1, 8]) expect(() => read({ [name]: socket }), `${name} ${socket}`).toThrow(name);
    }
    expect(() => read({ lies: 'l4' })).toThrow('lies');
    expect(() => read({ assist: 'never' })).toThrow('assist');
    expect(() => read({ topology: 'ring' })).toThrow('topology');
    expect(read({ topology: 'mesh', sockets: 5 })).toMatchObject({ sockets: 5 });
  });
});

describe('presets', () => {
  const countsOf = (name: string) => {
    const last = framesOf(topology.presets[name]).at(-1)!.state;
    return [last.phase, ...last.reads.map(({ messages, hops }) => `${messages}/${hops}`)];
  };

  test('end with the numbers that their questions are about', () => {
    expect(Object.fromEntries(Object.keys(topology.presets).map((name) => [name, countsOf(name)]))).toEqual({
      lineInL3: ['l3'],
      ownMemory: ['result', '6/8', '0/0', '2/2'],
      changedCopy: ['result', '8/10', '3/4'],
      twoSockets: ['result', '4/4', '2/2'],
      eightSockets: ['result', '16/34', '2/2', '3/4'],
      oneSocket: ['memory'],
    });
  });
});

describe('phase by phase', () => {
  const kinds = (given: Readonly<Record<string, unknown>>, choices: readonly number[] = []) =>
    statesOf(given, choices).map(({ phase, messages }) => [phase, messages.map(({ kind }) => kind[0]).join('')]);

  test('a read sends what its phase is called, and begins with nothing', () => {
    expect(kinds({}).slice(6, 13)).toEqual([
      ['request', 'r'],
      ['probes', 'rppp'],
      ['responses', 'rppprrr'],
      ['data', 'rppprrrd'],
      ['assist', ''],
      ['request', 'r'],
      ['probes', 'r'],
    ]);
    expect(kinds({ owner: 3, assist: 'on' }).slice(6, 10)).toEqual([
      ['request', 'r'],
      ['probes', 'rp'],
      ['responses', 'rp'],
      ['data', 'rpd'],
    ]);
    // What came last stays in the picture of the result.
    expect(kinds({}).at(-1)).toEqual(['result', 'rpd']);
    // A read of the own memory needs no request.
    expect(kinds({ home: 0 }).slice(6, 10)).toEqual([
      ['request', ''],
      ['probes', 'ppp'],
      ['responses', 'ppprrr'],
      ['data', 'ppprrr'],
    ]);
  });

  test('who changes the line of itself is the lowest that neither asks nor is the home', () => {
    const changes = (given: Readonly<Record<string, unknown>>) =>
      statesOf(given).flatMap(({ phase, owner }) => (phase === 'copy' ? [owner] : []));
    expect(changes({})).toEqual([2]);
    expect(changes({ asks: 2, home: 1 })).toEqual([0]);
    expect(changes({ asks: 1, home: 0 })).toEqual([2]);
    expect(changes({ home: 0 })).toEqual([1]);
    expect(changes({ sockets: 2 })).toEqual([]);
  });

  test('links count both directions', () => {
    const log = [
      { kind: 'request', route: [0, 1] },
      { kind: 'data', route: [1, 0] },
      { kind: 'probe', route: [1, 3, 2] },
    ] as const;
    expect(linksOf(square).map((link) => passes(log, link))).toEqual([2, 0, 1, 1]);
    expect(hopsOf(log)).toBe(4);
    expect(hopsOf([])).toBe(0);
  });

  test('an invariant that no machine breaks is broken by half a socket', () => {
    const state = { ...statesOf()[0], sockets: 4.5 };
    const broadcast = Object.entries(topology.invariants).find(([name]) => name.startsWith('a broadcast takes'))!;
    expect(broadcast[1](state)).toBe(false);
  });
});
