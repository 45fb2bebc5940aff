import { formatNumber } from '../../drawing/number.ts';
import type { PartFact } from '../../drawing/part.ts';
import type { Fact, Words } from '../../drawing/view.ts';
import type { MappedVm, MappingState } from '../../sim/models/cpu-mapping/model.ts';

/** The German words of the drawing and its table. */
export type MappingWord =
  | 'vmsTitle'
  | 'vmsTitleOne'
  | 'noVms'
  | 'vm'
  | 'wait'
  | 'rowTitle'
  | 'rowTitleOne'
  | 'resultTitle'
  | 'resultTitleOne'
  | 'rowHint'
  | 'densityTitle'
  | 'densityTitleOne'
  | 'coresTitle'
  | 'core'
  | 'socket'
  | 'inSocket'
  | 'inSocketOne'
  | 'product'
  | 'sockets'
  | 'cores'
  | 'coresOne'
  | 'threads'
  | 'threadsOne'
  | 'upTo'
  | 'over'
  | 'noMore'
  | 'unknown'
  | 'processor'
  | 'allSockets'
  | 'allCores'
  | 'logical'
  | 'limit'
  | 'runs'
  | 'running'
  | 'waits'
  | 'sleeps'
  | 'perCore'
  | 'allowed';
export type MappingWords = Words<MappingWord>;
export type MappingPart = 'sockets' | 'cores' | 'logical' | 'limit' | `vm-${string}`;
export type MappingFact = Fact & Partial<Pick<PartFact<MappingPart>, 'object' | 'state'>>;

/** Fills `{name}` in a word of the drawing. */
export function put(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? formatNumber(value, 2) : value;
  });
}

/** What is drawn at this moment: the product as strips, or the host as far as it is told, and vCPUs on it. */
export function drawnOf({ show, broken }: Pick<MappingState, 'show' | 'broken'>) {
  const isStrips = broken === 'logical' || show === 'strips';
  return {
    isStrips,
    hasCores: !isStrips && show !== 'sockets',
    hasLogical: !isStrips && show !== 'sockets' && show !== 'cores',
    hasVms: !isStrips && show !== 'sockets' && show !== 'cores' && show !== 'logical',
  };
}

/** „läuft auf 0, 2, 4; wartet: A3“. */
function whatIs({ vcpus }: MappedVm, words: MappingWords): string {
  const of = (is: string) => vcpus.filter((vcpu) => vcpu.is === is);
  const told = [
    [words.runs, of('running').map(({ id, cpu }) => `${id} → ${cpu ?? ''}`)],
    [words.waits, of('waiting').map(({ id }) => id)],
    [words.sleeps, of('asleep').map(({ id }) => id)],
  ] as const;
  return told.flatMap(([word, ids]) => (ids.length === 0 ? [] : [`${word} ${ids.join(', ')}`])).join('; ');
}

/** A VM as the state of its part: what each vCPU does, R on CPU 3 as `3`. */
function stateOf({ vcpus }: MappedVm): string {
  return vcpus.map(({ is, cpu }) => (is === 'running' ? String(cpu) : is === 'waiting' ? 'w' : 's')).join(' ');
}

/** What the drawing shows, in words. A fact is part of the drawing only where it is drawn. */
export function describeMapping(state: MappingState, words: MappingWords): readonly MappingFact[] {
  const { sockets, allCores, logical, most, vms, running, waiting, perCore } = state;
  const { isStrips, hasCores, hasLogical, hasVms } = drawnOf(state);
  const part = (object: MappingPart, told: string | number, drawn: boolean) =>
    drawn ? { object, state: `${told}` } : {};
  // The table gives nothing away before the drawing does.
  return [
    { label: words.allSockets, value: `${sockets}`, ...part('sockets', sockets, !isStrips) },
    ...(hasCores || isStrips
      ? [{ label: words.allCores, value: `${allCores}`, ...part('cores', allCores, hasCores) }]
      : []),
    ...(hasLogical || isStrips
      ? [
          { label: words.logical, value: `${logical}`, ...part('logical', `${running}/${logical}`, hasLogical) },
          { label: words.limit, value: `${most.logical}`, ...part('limit', most.logical, isStrips) },
        ]
      : []),
    ...(hasVms
      ? [
          ...vms.map((vm) => ({
            label: `${words.vm} ${vm.name}`,
            value: whatIs(vm, words),
            ...part(`vm-${vm.name}`, stateOf(vm), true),
          })),
          { label: words.running, value: `${running}` },
          { label: words.waits, value: `${waiting}` },
          { label: words.perCore, value: `${formatNumber(perCore, 2)} (${words.allowed} ${most.perCore})` },
        ]
      : []),
  ];
}
