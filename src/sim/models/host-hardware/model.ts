import type { Values } from '../../kernel/field.ts';
import { defineExplorer, type Note, type Step } from '../../kernel/model.ts';
import {
  isBeyond,
  lackOf,
  LEAST,
  logicalCpus,
  PILLARS,
  PROCESSORS,
  reach,
  rulesThen,
  rulesToday,
  supportOf,
  type GuestName,
  type Lack,
  type Limits,
  type NoSupport,
  type PillarName,
  type RuleName,
  type Server,
  type Today,
  type Verdict,
} from './rules.ts';

const params = {
  /** Without a processor there is no server yet. */
  cpu: {
    kind: 'choice',
    options: ['none', 'ia32', 'opteron', 'opteronV', 'barcelona', 'xeon', 'xeonV', 'nehalem', 'later'],
    initial: 'xeonV',
  },
  sockets: { kind: 'range', min: 1, max: 8, step: 1, initial: 2 },
  cores: { kind: 'range', min: 1, max: 12, step: 1, initial: 4 },
  threads: { kind: 'choice', options: ['1', '2'], initial: '1' },
  ram: { kind: 'range', min: 0.5, max: 2048, step: 0.5, initial: 32, unit: 'GB', nudge: 1 },
  controller: { kind: 'choice', options: ['none', 'ide', 'scsi', 'sas', 'sata', 'fc', 'nvme'], initial: 'sas' },
  nics: { kind: 'range', min: 0, max: 32, step: 1, initial: 2 },
  hcl: { kind: 'flag', initial: true },
  bios: { kind: 'flag', initial: true },
  /** Which version the verdict speaks of: that of the book, or today's. */
  ask: { kind: 'choice', options: ['then', 'now'], initial: 'then' },
  today: { kind: 'choice', options: ['v8', 'v8u2'], initial: 'v8u2' },
  boot: { kind: 'range', min: 0, max: 2000, step: 1, initial: 72, unit: 'GB', nudge: 8 },
} as const;

type Params = Values<typeof params>;

export type Pillar = {
  readonly name: PillarName;
  /** 0 … 1: how much of the minimum it reaches. */
  readonly reach: number;
  /** Whether it passes the most that is supported. */
  readonly isBeyond: boolean;
};

export type Guest = { readonly name: GuestName; readonly lacks: Lack };

/** A rule in both versions; `null` where a version does not ask. */
export type Rule = { readonly name: RuleName; readonly then: Verdict | null; readonly now: Verdict };

/** Whether it starts. Of a server that is too large the book does not say. */
type Start = 'yes' | 'no' | 'beyond';

export type HardwareState = {
  /** `null`: there is none yet, and nothing else in the state means anything. */
  readonly server: Server | null;
  readonly ask: Params['ask'];
  readonly logical: number;
  readonly limits: Limits;
  readonly pillars: readonly Pillar[];
  readonly start: Start;
  readonly noSupport: NoSupport;
  readonly guests: readonly Guest[];
  readonly version: Today;
  readonly rules: readonly Rule[];
  /** Whether 8.0 fails, or has to be checked: it never starts for sure. */
  readonly now: 'no' | 'check';
};

const GUESTS: readonly GuestName[] = ['bits32', 'bits64', 'ft'];
const RULES: readonly RuleName[] = ['cpu', 'cores', 'ram', 'controller', 'nics', 'boot'];

function answer(p: Params, limits: Limits): Step<HardwareState> {
  const { ask, today, threads, cpu, ...rest } = p;
  const server: Server = { ...rest, cpu: cpu === 'none' ? params.cpu.initial : cpu, threads: Number(threads) };
  const pillars = PILLARS.map((name) => ({
    name,
    reach: reach(server, name),
    isBeyond: isBeyond(server, name, limits),
  }));
  const then: Partial<Record<RuleName, Verdict>> = rulesThen(server, limits);
  const now = rulesToday(server, today);
  const start = pillars.some((one) => one.reach < 1) ? 'no' : pillars.some((one) => one.isBeyond) ? 'beyond' : 'yes';
  const state: HardwareState = {
    server: cpu === 'none' ? null : server,
    ask,
    logical: logicalCpus(server),
    limits,
    pillars,
    start,
    noSupport: supportOf(server, limits),
    guests: GUESTS.map((name) => ({ name, lacks: lackOf(server, name) })),
    version: today,
    rules: RULES.map((name) => ({ name, then: then[name] ?? null, now: now[name] })),
    now: RULES.some((name) => now[name].is === 'failed') ? 'no' : 'check',
  };
  return { state, notes: notesOf(state) };
}

/** What the eye should go to, and the numbers of the verdict. */
function notesOf(state: HardwareState): readonly [Note, ...Note[]] {
  if (state.server === null) return [{ key: 'empty', focus: ['plate'] }];
  if (state.ask === 'now') return [today(state)];
  switch (state.start) {
    case 'no':
      return tooShort(state, state.server);
    case 'beyond':
      return [tooLarge(state, state.server)];
    case 'yes':
      return [starts(state, state.server), ...guestsOf(state)];
  }
}

/** The first pillar that is too short, and how many others are. */
function tooShort({ pillars }: HardwareState, server: Server): readonly [Note, ...Note[]] {
  const short = pillars.filter(({ reach: share }) => share < 1).map(({ name }) => name);
  const focus = [short[0]!];
  const others = short.length - 1;
  const note = ((): Note => {
    switch (short[0]!) {
      case 'cpu':
        return { key: 'bits32', focus };
      case 'ram':
        return { key: 'ramShort', values: { missing: LEAST.ram - server.ram }, focus };
      case 'controller':
        return { key: server.controller === 'none' ? 'noController' : 'strangeController', focus };
      case 'nics':
        return { key: 'noNic', focus };
    }
  })();
  return others === 0 ? [note] : [note, { key: 'alsoShort', values: { others } }];
}

function tooLarge({ logical, limits }: HardwareState, { ram }: Server): Note {
  if (logical > limits.logical) {
    return { key: 'tooManyCpus', values: { logical, most: limits.logical }, focus: ['cpu'] };
  }
  return { key: 'tooMuchRam', values: { ram, most: limits.ram }, focus: ['ram'] };
}

/** It starts: with or without support, at the very minimum or above. */
function starts({ noSupport, guests }: HardwareState, server: Server): Note {
  const lacking = guests.some(({ lacks }) => lacks !== null);
  switch (noSupport) {
    case 'vt':
      return { key: 'withoutVt', values: { vt: PROCESSORS[server.cpu].needsVt ? 'vtx' : 'amdv' }, focus: ['guests'] };
    case 'list':
      return { key: 'unlisted', focus: ['support'] };
    case 'hcl':
      return { key: 'offHcl', focus: ['support'] };
    default: {
      const isLeast = server.sockets === LEAST.sockets && server.ram === LEAST.ram && server.nics === LEAST.nics;
      if (isLeast) return { key: 'minimum', values: { ram: LEAST.ram }, focus: ['plate'] };
      return { key: 'starts', focus: [lacking ? 'guests' : 'plate'] };
    }
  }
}

/** Which guests do not run, and what they lack. */
function guestsOf({ guests, server }: HardwareState): readonly Note[] {
  const [, bits64, ft] = guests as readonly [Guest, Guest, Guest];
  const vt = PROCESSORS[server!.cpu].vt ?? '';
  if (bits64.lacks === 'vt') return [{ key: 'only32' }];
  if (bits64.lacks === 'bios') return [{ key: 'biosOff', values: { vt } }];
  if (ft.lacks === 'generation') return [{ key: 'noFt' }];
  if (ft.lacks === 'bios') return [{ key: 'ftBiosOff', values: { vt } }];
  return [{ key: 'allGuests' }];
}

/** The same server with today's version: what fails, else what is left to check. */
function today({ rules, version, now }: HardwareState): Note {
  const missing = rules.filter((rule) => rule.now.is === 'failed').map(({ name, now: { asks } }) => noun(name, asks));
  if (now === 'no') return { key: 'nowFails', values: { version, missing }, focus: ['now'] };
  return { key: 'nowOpen', values: { version }, focus: ['now'] };
}

/** What is missing, as a word of the content file: `needs-ram`, `needs-xsave`. */
function noun(rule: RuleName, asks: Verdict['asks']): string {
  return `needs-${asks === 'xsave' || asks === 'bits64' ? asks : rule}`;
}

/**
 * Whether a server carries vSphere 4, gets support and runs which guests, and what today's version says of it. Source: 2.2.1,
 * 2.2.2, tables 2.1 and 2.2; cpu.md X01, heute.md 2.2.1.
 */
export const hostHardware = defineExplorer({
  id: 'host-hardware',
  version: 1,
  params,
  presets: {
    of2009: { cpu: 'nehalem', threads: '2' },
    minimum: { sockets: 1, cores: 1, ram: 2, nics: 1 },
    ramShort: { sockets: 1, cores: 1, ram: 1, nics: 1 },
    bits32: { cpu: 'ia32', sockets: 1, cores: 1, ram: 2, controller: 'ide', nics: 1 },
    withoutVt: { cpu: 'xeon', ram: 16 },
    biosOff: { bios: false },
    offHcl: { hcl: false },
    noNic: { nics: 0 },
    tooLarge: { cpu: 'nehalem', sockets: 8, cores: 6, threads: '2', ram: 512 },
    of2009Today: { cpu: 'nehalem', threads: '2', ask: 'now' },
  },
  compare: {
    param: 'cpu',
    differs: (a: HardwareState, b: HardwareState) =>
      a.start !== b.start || a.noSupport !== b.noSupport || a.guests.some((one, i) => one.lacks !== b.guests[i]?.lacks),
  },
  answer,
});
