import type { DoorWord } from '../../drawing/door.tsx';
import type { PartFact } from '../../drawing/part.ts';
import type { Take, Words } from '../../drawing/view.ts';
import { hostName, vmName } from '../../sim/models/infrastructure/notes.ts';
import { loadOf, overloaded, type Host, type Vm } from '../../sim/models/infrastructure/rules.ts';
import {
  comingHost,
  drsOf,
  haOf,
  type InfrastructureState,
  type Service,
} from '../../sim/models/infrastructure/state.ts';

/** The doors of the drawing, as `tueren` of the content file names them. */
type DoorName = 'manager' | 'host' | 'inside' | 'cpu' | 'memory' | 'devices';

/** The German words of the drawing and its table. */
export type InfrastructureWord =
  | DoorWord<DoorName>
  | `vm-${1 | 2 | 3 | 4}`
  | 'title'
  | 'titleShort'
  | 'system'
  | 'vmm'
  | 'manager'
  | 'managerWhat'
  | 'managerShort'
  | 'drs'
  | 'drsWhat'
  | 'drsShort'
  | 'ha'
  | 'haWhat'
  | 'server'
  | 'hostName'
  | 'enlarged'
  | 'enlargedShort'
  | 'hypervisor'
  | 'vmkernel'
  | 'vmkernelWhat'
  | 'hardware'
  | 'cpuName'
  | 'memoryName'
  | 'devicesName'
  | 'absent'
  | 'works'
  | 'watches'
  | 'stands'
  | 'failed'
  | 'off'
  | 'bare'
  | 'idle'
  | 'runs'
  | 'overloaded'
  | 'planned'
  | 'takeSection'
  | 'takePart'
  | 'takeState'
  | 'takeVms'
  | 'takeParts'
  | 'runsOn'
  | 'downOn'
  | 'restarts';
export type InfrastructureWords = Words<InfrastructureWord>;

/** What a host is doing: `bare` is a server without hypervisor. */
export type HostDoes = 'bare' | 'idle' | 'runs' | 'overloaded' | 'failed';

export function hostDoes({ hosts, vms }: InfrastructureState, { id, hypervisor, failed }: Host): HostDoes {
  if (failed) return 'failed';
  if (!hypervisor) return 'bare';
  if (overloaded(hosts, vms).includes(id)) return 'overloaded';
  return loadOf(id, vms) === 0 ? 'idle' : 'runs';
}

/** What of the infrastructure is there, and where every VM is. */
export function describeParts(state: InfrastructureState, words: InfrastructureWords): readonly PartFact[] {
  const { manager, hosts, vms } = state;
  const coming = comingHost(state);
  const manages = { absent: words.absent, up: words.managerWhat, failed: words.failed }[manager];
  return [
    { object: 'manager', label: words.manager, state: manager, value: manages },
    serviceFact('drs', drsOf(state), words.works, words),
    serviceFact('ha', haOf(state), words.watches, words),
    ...hosts.map((host) => {
      const does = hostDoes(state, host);
      return { object: hostName(host.id), label: `${words.hostName} ${host.id}`, state: does, value: words[does] };
    }),
    ...(coming === null
      ? []
      : [
          {
            object: hostName(coming),
            label: `${words.hostName} ${coming}`,
            state: 'absent',
            value: words.absent,
          },
        ]),
    ...vms.map((vm) => vmFact(vm, words)),
  ];
}

function serviceFact(object: 'drs' | 'ha', service: Service, works: string, words: InfrastructureWords): PartFact {
  const value = { hidden: words.absent, on: works, off: words.off, down: words.stands }[service];
  return { object, label: words[object], state: service, value };
}

function vmFact({ id, is, on }: Vm, words: InfrastructureWords): PartFact {
  const what = is === 'planned' ? words.planned : is === 'runs' ? words.runsOn : words.downOn;
  const value = is === 'planned' ? what : `${what} ${words.hostName} ${on.host}`;
  return { object: vmName(id), label: nameOf(id, words), state: `${is}-${on.host}`, value };
}

/** „VM 1“. The picture has four. */
export function nameOf(id: number, words: InfrastructureWords): string {
  return words[vmName(id) as `vm-${1 | 2 | 3 | 4}`];
}

/** For a ticket: how many VMs run; and as a list: each part, the section that tells of it, and how it is now. */
export function takeParts(state: InfrastructureState, words: InfrastructureWords): Take {
  const said = new Map(describeParts(state, words).map(({ object, value }) => [object, value]));
  const section = (name: DoorName) => `${words[`${name}Nr`]} ${words[`${name}Title`]}`;
  const row = (door: DoorName, part: string, object: string) => [section(door), part, said.get(object) ?? ''];
  const vms = state.vms.map(({ id }) => row('host', nameOf(id, words), vmName(id)));
  const runs = state.vms.filter(({ is }) => is === 'runs').length;
  const running = words.takeVms.replace('#', String(runs)).replace('#', String(vms.length));
  return {
    line: `${words.takeParts}: ${running}; ${['manager', 'drs', 'ha']
      .map((object) => `${words[object as 'drs']}: ${said.get(object)}`)
      .join(', ')}`,
    table: [
      [words.takeSection, words.takePart, words.takeState],
      row('manager', words.manager, 'manager'),
      row('manager', words.drs, 'drs'),
      row('manager', words.ha, 'ha'),
      ...state.hosts.map(({ id }) => row('host', `${words.hostName} ${id}`, hostName(id))),
      ...vms,
      [section('inside'), words.vmkernel, words.vmkernelWhat],
      [section('cpu'), words.cpuName, words.hardware],
      [section('memory'), words.memoryName, words.hardware],
      [section('devices'), words.devicesName, words.hardware],
    ],
  };
}
