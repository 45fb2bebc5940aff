import {
  demandOf,
  freedom,
  largestSkew,
  pcpuUse,
  skewLevel,
  skews,
  tally,
  type Verdict,
} from '../../sim/models/coscheduling/facts.ts';
import type { VcpuSet } from '../../sim/models/coscheduling/sets.ts';
import type { CoschedulingState } from '../../sim/models/coscheduling/state.ts';
import { formatNumber } from '../../drawing/number.ts';
import type { PartFact } from '../../drawing/part.ts';
import type { Words } from '../../drawing/view.ts';

/** The German words of the drawing and of the state table; the content file has one for each. */
export type CoschedulingWord =
  | 'time'
  | 'ms'
  | 'lead'
  | 'lag'
  | 'limit'
  | 'noLimit'
  | 'freeAt'
  | 'counters'
  | 'vm'
  | 'vmPercent'
  | 'pcpu'
  | 'pcpuRow'
  | 'whoIsWhere'
  | 'running'
  | 'ready'
  | 'costop'
  | 'costopLong'
  | 'waiting'
  | 'inHypervisor'
  | 'hypervisorShort'
  | 'noneFree'
  | 'next'
  | 'nextShort'
  | 'anything'
  | 'off'
  | 'single'
  | 'singleWhy'
  | 'together'
  | 'always'
  | 'onlyWith'
  | 'nobody'
  | 'mayRun'
  | 'tooFew'
  | 'forbidden'
  | 'from'
  | 'missing'
  | 'missingMany'
  | 'ahead'
  | 'vcpu'
  | 'vcpus'
  | 'of'
  | 'allowed'
  | 'skew'
  | 'largestSkew'
  | 'combinations'
  | 'unused'
  | 'empty';
export type CoschedulingWords = Words<CoschedulingWord>;

/** The parts that notes point at and the table tells of. */
export type CoschedulingPart = `v${number}` | 'pcpus' | 'skew' | 'sets';

/** The state in words: what each vCPU does and how far it is off, the pCPUs, the largest skew, the legal combinations. */
export function factsOf(state: CoschedulingState, words: CoschedulingWords): readonly PartFact<CoschedulingPart>[] {
  const { input, world, states, ran } = state;
  const doing = {
    run: words.running,
    hypervisor: words.inHypervisor,
    ready: words.ready,
    costop: words.costop,
    wait: words.waiting,
  };
  const vcpus = skews(state).map(({ ms }, v) => ({
    label: `V${v}`,
    value: `${doing[states[v]!]}, ${words.skew} ${formatNumber(ms)} ms`,
    object: `v${v}` as const,
    state: states[v]!,
  }));
  const unused = world.avail - ran.length;
  const seated = ran.length > 0 ? listed(ran) : words.empty;
  const limit = input.costop > 0 ? `, ${words.limit} ${formatNumber(input.costop)} ms` : '';
  const rows = tally(state);
  const sum = (count: 'legal' | 'all'): number => rows.reduce((n, row) => n + row[count], 0);
  return [
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
    {
      label: words.combinations,
      value: `${sum('legal')} ${words.of} ${sum('all')}`,
      object: 'sets',
      state: freedom(rows),
    },
  ];
}

/** „V1 fehlt“, „V3 voraus“, „ab 3 pCPUs“. */
export function verdictText(verdict: Verdict, words: CoschedulingWords): string {
  switch (verdict.kind) {
    case 'legal':
      return words.mayRun;
    case 'tooFew':
      return fromPcpus(verdict.size, words);
    case 'asleep':
      return `${few(verdict.vcpus, words)} ${words.waiting}`;
    case 'missing':
      return `${few(verdict.vcpus, words)} ${verdict.vcpus.length === 1 ? words.missing : words.missingMany}`;
    case 'ahead':
      return `${few(verdict.vcpus, words)} ${words.ahead}`;
  }
}

/** The rule of the moment in one line: „Immer dabei: V1, V2 – ab 2 pCPUs“, „V0 nur zusammen mit V2, V3“. */
export function ruleText(state: CoschedulingState, words: CoschedulingWords): string {
  const demand = demandOf(state);
  switch (demand.kind) {
    case 'off':
    case 'single':
      return words[demand.kind];
    case 'nothing':
      return words.anything;
    case 'together':
    case 'always':
      return `${words[demand.kind]} ${atOnce(demand.vcpus, words)}`;
    case 'onlyWith':
      return `${listed(demand.vcpus)} ${words.onlyWith} ${listed(demand.slowest)}`;
  }
}

/** „ab 1 pCPU“, „ab 3 pCPUs“. */
export function fromPcpus(count: number, words: CoschedulingWords): string {
  return `${words.from} ${count} ${count === 1 ? words.pcpuRow : words.pcpu}`;
}

function atOnce(vcpus: VcpuSet, words: CoschedulingWords): string {
  return vcpus.length > 1 ? `${listed(vcpus)} – ${fromPcpus(vcpus.length, words)}` : listed(vcpus);
}

function few(vcpus: VcpuSet, words: CoschedulingWords): string {
  return vcpus.length <= 2 ? listed(vcpus) : `${vcpus.length} ${words.vcpus}`;
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
