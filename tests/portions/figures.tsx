import type { View } from '../../src/drawing/view.ts';
import { definePortionsFigure } from '../../src/player/definePortionsFigure.tsx';
import { counting, type CountingState } from './model.ts';

const view: View<CountingState> = {
  size: (_, layout) => [layout === 'wide' ? 960 : 360, 120],
  Frame: ({ state }) => (
    <text x={20} y={60} data-object="count" data-count={state.count} data-sum={state.sum}>
      {state.count}
    </text>
  ),
  describe: ({ count, sum }) => [
    { label: 'Gezählt', value: String(count), object: 'count', state: 'counted' },
    { label: 'Prüfsumme', value: String(sum) },
  ],
};

const worker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** One figure with workers of every kind of luck. */
export const figures = {
  worker: definePortionsFigure(counting, view, worker),
  /** No worker starts. */
  slices: definePortionsFigure(counting, view, () => {
    throw new Error('no workers here');
  }),
  /** Throws as soon as it is asked. */
  dying: definePortionsFigure(
    counting,
    view,
    () => new Worker(new URL('./dying-worker.ts', import.meta.url), { type: 'module' }),
  ),
  /** Its file is gone, as after a new version of the site. */
  gone: definePortionsFigure(counting, view, () => new Worker('/gone.js', { type: 'module' })),
  /** Ended by the browser in the midst of its work: no event tells of it. */
  killed: definePortionsFigure(counting, view, () => {
    const one = worker();
    setTimeout(() => one.terminate(), 100);
    return one;
  }),
  /** Neither way leads to an answer. */
  broken: definePortionsFigure(
    {
      ...counting,
      answer: () => {
        throw new Error('no answer');
      },
    },
    view,
    () => {
      throw new Error('no workers here');
    },
  ),
};
