import { numberAt, tableOf, type DataTables } from '../../kernel/data.ts';
import { studiedExplorer } from '../../kernel/study.ts';
import { memoryOverhead, type OverheadState } from './model.ts';
import { countOf, type OverheadTable } from './rules.ts';

/** Table 2.17 as the model computes with it. */
function readTable(tables: DataTables): OverheadTable {
  const table = tableOf(tables, 'tabelle-2-17');
  const ids = table.rows.map(({ id }) => id);
  return {
    sizes: ids.map((id) => numberAt(table, id, 'memory')),
    columns: Array.from({ length: memoryOverhead.params.vcpus.max }, (_, v) =>
      ids.map((id) => numberAt(table, id, `vcpu${v + 1}`)),
    ),
  };
}

/** Everything that stands or fits in the host, in MB. */
function taken({ host, placed, free }: OverheadState): number {
  const vms = placed.reduce((sum, kind) => sum + kind.placed * (kind.memory + kind.overhead), 0);
  return host.system + host.console + vms + free;
}

const close = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

/** The overhead of VMs, with its report and what always holds. */
export const studiedMemoryOverhead = studiedExplorer(memoryOverhead, {
  doc: 'one host, and either as many VMs of one kind as fit, or up to six kinds with a number each',
  data: { tables: ['tabelle-2-17'], read: readTable },
  report: ([{ point, placed, fit, fitBare, overhead, free, missing }]) => ({
    overheadMb: point.overhead,
    between: point.between,
    clamped: point.clamped,
    fit,
    fitWithoutOverhead: fitBare,
    totalOverheadMb: overhead,
    freeMb: free,
    missing,
    kinds: placed.map(({ vcpus, memory, placed: count, overhead: each }) => ({
      vcpus,
      memory,
      count,
      overheadMb: each,
    })),
  }),
  invariants: {
    'memory is conserved': (state) => state.free >= -1e-6 && close(taken(state), state.host.memory),
    'the strip has no gap and stays in the host': ({ strip, host }) =>
      strip.every(({ from, to }, i) => from === (strip[i - 1]?.to ?? 0) && to <= host.memory + 1e-6),
    'overhead never lets more VMs in': ({ placed, bare }) => countOf(placed) <= countOf(bare) || placed.length > 1,
    'the lines of the fan rise': ({ fan }) =>
      fan.lines.every(({ points }) => points.every(([, mb], i) => i === 0 || mb > points[i - 1]![1])),
    'more vCPUs never cost less': ({ fan }) =>
      fan.lines.every(({ points }, v) => v === 0 || points.every(([, mb], i) => mb > fan.lines[v - 1]!.points[i]![1])),
    'the bundles have every number of vCPUs once': ({ fan }) =>
      fan.bundles.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i)).join() ===
      fan.lines.map(({ vcpus }) => vcpus).join(),
    'what is asked for is placed or missing': ({ placed, missing }) =>
      placed.some(({ count }) => count === null) ||
      placed.reduce((sum, kind) => sum + (kind.count ?? 0) - kind.placed, 0) === missing,
  },
});
