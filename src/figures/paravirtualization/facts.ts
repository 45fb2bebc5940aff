import { BOUNDARY, PATHS, type Path } from '../../sim/models/paravirtualization/routes.ts';
import { exitsOf, type Stack } from '../../sim/models/paravirtualization/stack.ts';
import type { ParavirtualizationState } from '../../sim/models/paravirtualization/state.ts';
import type { Fact } from '../../drawing/view.ts';
import type { ParavirtualizationWords } from './words.ts';

/** A fact that is also an object of the drawing. */
export type ObjectFact = Fact & { readonly object: string; readonly state: string };

/** What the drivers do, what lies in the rings and in the device model, and what it has cost. */
export function describeStacks(state: ParavirtualizationState, words: ParavirtualizationWords): readonly ObjectFact[] {
  return [
    ...PATHS.map((path) => driverFact(state, path, words)),
    modelFact(state, words),
    ...PATHS.filter((path) => path !== 'emulated').map((path) => ringFact(state, path, words)),
    ...PATHS.map((path) => countFact(state, path, words)),
  ];
}

/** The one job of a guest's CPU in this tick. */
function driverFact(state: ParavirtualizationState, path: Path, words: ParavirtualizationWords): ObjectFact {
  const { available, now } = state.stacks[path];
  const fact = { object: `driver-${path}`, label: `${words[path]}: ${words.driver}` };
  if (!available) return { ...fact, state: 'impossible', value: words.impossible };
  if (now.acknowledged.length > 0) return { ...fact, state: 'interrupt', value: servedText(now.acknowledged, words) };
  if (now.submitted === 0) return { ...fact, state: 'idle', value: words.waiting };
  return { ...fact, state: `submit-${now.submitted}`, value: `${unitWord(state, words)} ${now.submitted}` };
}

function modelFact(state: ParavirtualizationState, words: ParavirtualizationWords): ObjectFact {
  const fact = { object: 'model-emulated', label: `${words.emulated}: ${words.deviceModelShort}` };
  const inside = state.stacks.emulated.requests.find(({ depth }) => depth === BOUNDARY + 1);
  if (inside === undefined) return { ...fact, state: 'empty', value: words.empty };
  return { ...fact, state: `holds-${inside.id}`, value: `${unitWord(state, words)} ${inside.id}` };
}

function ringFact(state: ParavirtualizationState, path: Path, words: ParavirtualizationWords): ObjectFact {
  const stack = state.stacks[path];
  const held = inRing(stack);
  const name = path === 'pv' ? words.ringShort : words.hypercallsShort;
  const fact = { object: `ring-${path}`, label: `${words[path]}: ${name}` };
  if (!stack.available) return { ...fact, state: 'impossible', value: words.impossible };
  return { ...fact, state: `${held}`, value: ringText(state, held, words) };
}

function countFact(state: ParavirtualizationState, path: Path, words: ParavirtualizationWords): ObjectFact {
  const { available, counters, acknowledged } = state.stacks[path];
  const fact = { object: `count-${path}`, label: `${words[path]}: ${words.exits}` };
  if (!available) return { ...fact, state: 'impossible', value: words.impossible };
  const exits = exitsOf(counters);
  const value = [
    `${exits} ${exits === 1 ? words.exit : words.exits}`,
    interruptText(counters.interrupts, words),
    `${acknowledged} ${words.done}`,
  ].join(', ');
  return { ...fact, state: `${exits}-${counters.interrupts}-${acknowledged}`, value };
}

/** Entries that are to be seen in a ring, those of this tick's doorbell included. */
export function inRing({ requests }: Stack): number {
  return requests.filter(({ depth }) => depth === BOUNDARY).length;
}

/** „3 von 8“: entries of the ring, and how many make the driver ring. */
export function ringText(
  { batch, ringSize }: ParavirtualizationState,
  held: number,
  words: ParavirtualizationWords,
): string {
  return `${held} ${words.of} ${Math.min(batch, ringSize)}`;
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

function unitWord({ device }: ParavirtualizationState, words: ParavirtualizationWords): string {
  return device === 'network' ? words.packet : words.order;
}
