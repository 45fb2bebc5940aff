import type { PartFact, Shown } from '../../drawing/part.ts';
import type { Words } from '../../drawing/view.ts';
import { PATHS, type Path } from '../../sim/models/paravirtualization/routes.ts';
import { exitsOf, fullAt, inModel, inRing, jobOf } from '../../sim/models/paravirtualization/stack.ts';
import type { ParavirtualizationState } from '../../sim/models/paravirtualization/state.ts';
import type { Plan } from './plan.ts';

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
  | 'pvKernelShort'
  | 'kernelShort'
  | 'application'
  | 'driver'
  | 'kernelOpen'
  | 'kernelClosed'
  | 'knowsHardware'
  | 'knowsHardwareShort'
  | 'knowsHypervisor'
  | 'locked'
  | 'registers'
  | 'registersShort'
  | 'ring'
  | 'ringHypercalls'
  | 'ringShort'
  | 'hypercallsShort'
  | 'virtualModel'
  | 'virtualModelShort'
  | 'missing'
  | 'missingWhat'
  | 'missingShort'
  | 'closedWay'
  | 'networkStack'
  | 'diskStack'
  | 'diskStackShort'
  | 'nicDriver'
  | 'hbaDriver'
  | 'hostDriverShort'
  | 'networkCard'
  | 'diskAdapter'
  | 'diskAdapterShort'
  | 'zoneGuest'
  | 'zoneHypervisor'
  | 'zoneHardware'
  | 'exit'
  | 'exits'
  | 'interrupt'
  | 'interrupts'
  | 'packet'
  | 'order'
  | 'perPacket'
  | 'perOrder'
  | 'of'
  | 'access'
  | 'doorbell'
  | 'acknowledgement'
  | 'hypercall'
  | 'wait'
  | 'waits'
  | 'reported'
  | 'done'
  | 'waiting'
  | 'empty'
  | 'impossible';
export type ParavirtualizationWords = Words<ParavirtualizationWord>;

/** What every part of a stack is given. */
export type PartProps = Shown & {
  readonly path: Path;
  readonly state: ParavirtualizationState;
  readonly words: ParavirtualizationWords;
  readonly plan: Plan;
  readonly uid: string;
};

/** What the drivers do, what lies in the rings and in the device model, and what it has cost. */
export function describeStacks(state: ParavirtualizationState, words: ParavirtualizationWords): readonly PartFact[] {
  return [
    ...PATHS.map((path) => driverFact(state, path, words)),
    modelFact(state, words),
    ...(['pv', 'pvKernel'] as const).map((path) => ringFact(state, path, words)),
    ...PATHS.map((path) => countFact(state, path, words)),
  ];
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

function ringFact(state: ParavirtualizationState, path: 'pv' | 'pvKernel', words: ParavirtualizationWords): PartFact {
  const stack = state.stacks[path];
  const name = path === 'pv' ? words.ringShort : words.hypercallsShort;
  const fact = { object: `ring-${path}`, label: `${words[path]}: ${name}` };
  if (!stack.available) return { ...fact, state: 'impossible', value: words.impossible };
  return { ...fact, state: `${inRing(stack)}`, value: ringText(state, path, words) };
}

function countFact(state: ParavirtualizationState, path: Path, words: ParavirtualizationWords): PartFact {
  const { available, counters, acknowledged } = state.stacks[path];
  const fact = { object: `count-${path}`, label: `${words[path]}: ${words.exits}` };
  if (!available) return { ...fact, state: 'impossible', value: words.impossible };
  const exits = exitsOf(counters);
  const interrupts = interruptText(counters.interrupts, words);
  const value = `${exits} ${exitWord(exits, words)}, ${interrupts}, ${acknowledged} ${words.done}`;
  return { ...fact, state: `${exits}-${counters.interrupts}-${acknowledged}`, value };
}

/** „3 von 8“: entries of the ring, and how many make the driver ring. */
export function ringText(state: ParavirtualizationState, path: Path, words: ParavirtualizationWords): string {
  return `${inRing(state.stacks[path])} ${words.of} ${fullAt(state)}`;
}

/** „Austritt“ or „Austritte“. */
export function exitWord(count: number, words: ParavirtualizationWords): string {
  return count === 1 ? words.exit : words.exits;
}

/** „8 Interrupts“. */
export function interruptText(count: number, words: ParavirtualizationWords): string {
  return `${count} ${count === 1 ? words.interrupt : words.interrupts}`;
}

/** „Interrupt 5–8“: requests are reported in order, so first and last say it all. */
export function servedText(ids: readonly number[], words: ParavirtualizationWords): string {
  const [first, last] = [ids[0] ?? 0, ids.at(-1) ?? 0];
  return `${words.interrupt} ${first === last ? first : `${first}–${last}`}`;
}

/** „Paket 3“. */
function unitText({ device }: ParavirtualizationState, id: number, words: ParavirtualizationWords): string {
  return `${device === 'network' ? words.packet : words.order} ${id}`;
}
