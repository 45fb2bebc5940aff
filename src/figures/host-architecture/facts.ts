import type { PartFact } from '../../drawing/part.ts';
import type { Fact, Layout, Take, Words } from '../../drawing/view.ts';
import { requestName } from '../../sim/models/host-architecture/notes.ts';
import {
  haltsOf,
  KINDS,
  lastHop,
  PARTIES,
  partOfParty,
  placeOf,
  rivalPlace,
  type Hand,
  type Kind,
  type Place,
  type Trace,
} from '../../sim/models/host-architecture/rules.ts';
import { currentTrace, type HostState } from '../../sim/models/host-architecture/state.ts';

/** The German words of the drawing, its table and what is taken along. */
export type HostWord =
  | Place
  | `${'request' | 'token' | 'way' | 'rule'}-${Kind}`
  | 'title'
  | 'balanceTitle'
  | 'balanceTitleShort'
  | 'handsTitle'
  | 'vm'
  | 'rival'
  | 'gone'
  | 'administrator'
  | 'storageShort'
  | 'hil'
  | 'hilShort'
  | 'driver'
  | 'hardware'
  | 'translation'
  | 'switching'
  | 'packing'
  | 'esx'
  | 'esxi'
  | 'adminOf'
  | 'adminOfShort'
  | `compared${'' | 'Short'}`
  | 'comparedSame'
  | 'stations'
  | 'station'
  | 'involved'
  | 'prepared'
  | 'direct'
  | 'refused'
  | 'underWay'
  | 'nothing'
  | 'allDone'
  | 'inVm'
  | 'atAdministrator'
  | 'stands'
  | 'notAsked'
  | 'nobody'
  | 'takeRequest'
  | 'takeHalts'
  | 'takeRule';
export type HostWords = Words<HostWord>;

/** Fills `{name}` in a word of the drawing. */
function put(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** The row of an order in a comparison, with the host that it is for. */
export function adminOf({ setup }: HostState, words: HostWords, short: boolean): string {
  return put(short ? words.adminOfShort : words.adminOf, { host: words[setup.variant] });
}

/** The line above a comparison: how many stations an order has passed with each host; all else is the same with both. */
export function comparedTitle(state: HostState, beside: HostState, words: HostWords, layout: Layout): string {
  const kind = currentTrace(state)?.kind;
  if (kind === undefined) return layout === 'wide' ? words.compared : words.comparedShort;
  if (kind !== 'admin') return put(words.comparedSame, { request: words[requestName(kind)] });
  const [own, other] = [state, beside].map((one) => haltsOf(currentTrace(one)!).length) as [number, number];
  return `${put(own === 1 ? words.station : words.stations, { request: words['request-admin'], n: String(own) })} : ${other}`;
}

/** Where the current request is, and for each kind of request who has had a hand in it. */
export function describeHost(state: HostState, words: HostWords): readonly Fact[] {
  return [requestFact(state, words), ...state.requests.map((kind) => handsFact(state, kind, words))];
}

/** The one fact that is a part of the drawing. */
export function requestFact(state: HostState, words: HostWords): PartFact {
  const fact = { object: 'request', label: words.underWay };
  const trace = state.end === 'balance' ? undefined : currentTrace(state);
  if (trace === undefined) return { ...fact, state: 'none', value: state.end === null ? words.nothing : words.allDone };
  const { kind } = trace;
  const place = placeOf(trace);
  const rival = rivalPlace(trace, state.setup);
  const beside = rival === null ? '' : `; ${words.rival}: ${words[rival]}`;
  const refused = lastHop(trace)?.how === 'refused' ? ` (${words.stands})` : '';
  const home = kind === 'admin' ? words.atAdministrator : words.inVm;
  const where = place === null ? home : words[place];
  return {
    ...fact,
    state: `${kind}@${place ?? 'home'}${lastHop(trace)?.how === 'waits' ? '-waits' : ''}${rival === null ? '' : `+${rival}`}`,
    value: `${words[`token-${kind}`]}: ${where}${refused}${beside}`,
  };
}

function handsFact({ traces }: HostState, kind: Kind, words: HostWords): Fact {
  const trace = traces.find((one) => one.kind === kind);
  return { label: words[requestName(kind)], value: trace === undefined ? words.notAsked : handsText(trace, words) };
}

/** „VMM beteiligt, VMkernel hat vorbereitet“. */
function handsText(trace: Trace, words: HostWords): string {
  const said = PARTIES.flatMap((party) => {
    const hand = partOfParty(trace, party);
    return hand === 'none' ? [] : [`${words[partyWord[party]]} ${words[hand]}`];
  });
  return said.length === 0 ? words.nobody : said.join(', ');
}

export const partyWord = { vmm: 'vmm', vmkernel: 'kernel', hil: 'hil', console: 'console' } as const;

/** Each request with the components that had a hand in it, the halts so far and the rule behind them. */
export function takeHost({ traces }: HostState, words: HostWords): Take {
  const said: Readonly<Record<Hand, string>> = { none: '–', prepared: words.prepared, involved: words.involved };
  const rows = KINDS.flatMap((kind) => {
    const trace = traces.find((one) => one.kind === kind);
    return trace === undefined
      ? []
      : [
          [
            words[requestName(kind)],
            ...PARTIES.map((party) => said[partOfParty(trace, party)]),
            String(haltsOf(trace).length),
            words[`rule-${kind}`],
          ],
        ];
  });
  const head = [words.takeRequest, ...PARTIES.map((party) => words[partyWord[party]]), words.takeHalts, words.takeRule];
  const line = rows.map((row) => `${row[0]}: ${row[PARTIES.length + 1]}`).join(', ');
  return { line: line === '' ? words.nothing : `${words.takeHalts} – ${line}`, table: [head, ...rows] };
}
