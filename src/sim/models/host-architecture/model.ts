import { defineRun } from '../../kernel/model.ts';
import type { Values } from '../../kernel/field.ts';
import { notesOf, openingNotes } from './notes.ts';
import { haltsOf, KINDS } from './rules.ts';
import { choices, initialState, nextState, type HostEvent, type HostInput, type HostState } from './state.ts';

const params = {
  /** What is asked of the host: everything in turn, or one request alone. */
  request: { kind: 'choice', options: ['all', ...KINDS], initial: 'all' },
  variant: { kind: 'choice', options: ['esx', 'esxi'], initial: 'esx' },
  device: { kind: 'choice', options: ['virtual', 'passthrough'], initial: 'virtual' },
  /** VMs that write to the same disk at the same time. */
  writers: { kind: 'choice', options: ['one', 'two'], initial: 'one' },
} as const;

/** Disk shares `normal` and `high`, as the vSphere Client names them. */
const NORMAL = 1000;
const HIGH = 2000;

function toInput({ request, variant, device, writers }: Values<typeof params>): HostInput {
  return {
    requests: request === 'all' ? KINDS : [request],
    variant,
    device,
    store: 'vmfs',
    shares: { own: NORMAL, rival: writers === 'two' ? HIGH : null },
    guarded: true,
  };
}

const haltCounts = ({ traces }: HostState): string => traces.map((trace) => haltsOf(trace).join()).join(';');

/**
 * Whose hands a request goes through until the hardware carries it out (2.4): computing and memory go directly, disk and
 * network through VMM and VMkernel, and only the administrator through the Service Console. One step is one station.
 */
export const hostArchitecture = defineRun({
  id: 'host-architecture',
  version: 1,
  params,
  presets: {
    diskOnly: { request: 'disk' },
    networkOnly: { request: 'network' },
    withoutConsole: { variant: 'esxi' },
    passedThrough: { request: 'network', device: 'passthrough' },
    twoWriters: { request: 'disk', writers: 'two' },
  },
  compare: {
    param: 'variant',
    differs: (a: HostState, b: HostState) => haltCounts(a) !== haltCounts(b),
  },
  toInput,
  init: (input) => {
    const state = initialState(input);
    return { state, notes: openingNotes(state) };
  },
  choices,
  step(before, event: HostEvent) {
    const state = nextState(before, event);
    return { state, notes: notesOf(state, event) };
  },
});
