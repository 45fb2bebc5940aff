import type { Values } from '../../kernel/field.ts';
import { defineExplorer, type Note, type Step } from '../../kernel/model.ts';
import {
  BOOK_FACTOR,
  bundlesOf,
  countOf,
  fill,
  overheadOf,
  stripOf,
  withOneChanged,
  type OverheadTable,
  type Placed,
  type Reading,
  type Slices,
  type Stretch,
  type Wanted,
} from './rules.ts';

const MB_PER_GB = 1024;

/** The fan shows sizes up to 8 GB; beyond, up to the end of the table. */
const FAN = [8 * MB_PER_GB, 256 * MB_PER_GB] as const;

const vcpus = { kind: 'range', min: 1, max: 8, step: 1, initial: 2 } as const;
/** Below 256 MB the table has nothing; 255 GB is the most that a VM of vSphere 4 may have. */
const memory = {
  kind: 'range',
  min: 128,
  max: 255 * MB_PER_GB,
  step: 1,
  initial: MB_PER_GB,
  unit: 'MB',
  nudge: 256,
} as const;

const params = {
  vcpus,
  memory,
  host: { kind: 'range', min: 4, max: 256, step: 1, initial: 32, unit: 'GB' },
  hypervisor: { kind: 'choice', options: ['esx', 'esxi'], initial: 'esx' },
  console: { kind: 'range', min: 272, max: 800, step: 1, initial: 272, unit: 'MB', nudge: 16 },
  system: { kind: 'range', min: 50, max: 500, step: 1, initial: 50, unit: 'MB', nudge: 10 },
  rule: { kind: 'choice', options: ['vmware', 'book'], initial: 'vmware' },
  /** What of the host is drawn: nothing but the system, VMs alone, one slice, all slices, slices together, only the counts. */
  show: {
    kind: 'choice',
    options: ['empty', 'configured', 'first', 'slices', 'collected', 'counts'],
    initial: 'slices',
  },
  /** VMs of several kinds instead of as many of one kind as fit. */
  vms: {
    kind: 'list',
    max: 6,
    fields: { count: { kind: 'range', min: 1, max: 320, step: 1, initial: 1 }, vcpus, memory },
    initial: [],
  },
  /** A second VM on the fan, to compare with. */
  reference: { kind: 'list', max: 1, fields: { vcpus, memory }, initial: [] },
} as const;

type Params = Values<typeof params>;

/** A VM as a dot on the fan. */
export type Point = Reading & { readonly vcpus: number; readonly memory: number };

export type OverheadState = {
  readonly show: Params['show'];
  readonly rule: Params['rule'];
  readonly point: Point;
  readonly reference: Point | null;
  /** MB: all of the host, and what the host itself takes before the first VM. */
  readonly host: { readonly memory: number; readonly system: number; readonly console: number };
  /** VMs in the order in which they fill the host, with their overhead; and by their configuration alone. */
  readonly placed: readonly Placed[];
  readonly bare: readonly Placed[];
  readonly fit: number;
  readonly fitBare: number;
  /** VMs that were asked for and find no room; 0 where as many as fit are wanted. */
  readonly missing: number;
  /** MB: overhead of all VMs that fit, and what is left. */
  readonly overhead: number;
  readonly free: number;
  /** The kind of the first VM that is drawn: one before it in the list may find no room. */
  readonly first: Placed | null;
  /** The host's memory from its beginning, as `show` wants it. */
  readonly strip: readonly Stretch[];
  readonly fan: {
    /** MB at the right end. */
    readonly range: number;
    readonly lines: readonly { readonly vcpus: number; readonly points: readonly (readonly [number, number])[] }[];
    readonly bundles: readonly (readonly [number, number])[];
  };
};

function answer(p: Params, table: OverheadTable): Step<OverheadState> {
  const factor = p.rule === 'book' ? BOOK_FACTOR : 1;
  const pointAt = (at: { readonly vcpus: number; readonly memory: number }): Point => {
    const reading = overheadOf(table, at.vcpus, at.memory);
    return { vcpus: at.vcpus, memory: at.memory, ...reading, overhead: factor * reading.overhead };
  };
  const host = {
    memory: p.host * MB_PER_GB,
    system: p.system,
    console: p.hypervisor === 'esx' ? p.console : 0,
  };
  const room = host.memory - host.system - host.console;
  const kinds: readonly Wanted[] = p.vms.length > 0 ? p.vms : [{ count: null, vcpus: p.vcpus, memory: p.memory }];
  const placed = fill(room, kinds, (kind) => pointAt(kind).overhead);
  const bare = fill(room, kinds, () => 0);
  const point = pointAt(p);
  const reference = p.reference[0] === undefined ? null : pointAt(p.reference[0]);
  const range = Math.max(point.memory, reference?.memory ?? 0) > FAN[0] ? FAN[1] : FAN[0];
  const shown = table.sizes.filter((size) => size <= range);
  const wanted = p.vms.reduce((sum, { count }) => sum + count, 0);
  const fit = countOf(placed);
  const overhead = placed.reduce((sum, kind) => sum + kind.placed * kind.overhead, 0);
  const drawn = isBare(p.show) ? withPrice(bare, placed) : placed;
  const state: OverheadState = {
    show: p.show,
    rule: p.rule,
    point,
    reference,
    host,
    placed,
    bare,
    fit,
    fitBare: countOf(bare),
    missing: Math.max(0, wanted - fit),
    overhead,
    free: room - placed.reduce((sum, kind) => sum + kind.placed * (kind.memory + kind.overhead), 0),
    first: drawn.find((kind) => kind.placed > 0) ?? null,
    strip: stripOf(host.system + host.console, room, p.show === 'empty' ? [] : drawn, slicesOf[p.show]),
    fan: {
      range,
      lines: table.columns.map((column, v) => ({
        vcpus: v + 1,
        points: shown.map((size, i) => [size, factor * column[i]!] as const),
      })),
      bundles: bundlesOf(table, table.sizes.indexOf(FAN[0])),
    },
  };
  return { state, notes: notesOf(state) };
}

const slicesOf: Readonly<Record<Params['show'], Slices>> = {
  empty: 'none',
  configured: 'none',
  first: 'first',
  slices: 'each',
  collected: 'together',
  counts: 'each',
};

/** Whether the VMs are drawn that would fit by their configuration alone. */
function isBare(show: Params['show']): boolean {
  return show === 'configured' || show === 'first';
}

/** As many VMs as fit without overhead, each with the overhead that it will have. */
function withPrice(bare: readonly Placed[], placed: readonly Placed[]): readonly Placed[] {
  return bare.map((kind, i) => ({ ...kind, overhead: placed[i]!.overhead }));
}

/** What the eye should go to, and the numbers of the verdict. */
function notesOf(state: OverheadState): readonly [Note, ...Note[]] {
  const { show, point, reference, first, fit, fitBare } = state;
  const mb = Math.round(point.overhead);
  const vm = { vcpus: point.vcpus, memory: point.memory, overhead: mb };
  if (reference !== null) {
    return [{ key: 'compared', values: { ...vm, before: Math.round(reference.overhead) }, focus: ['point'] }];
  }
  switch (show) {
    case 'empty':
      return [{ key: 'question', values: { vcpus: vm.vcpus, memory: vm.memory }, focus: ['system'] }];
    case 'configured':
      return [{ key: 'configured', values: { bare: fitBare }, focus: [fitBare > 0 ? 'vms' : 'system'] }];
    case 'first': {
      const values = { overhead: Math.round((first ?? point).overhead) };
      return [{ key: 'oneSlice', values, focus: [fitBare > 0 ? 'slice' : 'system'] }];
    }
    case 'slices':
      return [verdict(state), ...remarks(state)];
    case 'collected': {
      const values = { sum: Math.round(state.overhead), lost: fitBare - fit };
      return [{ key: 'collected', values, focus: [fit > 0 ? 'overhead' : 'system'] }];
    }
    case 'counts':
      return [{ key: 'counts', values: { fit, bare: fitBare }, focus: ['counts'] }];
  }
}

/**
 * What a tap on a VM of the host writes into the list of kinds: twice the memory for this one, or, on one that differs, the size
 * of the form again. As many of one kind as fit need no list. `null` where the list would be too long, or nothing would change.
 */
export function tapped({ show, placed, bare, point }: OverheadState, vm: number): Params['vms'] | null {
  const twice = Math.min(2 * point.memory, memory.max);
  const kinds = withOneChanged(isBare(show) ? bare : placed, vm, (size) => ({
    vcpus: point.vcpus,
    memory: size.memory === point.memory && size.vcpus === point.vcpus ? twice : point.memory,
  }));
  if (kinds.length > params.vms.max || twice === point.memory) return null;
  const isUsual = kinds.length === 1 && kinds[0]!.memory === point.memory && kinds[0]!.vcpus === point.vcpus;
  return isUsual ? [] : kinds;
}

function verdict({ fit, fitBare, missing, overhead, rule }: OverheadState): Note {
  const values = { fit, sum: Math.round(overhead) };
  const focus = [fit > 0 ? 'vms' : 'system'];
  if (missing > 0) return { key: 'missing', values: { ...values, missing }, focus };
  if (fit === 0) return { key: 'none', values: { bare: fitBare }, focus };
  if (rule === 'book') return { key: 'doubled', values: { fit, bare: fitBare }, focus };
  if (fit === fitBare) return { key: 'same', values, focus };
  return { key: 'fits', values: { fit, bare: fitBare }, focus };
}

function remarks({ point }: OverheadState): readonly Note[] {
  if (point.clamped) return [{ key: 'clamped', focus: ['point'] }];
  if (point.between === null) return [];
  const [lower, upper] = point.between;
  return [{ key: 'between', values: { lower, upper }, focus: ['point'] }];
}

/**
 * What a VM costs beside its own memory, and how many VMs a host holds for it. Source: 2.6.2, Tab. 2.17; memory.md B and 2.7.
 */
export const memoryOverhead = defineExplorer({
  id: 'memory-overhead',
  version: 1,
  params,
  presets: {
    manySmall: {},
    fewLarge: { vcpus: 4, memory: 8192 },
    eightVcpus: { vcpus: 8 },
    tenVms: { host: 64, memory: 4096, vms: [{ count: 10, vcpus: 2, memory: 4096 }] },
    bookRule: { rule: 'book' },
    giant: { vcpus: 1, memory: 255 * MB_PER_GB, host: 256 },
    belowTable: { vcpus: 1, memory: 128 },
  },
  compare: { param: 'rule', differs: (a: OverheadState, b: OverheadState) => a.fit !== b.fit },
  answer,
});
