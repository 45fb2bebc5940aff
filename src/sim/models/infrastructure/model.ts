import { defineRun } from '../../kernel/model.ts';
import type { Values } from '../../kernel/field.ts';
import { notesOf, openingNotes } from './notes.ts';
import {
  choices,
  initialState,
  nextState,
  type InfrastructureEvent,
  type InfrastructureInput,
  type InfrastructureState,
} from './state.ts';

const params = {
  ha: { kind: 'choice', options: ['on', 'off'], initial: 'on' },
  drs: { kind: 'choice', options: ['on', 'off'], initial: 'on' },
  /** The host that fails. */
  fails: { kind: 'choice', options: ['1', '2', '3'], initial: '1' },
  /** Whether the vCenter Server fails before anything else happens. */
  manager: { kind: 'choice', options: ['stays', 'fails'], initial: 'stays' },
  /** Whether one more host joins once there is a vCenter Server. */
  joins: { kind: 'choice', options: ['no', 'yes'], initial: 'no' },
} as const;

/** Three hosts, four VMs, two of them on Host 1; VM 1 gets twice as much to do. The picture has room for exactly these, and for one more host. */
function toInput({ ha, drs, fails, manager, joins }: Values<typeof params>): InfrastructureInput {
  return {
    hosts: 3,
    vms: [1, 1, 2, 3],
    rises: { vm: 1, work: 2 },
    fails: Number(fails),
    managerFails: manager === 'fails',
    joins: joins === 'yes',
    drs: drs === 'on',
    ha: ha === 'on',
  };
}

/**
 * What a virtual infrastructure is made of (2.1): from bare servers to hosts (2.2), their VMs, the vCenter Server above them
 * (2.3), and two services between them, DRS and HA. One step is one happening.
 */
export const infrastructure = defineRun({
  id: 'infrastructure',
  version: 1,
  params,
  presets: {
    otherHost: { fails: '2' },
    withoutHa: { ha: 'off' },
    withoutDrs: { drs: 'off' },
    withoutManager: { manager: 'fails' },
    anotherHost: { joins: 'yes' },
  },
  compare: {
    param: 'ha',
    differs: (a: InfrastructureState, b: InfrastructureState) => JSON.stringify(a.vms) !== JSON.stringify(b.vms),
  },
  toInput,
  init: (input) => ({ state: initialState(input), notes: openingNotes }),
  choices,
  step(before, event: InfrastructureEvent) {
    const state = nextState(before, event);
    return { state, notes: notesOf(before, state, event) };
  },
});
