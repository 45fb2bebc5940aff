import { balance, fail, restart, settled, type Host, type Hosts, type Vm, type Vms } from './rules.ts';

/** The general input: what there is, what happens to it, and which services are on. */
export type InfrastructureInput = {
  readonly hosts: number;
  /** The host of each VM, in the order of the VMs. */
  readonly vms: readonly number[];
  /** The VM that gets more to do, and how much it has then. */
  readonly rises: { readonly vm: number; readonly work: number };
  /** The host that fails. */
  readonly fails: number;
  readonly managerFails: boolean;
  /** Whether one more host joins once there is a vCenter Server to manage it. */
  readonly joins: boolean;
  readonly drs: boolean;
  readonly ha: boolean;
};

/** How far the infrastructure has come. The order is the clock: every variant spends the same steps on the same happening. */
const PHASES = [
  'servers',
  'hypervisors',
  'vms',
  'managed',
  'joined',
  'risen',
  'balanced',
  'failed',
  'recovered',
  'returned',
  'filled',
  'map',
] as const;
export type Phase = (typeof PHASES)[number];

export type InfrastructureState = {
  readonly phase: Phase;
  readonly hosts: Hosts;
  readonly vms: Vms;
  readonly manager: 'absent' | 'up' | 'failed';
  /** Whether the services are switched on; whether DRS works, its manager decides as well. */
  readonly drs: boolean;
  readonly ha: boolean;
  /** What there was at first, and what is still to happen. */
  readonly plan: Pick<InfrastructureInput, 'hosts' | 'rises' | 'fails' | 'managerFails' | 'joins'>;
};

export type InfrastructureEvent =
  | {
      readonly type:
        | 'installHypervisors'
        | 'createVms'
        | 'connectManager'
        | 'addHost'
        | 'demandRises'
        /** DRS gets its turn. */
        | 'balance'
        /** HA gets its turn. */
        | 'takeOver'
        | 'hostReturns'
        | 'showMap'
        | 'managerFails'
        | 'switchOffDrs'
        | 'switchOffHa';
    }
  | { readonly type: 'hostFails'; readonly host: number };

/** Servers, and what is to run on them: nothing is virtual yet. */
export function initialState({ hosts, vms, drs, ha, ...plan }: InfrastructureInput): InfrastructureState {
  return {
    phase: 'servers',
    hosts: Array.from({ length: hosts }, (_, i): Host => ({ id: i + 1, hypervisor: false, failed: false })),
    vms: vms.map((host, i): Vm => {
      const on = { host, slot: vms.slice(0, i).filter((other) => other === host).length };
      return { id: i + 1, work: 1, on, is: 'planned', moved: null };
    }),
    manager: 'absent',
    drs,
    ha,
    plan: { ...plan, hosts },
  };
}

/** The number of the host that has not joined yet; `null` where none will, or all have. */
export function comingHost({ hosts, plan }: Pick<InfrastructureState, 'hosts' | 'plan'>): number | null {
  return plan.joins && hosts.length === plan.hosts ? plan.hosts + 1 : null;
}

/** Whether something has happened already, or been shown. */
export function isPast({ phase }: Pick<InfrastructureState, 'phase'>, wanted: Phase): boolean {
  return PHASES.indexOf(phase) >= PHASES.indexOf(wanted);
}

/** A service on the way from not being there to working: `down` is DRS without its manager. */
export type Service = 'hidden' | 'on' | 'off' | 'down';

/** DRS sits in the vCenter Server and works only with it (2.3). It is shown from its first turn on. */
export function drsOf(state: InfrastructureState): Service {
  if (!state.drs) return isPast(state, 'managed') ? 'off' : 'hidden';
  if (!isPast(state, 'balanced')) return 'hidden';
  return state.manager === 'up' ? 'on' : 'down';
}

/** HA lies across the hosts and works without the vCenter Server. It is shown from its first turn on. */
export function haOf(state: InfrastructureState): Service {
  if (!state.ha) return isPast(state, 'managed') ? 'off' : 'hidden';
  return isPast(state, 'recovered') ? 'on' : 'hidden';
}

/** The state after an event. A step forgets what was moved in the one before. */
export function nextState(before: InfrastructureState, event: InfrastructureEvent): InfrastructureState {
  const { plan, manager, drs, ha } = before;
  const state = { ...before, vms: settled(before.vms) };
  const { hosts, vms } = state;
  switch (event.type) {
    case 'installHypervisors':
      return { ...state, phase: 'hypervisors', hosts: hosts.map((host) => ({ ...host, hypervisor: true })) };
    case 'createVms':
      return { ...state, phase: 'vms', vms: vms.map((vm) => ({ ...vm, is: 'runs' })) };
    case 'connectManager':
      return { ...state, phase: 'managed', manager: 'up' };
    case 'addHost':
      return {
        ...state,
        phase: 'joined',
        hosts: [...hosts, { id: hosts.length + 1, hypervisor: true, failed: false }],
      };
    case 'managerFails':
      return { ...state, manager: 'failed' };
    case 'switchOffDrs':
      return { ...state, drs: false };
    case 'switchOffHa':
      return { ...state, ha: false };
    case 'demandRises': {
      const { vm: id, work } = plan.rises;
      return { ...state, phase: 'risen', vms: vms.map((vm) => (vm.id === id ? { ...vm, work } : vm)) };
    }
    case 'balance': {
      const phase = isPast(state, 'returned') ? 'filled' : 'balanced';
      return { ...state, phase, vms: drs && manager === 'up' ? balance(hosts, vms) : vms };
    }
    case 'hostFails':
      return {
        ...state,
        phase: 'failed',
        hosts: hosts.map((host) => (host.id === event.host ? { ...host, failed: true } : host)),
        vms: fail(event.host, vms),
      };
    case 'takeOver':
      return { ...state, phase: 'recovered', vms: ha ? restart(hosts, vms) : vms };
    case 'hostReturns':
      return { ...state, phase: 'returned', manager: 'up', hosts: hosts.map((host) => ({ ...host, failed: false })) };
    case 'showMap':
      return { ...state, phase: 'map' };
  }
}

const NEXT = {
  servers: 'installHypervisors',
  hypervisors: 'createVms',
  vms: 'connectManager',
  managed: 'demandRises',
  joined: 'demandRises',
  risen: 'balance',
  failed: 'takeOver',
  recovered: 'hostReturns',
  returned: 'balance',
  filled: 'showMap',
} as const satisfies Partial<Record<Phase, InfrastructureEvent['type']>>;

/** What is next by plan, then what may happen instead: before the load rises, and before a host fails. */
export function choices(state: InfrastructureState): readonly InfrastructureEvent[] {
  const { phase, manager, plan, drs, ha } = state;
  if (phase === 'map') return [];
  const managerFails: readonly InfrastructureEvent[] = manager === 'up' ? [{ type: 'managerFails' }] : [];
  if (phase === 'balanced') {
    const others = state.hosts.map(({ id }) => id).filter((id) => id !== plan.fails);
    const fails = [plan.fails, ...others].map((host): InfrastructureEvent => ({ type: 'hostFails', host }));
    return [...fails, ...managerFails, ...(ha ? [{ type: 'switchOffHa' } as const] : [])];
  }
  const joins = phase === 'managed' && plan.joins && manager === 'up' && !plan.managerFails;
  const next = { type: joins ? 'addHost' : NEXT[phase] } as const;
  if (phase !== 'managed' && phase !== 'joined') return [next];
  if (plan.managerFails && manager === 'up') return [...managerFails, next];
  return [next, ...managerFails, ...(drs ? [{ type: 'switchOffDrs' } as const] : [])];
}
