import { flag, list, number, oneOf, optional, record, type Shape } from '../../kernel/shape.ts';
import { studied } from '../../kernel/study.ts';
import { hostArchitecture } from './model.ts';
import {
  haltsOf,
  isDirect,
  KINDS,
  lastHop,
  partOfParty,
  placeOf,
  rivalPlace,
  type Setup,
  type Trace,
} from './rules.ts';
import { currentTrace, type HostInput, type HostState } from './state.ts';

const MOST_REQUESTS = 12;
const MOST_SHARES = 1_000_000;

const shares: Shape<Setup['shares']> = {
  ...record<Setup['shares']>(
    {
      own: number({ doc: 'disk shares of VM 1', min: 1, max: MOST_SHARES, initial: 1000 }),
      rival: optional(number({ doc: 'disk shares of a VM that writes as well; null: none', min: 1, max: MOST_SHARES })),
    },
    { doc: 'disk shares' },
  ),
  initial: { own: 1000, rival: null },
};

const input = record<HostInput>(
  {
    requests: list(oneOf(KINDS, { doc: 'what is asked' }), {
      doc: 'what is asked of the host, in this order',
      min: 1,
      max: MOST_REQUESTS,
      initial: [...KINDS],
    }),
    variant: oneOf(['esx', 'esxi'], { doc: 'esxi: without Service Console', initial: 'esx' }),
    device: oneOf(['virtual', 'passthrough'], { doc: 'disk controller and network card', initial: 'virtual' }),
    store: oneOf(['vmfs', 'nfs'], { doc: 'where the virtual disk lies', initial: 'vmfs' }),
    shares,
    guarded: flag({ doc: 'the VMM steps in where it has to', initial: true }),
  },
  { doc: 'a host and what is asked of it' },
);

type States = readonly [HostState, ...HostState[]];

/** What each request met: its way, who had a hand in it, the components that stopped it, and whether it came through directly. */
export function report(states: States) {
  const { traces, end, setup } = states.at(-1) ?? states[0];
  return {
    variant: setup.variant,
    end,
    requests: traces.map((trace) => ({
      kind: trace.kind,
      way: trace.hops.map(({ how, by }) => `${how} ${by.join('+')}`),
      hands: {
        vmm: partOfParty(trace, 'vmm'),
        vmkernel: partOfParty(trace, 'vmkernel'),
        hil: partOfParty(trace, 'hil'),
        console: partOfParty(trace, 'console'),
      },
      halts: haltsOf(trace),
      direct: isDirect(trace),
    })),
  };
}

const everyTrace = (holds: (trace: Trace, state: HostState) => boolean) => (state: HostState) =>
  state.traces.every((trace) => holds(trace, state));

const invariants: Readonly<Record<string, (state: HostState) => boolean>> = {
  'requests come in the order in which they were asked': ({ requests, traces }) =>
    traces.every(({ kind }, i) => kind === requests[i]),

  'no request of a VM meets the Service Console': everyTrace(
    (trace) => trace.kind === 'admin' || partOfParty(trace, 'console') === 'none',
  ),

  'what reaches the hardware is stopped by nobody or by the VMM first': everyTrace((trace) => {
    if (lastHop(trace)?.how !== 'reaches') return true;
    const [first] = haltsOf(trace);
    return first === undefined || first === 'vmm';
  }),

  'only what has not stopped is direct': everyTrace((trace) => !isDirect(trace) || haltsOf(trace).length === 0),

  'two blocks are never in the same place, but in the Storage-Stack': (state) => {
    const current = currentTrace(state);
    if (current === undefined) return true;
    const rival = rivalPlace(current, state.setup);
    return rival === null || rival === 'storage' || rival !== placeOf(current);
  },

  'VM 1 stands still only where nobody steps in': ({ end, setup }) => end !== 'refused' || !setup.guarded,
};

/** The architecture of a host with its general input, report and invariants. */
export const studiedHostArchitecture = studied(hostArchitecture, { input, report, invariants });
