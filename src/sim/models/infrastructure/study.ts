import { flag, InputError, list, number, record, type Shape } from '../../kernel/shape.ts';
import { studied } from '../../kernel/study.ts';
import { infrastructure } from './model.ts';
import { loadOf, overloaded, running } from './rules.ts';
import { isPast, type InfrastructureInput, type InfrastructureState } from './state.ts';

const MOST_HOSTS = 8;
const MOST_VMS = 12;

const rises: Shape<InfrastructureInput['rises']> = {
  ...record<InfrastructureInput['rises']>(
    {
      vm: number({ doc: 'the VM that gets more to do', min: 1, max: MOST_VMS, initial: 1 }),
      work: number({ doc: 'what it has to do then, in ordinary VMs', min: 1, max: 9, initial: 2 }),
    },
    { doc: 'the VM that gets more to do, and how much it has then' },
  ),
  initial: { vm: 1, work: 2 },
};

const fields = record<InfrastructureInput>(
  {
    hosts: number({ doc: 'servers', min: 2, max: MOST_HOSTS, initial: 3 }),
    vms: list(number({ doc: 'host of a VM', min: 1, max: MOST_HOSTS }), {
      doc: 'the host of each VM',
      min: 1,
      max: MOST_VMS,
      initial: [1, 1, 2, 3],
    }),
    rises,
    fails: number({ doc: 'the host that fails', min: 1, max: MOST_HOSTS, initial: 1 }),
    managerFails: flag({ doc: 'the vCenter Server fails before the work grows', initial: false }),
    joins: flag({ doc: 'one more host joins, unless the vCenter Server has failed', initial: false }),
    drs: flag({ doc: 'DRS is switched on', initial: true }),
    ha: flag({ doc: 'HA is switched on', initial: true }),
  },
  { doc: 'hosts, VMs, and what happens to them' },
);

/** The input with its cross-field rules: every name is one of a host or VM that there is. */
const input: Shape<InfrastructureInput> = {
  ...fields,
  read(value, path) {
    const read = fields.read(value, path);
    const { hosts, vms, rises, fails } = read;
    const at = (name: string) => `${path === '' ? '' : `${path}.`}${name}`;
    const refuse = (name: string, found: number, most: number) => {
      throw new InputError(`${at(name)}: found ${found}, allowed: 1…${most}`);
    };
    vms.forEach((host, i) => host <= hosts || refuse(`vms[${i}]`, host, hosts));
    if (rises.vm > vms.length) refuse('rises.vm', rises.vm, vms.length);
    if (fails > hosts) refuse('fails', fails, hosts);
    return read;
  },
};

type States = readonly [InfrastructureState, ...InfrastructureState[]];

/** Where every VM is in the end, what each host has to do, who moved what, and which VMs were down for how many steps. */
export function report(states: States) {
  const last = states.at(-1) ?? states[0];
  return {
    vms: last.vms.map(({ id, on, is }) => ({ id, host: on.host, is })),
    loads: last.hosts.map(({ id }) => loadOf(id, last.vms)),
    overloaded: overloaded(last.hosts, last.vms),
    moves: states.flatMap(({ vms, phase }) =>
      vms.flatMap(({ id, on, moved }) =>
        moved === null ? [] : [{ phase, vm: id, by: moved.by, from: moved.from.host, to: on.host }],
      ),
    ),
    downFor: last.vms.map(({ id }) => states.filter(({ vms }) => vms.find((vm) => vm.id === id)?.is === 'down').length),
  };
}

const invariants: Readonly<Record<string, (state: InfrastructureState) => boolean>> = {
  'a VM runs only on a host that has a hypervisor and has not failed': ({ hosts, vms }) =>
    vms.every(({ on, is }) => is !== 'runs' || running(hosts).some(({ id }) => id === on.host)),

  'no two VMs lie in the same place': ({ vms }) =>
    new Set(vms.map(({ on }) => `${on.host} ${on.slot}`)).size === vms.length,

  'DRS moves nothing without vCenter Server': ({ manager, vms }) =>
    manager === 'up' || vms.every(({ moved }) => moved?.by !== 'drs'),

  'HA starts nothing where it is switched off': ({ ha, vms }) => ha || vms.every(({ moved }) => moved?.by !== 'ha'),

  'with HA no VM is down once it had its turn': (state) =>
    !state.ha || !isPast(state, 'recovered') || state.vms.every(({ is }) => is !== 'down'),

  'one host fails at most': ({ hosts }) => hosts.filter(({ failed }) => failed).length <= 1,

  'there are VMs only where there are hypervisors': ({ hosts, vms }) =>
    vms.every(({ is }) => is === 'planned') || hosts.every(({ hypervisor }) => hypervisor),
};

/** The infrastructure with its general input, report and invariants. */
export const studiedInfrastructure = studied(infrastructure, { input, report, invariants });
