import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runnableModels } from '../../src/lib/models.ts';
import { gainsOf, lackedBy } from '../../src/sim/models/host-hardware/gains.ts';
import { hostHardware, type HardwareState } from '../../src/sim/models/host-hardware/model.ts';
import {
  LEAST,
  LEAST_TODAY,
  PROCESSORS,
  lackOf,
  logicalCpus,
  reach,
  rulesThen,
  rulesToday,
  supportOf,
  type Server,
} from '../../src/sim/models/host-hardware/rules.ts';
import { studiedHostHardware } from '../../src/sim/models/host-hardware/study.ts';
import { anyParams } from '../support/arbitrary.ts';
import { guestsOf, limits, notesOf, ruleOf, stateOf } from '../support/host-hardware.ts';

const { presets } = hostHardware;
const model = runnableModels['host-hardware']!;
const cpus = Object.keys(PROCESSORS) as (keyof typeof PROCESSORS)[];
const of = (keep: (name: keyof typeof PROCESSORS) => boolean) => cpus.filter(keep).join(' ');
const short = (form: object | undefined) =>
  stateOf(form)
    .pillars.filter((pillar) => pillar.reach < 1)
    .map(({ name, reach: share }) => `${name} ${share}`)
    .join(', ');
const key = (form: object | undefined) => notesOf(form)[0]?.key;
const server: Server = stateOf().server!;

describe('what carries vSphere 4', () => {
  test('only 64 bits carry it', () => {
    expect(of((cpu) => stateOf({ cpu }).start === 'no')).toBe('ia32');
    expect(short({ cpu: 'ia32' })).toBe('cpu 0.5');
    expect(ruleOf('cpu', { cpu: 'ia32' })).toBe('failed bits64 → failed bits64');
    expect(key({ cpu: 'ia32' })).toBe('bits32');
  });

  test('1,5 GB are too short, 2 GB are enough', () => {
    expect(LEAST.ram).toBe(2);
    expect([0.5, 1, 1.5, 2, 2.5, 1024].map((ram) => reach({ ...server, ram }, 'ram'))).toEqual([
      0.25, 0.5, 0.75, 1, 1, 1,
    ]);
    expect([1.5, 2].map((ram) => stateOf({ ram }).start)).toEqual(['no', 'yes']);
    expect(ruleOf('ram', { ram: 1.5 })).toBe('failed least 2 → failed least 8');
    expect(notesOf({ ram: 1.5 })).toEqual([{ key: 'ramShort', values: { missing: 0.5 }, focus: ['ram'] }]);
    expect(notesOf(presets.ramShort)).toEqual([{ key: 'ramShort', values: { missing: 1 }, focus: ['ram'] }]);
  });

  test('five kinds of controllers, and no NVMe', () => {
    const starts = hostHardware.params.controller.options.filter(
      (controller) => stateOf({ controller }).start === 'yes',
    );
    expect(starts).toEqual(['ide', 'scsi', 'sas', 'sata', 'fc']);
    expect([short({ controller: 'none' }), short({ controller: 'nvme' })]).toEqual(['controller 0', 'controller 0.5']);
    expect([key({ controller: 'none' }), key({ controller: 'nvme' })]).toEqual(['noController', 'strangeController']);
    expect(ruleOf('controller', { controller: 'none' })).toBe('failed least 1 → failed least 1');
    expect(ruleOf('controller', { controller: 'nvme' })).toBe('failed kind → met');
  });

  test('one network card is enough', () => {
    expect([0, 1, 2].map((nics) => stateOf({ nics }).start)).toEqual(['no', 'yes', 'yes']);
    expect([LEAST.nics, short({ nics: 0 })]).toEqual([1, 'nics 0']);
    expect(ruleOf('nics', { nics: 0 })).toBe('failed least 1 → failed least 1');
    expect(notesOf({ nics: 0 })).toEqual([{ key: 'noNic', focus: ['nics'] }]);
  });

  test('exactly the minimum', () => {
    expect(LEAST).toEqual({ sockets: 1, ram: 2, controllers: 1, nics: 1 });
    expect(notesOf(presets.minimum)).toEqual([
      { key: 'minimum', values: { ram: 2 }, focus: ['plate'] },
      { key: 'allGuests' },
    ]);
    for (const more of [{ sockets: 2 }, { ram: 2.5 }, { nics: 2 }])
      expect(key({ ...presets.minimum, ...more })).toBe('starts');
    // Without support that is what counts.
    expect(key({ ...presets.minimum, hcl: false })).toBe('offHcl');
  });

  test('the first pillar that is too short is named, the others are counted', () => {
    expect(notesOf({ cpu: 'ia32', ram: 1, controller: 'none', nics: 0 })).toEqual([
      { key: 'bits32', focus: ['cpu'] },
      { key: 'alsoShort', values: { others: 3 } },
    ]);
    expect(notesOf({ controller: 'none', nics: 0 })).toEqual([
      { key: 'noController', focus: ['controller'] },
      { key: 'alsoShort', values: { others: 1 } },
    ]);
    expect(notesOf({ controller: 'nvme' })).toEqual([{ key: 'strangeController', focus: ['controller'] }]);
  });

  test('64 logical CPUs and 1 TB are the most', () => {
    expect(limits).toEqual({ logical: 64, ram: 1024 });
    expect(readFileSync('content/data/tables/tabelle-2-01.yaml', 'utf8')).toContain('anzahl: 64');
    expect(readFileSync('content/data/tables/tabelle-2-02.yaml', 'utf8')).toContain(
      "menge: { zahl: 1, einheit: 'TB' }",
    );
    expect(logicalCpus({ ...server, sockets: 8, cores: 6, threads: 2 })).toBe(96);
    const cpuForm = { sockets: 8, cores: 8, threads: '1' };
    expect(stateOf(cpuForm)).toMatchObject({ logical: 64, start: 'yes', noSupport: null });
    expect(stateOf({ ...cpuForm, cores: 9 })).toMatchObject({ logical: 72, start: 'beyond', noSupport: 'beyond' });
    expect([1024, 1024.5].map((ram) => stateOf({ ram }).start)).toEqual(['yes', 'beyond']);
    expect(ruleOf('ram', { ram: 1024.5 })).toBe('failed most 1024 → met');
    expect(ruleOf('cores', presets.tooLarge)).toBe('failed most 64 → met');
    expect(notesOf(presets.tooLarge)).toEqual([
      { key: 'tooManyCpus', values: { logical: 96, most: 64 }, focus: ['cpu'] },
    ]);
    expect(notesOf({ ram: 2048 })).toEqual([{ key: 'tooMuchRam', values: { ram: 2048, most: 1024 }, focus: ['ram'] }]);
    // What is too short comes first.
    expect(key({ ...presets.tooLarge, nics: 0 })).toBe('noNic');
    expect(stateOf(presets.tooLarge).pillars.map(({ isBeyond }) => isBeyond)).toEqual([true, false, false, false]);
    expect(stateOf({ ram: 2048 }).pillars.map(({ isBeyond }) => isBeyond)).toEqual([false, true, false, false]);
  });
});

describe('support', () => {
  test('without VT no support, and yet it starts', () => {
    expect(of((cpu) => PROCESSORS[cpu].vt === null)).toBe('ia32 opteron xeon');
    expect(stateOf(presets.withoutVt)).toMatchObject({ start: 'yes', noSupport: 'vt' });
    expect(notesOf(presets.withoutVt)).toEqual([
      { key: 'withoutVt', values: { vt: 'vtx' }, focus: ['guests'] },
      { key: 'only32' },
    ]);
    expect(notesOf({ cpu: 'opteron' })).toEqual([
      { key: 'withoutVt', values: { vt: 'amdv' }, focus: ['guests'] },
      { key: 'noFt' },
    ]);
  });

  test('a family that is not listed has no support', () => {
    expect(of((cpu) => stateOf({ cpu }).noSupport === null)).toBe('opteronV barcelona xeonV nehalem');
    expect(stateOf({ cpu: 'later' })).toMatchObject({ start: 'yes', noSupport: 'list' });
    expect(notesOf({ cpu: 'later' })).toEqual([{ key: 'unlisted', focus: ['support'] }, { key: 'allGuests' }]);
  });

  test('off the HCL it starts without support', () => {
    expect(stateOf(presets.offHcl)).toMatchObject({ start: 'yes', noSupport: 'hcl' });
    expect(notesOf(presets.offHcl)).toEqual([{ key: 'offHcl', focus: ['support'] }, { key: 'allGuests' }]);
  });

  test('of several reasons the first is told', () => {
    const large: Server = { ...server, cpu: 'xeon', hcl: false, ram: 2048 };
    expect(supportOf(large, limits)).toBe('beyond');
    expect(supportOf({ ...large, ram: 32 }, limits)).toBe('vt');
    expect(supportOf({ ...large, ram: 32, cpu: 'later' }, limits)).toBe('list');
    expect(supportOf({ ...large, ram: 32, cpu: 'nehalem' }, limits)).toBe('hcl');
    expect(supportOf({ ...large, ram: 32, cpu: 'nehalem', hcl: true }, limits)).toBeNull();
  });
});

describe('guests', () => {
  test('64-bit guests need VT-x on Intel alone', () => {
    const runs = (bios: boolean) => of((cpu) => lackOf({ ...server, cpu, bios }, 'bits64') === null);
    expect(runs(true)).toBe('opteron opteronV barcelona xeonV nehalem later');
    expect(runs(false)).toBe('opteron opteronV barcelona');
    expect(guestsOf({ cpu: 'xeon' })).toBe('runs vt vt');
    expect(guestsOf({ cpu: 'opteron' })).toBe('runs runs generation');
  });

  test('FT needs VT, and Barcelona on AMD', () => {
    const runs = (bios: boolean) => of((cpu) => lackOf({ ...server, cpu, bios }, 'ft') === null);
    expect(runs(true)).toBe('barcelona xeonV nehalem later');
    expect(runs(false)).toBe('');
    expect(notesOf({ cpu: 'opteronV' })).toEqual([{ key: 'starts', focus: ['guests'] }, { key: 'noFt' }]);
    expect(guestsOf({ cpu: 'opteronV', bios: false })).toBe('runs runs generation');
  });

  test('VT that is off in the BIOS is missing for guests alone', () => {
    expect(stateOf(presets.biosOff)).toMatchObject({ start: 'yes', noSupport: null });
    expect(guestsOf(presets.biosOff)).toBe('runs bios bios');
    expect(notesOf(presets.biosOff)).toEqual([
      { key: 'starts', focus: ['guests'] },
      { key: 'biosOff', values: { vt: 'vtx' } },
    ]);
    expect(guestsOf({ cpu: 'barcelona', bios: false })).toBe('runs runs bios');
    expect(notesOf({ cpu: 'barcelona', bios: false })[1]).toEqual({ key: 'ftBiosOff', values: { vt: 'amdv' } });
    // What is not there cannot be off.
    expect(guestsOf({ cpu: 'xeon', bios: false })).toBe('runs vt vt');
  });

  test('the typical server runs them all', () => {
    expect(guestsOf()).toBe('runs runs runs');
    expect(notesOf()).toEqual([{ key: 'starts', focus: ['plate'] }, { key: 'allGuests' }]);
  });
});

describe('today', () => {
  test('8.0 asks for 2 cores, 8 GB and 32 GB to boot from', () => {
    expect(LEAST_TODAY).toEqual({ cores: 2, ram: 8, boot: 32, nics: 1 });
    expect([1, 2].map((cores) => ruleOf('cores', { sockets: 1, cores }))).toEqual([
      'met → failed least 2',
      'met → met',
    ]);
    expect(ruleOf('cores', { sockets: 2, cores: 1 })).toBe('met → met');
    expect([7.5, 8].map((ram) => ruleOf('ram', { ram }))).toEqual(['met → failed least 8', 'met → met']);
    expect([31, 32].map((boot) => ruleOf('boot', { boot }))).toEqual(['none → failed least 32', 'none → met']);
  });

  test('8.0 knows NVMe, and IDE has to be checked', () => {
    const now = (is: string) =>
      hostHardware.params.controller.options.filter(
        (controller) => rulesToday({ ...server, controller }, 'v8').controller.is === is,
      );
    expect(now('met')).toEqual(['sas', 'sata', 'nvme']);
    expect(now('check')).toEqual(['ide', 'scsi', 'fc']);
    expect(now('failed')).toEqual(['none']);
    expect(ruleOf('controller', { controller: 'ide' })).toBe('met → check driver');
  });

  test('8.0 U2 refuses every processor of the list', () => {
    const failed = (today: string) => of((cpu) => ruleOf('cpu', { cpu, today }).includes('→ failed'));
    expect(failed('v8u2')).toBe('ia32 opteron opteronV barcelona xeon xeonV nehalem');
    expect(failed('v8')).toBe('ia32');
    expect(ruleOf('cpu')).toBe('met → failed xsave');
    expect(notesOf(presets.of2009Today)).toEqual([
      { key: 'nowFails', values: { version: 'v8u2', missing: ['needs-xsave'] }, focus: ['now'] },
    ]);
  });

  test('today is never certain', () => {
    expect(stateOf({ cpu: 'later' })).toMatchObject({ now: 'check' });
    expect(ruleOf('cpu', { cpu: 'later' })).toBe('met → check list');
    expect(ruleOf('nics')).toBe('met → check driver');
    expect(notesOf({ cpu: 'later', ask: 'now' })).toEqual([
      { key: 'nowOpen', values: { version: 'v8u2' }, focus: ['now'] },
    ]);
  });

  test('everything that is missing is named, in the order of the rules', () => {
    const form = { cpu: 'ia32', sockets: 1, cores: 1, ram: 1, controller: 'none', nics: 0, boot: 0, ask: 'now' };
    expect(notesOf({ ...form, today: 'v8' })[0]?.values).toEqual({
      version: 'v8',
      missing: ['bits64', 'cores', 'ram', 'controller', 'nics', 'boot'].map((one) => `needs-${one}`),
    });
  });
});

test('without a processor there is no server yet', () => {
  for (const ask of ['then', 'now']) {
    expect(stateOf({ cpu: 'none', ask }).server).toBeNull();
    expect(notesOf({ cpu: 'none', ask })).toEqual([{ key: 'empty', focus: ['plate'] }]);
  }
  expect(studiedHostHardware.report([stateOf({ cpu: 'none' })])).toEqual({ server: null });
});

test('every other processor is one of the form', () => {
  expect(hostHardware.params.cpu.options).toEqual(['none', ...cpus]);
});

describe('always', () => {
  const twice = (change: object, holds: (before: HardwareState, after: HardwareState) => boolean) =>
    fc.assert(
      fc.property(anyParams(model), (form) => {
        expect(holds(stateOf(form), stateOf({ ...form, ...change }))).toBe(true);
      }),
      { numRuns: 60 },
    );

  test('support asks for more than starting, the HCL only matters for support', () => {
    twice({ hcl: false }, (before, after) => after.start === before.start && after.noSupport !== null);
  });

  test('the BIOS changes guests alone', () => {
    twice({ bios: false }, (before, after) => after.start === before.start && after.noSupport === before.noSupport);
  });

  test('today does not move the verdict of 2010', () => {
    twice(
      { today: 'v8', boot: 0 },
      (before, after) => after.start === before.start && after.noSupport === before.noSupport,
    );
  });

  test('the plain 8.0 asks for no more than its update', () => {
    twice({ today: 'v8' }, (before, after) => before.now === 'no' || after.now === 'check');
  });
});

test('a comparison parts where another processor changes an answer', () => {
  const { compare } = hostHardware;
  const differs = (cpu: string, other: string, form: object | undefined = {}) =>
    compare!.differs(stateOf({ ...form, cpu }), stateOf({ ...form, cpu: other }));
  expect(compare?.param).toBe('cpu');
  expect(differs('xeonV', 'nehalem')).toBe(false);
  expect(differs('xeonV', 'ia32')).toBe(true);
  expect(differs('nehalem', 'later')).toBe(true);
  expect(differs('opteronV', 'barcelona')).toBe(true);
});

describe('what two servers bring', () => {
  test('starting comes first, then support and guests', () => {
    expect(gainsOf(stateOf())).toEqual(['start', 'support', 'bits32', 'bits64', 'ft']);
    expect(gainsOf(stateOf(presets.withoutVt))).toEqual(['start', 'bits32']);
    expect(gainsOf(stateOf(presets.biosOff))).toEqual(['start', 'support', 'bits32']);
    for (const form of [presets.ramShort, presets.tooLarge, { cpu: 'none' }])
      expect(gainsOf(stateOf(form))).toEqual([]);
  });

  test('one lacks what only the other brings', () => {
    const lacked = (form: object | undefined, other: object | undefined) => lackedBy(stateOf(form), stateOf(other));
    expect(lacked(presets.withoutVt, {})).toEqual(['support', 'bits64', 'ft']);
    expect(lacked({}, presets.withoutVt)).toEqual([]);
    expect(lacked({ cpu: 'opteronV' }, { cpu: 'later' })).toEqual(['ft']);
    expect(lacked({ cpu: 'later' }, { cpu: 'opteronV' })).toEqual(['support']);
    // Where it does not start, nothing else counts.
    expect(lacked(presets.bits32, {})).toEqual(['start']);
    expect(lacked(presets.bits32, presets.noNic)).toEqual([]);
  });
});

describe('the form', () => {
  test('has bounds, steps and defaults that links rely on', () => {
    expect(hostHardware.params).toEqual({
      cpu: { kind: 'choice', options: ['none', ...cpus], initial: 'xeonV' },
      controller: { kind: 'choice', options: ['none', 'ide', 'scsi', 'sas', 'sata', 'fc', 'nvme'], initial: 'sas' },
      sockets: { kind: 'range', min: 1, max: 8, step: 1, initial: 2 },
      cores: { kind: 'range', min: 1, max: 12, step: 1, initial: 4 },
      threads: { kind: 'choice', options: ['1', '2'], initial: '1' },
      ram: { kind: 'range', min: 0.5, max: 2048, step: 0.5, initial: 32, unit: 'GB', nudge: 1 },
      nics: { kind: 'range', min: 0, max: 32, step: 1, initial: 2 },
      hcl: { kind: 'flag', initial: true },
      bios: { kind: 'flag', initial: true },
      ask: { kind: 'choice', options: ['then', 'now'], initial: 'then' },
      today: { kind: 'choice', options: ['v8', 'v8u2'], initial: 'v8u2' },
      boot: { kind: 'range', min: 0, max: 2000, step: 1, initial: 72, unit: 'GB', nudge: 8 },
    });
    expect(server).toEqual({
      ...{ cpu: 'xeonV', bios: true, sockets: 2, cores: 4, threads: 1, ram: 32 },
      ...{ controller: 'sas', nics: 2, hcl: true, boot: 72 },
    });
  });

  test.each<[keyof typeof presets, Partial<HardwareState>, string, string]>([
    ['of2009', { start: 'yes', noSupport: null, logical: 16, now: 'no' }, 'runs runs runs', 'starts'],
    ['minimum', { start: 'yes', noSupport: null, logical: 1, now: 'no' }, 'runs runs runs', 'minimum'],
    ['ramShort', { start: 'no', noSupport: null, logical: 1, now: 'no' }, 'runs runs runs', 'ramShort'],
    ['bits32', { start: 'no', noSupport: 'vt', logical: 1, now: 'no' }, 'runs vt vt', 'bits32'],
    ['withoutVt', { start: 'yes', noSupport: 'vt', logical: 8, now: 'no' }, 'runs vt vt', 'withoutVt'],
    ['biosOff', { start: 'yes', noSupport: null, logical: 8, now: 'no' }, 'runs bios bios', 'starts'],
    ['offHcl', { start: 'yes', noSupport: 'hcl', logical: 8, now: 'no' }, 'runs runs runs', 'offHcl'],
    ['noNic', { start: 'no', noSupport: null, logical: 8, now: 'no' }, 'runs runs runs', 'noNic'],
    ['tooLarge', { start: 'beyond', noSupport: 'beyond', logical: 96, now: 'no' }, 'runs runs runs', 'tooManyCpus'],
    [
      'of2009Today',
      { start: 'yes', noSupport: null, logical: 16, now: 'no', ask: 'now' },
      'runs runs runs',
      'nowFails',
    ],
  ])('the preset %s', (name, answer, guests, note) => {
    expect(stateOf(presets[name])).toMatchObject(answer);
    expect(guestsOf(presets[name])).toBe(guests);
    expect(key(presets[name])).toBe(note);
  });

  test('the desktop hangs its disk at IDE, the small ones have a single core', () => {
    expect(stateOf(presets.bits32).server).toMatchObject({ controller: 'ide', sockets: 1, cores: 1, ram: 2, nics: 1 });
    expect(stateOf(presets.minimum).server).toMatchObject({ controller: 'sas', sockets: 1, cores: 1, ram: 2, nics: 1 });
    expect(stateOf(presets.withoutVt).server).toMatchObject({ ram: 16, sockets: 2, cores: 4 });
    expect(stateOf(presets.tooLarge).server).toMatchObject({ cpu: 'nehalem', threads: 2, ram: 512 });
  });
});

describe('a verdict, in full', () => {
  test('of 2010', () => {
    expect(rulesThen(server, limits)).toEqual({
      cpu: { is: 'met', asks: 'bits64', amount: null },
      cores: { is: 'met', asks: 'least', amount: 1 },
      ram: { is: 'met', asks: 'least', amount: 2 },
      controller: { is: 'met', asks: 'kind', amount: null },
      nics: { is: 'met', asks: 'least', amount: 1 },
    });
    expect(rulesThen({ ...server, sockets: 0, controller: 'none' }, limits)).toMatchObject({
      cores: { is: 'failed', asks: 'least', amount: 1 },
      controller: { is: 'failed', asks: 'least', amount: 1 },
    });
    expect(rulesThen({ ...server, sockets: 8, cores: 12, ram: 2048 }, limits)).toMatchObject({
      cores: { is: 'failed', asks: 'most', amount: 64 },
      ram: { is: 'failed', asks: 'most', amount: 1024 },
    });
  });

  test('of today', () => {
    expect(rulesToday(server, 'v8u2')).toEqual({
      cpu: { is: 'failed', asks: 'xsave', amount: null },
      cores: { is: 'met', asks: 'least', amount: 2 },
      ram: { is: 'met', asks: 'least', amount: 8 },
      controller: { is: 'met', asks: 'kind', amount: null },
      nics: { is: 'check', asks: 'driver', amount: null },
      boot: { is: 'met', asks: 'least', amount: 32 },
    });
    expect(rulesToday({ ...server, controller: 'none', nics: 0 }, 'v8')).toMatchObject({
      cpu: { is: 'check', asks: 'list', amount: null },
      controller: { is: 'failed', asks: 'least', amount: 1 },
      nics: { is: 'failed', asks: 'least', amount: 1 },
    });
    expect(rulesToday({ ...server, nics: 1 }, 'v8').nics.is).toBe('check');
    expect(stateOf().rules.map(({ name }) => name)).toEqual(['cpu', 'cores', 'ram', 'controller', 'nics', 'boot']);
  });

  test('support asks for every processor of the list, by name', () => {
    expect(
      Object.entries(PROCESSORS).map(([name, one]) => [
        name,
        one.is64,
        one.vt,
        one.needsVt,
        one.listed,
        one.ft,
        one.xsave,
      ]),
    ).toEqual([
      ['ia32', false, null, true, false, true, false],
      ['opteron', true, null, false, true, false, false],
      ['opteronV', true, 'amdv', false, true, false, false],
      ['barcelona', true, 'amdv', false, true, true, false],
      ['xeon', true, null, true, false, true, false],
      ['xeonV', true, 'vtx', true, true, true, false],
      ['nehalem', true, 'vtx', true, true, true, false],
      ['later', true, 'vtx', true, false, true, true],
    ]);
  });
});

test('the report has every quantity', () => {
  expect(studiedHostHardware.report([stateOf({ cpu: 'xeon', ram: 4 })])).toEqual({
    starts: 'yes',
    support: false,
    noSupport: 'vt',
    logicalCpus: 8,
    short: [],
    guests: { bits32: 'runs', bits64: 'vt', ft: 'vt' },
    today: 'no',
    failsToday: ['cpu', 'ram'],
  });
  expect(studiedHostHardware.report([stateOf({ ram: 1 })])).toMatchObject({
    starts: 'no',
    support: false,
    noSupport: null,
    short: ['ram'],
    guests: { bits32: 'none', bits64: 'none', ft: 'none' },
  });
  expect(studiedHostHardware.report([stateOf()])).toMatchObject({ support: true });
});

describe('an invariant sees what is wrong', () => {
  const broken = (change: Partial<HardwareState>, form: object | undefined = {}) => {
    const state = { ...stateOf(form), ...change };
    return Object.entries(studiedHostHardware.invariants).flatMap(([name, holds]) => (holds(state) ? [] : [name]));
  };
  const pillars = (name: string, to: object) =>
    stateOf().pillars.map((pillar) => (pillar.name === name ? { ...pillar, ...to } : pillar));
  const rules = (name: string, to: object) =>
    stateOf().rules.map((rule) => (rule.name === name ? { ...rule, ...to } : rule));
  const guests = (name: string, lacks: 'vt' | null) =>
    stateOf().guests.map((guest) => (guest.name === name ? { ...guest, lacks } : guest));
  const failed = { is: 'failed', asks: 'least', amount: 2 } as const;
  const met = { is: 'met', asks: 'least', amount: 2 } as const;

  test('what is right has none', () => {
    for (const preset of Object.values(presets)) expect(broken({}, preset)).toEqual([]);
  });

  test.each<[string, Partial<HardwareState>, (object | undefined)?]>([
    ['it starts exactly if no pillar is short and none passes its limit', { pillars: pillars('ram', { reach: 0.5 }) }],
    ['it starts exactly if no pillar is short and none passes its limit', { start: 'no' }],
    ['it starts exactly if no pillar is short and none passes its limit', { start: 'yes' }, presets.tooLarge],
    ['it starts exactly if every rule of vSphere 4 is met', { rules: rules('ram', { then: failed }) }],
    ['it starts exactly if every rule of vSphere 4 is met', { start: 'no' }],
    ['a pillar reaches between nothing and its minimum', { pillars: pillars('ram', { reach: 1.5 }) }],
    ['a pillar reaches between nothing and its minimum', { pillars: pillars('ram', { reach: -0.5 }) }],
    ['what passes its limit has no support', { noSupport: null }, presets.tooLarge],
    ['what passes its limit has no support', { noSupport: 'beyond' }],
    ['whoever runs FT runs 64-bit guests, and those of 32 bits always run', { guests: guests('bits64', 'vt') }],
    ['whoever runs FT runs 64-bit guests, and those of 32 bits always run', { guests: guests('bits32', 'vt') }],
    ['what is too little for 2010 is too little today', { rules: rules('nics', { then: failed, now: met }) }],
    ['today fails exactly where a rule of today fails, and is never certain', { now: 'check' }],
    [
      'today fails exactly where a rule of today fails, and is never certain',
      { now: 'check', rules: stateOf().rules.map((rule) => ({ ...rule, now: met })) },
    ],
    ['there is no boot rule in 2010', { rules: rules('boot', { then: met }) }],
    ['there is no boot rule in 2010', { rules: rules('ram', { then: null }) }],
  ])('%s', (name, wrong, form) => {
    expect(broken(wrong, form)).toContain(name);
  });
});

test('every rule of model.md names a test that is there', () => {
  const rows = readFileSync('src/sim/models/host-hardware/model.md', 'utf8').match(/^\|.*`\s*\|$/gm) ?? [];
  const tests = readFileSync('tests/figures/host-hardware.test.ts', 'utf8');
  expect(rows.length).toBeGreaterThanOrEqual(16);
  for (const row of rows) expect(tests, row).toContain(/`([^`]*)`\s*\|$/.exec(row)?.[1]);
});
