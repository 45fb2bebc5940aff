import { BOUNDARY, DRIVER, lastLayer, PATHS } from './routes.ts';
import { exitsOf, pendingIn, type Stack } from './stack.ts';
import { isFinished, type ParavirtualizationState } from './state.ts';

type Fact = (state: ParavirtualizationState) => boolean;

/** A fact of every path that the guest can take. */
function onEveryPath(holds: (stack: Stack, state: ParavirtualizationState) => boolean): Fact {
  return (state) => PATHS.every((path) => !state.stacks[path].available || holds(state.stacks[path], state));
}

/** The invariants of SIM G (cpu.md §12), and the bookkeeping they rest on. */
export const invariants: Readonly<Record<string, Fact>> = {
  'requests reach the device in the order of issue': onEveryPath(({ delivered }) =>
    delivered.every((id, i) => id === i + 1),
  ),

  'what was delivered is what lies at the device': onEveryPath(
    ({ path, requests, delivered }) =>
      requests.filter(({ depth }) => depth === lastLayer(path)).length === delivered.length,
  ),

  'the ring never holds more than its size': onEveryPath(
    (stack, { ringSize }) =>
      stack.path === 'emulated' || (pendingIn(stack).length <= ringSize && stack.ringMax <= ringSize),
  ),

  'in the end everything sent has been delivered': (state) =>
    !isFinished(state) || onEveryPath(({ delivered }, { issued }) => delivered.length === issued)(state),

  'in the end a paravirtual path has at least two exits and at most those of the emulated path': (state) => {
    if (!isFinished(state) || state.issued === 0) return true;
    const most = exitsOf(state.stacks.emulated.counters);
    return onEveryPath(
      ({ path, counters }) => path === 'emulated' || (exitsOf(counters) >= 2 && exitsOf(counters) <= most),
    )(state);
  },

  'exits follow from requests, interrupts and batches': onEveryPath(({ path, requests, counters }) => {
    const { requestAccesses, interruptAccesses, doorbells, eois, interrupts, batches } = counters;
    if (path !== 'emulated')
      return doorbells === batches && eois === interrupts && requestAccesses + interruptAccesses === 0;
    const submitted = requests.filter(({ depth }) => depth >= DRIVER).length;
    return requestAccesses === 2 * submitted && interruptAccesses === 2 * interrupts && doorbells + eois === 0;
  }),

  'every interrupt reports something delivered': onEveryPath(
    ({ counters, acknowledged, delivered }) => counters.interrupts <= acknowledged && acknowledged <= delivered.length,
  ),

  'only what was handed over is below the boundary': onEveryPath(({ requests }) =>
    requests.every(({ depth, batch }) => depth <= BOUNDARY || batch > 0),
  ),

  'a path that the guest cannot take carries nothing': ({ stacks }) =>
    PATHS.every(
      (path) => stacks[path].available || (stacks[path].requests.length === 0 && exitsOf(stacks[path].counters) === 0),
    ),
};
