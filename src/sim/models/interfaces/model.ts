import type { Values } from '../../kernel/field.ts';
import { defineExplorer, type Note, type Step } from '../../kernel/model.ts';
import {
  entriesOf,
  entryOf,
  find,
  hasEnded,
  isStandard,
  LANGUAGES,
  PACKAGES,
  PACKAGE_IDS,
  REACHES,
  TASKS,
  type Counterpart,
  type Entry,
  type Fate,
  type Interface,
  type Language,
  type PackageId,
} from './rules.ts';

const params = {
  task: { kind: 'choice', options: ['none', ...TASKS], initial: 'list' },
  language: { kind: 'choice', options: ['any', ...LANGUAGES], initial: 'any' },
  target: { kind: 'choice', options: ['vcenter', 'host'], initial: 'vcenter' },
  /** ESXi is the basic edition; `licensed` has one of the larger licences. */
  host: { kind: 'choice', options: ['esx', 'esxi', 'licensed'], initial: 'esx' },
  today: { kind: 'flag', initial: false },
} as const;

type Params = Values<typeof params>;

/** What a line leads from or to. */
export type Node = Entry | PackageId | Interface | Counterpart;

/** A line between two ranks: on the way of the answer, there, or locked for want of a licence. */
export type Link = { readonly from: Node; readonly to: Node; readonly is: 'way' | 'there' | 'locked' };

export type PackageState = {
  readonly id: PackageId;
  readonly speaks: Interface;
  /** Whether it is what the reader asked for. */
  readonly isAnswer: boolean;
  /** What became of it; `null` in the time of the book. */
  readonly fate: Fate | null;
  readonly hasEnded: boolean;
};

/** What a reader works with, and whether it has no package for the task. */
type Wish = { readonly language: Language; readonly unmet: boolean };

export type SdkState = {
  /** One language or none; two where two answers are drawn as one. */
  readonly wishes: readonly Wish[];
  readonly host: Params['host'];
  /** Whom the reader wants to reach over the API. */
  readonly target: Params['target'];
  readonly today: boolean;
  readonly packages: readonly PackageState[];
  readonly links: readonly Link[];
  /** Whether the host lets nobody in. */
  readonly locked: boolean;
  /** TCP port of the API, table 2.10. */
  readonly port: number;
};

/** What is read of table 2.10. */
export type Ports = { readonly api: number };

function answer(p: Params, { api: port }: Ports): Step<SdkState> {
  const language = p.language === 'any' ? null : p.language;
  const { found, unmet } = find(p.task === 'none' ? null : p.task, language);
  const packages = PACKAGE_IDS.map((id): PackageState => {
    const ended = p.today && hasEnded(id);
    // Who looks for a package of today is told of one that ended only where none is left.
    const isAnswer = found.includes(id) && (!ended || found.every(hasEnded));
    const { speaks, fate } = PACKAGES[id];
    return { id, speaks, isAnswer, fate: p.today ? fate : null, hasEnded: ended };
  });
  const ways = packages.filter((one) => one.isAnswer && !one.hasEnded);
  const locked = isLocked(p, ways);
  const state: SdkState = {
    wishes: language === null ? [] : [{ language, unmet }],
    host: p.host,
    target: p.target,
    today: p.today,
    packages,
    links: [
      ...packages.filter((one) => !one.hasEnded).flatMap((one) => into(one, unmet ? null : language)),
      ...outOf(ways, p, locked),
    ],
    locked,
    port,
  };
  return { state, notes: notesOf(state, p) };
}

/**
 * The basic edition of ESXi lets no package of the API in, neither to read nor to write: so the book. Source: 2.2.4; the note
 * einordnung-2-2-4-lizenz tells of a source by which it could be read.
 */
function isLocked({ target, host, today }: Params, ways: readonly PackageState[]): boolean {
  return target === 'host' && host === 'esxi' && !today && ways.some(({ speaks }) => speaks === 'api');
}

/** The lines into a package and from it to its interface. */
function into({ id, speaks, isAnswer }: PackageState, language: Language | null): readonly Link[] {
  const is = isAnswer ? 'way' : 'there';
  const own = language === null ? null : entryOf(language);
  const entries = entriesOf(id);
  const begins = isAnswer && own !== null ? [own] : entries;
  const others = entries.filter((entry) => !begins.includes(entry));
  return [
    ...begins.map((from): Link => ({ from, to: id, is })),
    ...others.map((from): Link => ({ from, to: id, is: 'there' })),
    { from: id, to: speaks, is },
  ];
}

/** The lines from the interfaces to whom they reach. REST came later. */
function outOf(ways: readonly PackageState[], { target, today }: Params, locked: boolean): readonly Link[] {
  const interfaces = (Object.keys(REACHES) as Interface[]).filter((id) => today || id !== 'rest');
  return interfaces.flatMap((from) =>
    REACHES[from].map((to): Link => {
      const isOnWay = ways.some(({ speaks }) => speaks === from) && (from !== 'api' || to === target);
      return { from, to, is: !isOnWay ? 'there' : locked && from === 'api' ? 'locked' : 'way' };
    }),
  );
}

/** The packages that answer. */
export function answersOf({ packages }: SdkState): readonly PackageState[] {
  return packages.filter(({ isAnswer }) => isAnswer);
}

/** Two answers as one: whatever one of them goes through is on the way. */
export function both(one: SdkState, other: SdkState): SdkState {
  const links = new Map([...one.links, ...other.links].map((link) => [`${link.from} ${link.to}`, link]));
  for (const link of one.links) {
    if (link.is !== 'there') links.set(`${link.from} ${link.to}`, link);
  }
  return {
    ...one,
    wishes: [...one.wishes, ...other.wishes],
    packages: one.packages.map((shown, i) => ({
      ...shown,
      isAnswer: shown.isAnswer || other.packages[i]!.isAnswer,
    })),
    links: [...links.values()],
    locked: one.locked || other.locked,
  };
}

/** What is said of a package that is the only answer. */
const uses: Readonly<Record<PackageId, string>> = {
  powercli: 'usePowercli',
  vcli: 'useVcli',
  perlSdk: 'usePerl',
  webSdk: 'useWeb',
  vma: 'useVma',
  cimApis: 'useCim',
  srmApi: 'useSrm',
  ovfTool: 'useOvf',
  studio: 'useStudio',
};

/** What the eye should go to, and what is said of it. */
function notesOf(state: SdkState, p: Params): readonly [Note, ...Note[]] {
  const answers = answersOf(state);
  const [first] = answers;
  const unmet = state.wishes.some((wish) => wish.unmet);
  const ids = answers.map(({ id }) => id);
  const focus = ids.map((id) => `package-${id}`);
  if (first === undefined) {
    if (unmet) return [{ key: 'noPackage', focus: ['wish'] }];
    if (!p.today) return [{ key: 'empty' }];
    return [{ key: 'survey', focus: ['speaks-api'] }];
  }
  if (state.locked) return [{ key: 'locked', focus: ['with-host'] }];
  const remarks = remarksOf(state, p);
  if (first.hasEnded) return [{ key: 'ended', values: { packages: ids }, focus }, ...remarks];
  if (unmet) return [{ key: 'otherWay', values: { language: p.language, packages: ids }, focus }, ...remarks];
  if (ids.length > 1) {
    const isSame = answers.every(({ speaks }) => speaks === 'api');
    const key = isSame ? (p.today ? 'left' : 'several') : 'byTask';
    return [{ key, ...(!isSame && { values: { packages: ids } }), focus }, ...remarks];
  }
  return [{ key: first.fate === 'renamed' ? 'renamed' : uses[first.id], focus }, ...remarks];
}

/** What else is worth saying, the most important first. */
function remarksOf(state: SdkState, p: Params): readonly Note[] {
  const answers = answersOf(state);
  const has = (id: PackageId) => answers.some((one) => one.id === id);
  const isApi = answers.some((one) => one.speaks === 'api' && !one.hasEnded);
  return [
    ...(p.today && has('powercli') && state.wishes.some(({ unmet }) => unmet) ? [{ key: 'renamed' }] : []),
    ...(p.today && has('vcli') ? [{ key: 'replaced' }] : []),
    ...(p.today && has('perlSdk') ? [{ key: 'sameApi' }] : []),
    ...(p.today && has('webSdk') && answers.length === 1 ? [{ key: 'json' }] : []),
    ...(p.today && has('ovfTool') ? [{ key: 'goesOn' }] : []),
    ...state.wishes
      .filter(({ unmet }) => !unmet && answers.some(({ id }) => isStandard(id)))
      .map(({ language }) => ({ key: 'alsoFrom', values: { language } })),
    ...(isApi && p.target === 'host' && !p.today ? [{ key: p.host === 'licensed' ? 'licensed' : 'direct' }] : []),
    ...(isApi && p.task === 'hosts' && !p.today ? [{ key: 'notAll' }] : []),
  ];
}

/** Which packages a task needs, and that five of them speak one API. Source: 2.3, figure 2.3; 2.2.4. */
export const interfaces = defineExplorer({
  id: 'interfaces',
  version: 1,
  params,
  presets: {
    everyMorning: {},
    perl: { language: 'perl' },
    java: { language: 'java' },
    c: { language: 'c' },
    basicEdition: { language: 'powershell', target: 'host', host: 'esxi' },
    hardware: { task: 'hardware' },
    ovf: { task: 'ovf' },
    console: { task: 'console' },
    alive: { task: 'none', today: true },
  },
  compare: {
    param: 'language',
    differs: (a: SdkState, b: SdkState) => a.packages.some(({ isAnswer }, i) => isAnswer !== b.packages[i]!.isAnswer),
  },
  answer,
});
