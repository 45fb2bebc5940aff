import { DataError, numberAt, tableOf, type DataTable, type DataTables } from '../../kernel/data.ts';
import { studiedExplorer } from '../../kernel/study.ts';
import { coreOfVcpu, cpuMapping, type MappingState, type VcpuState } from './model.ts';
import type { Limits } from './rules.ts';

const ROW = 'vcpus-pro-core';

/** The limit of vSphere 4.0 itself stands only in the remark of its row: „in vSphere 4.0 waren es 20 vCPUs“. */
function perCoreBefore(table: DataTable): number {
  const remark = table.rows.find(({ id }) => id === ROW)?.cells.bemerkung;
  const [, found] = /in vSphere 4\.0 waren es (\d+)/.exec(String(remark).replaceAll('\u00a0', ' ')) ?? [];
  if (found !== undefined) return Number(found);
  throw new DataError(
    `${table.file}, row "${ROW}", column "bemerkung": found ${JSON.stringify(remark)}, allowed: a remark with "in vSphere 4.0 waren es N"`,
  );
}

/** The limits of table 2.1. */
function readLimits(tables: DataTables): Limits {
  const table = tableOf(tables, 'tabelle-2-01');
  return {
    logical: numberAt(table, 'logische-prozessoren', 'anzahl'),
    vcpus: numberAt(table, 'vcpus', 'anzahl'),
    perCore: { ga: perCoreBefore(table), u1: numberAt(table, ROW, 'anzahl') },
  };
}

const all = ({ vms }: MappingState): readonly VcpuState[] => vms.flatMap(({ vcpus }) => vcpus);
const running = (state: MappingState) => all(state).filter(({ is }) => is === 'running');
const distinct = (values: readonly unknown[]) => new Set(values).size === values.length;

/** CPUs of a host and the vCPUs on them, with the report and what always holds. */
export const studiedCpuMapping = studiedExplorer(cpuMapping, {
  doc: 'one host, and up to eight VMs with up to eight vCPUs each',
  data: { tables: ['tabelle-2-01'], read: readLimits },
  report: ([state]) => ({
    cores: state.allCores,
    logicalCpus: state.logical,
    vcpus: state.total,
    running: state.running,
    waiting: state.waiting,
    asleep: state.asleep,
    vcpusPerCore: state.perCore,
    brokenLimit: state.broken,
    placement: Object.fromEntries(running(state).map(({ id, cpu }) => [id, cpu])),
  }),
  invariants: {
    'no vCPU is twice, and no logical CPU runs two': (state) =>
      distinct(all(state).map(({ id }) => id)) && distinct(running(state).map(({ cpu }) => cpu)),
    'who runs has a logical CPU of this host, nobody else has one': (state) =>
      all(state).every(({ is, cpu }) => (is === 'running') === (cpu !== null && cpu >= 0 && cpu < state.logical)),
    'as many run as want to and find a place': ({ broken, running: count, waiting, logical }) =>
      count === (broken === 'logical' ? 0 : Math.min(count + waiting, logical)),
    'every vCPU runs, waits or sleeps': (state) =>
      state.running + state.waiting + state.asleep === state.total && all(state).length === state.total,
    'nobody shares a core while another one is empty': (state) => {
      const cores = new Set(running(state).map((vcpu) => coreOfVcpu(vcpu, state)));
      return cores.size === Math.min(state.running, state.allCores);
    },
    'the logical CPUs are sockets × cores × threads': ({ sockets, cores, threads, allCores, logical }) =>
      allCores === sockets * cores && logical === allCores * threads,
  },
});
