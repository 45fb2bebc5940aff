import type { Note } from '../../kernel/model.ts';
import { unevenHosts, type Vm } from './rules.ts';
import { FEATURES, hasService } from './services.ts';
import { down, type OutageState, type VcenterEvent, type VcenterState } from './state.ts';

type Notes = readonly [Note, ...Note[]];

/** Names of parts in notes, drawing and table. */
export const vmName = (id: number): string => `vm-${id}`;
export const hostName = (id: number): string => `host-${id}`;

export function openingNotes(state: VcenterState): Notes {
  if (state.view === 'editions') return [{ key: 'bookLists', values: { feature: state.feature } }];
  const { managerVm, vms } = state;
  const home = vms.find(({ id }) => id === managerVm);
  if (home === undefined) return [{ key: 'start' }];
  return [{ key: 'startVm', values: { host: home.on.host }, focus: [vmName(home.id)] }];
}

/** What an event did, most telling first. */
export function notesOf(before: VcenterState, after: VcenterState, { type }: VcenterEvent): Notes {
  if (after.view === 'editions') {
    const { feature } = after;
    const { list, from } = FEATURES[feature];
    return [{ key: 'editionOf', values: { feature, list, edition: from }, focus: [feature] }];
  }
  switch (type) {
    case 'switchOffHa':
      return [{ key: 'haSwitchedOff' }];
    case 'switchOffFt':
      return [{ key: 'ftSwitchedOff' }];
    case 'managerFails':
      return [{ key: 'managerFails', focus: ['manager'] }];
    case 'guestsGoOn':
      return [
        { key: 'guestsGoOn', focus: after.vms.filter(({ id }) => id !== after.managerVm).map(({ id }) => vmName(id)) },
      ];
    case 'logOn':
      return [{ key: 'logOn', values: { host: 1 }, focus: ['client'] }];
    case 'drsTurn':
      return [drsNote(after)];
    case 'migrate':
      return [missed(after, 'vmotion')];
    case 'sample':
      return [{ key: 'statisticsStands', focus: ['statistics'] }];
    case 'hostFails':
      return [failNote(before as OutageState, after)];
    case 'ftTurn':
      return [ftNote(after)];
    case 'haTurn':
      return haNotes(after);
    case 'managerReturns':
      return [returnNote(after)];
    case 'sumUp':
    case 'showEditions':
      return [sumNote(after)];
  }
}

/** A service is missed because the vCenter Server is away, or was never there. */
function missed({ edition }: OutageState, service: 'drs' | 'vmotion'): Note {
  return hasService(service, edition)
    ? { key: `${service}Stands`, focus: [service] }
    : { key: `${service}Missing`, values: { edition }, focus: ['manager'] };
}

function drsNote(after: OutageState): Note {
  const uneven = unevenHosts(after);
  const note = missed(after, 'drs');
  // In a cluster of any size the load may be even all the same.
  return uneven === null ? { key: 'drsContent' } : { ...note, values: { ...note.values, ...uneven } };
}

function failNote(before: OutageState, after: OutageState): Note {
  const host = after.fails ?? 0;
  const withManager = before.manager === 'up' && after.manager === 'failed';
  const vms = down(after).filter((id) => id !== after.managerVm);
  const focus = [hostName(host)];
  if (withManager) return { key: 'hostFailsWithManager', values: { host }, focus };
  if (vms.length === 0) return { key: 'hostFailsEmpty', values: { host }, focus };
  return { key: 'hostFails', values: { host, vms: vms.map(vmName) }, focus };
}

const movedBy = ({ vms }: OutageState, by: Vm['by']): readonly Vm[] => vms.filter((vm) => vm.by === by);

function place(key: string, { id, on }: Vm): Note {
  return { key, values: { vm: vmName(id), to: on.host }, focus: [vmName(id)] };
}

function ftNote(after: OutageState): Note {
  const [vm] = movedBy(after, 'ft');
  if (vm !== undefined) return place('ftTakesOver', vm);
  const vms = down(after).map(vmName);
  return { key: 'ftMissing', values: { vms }, focus: vms };
}

function haNotes(after: OutageState): Notes {
  const left = down(after);
  if (left.length > 0) return [{ key: 'haOff', values: { vms: left.map(vmName) }, focus: left.map(vmName) }];
  const [first, ...others] = movedBy(after, 'ha').map((vm) => place('haRestartsToo', vm));
  return first === undefined ? [{ key: 'haContent' }] : [{ ...first, key: 'haRestarts' }, ...others];
}

function returnNote(after: OutageState): Note {
  const [byHand] = movedBy(after, 'hand');
  if (byHand !== undefined) return { ...place('managerByHand', byHand), values: { to: byHand.on.host } };
  const [evened] = movedBy(after, 'drs');
  if (evened !== undefined) return { ...place('managerEvens', evened), focus: ['drs'] };
  return { key: 'managerReturns', focus: ['manager'] };
}

function sumNote(after: OutageState): Note {
  const left = down(after);
  const focus = ['goesOn', 'stands'];
  return left.length === 0 ? { key: 'sumUp', focus } : { key: 'sumUpDown', values: { vms: left.map(vmName) }, focus };
}
