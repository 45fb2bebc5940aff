import type { Note } from '../../kernel/model.ts';
import { balance, overloaded, type Vm } from './rules.ts';
import type { InfrastructureEvent, InfrastructureState } from './state.ts';

type Notes = readonly [Note, ...Note[]];
type State = InfrastructureState;

/** Names of parts in notes, drawing and table. */
export const vmName = (id: number): string => `vm-${id}`;
export const hostName = (id: number): string => `host-${id}`;

export const openingNotes: Notes = [{ key: 'start' }];

/** What an event did, most telling first. */
export function notesOf(before: State, after: State, event: InfrastructureEvent): Notes {
  switch (event.type) {
    case 'installHypervisors':
      return [{ key: 'installed' }];
    case 'createVms':
      return [{ key: 'created', focus: after.vms.slice(0, 1).map(({ id }) => vmName(id)) }];
    case 'connectManager':
      return [{ key: 'connected', focus: ['manager'] }];
    case 'addHost':
      return [hostNote('hostJoins', after.hosts.length)];
    case 'managerFails':
      return [{ key: 'managerFails', focus: ['manager'] }];
    case 'switchOffDrs':
      return [{ key: 'drsSwitchedOff', focus: ['drs'] }];
    case 'switchOffHa':
      return [{ key: 'haSwitchedOff', focus: ['ha'] }];
    case 'demandRises':
      return [
        { key: 'demandRises', values: { vm: vmName(after.plan.rises.vm) }, focus: [vmName(after.plan.rises.vm)] },
      ];
    case 'balance':
      return [balanceNote(before, after)];
    case 'hostFails':
      return [failNote(after, event.host)];
    case 'takeOver':
      return takeOverNotes(after);
    case 'hostReturns':
      return returnNotes(before);
    case 'showMap':
      return [{ key: 'map' }];
  }
}

/** DRS has moved something, could not, or had no reason to. */
function balanceNote(before: State, after: State): Note {
  const moved = after.vms.find((vm) => vm.moved !== null);
  if (moved?.moved) {
    const values = { vm: vmName(moved.id), to: moved.on.host };
    const from = moved.moved.from.host;
    const focus = [vmName(moved.id)];
    // A host that has too much to do is relieved; else one that has little is filled.
    if (overloaded(before.hosts, before.vms).includes(from)) {
      return { key: 'drsMoves', values: { ...values, from }, focus };
    }
    return { key: 'drsFills', values, focus };
  }
  if (balance(after.hosts, after.vms) === after.vms) return { key: 'drsContent', focus: ['drs'] };
  const [host] = overloaded(after.hosts, after.vms);
  if (host === undefined) return { key: 'unevenStays', focus: ['drs'] };
  return { key: after.drs ? 'drsDown' : 'drsOff', values: { host }, focus: ['drs'] };
}

function hostNote(key: string, host: number): Note {
  return { key, values: { host }, focus: [hostName(host)] };
}

function failNote(after: State, host: number): Note {
  const vms = down(after);
  if (vms.length === 0) return hostNote('hostFailsEmpty', host);
  return { key: 'hostFails', values: { host, vms: names(vms) }, focus: [hostName(host)] };
}

function takeOverNotes(after: State): Notes {
  const left = down(after);
  if (left.length > 0) return [{ key: 'haOff', values: { vms: names(left) }, focus: names(left) }];
  const [first, ...others] = after.vms.filter(({ moved }) => moved?.by === 'ha').map(startNote);
  if (first === undefined) return [{ key: 'haContent', focus: ['ha'] }];
  const key = after.manager === 'up' ? 'haRestarts' : 'haRestartsAlone';
  return [{ ...first, key }, ...others];
}

function startNote({ id, on }: Vm): Note {
  return { key: 'haRestartsToo', values: { vm: vmName(id), to: on.host }, focus: [vmName(id)] };
}

function returnNotes(before: State): Notes {
  const host = before.hosts.find(({ failed }) => failed)?.id ?? 0;
  const left = down(before);
  const notes: Note[] = [];
  if (before.manager === 'failed') notes.push({ key: 'managerReturns', focus: ['manager'] });
  if (left.length > 0) notes.push({ key: 'stillDown', values: { vms: names(left) }, focus: names(left) });
  return [hostNote('returned', host), ...notes];
}

function down({ vms }: State): readonly Vm[] {
  return vms.filter(({ is }) => is === 'down');
}

function names(vms: readonly Vm[]): readonly string[] {
  return vms.map(({ id }) => vmName(id));
}
