import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runnableModels } from '../../src/lib/models.ts';
import { both, interfaces, type SdkState } from '../../src/sim/models/interfaces/model.ts';
import {
  API_PACKAGES,
  DOES,
  entriesOf,
  entryOf,
  find,
  hasEnded,
  isStandard,
  LANGUAGES,
  PACKAGES,
  PACKAGE_IDS,
  REACHES,
  serves,
  TASKS,
} from '../../src/sim/models/interfaces/rules.ts';
import { studiedInterfaces } from '../../src/sim/models/interfaces/study.ts';
import { anyParams } from '../support/arbitrary.ts';
import { answers, notesOf, stateOf, way } from '../support/interfaces.ts';

const { presets } = interfaces;
const forms = anyParams(runnableModels.interfaces!);
const FIVE = 'powercli vcli perlSdk webSdk vma';
const keys = (form: object | undefined = {}) =>
  notesOf(form)
    .map(({ key }) => key)
    .join(' ');

describe('the packages', () => {
  test('the eight of figure 2.3 and the vCLI', () => {
    expect(PACKAGE_IDS.join(' ')).toBe(`${FIVE} cimApis srmApi ovfTool studio`);
  });

  test('five speak one API', () => {
    expect(API_PACKAGES.join(' ')).toBe(FIVE);
  });

  test('four go their own ways', () => {
    expect(PACKAGE_IDS.slice(5).map((id) => PACKAGES[id].speaks)).toEqual(['cim', 'srm', 'ovf', 'appliance']);
  });

  test('begin where their languages are', () => {
    expect(PACKAGE_IDS.map((id) => entriesOf(id).join())).toEqual([
      'powershell',
      'cli',
      'perl',
      'java',
      'vm',
      'every',
      'every',
      'cli',
      'vm',
    ]);
    expect([entryOf('csharp'), entryOf('java'), entryOf('c')]).toEqual(['java', 'java', 'c']);
  });

  test('with or without vCenter Server', () => {
    expect(REACHES.api).toEqual(['vcenter', 'host']);
    expect(way({ language: 'perl' })).toBe('perl>perlSdk perlSdk>api api>vcenter');
    expect(way({ language: 'perl', target: 'host' })).toBe('perl>perlSdk perlSdk>api api>host');
    expect(keys({ language: 'perl', target: 'host' })).toBe('usePerl direct');
  });
});

describe('a task', () => {
  test('the language decides', () => {
    expect(answers()).toBe(FIVE);
    expect(answers({ task: 'hosts' })).toBe(FIVE);
    for (const [language, id] of [
      ['powershell', 'powercli'],
      ['cli', 'vcli'],
      ['perl', 'perlSdk'],
      ['java', 'webSdk'],
      ['csharp', 'webSdk'],
      ['vm', 'vma'],
    ])
      expect(answers({ language })).toBe(id);
    expect(way({ language: 'csharp' })).toBe('java>webSdk webSdk>api api>vcenter');
  });

  test('the Update Manager needs PowerCLI', () => {
    expect(answers({ task: 'update' })).toBe('powercli');
    expect(way({ task: 'update', language: 'perl' })).toBe('powershell>powercli powercli>api api>vcenter');
    expect(stateOf({ task: 'update', language: 'perl' }).wishes).toEqual([{ language: 'perl', unmet: true }]);
    expect(stateOf({ task: 'update', language: 'powershell' }).wishes).toEqual([
      { language: 'powershell', unmet: false },
    ]);
  });

  test('hardware is asked at the host', () => {
    expect(way(presets.hardware)).toBe('every>cimApis cimApis>cim cim>host');
    expect(way({ ...presets.hardware, target: 'host', host: 'esxi' })).toBe('every>cimApis cimApis>cim cim>host');
  });

  test('OVF packages and appliances', () => {
    expect(way(presets.ovf)).toBe('cli>ovfTool ovfTool>ovf ovf>products');
    expect(way({ task: 'appliance' })).toBe('vm>studio studio>appliance');
    expect(REACHES.appliance).toEqual([]);
  });

  test('a standard serves every language that programs', () => {
    expect(PACKAGE_IDS.filter(isStandard)).toEqual(['cimApis', 'srmApi']);
    expect(LANGUAGES.filter((language) => serves('srmApi', language))).toEqual([
      'powershell',
      'perl',
      'java',
      'csharp',
      'c',
    ]);
    expect(way({ task: 'srm' })).toBe('every>srmApi srmApi>srm srm>recovery');
    expect(way({ task: 'srm', language: 'perl' })).toBe('perl>srmApi srmApi>srm srm>recovery');
    expect(stateOf({ task: 'srm', language: 'perl' }).links).toContainEqual({
      from: 'every',
      to: 'srmApi',
      is: 'there',
    });
    expect(way({ task: 'srm', language: 'vm' })).toBe(way({ task: 'srm' }));
    expect(keys({ task: 'srm', language: 'perl' })).toBe('useSrm alsoFrom');
    expect(keys({ task: 'srm', language: 'cli' })).toBe('otherWay');
  });

  test('the vMA in place of the Service Console', () => {
    expect(way(presets.console)).toBe('vm>vma vma>api api>vcenter');
  });

  test('for C there is none', () => {
    for (const task of ['none', 'list', 'hosts']) {
      expect(answers({ task, language: 'c' })).toBe('');
      expect(notesOf({ task, language: 'c' })).toEqual([{ key: 'noPackage', focus: ['wish'] }]);
    }
    expect(answers({ task: 'hardware', language: 'c' })).toBe('cimApis');
    expect(answers({ task: 'ovf', language: 'c' })).toBe('ovfTool');
  });

  test('without one, a language has its own packages', () => {
    expect(answers({ task: 'none' })).toBe('');
    expect(answers({ task: 'none', language: 'perl' })).toBe('perlSdk');
    expect(answers({ task: 'none', language: 'cli' })).toBe('vcli ovfTool');
    expect(answers({ task: 'none', language: 'vm' })).toBe('vma studio');
  });

  test('is done by the packages of the book', () => {
    expect(TASKS.map((task) => DOES[task].length)).toEqual([5, 5, 1, 1, 1, 1, 1, 1]);
    expect(find('list', null)).toEqual({ found: API_PACKAGES, unmet: false });
    expect(find(null, null)).toEqual({ found: [], unmet: false });
  });
});

describe('a host', () => {
  test('the basic edition is locked', () => {
    const form = { language: 'perl', target: 'host', host: 'esxi' };
    expect(stateOf(form).locked).toBe(true);
    expect(stateOf(form).links.filter(({ is }) => is === 'locked')).toEqual([
      { from: 'api', to: 'host', is: 'locked' },
    ]);
    expect(way(form)).toBe('perl>perlSdk perlSdk>api');
    expect(notesOf(form)).toEqual([{ key: 'locked', focus: ['with-host'] }]);
    for (const open of [
      { target: 'vcenter' },
      { host: 'esx' },
      { host: 'licensed' },
      { today: true, language: 'java' },
    ])
      expect(stateOf({ ...form, ...open }).locked).toBe(false);
    for (const other of [{ task: 'hardware' }, { task: 'ovf' }, { task: 'none', language: 'any' }])
      expect(stateOf({ ...form, ...other }).locked).toBe(false);
    expect(keys({ ...form, host: 'licensed' })).toBe('usePerl licensed');
    expect(keys({ ...form, today: true, language: 'java' })).toBe('useWeb json');
  });

  test('not every command', () => {
    expect(keys({ task: 'hosts' })).toBe('several notAll');
    expect(keys({ task: 'hosts', language: 'cli' })).toBe('useVcli notAll');
    expect(keys({ task: 'hosts', language: 'cli', target: 'host' })).toBe('useVcli direct notAll');
    expect(keys({ task: 'list' })).toBe('several');
    expect(keys({ task: 'hosts', today: true })).toBe('left');
    expect(keys({ task: 'hosts', language: 'c' })).toBe('noPackage');
  });

  test('the port of table 2.10', () => {
    expect(stateOf().port).toBe(443);
    expect(readFileSync('content/data/tables/tabelle-2-10.yaml', 'utf8')).toContain('port: [443]');
    const read = (port: string | null) =>
      studiedInterfaces.data!.read({ 'tabelle-2-10': { file: 'x.yaml', rows: [{ id: 'port-443', cells: { port } }] } });
    expect(read('443')).toEqual({ api: 443 });
    expect(() => read('80/443')).toThrow('x.yaml, row "port-443", column "port": found "80/443", allowed: one port');
    expect(() => read('a443')).toThrow('found "a443"');
    expect(() => read(null)).toThrow('found null');
    expect(() => studiedInterfaces.data!.read({ 'tabelle-2-10': { file: 'x.yaml', rows: [] } })).toThrow('found null');
  });
});

describe('today', () => {
  test('what became of them', () => {
    const { packages, links } = stateOf(presets.alive);
    expect(Object.fromEntries(packages.map(({ id, fate }) => [id, fate]))).toEqual({
      powercli: 'renamed',
      vcli: '6.7',
      perlSdk: '7.0',
      webSdk: 'lives',
      vma: '6.5',
      cimApis: 'unknown',
      srmApi: 'unknown',
      ovfTool: 'lives',
      studio: 'ended',
    });
    expect(PACKAGE_IDS.filter(hasEnded)).toEqual(['vcli', 'perlSdk', 'vma', 'studio']);
    expect(links).toContainEqual({ from: 'rest', to: 'vcenter', is: 'there' });
    expect(stateOf().links.some(({ from }) => from === 'rest')).toBe(false);
    // The sentence counts them: „Vier Pakete sind heute eingestellt.“
    expect(notesOf(presets.alive)).toEqual([{ key: 'survey', focus: ['speaks-api'] }]);
    expect(packages.filter((one) => one.hasEnded)).toHaveLength(4);
  });

  test('who ended answers only alone', () => {
    expect(answers({ today: true })).toBe('powercli webSdk');
    expect(keys({ today: true })).toBe('left');
    expect(answers({ today: true, language: 'perl' })).toBe('perlSdk');
    expect(way({ today: true, language: 'perl' })).toBe('');
    expect(notesOf({ today: true, language: 'perl' })).toEqual([
      { key: 'ended', values: { packages: ['perlSdk'] }, focus: ['package-perlSdk'] },
      { key: 'sameApi' },
    ]);
    expect(keys({ today: true, language: 'cli' })).toBe('ended replaced');
    expect(answers({ today: true, task: 'none', language: 'cli' })).toBe('ovfTool');
    expect(keys({ today: true, task: 'none', language: 'cli' })).toBe('useOvf goesOn');
    expect(keys({ today: true, task: 'console' })).toBe('ended');
    expect(answers({ today: true, task: 'none', language: 'vm' })).toBe('vma studio');
  });

  test('who goes on is told of', () => {
    expect(keys({ today: true, language: 'powershell' })).toBe('renamed');
    expect(keys({ today: true, language: 'java' })).toBe('useWeb json');
    expect(keys({ today: true, task: 'ovf' })).toBe('useOvf goesOn');
    expect(keys({ today: true, task: 'hardware' })).toBe('useCim');
    expect(keys({ today: true, task: 'update', language: 'perl' })).toBe('otherWay renamed');
    expect(keys({ today: true, language: 'java', target: 'host' })).toBe('useWeb json');
  });
});

describe('what is said', () => {
  test.each([
    [{ task: 'none' }, { key: 'empty' }],
    [
      {},
      {
        key: 'several',
        focus: ['package-powercli', 'package-vcli', 'package-perlSdk', 'package-webSdk', 'package-vma'],
      },
    ],
    [{ today: true }, { key: 'left', focus: ['package-powercli', 'package-webSdk'] }],
    [
      { task: 'none', language: 'cli' },
      { key: 'byTask', values: { packages: ['vcli', 'ovfTool'] }, focus: ['package-vcli', 'package-ovfTool'] },
    ],
    [
      { task: 'update', language: 'perl' },
      { key: 'otherWay', values: { language: 'perl', packages: ['powercli'] }, focus: ['package-powercli'] },
    ],
    [{ task: 'update' }, { key: 'usePowercli', focus: ['package-powercli'] }],
    [{ language: 'cli' }, { key: 'useVcli', focus: ['package-vcli'] }],
    [{ language: 'perl' }, { key: 'usePerl', focus: ['package-perlSdk'] }],
    [{ language: 'java' }, { key: 'useWeb', focus: ['package-webSdk'] }],
    [{ language: 'vm' }, { key: 'useVma', focus: ['package-vma'] }],
    [{ task: 'hardware' }, { key: 'useCim', focus: ['package-cimApis'] }],
    [{ task: 'srm' }, { key: 'useSrm', focus: ['package-srmApi'] }],
    [{ task: 'ovf' }, { key: 'useOvf', focus: ['package-ovfTool'] }],
    [{ task: 'appliance' }, { key: 'useStudio', focus: ['package-studio'] }],
  ])('%j', (form, note) => {
    expect(notesOf(form)).toEqual([note]);
  });

  test('of a standard and a language', () => {
    expect(notesOf({ task: 'hardware', language: 'powershell' })[1]).toEqual({
      key: 'alsoFrom',
      values: { language: 'powershell' },
    });
  });

  test('„fünf Pakete“ are five and „zwei“ are two, whatever is asked', () => {
    fc.assert(
      fc.property(forms, (form) => {
        const told = notesOf(form)[0]!.key;
        const count = answers(form).split(' ').length;
        if (told === 'several') expect(count).toBe(5);
        if (told === 'left') expect(count).toBe(2);
      }),
    );
  });
});

describe('two answers as one', () => {
  test('share the API and whom it reaches', () => {
    const pair = both(stateOf({ language: 'perl' }), stateOf({ language: 'powershell' }));
    expect(pair.wishes.map(({ language }) => language)).toEqual(['perl', 'powershell']);
    expect(pair.packages.filter(({ isAnswer }) => isAnswer).map(({ id }) => id)).toEqual(['powercli', 'perlSdk']);
    const ways = pair.links.flatMap(({ from, to, is }) => (is === 'way' ? [`${from}>${to}`] : []));
    expect(ways.sort()).toEqual(
      ['api>vcenter', 'perl>perlSdk', 'perlSdk>api', 'powercli>api', 'powershell>powercli'].sort(),
    );
  });

  test('are the same either way, and each has its own way in it', () => {
    const ways = ({ links }: SdkState) =>
      links.flatMap(({ from, to, is }) => (is === 'there' ? [] : [`${from}>${to} ${is}`])).sort();
    fc.assert(
      fc.property(forms, fc.constantFrom(...LANGUAGES), (form, language) => {
        const [one, other] = [stateOf(form), stateOf({ ...form, language })];
        const pair = both(one, other);
        expect(ways(pair)).toEqual([...new Set([...ways(one), ...ways(other)])].sort());
        expect(ways(both(other, one))).toEqual(ways(pair));
        expect(pair.locked).toBe(one.locked || other.locked);
        expect(new Set(pair.links.map(({ from, to }) => `${from}>${to}`)).size).toBe(pair.links.length);
      }),
      { numRuns: 60 },
    );
  });

  test('differ where other packages answer', () => {
    const { compare } = interfaces;
    expect(compare?.param).toBe('language');
    expect(compare?.differs(stateOf({ language: 'perl' }), stateOf({ language: 'vm' }))).toBe(true);
    expect(compare?.differs(stateOf({ language: 'java' }), stateOf({ language: 'csharp' }))).toBe(false);
  });
});

test('the report has every quantity', () => {
  expect(studiedInterfaces.report([stateOf({ today: true, task: 'update', language: 'perl' })])).toEqual({
    packages: ['powercli'],
    ended: ['vcli', 'perlSdk', 'vma', 'studio'],
    ways: ['powershell > powercli', 'powercli > api', 'api > vcenter'],
    unmet: true,
    locked: false,
    apiPort: 443,
  });
});

describe('an invariant sees what is wrong', () => {
  const broken = (change: Partial<SdkState>, form: object | undefined = {}) => {
    const state = { ...stateOf(form), ...change };
    return Object.entries(studiedInterfaces.invariants).flatMap(([name, holds]) => (holds(state) ? [] : [name]));
  };
  const perl = { language: 'perl' };
  const today = { today: true };
  const { links, packages } = stateOf(perl);
  const without = (from: string, to: string) => links.filter((link) => link.from !== from || link.to !== to);
  const changed = (id: string, change: object) => packages.map((one) => (one.id === id ? { ...one, ...change } : one));
  const WAY = 'a way leads through a package that answers and lives, from where a reader is to whom it reaches';

  test('what is right has none', () => {
    for (const preset of Object.values(presets)) expect(broken({}, preset)).toEqual([]);
  });

  test.each<[string, Partial<SdkState>, object]>([
    ['each package is there once', { packages: packages.slice(1) }, perl],
    ['five packages speak the API', { packages: changed('ovfTool', { speaks: 'api' }) }, perl],
    [WAY, { links: without('perl', 'perlSdk') }, perl],
    [WAY, { links: without('perlSdk', 'api') }, perl],
    [WAY, { links: without('api', 'vcenter') }, perl],
    [WAY, { packages: changed('perlSdk', { isAnswer: false }) }, perl],
    [WAY, { packages: changed('vcli', { isAnswer: true }) }, perl],
    ['no line touches a package that has ended', { links }, today],
    [
      'no line touches a package that has ended',
      { links: without('vm', 'studio').filter(({ from }) => from !== 'studio') },
      perl,
    ],
    [
      'only the API is locked, and only at the host',
      { links: [...links, { from: 'cim', to: 'host', is: 'locked' }] },
      perl,
    ],
    [
      'only the API is locked, and only at the host',
      { links: [...links, { from: 'api', to: 'vcenter', is: 'locked' }], locked: true },
      perl,
    ],
    ['only the API is locked, and only at the host', { locked: true }, perl],
    ['nothing ended in the time of the book', { packages: changed('vma', { hasEnded: true }) }, perl],
    ['nothing ended in the time of the book', { packages: changed('vma', { fate: '6.5' }) }, perl],
    [
      'one language begins at one place, unless it is unmet',
      { links: [...links, { from: 'vm', to: 'vma', is: 'way' }] },
      perl,
    ],
  ])('%s', (name, wrong, form) => {
    expect(broken(wrong, form)).toContain(name);
  });
});

test('every rule of model.md names a test that is there', () => {
  const rows = readFileSync('src/sim/models/interfaces/model.md', 'utf8').match(/^\|.*`\s*\|$/gm) ?? [];
  const tests = readFileSync('tests/figures/interfaces.test.ts', 'utf8');
  expect(rows.length).toBeGreaterThanOrEqual(20);
  for (const row of rows) expect(tests, row).toContain(/`([^`]*)`\s*\|$/.exec(row)?.[1]);
});
