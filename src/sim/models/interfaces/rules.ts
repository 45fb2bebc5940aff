/** Which package automates what, from which language, over which interface. Source: 2.3, figure 2.3; 2.2.4. */

/** What a reader works with. `vm` is a virtual machine that is ready to use. */
export const LANGUAGES = ['powershell', 'cli', 'perl', 'java', 'csharp', 'c', 'vm'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Where a way begins: Java and C# stand for one package and begin at one place, `every` is any language that programs. */
export type Entry = Exclude<Language, 'csharp'> | 'every';

export type Interface = 'api' | 'cim' | 'srm' | 'ovf' | 'appliance' | 'rest';
export type Counterpart = 'vcenter' | 'host' | 'recovery' | 'products';

/**
 * What became of a package: it goes on as before, under another name, or it ended, with the last version of vSphere that
 * had it where one is known. `unknown` is what no source tells of. Source: notes heute-2-3-sdk-a, -b, heute-2-2-4-b.
 */
export type Fate = 'lives' | 'renamed' | 'ended' | '6.5' | '6.7' | '7.0' | 'unknown';

type Facts = {
  /** Its own languages; a package that is a standard serves every language that programs, and has none of its own. */
  readonly languages: readonly Language[];
  readonly speaks: Interface;
  readonly fate: Fate;
};

/** The packages of figure 2.3, with the vCLI of 2.2.4. Those that speak the Web Services API come first. */
export const PACKAGES = {
  powercli: { languages: ['powershell'], speaks: 'api', fate: 'renamed' },
  vcli: { languages: ['cli'], speaks: 'api', fate: '6.7' },
  perlSdk: { languages: ['perl'], speaks: 'api', fate: '7.0' },
  webSdk: { languages: ['java', 'csharp'], speaks: 'api', fate: 'lives' },
  vma: { languages: ['vm'], speaks: 'api', fate: '6.5' },
  cimApis: { languages: [], speaks: 'cim', fate: 'unknown' },
  srmApi: { languages: [], speaks: 'srm', fate: 'unknown' },
  ovfTool: { languages: ['cli'], speaks: 'ovf', fate: 'lives' },
  studio: { languages: ['vm'], speaks: 'appliance', fate: 'ended' },
} as const satisfies Readonly<Record<string, Facts>>;

export type PackageId = keyof typeof PACKAGES;
export const PACKAGE_IDS = Object.keys(PACKAGES) as readonly PackageId[];

/** Whom an interface reaches. VMware Studio makes appliances; which interface it uses is not told. */
export const REACHES: Readonly<Record<Interface, readonly Counterpart[]>> = {
  api: ['vcenter', 'host'],
  cim: ['host'],
  srm: ['recovery'],
  ovf: ['products'],
  appliance: [],
  rest: ['vcenter'],
};

/** The packages that speak one API: among them the language decides, not what is to be done. */
export const API_PACKAGES = PACKAGE_IDS.filter((id) => PACKAGES[id].speaks === 'api');

export const TASKS = ['list', 'hosts', 'update', 'hardware', 'ovf', 'appliance', 'srm', 'console'] as const;
export type Task = (typeof TASKS)[number];

/** The packages that do a task. */
export const DOES: Readonly<Record<Task, readonly PackageId[]>> = {
  list: API_PACKAGES,
  hosts: API_PACKAGES,
  update: ['powercli'],
  hardware: ['cimApis'],
  ovf: ['ovfTool'],
  appliance: ['studio'],
  srm: ['srmApi'],
  console: ['vma'],
};

/** Whether a package is a standard that no language owns. */
export function isStandard(id: PackageId): boolean {
  return PACKAGES[id].languages.length === 0;
}

/** Whether a package can be used from a language. Standards serve every language that programs, but no command line. */
export function serves(id: PackageId, language: Language): boolean {
  if (isStandard(id)) return language !== 'cli' && language !== 'vm';
  const own: readonly Language[] = PACKAGES[id].languages;
  return own.includes(language);
}

/** Where the way of a language begins. */
export function entryOf(language: Language): Entry {
  return language === 'csharp' ? 'java' : language;
}

/** Where the ways into a package begin. */
export function entriesOf(id: PackageId): readonly Entry[] {
  return isStandard(id) ? ['every'] : [...new Set(PACKAGES[id].languages.map(entryOf))];
}

/** Whether a package is there no more. */
export function hasEnded(id: PackageId): boolean {
  return !['lives', 'renamed', 'unknown'].includes(PACKAGES[id].fate);
}

/**
 * The packages for a task and a language, `null` where the reader leaves it open. A language without a package for the task
 * is unmet: then the one package that does the task answers in its place, or none.
 */
export function find(
  task: Task | null,
  language: Language | null,
): { readonly found: readonly PackageId[]; readonly unmet: boolean } {
  if (language === null) return { found: task === null ? [] : DOES[task], unmet: false };
  const able = task === null ? PACKAGE_IDS.filter((id) => !isStandard(id)) : DOES[task];
  const found = able.filter((id) => serves(id, language));
  if (found.length > 0) return { found, unmet: false };
  return { found: able.length === 1 ? able : [], unmet: true };
}
