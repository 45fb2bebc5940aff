import { flag, InputError, list, number, oneOf, optional, record, type Shape } from '../../kernel/shape.ts';
import { studied } from '../../kernel/study.ts';
import { vcenterServices } from './model.ts';
import { EDITIONS, featureNames, hasService } from './services.ts';
import { down, type OutageState, type VcenterInput, type VcenterState } from './state.ts';

const MOST_HOSTS = 8;
const MOST_VMS = 12;

const host = (doc: string) => number({ doc, min: 1, max: MOST_HOSTS });

const fields = record<VcenterInput>(
  {
    view: oneOf(['outage', 'editions'], { doc: 'what is looked at', initial: 'outage' }),
    feature: oneOf(featureNames, { doc: 'the function that the editions are shown for', initial: 'drs' }),
    hosts: number({ doc: 'hosts', min: 2, max: MOST_HOSTS, initial: 3 }),
    vms: list(host('host of a VM'), { doc: 'the host of each VM', min: 1, max: MOST_VMS, initial: [1, 1, 2, 2, 3] }),
    copy: optional(
      record<NonNullable<VcenterInput['copy']>>(
        { of: number({ doc: 'a VM', min: 1, max: MOST_VMS }), host: host('the host of its copy') },
        { doc: 'the VM that FT keeps a copy of' },
      ),
    ),
    managerOn: optional(host('the host on which the vCenter Server is a VM')),
    fails: optional(host('the host that fails')),
    back: oneOf(['early', 'late'], { doc: 'vCenter Server back before or after that', initial: 'late' }),
    ha: flag({ doc: 'HA is switched on', initial: true }),
    edition: oneOf(EDITIONS, { doc: 'the edition of the hosts', initial: 'enterprisePlus' }),
    all: flag({ doc: 'all services in the vCenter Server are shown', initial: false }),
  },
  { doc: 'hosts, VMs, and what happens to them' },
);

/** The input with its cross-field rules: every name is one of a host or VM that there is; a copy lies on another host. */
const input: Shape<VcenterInput> = {
  ...fields,
  read(value, path) {
    const read = fields.read(value, path);
    const { hosts, vms, copy, managerOn, fails } = read;
    const most = (name: string, found: number | null | undefined, allowed: number) => {
      if (found === null || found === undefined || found <= allowed) return;
      throw new InputError(`${path === '' ? '' : `${path}.`}${name}: found ${found}, allowed: 1…${allowed}`);
    };
    vms.forEach((found, i) => most(`vms[${i}]`, found, hosts));
    most('copy.of', copy?.of, vms.length);
    most('copy.host', copy?.host, hosts);
    most('managerOn', managerOn, hosts);
    most('fails', fails, hosts);
    if (copy !== null && vms[copy.of - 1] === copy.host) {
      throw new InputError(
        `${path === '' ? '' : `${path}.`}copy.host: found ${copy.host}, allowed: another host than that of its VM`,
      );
    }
    return read;
  },
};

/** What a run came to: where every VM is, who moved what, what went on and what stood. */
export function report(states: readonly [VcenterState, ...VcenterState[]]) {
  const outage = states.filter((state): state is OutageState => state.view === 'outage');
  const last = outage.at(-1);
  return {
    vms: last?.vms.map(({ id, on, is }) => ({ id, host: on.host, is })) ?? [],
    moves: outage.flatMap(({ vms, phase }) =>
      vms.flatMap(({ id, by, from, on }) =>
        by === null ? [] : [{ phase, vm: id, by, from: from?.host ?? null, to: on.host }],
      ),
    ),
    goesOn: last?.goesOn ?? [],
    stands: last?.stands ?? [],
    down: last === undefined ? [] : down(last),
  };
}

const outages =
  (holds: (state: OutageState) => boolean) =>
  (state: VcenterState): boolean =>
    state.view === 'editions' || holds(state);

const invariants: Readonly<Record<string, (state: VcenterState) => boolean>> = {
  'a VM runs only on a host that has not failed': outages(({ hosts, vms }) =>
    vms.every(({ on, is }) => is === 'down' || hosts.some(({ id, failed }) => id === on.host && !failed)),
  ),
  'no two VMs lie in the same place, nor a copy in that of a VM': outages(({ vms, copy }) => {
    const places = [...vms.map(({ on }) => on), ...(copy === null ? [] : [copy.on])];
    return new Set(places.map((place) => `${place.host} ${place.slot}`)).size === places.length;
  }),
  'DRS moves nothing without vCenter Server, nor where the hosts have none': outages(
    ({ manager, edition, vms }) =>
      (manager === 'up' && hasService('drs', edition)) || vms.every(({ by }) => by !== 'drs'),
  ),
  'HA starts nothing where it is switched off': outages(({ ha, vms }) => ha || vms.every(({ by }) => by !== 'ha')),
  'only a failure of a host stops a VM': outages(
    ({ hosts, vms }) => hosts.some(({ failed }) => failed) || vms.every(({ is }) => is === 'runs'),
  ),
  'nothing goes on and stands at once': outages(({ goesOn, stands }) => goesOn.every((one) => !stands.includes(one))),
};

/** The model with its general input, report and invariants. */
export const studiedVcenterServices = studied(vcenterServices, { input, report, invariants });
