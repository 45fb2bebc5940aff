import fc from 'fast-check';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay, replayInput } from '../../src/sim/kernel/run.ts';
import { hopsOf, messagesOf, type Read } from '../../src/sim/models/cpu-topology/rules.ts';
import type { TopologyState } from '../../src/sim/models/cpu-topology/state.ts';
import { report, studiedCpuTopology } from '../../src/sim/models/cpu-topology/study.ts';

type Given = Readonly<Record<string, unknown>>;
type States = readonly [TopologyState, ...TopologyState[]];

/** The frames of a run with the parameters of the figure. */
export function framesOf(params: object = {}, choices: readonly number[] = []) {
  const all = { ...initialValues(studiedCpuTopology.params), ...params };
  return replay(studiedCpuTopology, { params: all, seed: 1, choices });
}

/** The states of a run with any machine. */
export function statesOf(given: Given = {}, choices: readonly number[] = []): States {
  const read = studiedCpuTopology.input.read(given, '');
  return replayInput(studiedCpuTopology, read, 1, choices).map(({ state }) => state) as unknown as States;
}

/** What came of it. */
export function run(given: Given = {}, choices: readonly number[] = []) {
  return report(statesOf(given, choices));
}

/** Messages and hops of one read. */
export function cost(read: Partial<Read>): readonly [messages: number, hops: number] {
  const all = messagesOf({ sockets: 4, topology: 'square', asks: 0, home: 1, owner: null, assist: false, ...read });
  return [all.length, hopsOf(all)];
}

/** Any read of a machine: whoever asks has no copy. */
export const anyRead = fc
  .record({ topology: fc.constantFrom('square' as const, 'mesh' as const), sockets: fc.constantFrom(2, 4, 6, 8) })
  .chain(({ topology, sockets }) => {
    const socket = fc.nat(sockets - 1);
    return fc
      .record({ asks: socket, home: socket, owner: fc.option(socket), assist: fc.boolean() })
      .map((read): Read => ({ ...read, topology, sockets, owner: read.owner === read.asks ? null : read.owner }));
  });
