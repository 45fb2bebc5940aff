import { formatNumber } from '../../drawing/number.ts';
import type { PartFact } from '../../drawing/part.ts';
import type { Fact, Words } from '../../drawing/view.ts';
import type { OverheadState, Point } from '../../sim/models/memory-overhead/model.ts';

/** The German words of the drawing and its table. */
export type OverheadWord =
  | 'hostTitle'
  | 'hostTitleShort'
  | 'systemEsx'
  | 'systemEsxi'
  | 'vm'
  | 'vms'
  | 'vmsFit'
  | 'vmFits'
  | 'vmsBare'
  | 'vmBare'
  | 'withoutWouldBe'
  | 'eachBrings'
  | 'notAll'
  | 'roomFor'
  | 'roomForOne'
  | 'overhead'
  | 'fanTitle'
  | 'fanSubtitle'
  | 'fanSubtitleBook'
  | 'fanTitleShort'
  | 'vcpu'
  | 'vcpus'
  | 'countsTitle'
  | 'without'
  | 'with'
  | 'pairFit'
  | 'table'
  | 'tableShort'
  | 'rule'
  | 'ruleShort'
  | 'fanPairSubtitle'
  | 'eachVm'
  | 'perVm'
  | 'fittingVms'
  | 'fittingBare'
  | 'together'
  | 'free'
  | 'freeShort'
  | 'fanAxis'
  | 'compared'
  | 'fromTable'
  | 'onLine'
  | 'offTable'
  | 'missing';
export type OverheadWords = Words<OverheadWord>;
export type OverheadPart = 'system' | 'vms' | 'slice' | 'overhead' | 'point' | 'reference' | 'counts';
export type OverheadFact = Fact & Partial<Pick<PartFact<OverheadPart>, 'object' | 'state'>>;

/** „1.024 MB“, whole. */
export function megabytes(mb: number): string {
  return `${formatNumber(Math.round(mb))}\u00a0MB`;
}

/** „1 GB“ or „1,5 GB“ where that is exact, else MB. */
export function sizeOf(mb: number): string {
  const gigabytes = Math.round(mb) / 1024;
  return mb >= 1024 && Number.isInteger(2 * gigabytes) ? `${formatNumber(gigabytes)}\u00a0GB` : megabytes(mb);
}

/** „176,05 MB“. */
function exactly(mb: number): string {
  return `${mb.toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}\u00a0MB`;
}

/** „2 vCPUs, 1.024 MB“. */
function named({ vcpus, memory }: { readonly vcpus: number; readonly memory: number }, words: OverheadWords): string {
  return `${vcpus}\u00a0${vcpus === 1 ? words.vcpu : words.vcpus}, ${megabytes(memory)}`;
}

/** Where the number of a VM comes from: a cell, the line between two, or the nearest cell. */
function origin({ between, clamped }: Point, words: OverheadWords): string {
  if (clamped) return words.offTable;
  if (between === null) return words.fromTable;
  return `${words.onLine} ${formatNumber(between[0])}–${megabytes(between[1])}`;
}

/** The two states of a comparison. They differ in how the overhead is reckoned, all else of them is the same. */
export type Both = readonly [OverheadState, OverheadState];

/** Whether the price of a VM is not in question: while the configuration alone counts, and when the VMs are counted. */
export function isPriceQuiet({ show, reference }: OverheadState): boolean {
  return reference === null && (show === 'empty' || show === 'configured' || show === 'counts');
}

/** What of a host is in question, in MB: the price of its VM, or of the first one that is drawn. */
export function priceOf({ show, first, point }: OverheadState): number {
  return show === 'first' ? (first ?? point).overhead : point.overhead;
}

/** What a comparison comes to, in one line: „27 : 23 VMs passen“. */
export function pairTitle(pair: Both, words: OverheadWords, hostTitle: string): string {
  const both = (of: (state: OverheadState) => number) =>
    pair.map((state) => formatNumber(Math.round(of(state)))).join('\u00a0:\u00a0');
  const [{ show, reference }] = pair;
  if (reference !== null || show === 'first') return `${both(priceOf)}\u00a0MB ${words.perVm}`;
  switch (show) {
    case 'empty':
      return hostTitle;
    case 'configured':
      return `${both(({ fitBare }) => fitBare)} ${words.vms} ${words.without}`;
    case 'collected':
      return `${both(({ overhead }) => overhead)}\u00a0MB ${words.together}`;
    default:
      return `${both(({ fit }) => fit)} ${words.pairFit}`;
  }
}

/** What the drawing shows, in words. A fact is part of the drawing only where it is drawn. */
export function describeOverhead(state: OverheadState, words: OverheadWords): readonly OverheadFact[] {
  const { show, host, point, reference, placed, first, fit, fitBare, overhead, free, missing } = state;
  const hasHost = show !== 'counts';
  const part = (object: OverheadPart, told: string | number, drawn: boolean) =>
    drawn ? { object, state: `${told}` } : {};
  const system = host.system + host.console;
  return [
    {
      label: `${words.perVm} (${named(point, words)})`,
      value: `${exactly(point.overhead)}, ${origin(point, words)}`,
      ...part('point', point.overhead.toFixed(2), true),
    },
    ...(reference === null
      ? []
      : [
          {
            label: `${words.compared} (${named(reference, words)})`,
            value: `${exactly(reference.overhead)}, ${origin(reference, words)}`,
            ...part('reference', reference.overhead.toFixed(2), true),
          },
        ]),
    {
      label: host.console === 0 ? words.systemEsxi : words.systemEsx,
      value: megabytes(system),
      ...part('system', system, hasHost),
    },
    {
      label: words.fittingVms,
      value: `${formatNumber(fit)}${missing === 0 ? '' : `, ${formatNumber(missing)} ${words.missing}`}`,
      ...part('vms', vmsDrawn(state), vmsDrawn(state) > 0),
    },
    {
      label: words.fittingBare,
      value: formatNumber(fitBare),
      ...part('counts', `${fit}-${fitBare}`, show === 'counts'),
    },
    ...(show === 'first'
      ? [
          {
            label: `${words.overhead} ${words.vm} 1`,
            value: exactly(first?.overhead ?? 0),
            ...part('slice', 1, fitBare > 0),
          },
        ]
      : []),
    {
      label: words.together,
      value: exactly(overhead),
      ...part('overhead', overhead.toFixed(2), fit > 0 && (show === 'slices' || show === 'collected')),
    },
    { label: words.free, value: exactly(free) },
    ...(placed.length < 2
      ? []
      : placed.map((kind, i) => ({
          label: `${i + 1}: ${named(kind, words)}`,
          value: `${formatNumber(kind.placed)} × ${exactly(kind.overhead)}`,
        }))),
  ];
}

/** VMs that are to be seen in the host. */
function vmsDrawn({ strip, show }: OverheadState): number {
  return show === 'counts' ? 0 : strip.reduce((sum, { kind, count }) => sum + (kind === 'vm' ? count : 0), 0);
}
