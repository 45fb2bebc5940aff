import {
  evenOut,
  failHost,
  freeSlot,
  restart,
  settled,
  takeOver,
  unevenHosts,
  type Cluster,
  type Host,
  type Vm,
} from './rules.ts';
import { hasService, type Edition, type Feature, type Service } from './services.ts';

/** The general input: what there is, what happens to it, and what is looked at. */
export type VcenterInput = {
  readonly view: 'outage' | 'editions';
  /** The function that the view of the editions is about. */
  readonly feature: Feature;
  readonly hosts: number;
  /** The host of each VM, in the order of the VMs. */
  readonly vms: readonly number[];
  /** The VM that FT keeps a copy of, and the host of that copy. */
  readonly copy: { readonly of: number; readonly host: number } | null;
  /** The host on which the vCenter Server is a VM; `null` where it has a server of its own. */
  readonly managerOn: number | null;
  /** The host that fails. */
  readonly fails: number | null;
  /** Whether the vCenter Server is back before or after that host fails. */
  readonly back: 'early' | 'late';
  readonly ha: boolean;
  readonly edition: Edition;
  /** Whether every service in the vCenter Server is shown, or those that tell the story. */
  readonly all: boolean;
};

type Happening =
  | 'managerFails'
  /** VMs go on running. */
  | 'guestsGoOn'
  /** A client logs on to a host itself. */
  | 'logOn'
  /** A VM gets more to do, and it would be the turn of DRS. */
  | 'drsTurn'
  /** Somebody wants to move a VM by hand. */
  | 'migrate'
  /** A value for the statistics is due. */
  | 'sample'
  | 'hostFails'
  | 'ftTurn'
  | 'haTurn'
  | 'managerReturns'
  | 'sumUp'
  | 'showEditions';

/** What a reader may do at the start, while the vCenter Server is there to do it. */
type Setting = 'switchOffHa' | 'switchOffFt';
export type VcenterEvent = { readonly type: Happening | Setting };

/** What was found out since the outage: something on the hosts goes on, something stands. */
export type Finding = Extract<Service, 'guests' | 'logOn' | 'ft' | 'ha' | 'drs' | 'vmotion' | 'statistics'>;

export type OutageState = Cluster & {
  readonly view: 'outage';
  readonly phase: 'start' | Happening | Setting;
  readonly manager: 'up' | 'failed';
  /** The VM that the vCenter Server runs in. */
  readonly managerVm: number | null;
  readonly ha: boolean;
  readonly edition: Edition;
  readonly all: boolean;
  readonly fails: number | null;
  readonly goesOn: readonly Finding[];
  readonly stands: readonly Finding[];
  /** What is still to happen, in this order. */
  readonly ahead: readonly Happening[];
};

export type EditionsState = {
  readonly view: 'editions';
  readonly feature: Feature;
  /** Before, only the lists of the book are shown. */
  readonly answered: boolean;
};

export type VcenterState = OutageState | EditionsState;

/** The happenings of a run, in their order. A vCenter Server that is a VM goes down with its host, not before. */
function happenings({ managerOn, fails, back }: VcenterInput): readonly Happening[] {
  const hostFails: readonly Happening[] = fails === null ? [] : ['hostFails', 'ftTurn', 'haTurn'];
  if (managerOn !== null && managerOn === fails) return [...hostFails, 'managerReturns', 'sumUp'];
  const outage: readonly Happening[] = ['managerFails', 'guestsGoOn', 'logOn', 'drsTurn', 'migrate', 'sample'];
  const rest: readonly Happening[] =
    back === 'early' ? ['managerReturns', ...hostFails] : [...hostFails, 'managerReturns'];
  return [...outage, ...rest, 'sumUp'];
}

/** Everything runs; or the two lists of the book. */
export function initialState(input: VcenterInput): VcenterState {
  const { view, feature, hosts, managerOn, ha, edition, all, fails } = input;
  if (view === 'editions') return { view, feature, answered: false };
  const places = managerOn === null ? input.vms : [...input.vms, managerOn];
  const vms = places.reduce<readonly Vm[]>((before, host, i) => {
    const on = { host, slot: freeSlot({ vms: before, copy: null }, host) };
    return [...before, { id: i + 1, work: 1, on, is: 'runs', by: null, lastBy: null, from: null }];
  }, []);
  const { copy } = input;
  return {
    view,
    phase: 'start',
    hosts: Array.from({ length: hosts }, (_, i): Host => ({ id: i + 1, failed: false })),
    vms,
    copy:
      copy !== null && hasService('ft', edition)
        ? { of: copy.of, on: { host: copy.host, slot: freeSlot({ vms, copy: null }, copy.host) } }
        : null,
    manager: 'up',
    managerVm: managerOn === null ? null : vms.length,
    ha,
    edition,
    all,
    fails,
    goesOn: [],
    stands: [],
    ahead: happenings(input),
  };
}

/** The hosts between which the load is uneven, in the steps that speak of it. */
export function shownUneven(state: OutageState): ReturnType<typeof unevenHosts> {
  return state.phase === 'drsTurn' || state.phase === 'migrate' ? unevenHosts(state) : null;
}

/** VMs that are down, by their numbers. */
export function down({ vms }: Pick<Cluster, 'vms'>): readonly number[] {
  return vms.filter(({ is }) => is === 'down').map(({ id }) => id);
}

/** What a happening makes of the state; a service acts only where it works. */
function act(state: OutageState, type: Happening): OutageState {
  const { fails, managerVm, manager, edition } = state;
  switch (type) {
    case 'managerFails':
      return { ...state, manager: 'failed' };
    case 'guestsGoOn':
    case 'logOn':
      return { ...state, goesOn: [...state.goesOn, type === 'logOn' ? 'logOn' : 'guests'] };
    case 'drsTurn': {
      const vms = state.vms.map((vm) => (vm.id === 1 ? { ...vm, work: 2 } : vm));
      return stand({ ...state, vms }, 'drs');
    }
    case 'migrate':
      return stand(state, 'vmotion');
    case 'sample':
      return stand(state, 'statistics');
    case 'hostFails': {
      if (fails === null) return state;
      const failed = failHost(state, fails);
      const lost = failed.vms.some(({ id, is }) => id === managerVm && is === 'down');
      return { ...failed, manager: lost ? 'failed' : manager };
    }
    case 'ftTurn': {
      const after = takeOver(state);
      return after === state ? state : { ...after, goesOn: [...state.goesOn, 'ft'] };
    }
    case 'haTurn':
      if (!state.ha || down(state).length === 0) return state;
      return { ...restart(state, 'ha'), goesOn: [...state.goesOn, 'ha'] };
    case 'managerReturns': {
      const back: OutageState = {
        ...(managerVm === null ? state : restart(state, 'hand', managerVm)),
        manager: 'up',
      };
      // It first has to be there; DRS works in it.
      return hasService('drs', edition) && back.vms.every(({ by }) => by === null) ? evenOut(back) : back;
    }
    case 'sumUp':
    case 'showEditions':
      return state;
  }
}

/** A service is missed: it is one that these hosts have. */
function stand(state: OutageState, service: Finding): OutageState {
  return hasService(service, state.edition) ? { ...state, stands: [...state.stands, service] } : state;
}

/** The state after an event. A step forgets what was moved in the one before. */
export function nextState(before: VcenterState, { type }: VcenterEvent): VcenterState {
  if (before.view === 'editions') return { ...before, answered: true };
  const state: OutageState = { ...settled(before), phase: type };
  if (type === 'switchOffHa') return { ...state, ha: false };
  if (type === 'switchOffFt') return { ...state, copy: null };
  return { ...act(state, type), ahead: state.ahead.toSpliced(state.ahead.indexOf(type), 1) };
}

/**
 * What is next, then what may happen instead. Services are set up with the vCenter Server (2.3), hence only at the start;
 * once the values have been missed, it may come back before the host fails.
 */
export function choices(state: VcenterState): readonly VcenterEvent[] {
  if (state.view === 'editions') return state.answered ? [] : [{ type: 'showEditions' }];
  const [next] = state.ahead;
  if (next === undefined) return [];
  const settings: readonly VcenterEvent[] =
    state.phase !== 'start' && state.phase !== 'switchOffHa' && state.phase !== 'switchOffFt'
      ? []
      : [
          ...(state.ha ? [{ type: 'switchOffHa' } as const] : []),
          ...(state.copy === null ? [] : [{ type: 'switchOffFt' } as const]),
        ];
  const early: readonly VcenterEvent[] =
    state.phase === 'sample' && next === 'hostFails' ? [{ type: 'managerReturns' }] : [];
  return [{ type: next }, ...settings, ...early];
}
