/**
 * What vSphere 4 and vSphere 8.0 ask of a server. Source: 2.2.1 with its notes einordnung-x01, heute-2-2-1-a and -b, 2.2.2,
 * tables 2.1 and 2.2; cpu.md 10 and X01, heute.md 2.2.1.
 */

/** A processor as the rules see it. */
type Processor = {
  readonly is64: boolean;
  /** Its extension for virtualisation; `null` if it has none. */
  readonly vt: 'vtx' | 'amdv' | null;
  /** Whether a 64-bit guest needs that extension: on Intel it does, an Opteron from revision E on manages without. */
  readonly needsVt: boolean;
  /** Whether the book's list has its family. */
  readonly listed: boolean;
  /** Whether its generation is new enough for Fault Tolerance; the book limits only AMD. */
  readonly ft: boolean;
  readonly xsave: boolean;
};

const intel = { is64: true, vt: 'vtx', needsVt: true, listed: true, ft: true, xsave: false } as const;
const amd = { ...intel, vt: 'amdv', needsVt: false } as const;

/** Generations, not product numbers: links live longer than product lists. */
export const PROCESSORS = {
  ia32: { ...intel, is64: false, vt: null, listed: false },
  opteron: { ...amd, vt: null, ft: false },
  opteronV: { ...amd, ft: false },
  barcelona: amd,
  xeon: { ...intel, vt: null, listed: false },
  xeonV: intel,
  nehalem: intel,
  later: { ...intel, listed: false, xsave: true },
} as const satisfies Readonly<Record<string, Processor>>;

type ProcessorName = keyof typeof PROCESSORS;
type Controller = 'none' | 'ide' | 'scsi' | 'sas' | 'sata' | 'fc' | 'nvme';
export type Today = 'v8' | 'v8u2';

/** RAM and boot medium in GB. */
export type Server = {
  readonly cpu: ProcessorName;
  /** Whether the processor's extension is switched on in the BIOS; says nothing where it has none. */
  readonly bios: boolean;
  readonly sockets: number;
  readonly cores: number;
  readonly threads: number;
  readonly ram: number;
  readonly controller: Controller;
  readonly nics: number;
  /** Whether every part is on the Hardware Compatibility List. */
  readonly hcl: boolean;
  readonly boot: number;
};

/** Upper ends of tables 2.1 and 2.2: logical CPUs, and RAM in GB. */
export type Limits = { readonly logical: number; readonly ram: number };

/** The least that vSphere 4 starts with; 2.2.1. RAM in GB. */
export const LEAST = { sockets: 1, ram: 2, controllers: 1, nics: 1 } as const;

/** The least that vSphere 8.0 starts with; heute-2-2-1-a. RAM and boot medium in GB. */
export const LEAST_TODAY = { cores: 2, ram: 8, boot: 32, nics: 1 } as const;

/** What carries the hypervisor, in the order in which a missing one is named. */
export const PILLARS = ['cpu', 'ram', 'controller', 'nics'] as const;
export type PillarName = (typeof PILLARS)[number];

/** Logical CPUs of a server: sockets × cores × threads; table 2.1. */
export function logicalCpus({ sockets, cores, threads }: Server): number {
  return sockets * cores * threads;
}

/** A kind of controller that vSphere 4 does not know. NVMe came later; heute-2-2-1-a. */
function isStrange(controller: Controller): boolean {
  return controller === 'nvme';
}

/**
 * How much of its minimum a pillar reaches, 0 … 1: nothing, all of it, or for RAM its share. What is there but of the wrong
 * kind reaches half.
 */
export function reach(server: Server, pillar: PillarName): number {
  switch (pillar) {
    case 'cpu':
      return PROCESSORS[server.cpu].is64 ? 1 : 0.5;
    case 'ram':
      return Math.min(1, server.ram / LEAST.ram);
    case 'controller':
      if (server.controller === 'none') return 0;
      return isStrange(server.controller) ? 0.5 : 1;
    case 'nics':
      return server.nics >= LEAST.nics ? 1 : 0;
  }
}

/** The pillars that reach beyond what vSphere 4 supports; tables 2.1 and 2.2. */
export function isBeyond(server: Server, pillar: PillarName, limits: Limits): boolean {
  if (pillar === 'cpu') return logicalCpus(server) > limits.logical;
  return pillar === 'ram' && server.ram > limits.ram;
}

/** Whether the extension of the processor is there for guests. */
function hasVt({ cpu, bios }: Server): boolean {
  return PROCESSORS[cpu].vt !== null && bios;
}

/** Why there is no support: the first of these that holds. `null`: there is. Source: 2.2.1, 2.2.2. */
export type NoSupport = 'beyond' | 'vt' | 'list' | 'hcl' | null;

export function supportOf(server: Server, limits: Limits): NoSupport {
  const processor = PROCESSORS[server.cpu];
  if (PILLARS.some((pillar) => isBeyond(server, pillar, limits))) return 'beyond';
  if (processor.vt === null) return 'vt';
  if (!processor.listed) return 'list';
  return server.hcl ? null : 'hcl';
}

export type GuestName = 'bits32' | 'bits64' | 'ft';

/** What a kind of guest lacks: the extension itself, the switch in the BIOS, or a younger generation; `null`: it runs. */
export type Lack = 'vt' | 'bios' | 'generation' | null;

/** What a kind of guest lacks on a server that vSphere 4 starts on. Source: einordnung-x01; the list of 2.2.1 for FT. */
export function lackOf(server: Server, guest: GuestName): Lack {
  const { vt, needsVt, ft } = PROCESSORS[server.cpu];
  if (guest === 'bits32' || (guest === 'bits64' && !needsVt)) return null;
  if (guest === 'ft' && !ft) return 'generation';
  if (hasVt(server)) return null;
  return vt === null ? 'vt' : 'bios';
}

export type RuleName = 'cpu' | 'cores' | 'ram' | 'controller' | 'nics' | 'boot';

/** Whether a rule is met; `check`: only a list or the maker can tell. What it asks, with an amount where it asks for one. */
export type Verdict = {
  readonly is: 'met' | 'failed' | 'check';
  readonly asks: 'bits64' | 'xsave' | 'list' | 'least' | 'most' | 'kind' | 'driver';
  readonly amount: number | null;
};

const asks = (is: boolean, what: Verdict['asks'], amount: number | null = null): Verdict => ({
  is: is ? 'met' : 'failed',
  asks: what,
  amount,
});
const check = (what: Verdict['asks']): Verdict => ({ is: 'check', asks: what, amount: null });

/** What vSphere 4 asks, rule by rule; it has none for the boot medium. Source: 2.2.1, tables 2.1 and 2.2. */
export function rulesThen(server: Server, limits: Limits): Readonly<Record<Exclude<RuleName, 'boot'>, Verdict>> {
  return {
    cpu: asks(PROCESSORS[server.cpu].is64, 'bits64'),
    cores: isBeyond(server, 'cpu', limits)
      ? asks(false, 'most', limits.logical)
      : asks(server.sockets >= LEAST.sockets, 'least', LEAST.sockets),
    ram: isBeyond(server, 'ram', limits)
      ? asks(false, 'most', limits.ram)
      : asks(server.ram >= LEAST.ram, 'least', LEAST.ram),
    controller:
      server.controller === 'none'
        ? asks(false, 'least', LEAST.controllers)
        : asks(!isStrange(server.controller), 'kind'),
    nics: asks(server.nics >= LEAST.nics, 'least', LEAST.nics),
  };
}

/** Media that 8.0 boots from hang at these: HDD, SSD and NVMe; heute-2-2-1-a. */
const TODAYS: readonly Controller[] = ['sas', 'sata', 'nvme'];

/**
 * What vSphere 8.0 asks, rule by rule. Lists of processors and drivers are not in it: what may fail there is to be checked.
 * Source: heute-2-2-1-a, heute-2-2-1-b.
 */
export function rulesToday(server: Server, version: Today): Readonly<Record<RuleName, Verdict>> {
  const { is64, xsave } = PROCESSORS[server.cpu];
  return {
    cpu: !is64 ? asks(false, 'bits64') : version === 'v8u2' && !xsave ? asks(false, 'xsave') : check('list'),
    cores: asks(server.sockets * server.cores >= LEAST_TODAY.cores, 'least', LEAST_TODAY.cores),
    ram: asks(server.ram >= LEAST_TODAY.ram, 'least', LEAST_TODAY.ram),
    controller:
      server.controller === 'none'
        ? asks(false, 'least', LEAST.controllers)
        : TODAYS.includes(server.controller)
          ? asks(true, 'kind')
          : check('driver'),
    nics: server.nics >= LEAST_TODAY.nics ? check('driver') : asks(false, 'least', LEAST_TODAY.nics),
    boot: asks(server.boot >= LEAST_TODAY.boot, 'least', LEAST_TODAY.boot),
  };
}
