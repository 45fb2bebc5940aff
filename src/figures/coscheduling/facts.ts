import {
  computed,
  counters,
  demandOf,
  freedom,
  freedomLevel,
  largestSkew,
  pcpuUse,
  sceneOf,
  skewLevel,
  skews,
  type Counted,
} from '../../sim/models/coscheduling/facts.ts';
import type { VcpuSet } from '../../sim/models/coscheduling/sets.ts';
import type { CoschedulingState, PastTick, Policy, VcpuState } from '../../sim/models/coscheduling/state.ts';
import { formatNumber } from '../../drawing/number.ts';
import type { PartFact } from '../../drawing/part.ts';
import type { Tone } from '../../drawing/tone.tsx';
import type { Fact, FrameProps, Words } from '../../drawing/view.ts';
import type { Plan } from './plan.ts';

/** The German words of the drawing and of the state table; the content file has one for each. `#` stands for a number. */
export type CoschedulingWord =
  | Policy
  | 'running'
  | 'inHypervisor'
  | 'ready'
  | 'costop'
  | 'waiting'
  | 'progress'
  | 'nothingYet'
  | 'behind'
  | 'tooFar'
  | 'limitAhead'
  | 'limitAheadShort'
  | 'release'
  | 'limitBehind'
  | 'lanes'
  | 'now'
  | 'fromNowStopped'
  | 'cpu'
  | 'emptyCpu'
  | 'emptyFor'
  | 'wasted'
  | 'fromNow'
  | 'fromNowShort'
  | 'together'
  | 'mustBeIn'
  | 'onlyWith'
  | 'cpuMissing'
  | 'cpusMissing'
  | 'balance'
  | 'ruleEsx2'
  | 'ruleEsx3'
  | 'ruleEsx4'
  | 'table'
  | 'situation'
  | 'always'
  | 'anything'
  | 'nobody'
  | 'pcpu'
  | 'unused'
  | 'skew'
  | 'limit'
  | 'largestSkew'
  | 'combinations'
  | 'of'
  | 'esxtop'
  | 'vm';
export type CoschedulingWords = Words<CoschedulingWord>;

/** The parts that notes point at and the table tells of. */
export type CoschedulingPart = `v${number}` | 'pcpus' | 'skew' | 'sets';

/** What every part of the drawing gets. */
export type PartProps = FrameProps<CoschedulingState, CoschedulingWord> & {
  readonly facts: readonly PartFact<CoschedulingPart>[];
  readonly plan: Plan;
};

/** How each state of a vCPU is drawn. */
export const toneOf: Readonly<Record<VcpuState, Tone>> = {
  run: 'run',
  hypervisor: 'host',
  ready: 'ready',
  costop: 'stopped',
  wait: 'idle',
};

/** What each state of a vCPU is called. */
export function stateWords(words: CoschedulingWords): Readonly<Record<VcpuState, string>> {
  const { running, inHypervisor, ready, costop, waiting } = words;
  return { run: running, hypervisor: inHypervisor, ready, costop, wait: waiting };
}

/** What is drawn of each scene; the rest stands in the table alone. */
const drawn: Readonly<Record<ReturnType<typeof sceneOf>, (part: CoschedulingPart) => boolean>> = {
  run: () => true,
  balance: (part) => part !== 'skew' && part !== 'sets',
  table: (part) => part === 'sets',
};

/**
 * The state in words: what each vCPU does and how far it is off, the pCPUs, the largest skew, the legal combinations, and
 * what esxtop would show so far.
 */
export function factsOf(state: CoschedulingState, words: CoschedulingWords): readonly Fact[] {
  const { input, world, states, ran } = state;
  const doing = stateWords(words);
  const vcpus = skews(state).map(({ ms }, v) => ({
    label: `V${v}`,
    value: `${doing[states[v]!]}, ${words.skew} ${formatNumber(ms)} ms`,
    object: `v${v}` as const,
    state: states[v]!,
  }));
  const unused = world.avail - ran.length;
  const seated = ran.length > 0 ? listed(ran) : words.nobody;
  const limit = input.costop > 0 ? `, ${words.limit} ${formatNumber(input.costop)} ms` : '';
  const { legal, all } = freedom(state);
  const parts: readonly PartFact<CoschedulingPart>[] = [
    ...vcpus,
    {
      label: words.pcpu,
      value: `${world.avail}: ${seated}${unused > 0 && ran.length > 0 ? `, ${unused} ${words.unused}` : ''}`,
      object: 'pcpus',
      state: pcpuUse(state),
    },
    {
      label: words.largestSkew,
      value: `${formatNumber(largestSkew(state))} ms${limit}`,
      object: 'skew',
      state: skewLevel(state),
    },
    { label: words.combinations, value: `${legal} ${words.of} ${all}`, object: 'sets', state: freedomLevel(state) },
  ];
  const scene = drawn[sceneOf(state)];
  const counted = counters(state);
  return [
    ...parts.map(({ label, value, object, ...rest }) =>
      scene(object) ? { label, value, object, ...rest } : { label, value },
    ),
    ...counted.vcpus.map((one, v) => ({ label: words.esxtop.replace('#', `V${v}`), value: esxtop(one) })),
    { label: words.esxtop.replace('#', words.vm), value: esxtop(counted.group) },
  ];
}

/** The counters as esxtop heads them. */
function esxtop({ ms, percent }: Counted): string {
  const share = (part: number) => `${formatNumber(part)} %`;
  return [
    `RUN ${ms.run} ms`,
    `RDY ${ms.ready} ms`,
    `CSTP ${ms.costop} ms`,
    `%RDY ${share(percent.ready)}`,
    `%CSTP ${share(percent.costop)}`,
  ].join(' · ');
}

/** „V0, V2“; three and more in a row as „V0–V4“ where the list would be long. */
export function listed(vcpus: VcpuSet): string {
  const rows: VcpuSet[] = [];
  for (const v of vcpus) {
    const row = rows.at(-1) ?? [];
    if (row.at(-1) === v - 1) rows[rows.length - 1] = [...row, v];
    else rows.push([v]);
  }
  return rows
    .flatMap((row) => (vcpus.length > 3 && row.length > 2 ? [`V${row[0]}–V${row.at(-1)}`] : row.map((v) => `V${v}`)))
    .join(', ');
}

/** What a rule demands, after the vCPUs it lets run: „V0 nur zusammen mit V1, V2, V3“; null where it demands nothing. */
export function demandText(state: CoschedulingState, words: CoschedulingWords, policy?: Policy): string | null {
  const demand = demandOf(state, policy);
  switch (demand.kind) {
    case 'off':
    case 'single':
    case 'nothing':
      return null;
    case 'together':
    case 'always':
      return `${listed(demand.vcpus)} ${words.always}`;
    case 'onlyWith':
      return `${listed(demand.vcpus)} ${words.onlyWith} ${listed(demand.slowest)}`;
  }
}

const RULES = { esx2: 'ruleEsx2', esx3: 'ruleEsx3', esx4: 'ruleEsx4' } as const satisfies Record<
  Policy,
  CoschedulingWord
>;

/** „ESX 3: nur zusammen“: a rule and what it demands beyond the limit; its name alone where no limit is set. */
export function ruleText(policy: Policy, costop: number, words: CoschedulingWords): string {
  return costop === 0 ? words[policy] : `${words[policy]}: ${words[RULES[policy]]}`;
}

/** „In 16 ms gerechnet: 4 gegen 16 ms“. */
export function balanceText(
  pasts: readonly [readonly PastTick[], readonly PastTick[]],
  words: CoschedulingWords,
): string {
  return [pasts[0].length, ...pasts.map(computed)].reduce<string>(
    (text, ms) => text.replace('#', formatNumber(ms)),
    words.balance,
  );
}
