import { defineRun } from '../../kernel/model.ts';
import type { Values } from '../../kernel/field.ts';
import { notesOf, openingNotes } from './notes.ts';
import { EDITIONS, featureNames } from './services.ts';
import { choices, initialState, nextState, type VcenterEvent, type VcenterInput, type VcenterState } from './state.ts';

const params = {
  view: { kind: 'choice', options: ['outage', 'editions'], initial: 'outage' },
  ha: { kind: 'choice', options: ['on', 'off'], initial: 'on' },
  ft: { kind: 'choice', options: ['on', 'off'], initial: 'on' },
  /** Whether Host 2 fails as well. */
  host: { kind: 'choice', options: ['fails', 'stays'], initial: 'fails' },
  /** Whether the vCenter Server is back after Host 2 has failed, or before. */
  back: { kind: 'choice', options: ['late', 'early'], initial: 'late' },
  /** Whether the vCenter Server has a server of its own or is a VM on Host 2. */
  manager: { kind: 'choice', options: ['server', 'vm'], initial: 'server' },
  /** The edition of the hosts. */
  edition: { kind: 'choice', options: EDITIONS, initial: 'enterprisePlus' },
  /** Which services of the vCenter Server are shown. */
  services: { kind: 'choice', options: ['telling', 'all'], initial: 'telling' },
  /** The function that the editions are shown for. */
  feature: { kind: 'choice', options: featureNames, initial: 'drs' },
} as const;

/** Three hosts, five VMs, one of them with a copy. The picture has room for exactly these. */
function toInput(given: Values<typeof params>): VcenterInput {
  return {
    view: given.view,
    feature: given.feature,
    hosts: 3,
    vms: [1, 1, 2, 2, 3],
    copy: given.ft === 'on' ? { of: 4, host: 3 } : null,
    managerOn: given.manager === 'vm' ? 2 : null,
    fails: given.host === 'fails' ? 2 : null,
    back: given.back,
    ha: given.ha === 'on',
    edition: given.edition,
    all: given.services === 'all',
  };
}

/**
 * What stands and what goes on when the vCenter Server fails (2.3), and which edition of the hosts has which function. One
 * step is one happening.
 */
export const vcenterServices = defineRun({
  id: 'vcenter-services',
  version: 1,
  params,
  presets: {
    managerOnly: { host: 'stays' },
    withoutHa: { ha: 'off' },
    withoutFt: { ft: 'off' },
    managerVm: { manager: 'vm' },
    small: { edition: 'standard' },
    everything: { services: 'all' },
    editions: { view: 'editions' },
  },
  compare: {
    param: 'ha',
    differs: (a: VcenterState, b: VcenterState) =>
      a.view === 'outage' && b.view === 'outage' && JSON.stringify(a.vms) !== JSON.stringify(b.vms),
  },
  toInput,
  init(input) {
    const state = initialState(input);
    return { state, notes: openingNotes(state) };
  },
  choices,
  step(before, event: VcenterEvent) {
    const state = nextState(before, event);
    return { state, notes: notesOf(before, state, event) };
  },
});
