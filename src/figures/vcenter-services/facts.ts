import type { PartFact } from '../../drawing/part.ts';
import type { Fact, Take, Words } from '../../drawing/view.ts';
import { hostName, vmName } from '../../sim/models/vcenter-services/notes.ts';
import type { Mover } from '../../sim/models/vcenter-services/rules.ts';
import {
  EDITIONS,
  FEATURES,
  featureNames,
  hasService,
  managerServices,
  serviceNames,
  SERVICES,
  works,
  type Edition,
  type Feature,
  type Service,
} from '../../sim/models/vcenter-services/services.ts';
import {
  down,
  shownUneven,
  type EditionsState,
  type Finding,
  type OutageState,
  type VcenterState,
} from '../../sim/models/vcenter-services/state.ts';

/** The German words of the drawing and its tables. */
export type VcenterWord =
  | Service
  | Feature
  | Edition
  | `${Finding}Found`
  | `vm-${1 | 2 | 3 | 4 | 5 | 6}`
  | 'bookEssentials'
  | 'bookStandard'
  | 'title'
  | 'since'
  | 'nothingYet'
  | 'goesOn'
  | 'wentOn'
  | 'stands'
  | 'stood'
  | 'switchUp'
  | 'switchDown'
  | 'today'
  | 'withHa'
  | 'withoutHa'
  | 'vmsBack'
  | `thanks-${Mover}`
  | 'restarted'
  | 'manager'
  | 'managerVm'
  | 'host'
  | 'haAgent'
  | 'client'
  | 'clientOn'
  | 'clientAway'
  | 'copy'
  | 'copyShort'
  | 'copyRuns'
  | 'copyNone'
  | 'failed'
  | 'off'
  | 'up'
  | 'busy'
  | 'idle'
  | 'runsOn'
  | 'downOn'
  | 'function'
  | 'byBook'
  | 'functions'
  | 'more'
  | 'hostEdition'
  | 'unchecked'
  | 'from'
  | 'plus'
  | 'takeService'
  | 'takeSite'
  | 'takeOutage'
  | 'takeAfter'
  | 'takeSource'
  | 'onHosts'
  | 'book'
  | 'knowledge';
export type VcenterWords = Words<VcenterWord>;
export type VcenterFact = Fact & Partial<Pick<PartFact, 'object' | 'state'>>;

/** „VM 1“. The picture has five and the one of the vCenter Server. */
export function nameOf(id: number, words: VcenterWords): string {
  return words[vmName(id) as `vm-${1 | 2 | 3 | 4 | 5 | 6}`];
}

export type HostDoes = 'up' | 'failed' | 'busy' | 'idle';

/** What a host is doing; how much it has to do counts only where the step speaks of it. */
export function hostDoes(state: OutageState, id: number): HostDoes {
  if (state.hosts.some((host) => host.id === id && host.failed)) return 'failed';
  const uneven = shownUneven(state);
  return uneven?.busy === id ? 'busy' : uneven?.idle === id ? 'idle' : 'up';
}

/** Whether the outage is over, so that the lists speak of the past. */
export function isOver({ manager, phase, ahead }: OutageState): boolean {
  return manager === 'up' && phase !== 'start' && !ahead.includes('managerReturns');
}

/** The two lists in words: services, and below what stands the VMs that nobody has started. */
export function found(
  state: OutageState,
  words: VcenterWords,
): Readonly<Record<'goesOn' | 'stands', readonly string[]>> {
  const told = (list: readonly Finding[]) => list.map((one) => words[`${one}Found`]);
  const left = state.ahead.includes('haTurn') ? [] : down(state).map((id) => nameOf(id, words));
  return { goesOn: told(state.goesOn), stands: [...told(state.stands), ...left] };
}

/** What became of a VM in two runs that are compared. */
type Fate = { readonly id: number; readonly runs: readonly [boolean, boolean] };

/** The VMs that are down in one of two runs at least, and whether they run in each. */
export function fatesOf(one: OutageState, other: OutageState): readonly Fate[] {
  const lost = [down(one), down(other)] as const;
  const ids = [...new Set(lost.flat())].toSorted((a, b) => a - b);
  return ids.map((id) => ({ id, runs: [!lost[0].includes(id), !lost[1].includes(id)] }));
}

/** How many of them are back in each run; `null` as long as that is the same. */
export function countedBack(one: OutageState, other: OutageState): readonly [number, number] | null {
  const fates = fatesOf(one, other);
  const [first, second] = [0, 1].map((half) => fates.filter(({ runs }) => runs[half]).length) as [number, number];
  return first === second ? null : [first, second];
}

/** Whether the client is drawn: in the step that tells of it. */
export function showsClient({ phase }: OutageState): boolean {
  return phase === 'logOn';
}

/** What the drawing shows, in words. */
export function describeVcenter(state: VcenterState, words: VcenterWords): readonly VcenterFact[] {
  return state.view === 'outage' ? outageFacts(state, words) : editionFacts(state, words);
}

function outageFacts(state: OutageState, words: VcenterWords): readonly VcenterFact[] {
  const { manager, managerVm, hosts, vms, copy, ha, phase } = state;
  const { goesOn, stands } = found(state, words);
  const listed = (list: readonly string[]) => (list.length === 0 ? words.nothingYet : list.join(', '));
  return [
    {
      object: 'manager',
      label: words.manager,
      state: manager,
      value: manager === 'failed' ? words.failed : managerVm === null ? words.up : words.managerVm,
    },
    ...managerServices(state.edition, state.all).map((name) => {
      const on = works(name, manager);
      return { object: name, label: words[name], state: on ? 'up' : 'failed', value: on ? words.up : words.stands };
    }),
    ...hosts.map(({ id }) => {
      const does = hostDoes(state, id);
      return { object: hostName(id), label: `${words.host} ${id}`, state: does, value: words[does] };
    }),
    ...hosts.map(({ id, failed }) => ({
      label: `${words.haAgent}, ${words.host} ${id}`,
      value: !ha ? words.off : failed ? words.failed : words.up,
      ...(ha && { object: `agent-${id}`, state: failed ? 'failed' : 'up' }),
    })),
    ...vms.map(({ id, is, on, lastBy }) => ({
      object: vmName(id),
      label: nameOf(id, words),
      state: `${is}-${on.host}`,
      value: `${is === 'runs' ? words.runsOn : words.downOn} ${words.host} ${on.host}${
        lastBy !== null && phase === 'sumUp' ? `, ${words[`thanks-${lastBy}`]}` : ''
      }`,
    })),
    {
      label: words.copy,
      value: copy === null ? words.copyNone : `${words.copyRuns} ${words.host} ${copy.on.host}`,
      ...(copy !== null && { object: 'copy', state: `runs-${copy.on.host}` }),
    },
    {
      label: words.client,
      value: showsClient(state) ? words.clientOn : words.clientAway,
      ...(showsClient(state) && { object: 'client', state: 'host-1' }),
    },
    ...(hasService('switching', state.edition)
      ? [{ label: words.distributedSwitch, value: manager === 'up' ? words.switchUp : words.switchDown }]
      : []),
    { object: 'goesOn', label: words.goesOn, state: String(goesOn.length), value: listed(goesOn) },
    { object: 'stands', label: words.stands, state: String(stands.length), value: listed(stands) },
  ];
}

/** „ab Enterprise“. */
export function fromEdition(feature: Feature, words: VcenterWords): string {
  return `${words.from} ${words[FEATURES[feature].from]}`;
}

function editionFacts({ answered }: EditionsState, words: VcenterWords): readonly VcenterFact[] {
  return featureNames.map((name) => {
    const { list, from } = FEATURES[name];
    const value = answered ? `${words[list]}; ${words.hostEdition}: ${fromEdition(name, words)}` : words[list];
    return { object: name, label: words[name], state: answered ? from : list, value };
  });
}

/** Where it is known from that a service stands or goes on. */
function sourceOf(name: Service, words: VcenterWords): string {
  if (name === 'switchSetup') return words.today;
  return name === 'ha' || name === 'ft' || name === 'switching' ? words.knowledge : words.book;
}

/** For a ticket: what goes on and what stands; and a table of all services, or of all functions. */
export function takeVcenter(state: VcenterState, words: VcenterWords): Take {
  if (state.view === 'editions') {
    const rows = featureNames.map((name) => {
      const { list, from } = FEATURES[name];
      return [
        words[name],
        words[list],
        EDITIONS.slice(EDITIONS.indexOf(from))
          .map((one) => words[one])
          .join(', '),
      ];
    });
    return {
      line: `${words[state.feature]}: ${words.hostEdition}, ${fromEdition(state.feature, words)} (${words.unchecked})`,
      table: [[words.function, words.byBook, `${words.hostEdition} (${words.unchecked})`], ...rows],
    };
  }
  const names = serviceNames.filter((name) => hasService(name, state.edition) && (name !== 'ha' || state.ha));
  const onHosts = names.filter((name) => SERVICES[name].site === 'hosts').map((name) => words[name]);
  return {
    line: `${words.manager} ${words.failed}: ${words.goesOn}: ${onHosts.join(', ')}`,
    table: [
      [words.takeService, words.takeSite, words.takeOutage, words.takeAfter, words.takeSource],
      ...names.map((name) => [
        words[name],
        SERVICES[name].site === 'hosts' ? words.onHosts : words.manager,
        works(name, 'failed') ? words.goesOn : words.stands,
        works(name, 'up') ? words.up : words.stands,
        sourceOf(name, words),
      ]),
    ],
  };
}
