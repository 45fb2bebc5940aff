import { defineRun } from '../../kernel/model.ts';
import type { Values } from '../../kernel/field.ts';
import { notesOf, openingNotes } from './notes.ts';
import {
  ASSISTS,
  choices,
  initialState,
  nextState,
  type TopologyEvent,
  type TopologyInput,
  type TopologyState,
} from './state.ts';

const SOCKETS = ['0', '1', '2', '3', '4', '5', '6', '7'] as const;

const params = {
  sockets: { kind: 'choice', options: ['1', '2', '4', '8'], initial: '4' },
  asks: { kind: 'choice', options: SOCKETS, initial: '0' },
  home: { kind: 'choice', options: SOCKETS, initial: '1' },
  owner: { kind: 'choice', options: ['none', ...SOCKETS], initial: 'none' },
  lies: { kind: 'choice', options: ['l1', 'l2', 'l3', 'memory'], initial: 'memory' },
  assist: { kind: 'choice', options: ASSISTS, initial: 'later' },
} as const;

/** The figure draws sockets in two columns; how others are linked is a matter of the general input. */
function toInput({ sockets, asks, home, owner, lies, assist }: Values<typeof params>): TopologyInput {
  return {
    sockets: Number(sockets),
    topology: 'square',
    asks: Number(asks),
    home: Number(home),
    owner: owner === 'none' ? null : Number(owner),
    lies,
    assist,
  };
}

/**
 * How far a core has to go for a line: down through the caches of its chip to its memory, and between sockets with all the
 * messages that make sure nobody else has changed the line, without HT Assist and with it. Source: 2.5, Abb. 2.5; cpu.md §8
 * and §12 SIM F.
 */
export const cpuTopology = defineRun({
  id: 'cpu-topology',
  version: 1,
  params,
  presets: {
    lineInL3: { lies: 'l3' },
    ownMemory: { home: '0' },
    changedCopy: { owner: '2' },
    twoSockets: { sockets: '2' },
    eightSockets: { sockets: '8' },
    oneSocket: { sockets: '1' },
  },
  compare: {
    param: 'assist',
    differs: (a: TopologyState, b: TopologyState) => a.messages.length !== b.messages.length,
  },
  toInput,
  init: (input) => ({ state: initialState(input), notes: openingNotes }),
  choices,
  step(before, event: TopologyEvent) {
    const state = nextState(before, event);
    return { state, notes: notesOf(before, state, event) };
  },
});
