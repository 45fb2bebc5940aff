import { PATHS, type Device, type Guest, type Path } from './routes.ts';
import { emptyStack, exitsOf, isIdle, tickStack, type Batching, type Outside, type Stack } from './stack.ts';

/** `count` requests that the application issues at tick `at`. */
export type Send = { readonly at: number; readonly count: number };

/** The general input: what the application wants when, and how the drivers are set. */
export type ParavirtualizationInput = Batching & {
  readonly device: Device;
  readonly guest: Guest;
  readonly sends: readonly Send[];
  /** Ticks at which the drivers ring on demand. */
  readonly kicks: readonly number[];
};

/** One stream of requests on three paths that do not know of each other. */
export type ParavirtualizationState = Batching & {
  readonly device: Device;
  readonly guest: Guest;
  /** Ticks gone by. */
  readonly time: number;
  /** Ticks at which the requests still to come are issued, in order. */
  readonly coming: readonly number[];
  /** Ticks at which the drivers ring on demand. */
  readonly kicks: readonly number[];
  /** Requests issued so far; their ids are 1…issued. */
  readonly issued: number;
  readonly stacks: Readonly<Record<Path, Stack>>;
};

export type ParavirtualizationEvent =
  /** Time passes. */
  | { readonly type: 'tick' }
  /** Time passes, and the application issues one request more than planned. */
  | { readonly type: 'issueRequest' }
  /** Time passes, and the drivers ring although the batch is not full. */
  | { readonly type: 'ringDoorbell' };

/** The stacks at tick 0, where the requests of that tick are already waiting. */
export function initialState(input: ParavirtualizationInput): ParavirtualizationState {
  const { sends, ...settings } = input;
  // The tick at which each request is issued, in order of issue.
  const arrivals = sends.flatMap(({ at, count }) => Array<number>(count).fill(at)).sort((a, b) => a - b);
  const waiting = arrivals.filter((at) => at === 0).map((_, i) => i + 1);
  return {
    ...settings,
    time: 0,
    coming: arrivals.slice(waiting.length),
    issued: waiting.length,
    stacks: mapPaths((path) => emptyStack(path, input.guest, waiting)),
  };
}

/** The state one tick later. */
export function nextState(state: ParavirtualizationState, event: ParavirtualizationEvent): ParavirtualizationState {
  const time = state.time + 1;
  const due = state.coming.findIndex((at) => at > time);
  const planned = due === -1 ? state.coming.length : due;
  const count = planned + (event.type === 'issueRequest' ? 1 : 0);
  const outside: Outside = {
    arriving: Array.from({ length: count }, (_, i) => state.issued + i + 1),
    kick: event.type === 'ringDoorbell' || state.kicks.includes(time),
    ended: planned === state.coming.length,
  };
  return {
    ...state,
    time,
    coming: planned === 0 ? state.coming : state.coming.slice(planned),
    issued: state.issued + count,
    stacks: mapPaths((path) => tickStack(state.stacks[path], state, outside)),
  };
}

/** Nothing is to come, and every path has delivered and reported everything. */
export function isFinished(state: ParavirtualizationState): boolean {
  return PATHS.every((path) => isDone(state, path));
}

/** A path has nothing more to come or to do. */
export function isDone({ coming, stacks }: ParavirtualizationState, path: Path): boolean {
  return coming.length === 0 && isIdle(stacks[path]);
}

/** Exits for each request of a path, once it is done; `null` before, and where nothing went that way. */
export function exitsEach(state: ParavirtualizationState, path: Path): number | null {
  const { acknowledged, counters } = state.stacks[path];
  return acknowledged > 0 && isDone(state, path) ? exitsOf(counters) / acknowledged : null;
}

/** One value for each path. */
export function mapPaths<T>(one: (path: Path) => T): Readonly<Record<Path, T>> {
  return { emulated: one('emulated'), pv: one('pv'), pvKernel: one('pvKernel') };
}
