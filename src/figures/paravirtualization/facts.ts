import type { PartFact, Shown } from '../../drawing/part.ts';
import type { Fact, Layout, Words } from '../../drawing/view.ts';
import { PATHS, type Path } from '../../sim/models/paravirtualization/routes.ts';
import { exitsOf, fullAt, inModel, inRing, jobOf } from '../../sim/models/paravirtualization/stack.ts';
import type { ParavirtualizationState } from '../../sim/models/paravirtualization/state.ts';
import type { Lane } from './plan.ts';

/** The German words of the drawing and its table. */
export type ParavirtualizationWord =
  | 'e1000'
  | 'lsiLogic'
  | 'vmxnet3'
  | 'pvscsi'
  | 'emulated'
  | 'pv'
  | 'pvKernel'
  | 'pvShort'
  | 'driver'
  | 'virtualModelShort'
  | 'virtualHardware'
  | 'missing'
  | 'ringShort'
  | 'ringFor'
  | 'hypercallsShort'
  | 'networkStack'
  | 'diskStackShort'
  | 'networkCard'
  | 'diskAdapterShort'
  | 'zoneGuest'
  | 'zoneHypervisor'
  | 'howOften'
  | 'batchOf'
  | 'handOver'
  | 'exit'
  | 'exits'
  | 'interrupt'
  | 'interrupts'
  | 'packet'
  | 'network'
  | 'order'
  | 'disk'
  | 'of'
  | 'for'
  | 'doorbell'
  | 'wait'
  | 'waits'
  | 'done'
  | 'waiting'
  | 'empty'
  | 'impossible';
export type ParavirtualizationWords = Words<ParavirtualizationWord>;

/** What every part of a path is given. */
export type PartProps = Shown & {
  readonly path: Path;
  readonly state: ParavirtualizationState;
  readonly words: ParavirtualizationWords;
  readonly layout: Layout;
  readonly lane: Lane;
};

/** What the drivers do, what lies in the rings and in the device model, and what it has cost. */
export function describeStacks(state: ParavirtualizationState, words: ParavirtualizationWords): readonly Fact[] {
  return [
    ...PATHS.map((path) => driverFact(state, path, words)),
    modelFact(state, words),
    ...(['pv', 'pvKernel'] as const).map((path) => ringFact(state, path, words)),
    ...PATHS.map((path) => countFact(state, path, words)),
  ];
}

/** The facts that are parts of the drawing. */
export function partsOf(facts: readonly Fact[]): readonly PartFact[] {
  return facts.filter((fact): fact is PartFact => fact.object !== undefined);
}

/** The one job of a guest's CPU in this tick. */
function driverFact(state: ParavirtualizationState, path: Path, words: ParavirtualizationWords): PartFact {
  const fact = { object: `driver-${path}`, label: `${words[path]}: ${words.driver}` };
  const job = jobOf(state.stacks[path]);
  if (job.kind === 'submit') return { ...fact, state: `submit-${job.id}`, value: unitText(state, job.id, words) };
  if (job.kind === 'interrupt') return { ...fact, state: job.kind, value: servedText(job.ids, words) };
  return { ...fact, state: job.kind, value: job.kind === 'idle' ? words.waiting : words.impossible };
}

function modelFact(state: ParavirtualizationState, words: ParavirtualizationWords): PartFact {
  const fact = { object: 'model-emulated', label: `${words.emulated}: ${words.virtualModelShort}` };
  const inside = inModel(state.stacks.emulated);
  if (inside === null) return { ...fact, state: 'empty', value: words.empty };
  return { ...fact, state: `holds-${inside}`, value: unitText(state, inside, words) };
}

/** „3 von 8“: entries of the ring, and how many make the driver ring. The third ring is too small to be a part of its own. */
function ringFact(state: ParavirtualizationState, path: 'pv' | 'pvKernel', words: ParavirtualizationWords): Fact {
  const stack = state.stacks[path];
  const label = `${words[path]}: ${path === 'pv' ? words.ringShort : words.hypercallsShort}`;
  const held = inRing(stack);
  const value = stack.available ? `${held} ${words.of} ${fullAt(state)}` : words.impossible;
  return path === 'pv' ? { label, value, object: 'ring-pv', state: `${held}` } : { label, value };
}

function countFact(state: ParavirtualizationState, path: Path, words: ParavirtualizationWords): PartFact {
  const { available, counters, acknowledged } = state.stacks[path];
  const fact = { object: `count-${path}`, label: `${words[path]}: ${words.exits}` };
  if (!available) return { ...fact, state: 'impossible', value: words.impossible };
  const exits = exitsOf(counters);
  const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
  const value = [
    counted(exits, words.exit, words.exits),
    counted(counters.interrupts, words.interrupt, words.interrupts),
    `${acknowledged} ${words.done}`,
  ].join(', ');
  return { ...fact, state: `${exits}-${counters.interrupts}-${acknowledged}`, value };
}

/** „1 Austritt für 8 Pakete“: what one crossing was for. */
export function crossingText({ device }: ParavirtualizationState, n: number, words: ParavirtualizationWords): string {
  const unit = device === 'network' ? words.packet : words.order;
  return `1\u00a0${words.exit} ${words.for} ${n}\u00a0${n === 1 ? unit : words[device]}`;
}

/** „Interrupt 5–8“: requests are reported in order, so first and last say it all. */
function servedText(ids: readonly number[], words: ParavirtualizationWords): string {
  const [first, last] = [ids[0] ?? 0, ids.at(-1) ?? 0];
  return `${words.interrupt} ${first === last ? first : `${first}–${last}`}`;
}

/** „Paket 3“. */
function unitText({ device }: ParavirtualizationState, id: number, words: ParavirtualizationWords): string {
  return `${device === 'network' ? words.packet : words.order} ${id}`;
}
