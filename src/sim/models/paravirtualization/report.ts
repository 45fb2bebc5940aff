import { adapterOf, layersOf, type Path } from './routes.ts';
import { exitsOf, isIdle } from './stack.ts';
import { mapPaths, type ParavirtualizationState } from './state.ts';

type States = readonly [ParavirtualizationState, ...ParavirtualizationState[]];

/**
 * What a run cost on every path, with all that G1, G2 and G4 name, and the adapter advice (G3) where the input asked for
 * it. Exits are counts; `doneAt` is the tick in which the last request was acknowledged.
 */
export function report(states: States) {
  const last = states.at(-1) ?? states[0];
  const { device, guest, issued, batch, ringSize, flushAfter, time, advice } = last;
  return {
    device,
    guest,
    sent: issued,
    batch,
    ringSize,
    flushAfter,
    ticks: time,
    paths: mapPaths((path) => reportPath(path, last, states)),
    advice,
  };
}

function reportPath(path: Path, last: ParavirtualizationState, states: States) {
  const { available, counters, delivered, ringMax } = last.stacks[path];
  const layers = layersOf(path, last.device);
  const exits = exitsOf(counters);
  const doneAt = states.findIndex(({ coming, stacks }) => coming.length === 0 && isIdle(stacks[path]));
  return {
    available,
    adapter: adapterOf(path, last.device),
    layers,
    layerCount: layers.length,
    exits,
    registerAccesses: counters.requestAccesses + counters.interruptAccesses,
    requestAccesses: counters.requestAccesses,
    interruptAccesses: counters.interruptAccesses,
    doorbells: counters.doorbells,
    eois: counters.eois,
    interrupts: counters.interrupts,
    batches: counters.batches,
    delivered: delivered.length,
    order: delivered,
    exitsPerRequest: delivered.length === 0 ? null : exits / delivered.length,
    ringOccupancyMax: ringMax,
    doneAt: available && doneAt >= 0 ? doneAt : null,
  };
}
