import type { DoorWord } from '../../drawing/door.tsx';
import { formatNumber } from '../../drawing/number.ts';
import type { PartFact } from '../../drawing/part.ts';
import type { Fact, Layout, Take, Words } from '../../drawing/view.ts';
import { lackedBy, type Gain } from '../../sim/models/host-hardware/gains.ts';
import type { Guest, HardwareState, Pillar, Rule } from '../../sim/models/host-hardware/model.ts';
import { LEAST, PROCESSORS, type PillarName, type Server, type Verdict } from '../../sim/models/host-hardware/rules.ts';

/** The German words of the drawing and its table. */
export type HardwareWord =
  | DoorWord<'most'>
  | PillarName
  | `server-${Server['cpu'] | 'none'}`
  | `${'bits64' | 'ft'}Guests`
  | Rule['name']
  | Exclude<Server['controller'], 'none'>
  | `${Guest['name']}${'Guest' | 'Short'}`
  | `noSupport${'' | 'Vt' | 'List' | 'Hcl'}`
  | 'tooMuch'
  | 'starts'
  | `${'startsNot' | 'beyond' | 'check'}${'' | 'Short'}`
  | `take${'Version' | 'Rule' | 'Value' | 'Met' | 'Source'}`
  | `source${'Then' | 'Now' | 'Support'}`
  | 'title'
  | 'titleShort'
  | 'plate'
  | `plateStarts${'' | 'Not' | 'With'}`
  | 'tooLarge'
  | 'allLimits'
  | 'noServer'
  | 'nothing'
  | 'guests'
  | 'runs'
  | 'runsNot'
  | 'needVt'
  | 'needsVt'
  | 'biosOff'
  | 'needsBarcelona'
  | 'enough'
  | 'missing'
  | 'missingMany'
  | 'missingPart'
  | 'needs64'
  | 'fitsNot'
  | 'kinds'
  | 'atMost'
  | 'bits32'
  | 'bits64'
  | 'without'
  | 'off'
  | 'cpus'
  | 'gb'
  | 'card'
  | 'cards'
  | 'vtx'
  | 'amdv'
  | 'fcShort'
  | 'helper'
  | 'then'
  | 'v8'
  | 'v8u2'
  | 'xsave'
  | 'from'
  | 'list'
  | 'driver'
  | 'toCheck'
  | 'support'
  | 'supportReason'
  | 'pairSeal'
  | 'supportLabel'
  | 'nowLabel'
  | 'ruleOf'
  | 'met'
  | `legend${'Met' | 'Failed' | 'Check'}`
  | 'failed'
  | 'open'
  | 'noRule'
  | `pair${'Starts' | 'Lacks' | 'Lack' | 'Same' | 'None' | 'And' | 'Support'}`
  | 'nowNot';
export type HardwareWords = Words<HardwareWord>;
export type HardwarePart = PillarName | 'plate' | 'guests' | 'support' | 'now';
export type HardwareFact = Fact & Partial<Pick<PartFact<HardwarePart>, 'object' | 'state'>>;

const NBSP = '\u00a0';

/** Fills `{name}` in a word of the drawing. */
function put(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

function gigabytes(gb: number, words: HardwareWords): string {
  return put(words.gb, { n: formatNumber(gb) }).replaceAll(' ', NBSP);
}

function cpus(count: number, words: HardwareWords): string {
  return put(words.cpus, { n: formatNumber(count) }).replaceAll(' ', NBSP);
}

/** The extension of this processor, or the one that its maker would give it. */
function vtOf({ cpu }: Server, words: HardwareWords): string {
  return PROCESSORS[cpu].needsVt ? words.vtx : words.amdv;
}

/** What stands at the foot of a pillar: what is there. Empty where nothing is. `room` says whether a word fits. */
export function footOf(
  { name, isBeyond }: Pillar,
  server: Server,
  { logical }: HardwareState,
  words: HardwareWords,
  room: (word: string) => boolean = () => true,
): string {
  switch (name) {
    case 'cpu': {
      const { is64, vt } = PROCESSORS[server.cpu];
      if (!is64) return words.bits32;
      if (isBeyond) return cpus(logical, words);
      if (vt === null) return put(words.without, { vt: vtOf(server, words) });
      return server.bios ? words.bits64 : put(words.off, { vt: words[vt] });
    }
    case 'ram':
      return gigabytes(server.ram, words);
    case 'controller': {
      if (server.controller === 'none') return '';
      const long = words[server.controller];
      return server.controller === 'fc' && !room(long) ? words.fcShort : long;
    }
    case 'nics':
      if (server.nics === 0) return '';
      return server.nics === 1 ? words.card : put(words.cards, { n: String(server.nics) });
  }
}

/** What stands at the head of a pillar: that it is enough, what is missing, or what would be the most. */
export function headOf({ name, reach, isBeyond }: Pillar, server: Server, state: HardwareState, words: HardwareWords) {
  if (isBeyond) {
    const { logical, ram } = state.limits;
    return put(words.atMost, { amount: name === 'cpu' ? cpus(logical, words) : gigabytes(ram, words) });
  }
  if (reach === 1) return words.enough;
  if (reach === 0) return words.missingPart;
  if (name === 'cpu') return words.needs64;
  if (name === 'controller') return words.fitsNot;
  const amount = LEAST.ram - server.ram;
  return put(amount === 1 ? words.missing : words.missingMany, { amount: gigabytes(amount, words) });
}

/** What the plate says: whether it starts. */
export function plateOf({ server, start }: HardwareState, words: HardwareWords): string {
  if (server === null) return words.noServer;
  return { yes: words.plateStarts, no: words.plateStartsNot, beyond: words.tooLarge }[start];
}

/** Guests that do not run although vSphere does, and what they lack. */
export function lacking({ server, start, guests }: HardwareState): readonly Guest[] {
  return server === null || start !== 'yes' ? [] : guests.filter(({ lacks }) => lacks !== null);
}

/** What the guests that do not run lack, once for all of them. */
export function lackWord(state: HardwareState, words: HardwareWords): string {
  const lack = lacking(state);
  if (state.server === null || lack.length === 0) return '';
  const vt = vtOf(state.server, words);
  switch (lack[0]!.lacks) {
    case 'bios':
      return put(words.biosOff, { vt });
    case 'generation':
      return words.needsBarcelona;
    default:
      return put(lack.length === 1 ? words.needsVt : words.needVt, { vt });
  }
}

/** What a rule asks for: „ab 2 GB“, „XSAVE“, „Treiber“. */
export function askedBy(rule: Rule['name'], { asks, amount }: Verdict, words: HardwareWords): string {
  switch (asks) {
    case 'bits64':
      return words.bits64;
    case 'xsave':
      return words.xsave;
    case 'list':
      return words.list;
    case 'driver':
      return words.driver;
    case 'most':
      return words.tooMuch;
    case 'kind':
      return words.fitsNot;
    case 'least': {
      if (rule === 'nics' || rule === 'controller') return words.missingPart;
      const least = amount ?? 0;
      const amountWord = rule === 'cores' ? String(least) : gigabytes(least, words);
      return put(words.from, { amount: amountWord }).replaceAll(' ', NBSP);
    }
  }
}

/** A line of the helper: whether it is good, bad or to be checked, and what it says. */
export type Line = { readonly is: Verdict['is']; readonly text: string };

const STARTS = { yes: 'met', no: 'failed', beyond: 'check' } as const;
const THEN = { yes: 'starts', no: 'startsNot', beyond: 'beyond' } as const;
const NOW = { no: 'startsNot', check: 'check' } as const;

/** The verdict for vSphere 4. Whether a server above the limits starts the book does not say. */
export function thenLine({ start }: HardwareState, words: HardwareWords): Line {
  return { is: STARTS[start], text: put(words[THEN[start]], { time: words.then }) };
}

/** The same without the version, where its place is below that name. */
export function thenShort({ start }: HardwareState, words: HardwareWords): string {
  return { yes: words.plateStarts, no: words.plateStartsNot, beyond: words.beyondShort }[start];
}

/** The verdict for today's version. */
export function nowLine({ now, version }: HardwareState, words: HardwareWords): Line {
  return { is: now === 'no' ? 'failed' : 'check', text: put(words[NOW[now]], { time: words[version] }) };
}

/** That today's version does not start, where the place is narrow. */
export function nowNot({ version }: HardwareState, words: HardwareWords): string {
  return put(words.nowNot, { time: words[version] });
}

/** Whether there is support; `null` where it does not start anyway. */
export function supportLine({ server, start, noSupport }: HardwareState, words: HardwareWords): Line | null {
  if (server === null || start === 'no') return null;
  return { is: noSupport === null ? 'met' : 'failed', text: supportWord({ noSupport }, words) };
}

/** With or without: what the seal says. */
export function supportWord({ noSupport }: Pick<HardwareState, 'noSupport'>, words: HardwareWords): string {
  return noSupport === null ? words.support : words.noSupport;
}

/** Why there is support or none, where a pillar does not say it already. */
export function supportReason({ server, noSupport }: HardwareState, words: HardwareWords): string {
  if (server === null || noSupport === 'beyond') return '';
  if (noSupport === null) return words.supportReason;
  return put({ vt: words.noSupportVt, list: words.noSupportList, hcl: words.noSupportHcl }[noSupport], {
    vt: vtOf(server, words),
  });
}

/** Both as one: „ohne Support: VT-x fehlt“. */
export function supportLong(state: HardwareState, words: HardwareWords): Line | null {
  const line = supportLine(state, words);
  const reason = supportReason(state, words);
  return line === null || reason === '' ? line : { ...line, text: `${line.text}: ${reason}` };
}

/** The same where there is room for it: „ab 1“ instead of „fehlt“, the kinds instead of „passt nicht“. */
function demandedBy(rule: Rule['name'], verdict: Verdict, words: HardwareWords): string {
  const { asks, amount } = verdict;
  if (asks === 'kind') return words.kinds;
  if (asks === 'most') return put(words.atMost, { amount: formatNumber(amount ?? 0) });
  if (asks === 'least' && (rule === 'nics' || rule === 'controller'))
    return put(words.from, { amount: String(amount) });
  return askedBy(rule, verdict, words);
}

function ruleWord(rule: Rule['name'], verdict: Verdict | null, words: HardwareWords): string {
  if (verdict === null) return words.noRule;
  if (verdict.is === 'met') return words.met;
  const asks = demandedBy(rule, verdict, words);
  return put(verdict.is === 'failed' ? words.failed : words.open, { asks });
}

/** The two servers of a comparison, by their letters. */
export const LETTERS = ['A', 'B'] as const;

/** A server of a comparison by its processor. */
export function serverName({ server }: HardwareState, words: HardwareWords): string {
  return words[`server-${server?.cpu ?? 'none'}`];
}

function gainWord(gain: Gain, words: HardwareWords, layout: Layout): string {
  if (gain === 'support') return words.pairSupport;
  if (gain === 'bits64' || gain === 'ft') return layout === 'wide' ? words[`${gain}Guests`] : words[`${gain}Short`];
  return words.bits32Guest;
}

/** What one server of a comparison lacks: „B fehlen Support und FT-Gäste“; empty where it lacks nothing. */
function lackOfServer(letter: string, lacked: readonly Gain[], words: HardwareWords, layout: Layout): string {
  if (lacked.length === 0) return '';
  if (lacked[0] === 'start') return put(words.pairStarts, { letter });
  const named = lacked.map((gain) => gainWord(gain, words, layout));
  const list = [named.slice(0, -1).join(', '), named.at(-1)!].filter(Boolean).join(words.pairAnd);
  // Of one kind of guest there are several: „fehlen FT-Gäste“, but „fehlt FT“.
  const isOne = named.length === 1 && (lacked[0] === 'support' || layout === 'narrow');
  return put(isOne ? words.pairLacks : words.pairLack, { letter, list });
}

/** The line above a comparison: what each of the two lacks of what the other one has. */
export function pairTitle(pair: readonly [HardwareState, HardwareState], words: HardwareWords, layout: Layout): string {
  const empty = pair.findIndex(({ server }) => server === null);
  if (empty !== -1) return put(words.pairNone, { letter: LETTERS[empty]! });
  const said = [lackedBy(pair[0], pair[1]), lackedBy(pair[1], pair[0])].map((lacked, i) =>
    lackOfServer(LETTERS[i]!, lacked, words, layout),
  );
  return said.filter(Boolean).join(', ') || words.pairSame;
}

/** What the plate of a comparison says: whether it starts, or with which of the two alone. */
export function pairPlate(pair: readonly [HardwareState, HardwareState], words: HardwareWords): string {
  const lying = pair.map(({ server, start }) => server !== null && start === 'yes');
  const only = lying.indexOf(true);
  if (only !== -1 && lying.includes(false)) return put(words.plateStartsWith, { letter: LETTERS[only]! });
  return plateOf(pair[0].server === null ? pair[1] : pair[0], words);
}

/** What the seal of a comparison says where both start: with support, without, or with one alone. */
export function pairSeal(pair: readonly [HardwareState, HardwareState], words: HardwareWords): string {
  const [a, b] = pair;
  if ((a.noSupport === null) === (b.noSupport === null)) return supportWord(a, words);
  return put(words.pairSeal, { letter: LETTERS[a.noSupport === null ? 0 : 1] });
}

/** What the drawing shows, in words. */
export function describeHardware(state: HardwareState, words: HardwareWords): readonly HardwareFact[] {
  const { server, pillars, guests, start, rules, version, now } = state;
  const plate = { label: words.plate, value: plateOf(state, words), object: 'plate' as const };
  if (server === null) return [{ ...plate, state: 'none' }];
  const support = supportLong(state, words);
  return [
    ...pillars.map((pillar) => ({
      label: words[pillar.name],
      value: [footOf(pillar, server, state, words), headOf(pillar, server, state, words)].filter(Boolean).join(', '),
      object: pillar.name,
      state: pillar.isBeyond ? 'beyond' : String(Math.round(100 * pillar.reach)),
    })),
    { ...plate, state: start },
    ...(start === 'yes'
      ? guests.map(({ name, lacks }, i) => ({
          label: words[`${name}Guest`],
          value:
            lacks === null ? words.runs : `${words.runsNot}: ${lackWord({ ...state, guests: [guests[i]!] }, words)}`,
          ...(i === 0 && {
            object: 'guests' as const,
            state: guests.map((one) => one.lacks ?? 'runs').join(' '),
          }),
        }))
      : []),
    ...(support === null
      ? []
      : [
          {
            label: words.supportLabel,
            value: support.text,
            // Only a plate that lies has a seal.
            ...(start === 'yes' && { object: 'support' as const, state: support.is }),
          },
        ]),
    { label: words.nowLabel, value: nowLine(state, words).text, object: 'now', state: now },
    ...rules.map((rule) => ({
      label: put(words.ruleOf, { rule: words[rule.name] }),
      value: `${words.then}: ${ruleWord(rule.name, rule.then, words)}; ${words[version]}: ${ruleWord(rule.name, rule.now, words)}`,
    })),
  ];
}

/** What the reader's server has where a rule asks. */
function valueOf(rule: Rule['name'], server: Server, state: HardwareState, words: HardwareWords): string {
  if (rule === 'cores') return String(server.sockets * server.cores);
  if (rule === 'boot') return gigabytes(server.boot, words);
  const pillar = state.pillars.find(({ name }) => name === rule)!;
  return footOf(pillar, server, state, words) || words.missingPart;
}

/** A check list: every rule of both versions, what the server has, whether it is met, and where the rule stands. */
export function takeHardware(state: HardwareState, words: HardwareWords): Take {
  const { server, rules, version } = state;
  const head = [words.takeVersion, words.takeRule, words.takeValue, words.takeMet, words.takeSource];
  if (server === null) return { line: `${words.plate}: ${words.noServer}`, table: [head] };
  const support = supportLong(state, words);
  const rowsOf = (time: 'then' | 'now') =>
    rules.flatMap((rule) => {
      const verdict = rule[time];
      if (verdict === null) return [];
      return [
        [
          time === 'then' ? words.plate : words[version],
          words[rule.name],
          valueOf(rule.name, server, state, words),
          ruleWord(rule.name, verdict, words),
          time === 'then' ? words.sourceThen : words.sourceNow,
        ],
      ];
    });
  // Support rests on the processor and on the list of all parts, not on a single rule.
  const supportRow = support === null ? [] : [[words.plate, words.supportLabel, '', support.text, words.sourceSupport]];
  const lines = [thenLine(state, words), support, nowLine(state, words)];
  return {
    line: lines.flatMap((line) => (line === null ? [] : [line.text])).join(', '),
    table: [head, ...rowsOf('then'), ...supportRow, ...rowsOf('now')],
  };
}
