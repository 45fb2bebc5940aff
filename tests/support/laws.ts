import { registeredFigures, type RegisteredFigure } from '../../src/lib/figure-register.ts';
import { runnableModels, type RunnableModel } from '../../src/lib/models.ts';
import type { Layout } from '../../src/drawing/view.ts';

export const layouts: readonly Layout[] = ['wide', 'narrow'];

/** Laws that draw or replay take a moment for each example. */
export const few = { numRuns: 40 };

/** The models of a kind. */
export const runs: readonly RunnableModel[] = Object.values(runnableModels).filter(({ isExplorer }) => !isExplorer);
export const explorers: readonly RunnableModel[] = Object.values(runnableModels).filter(({ isExplorer }) => isExplorer);

/** The figure that draws a model. */
export function figureOf(id: string): RegisteredFigure {
  return registeredFigures.find(({ modell }) => modell === id)!;
}

/** Freezes a value all the way down, so that whoever writes into it throws. */
export function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
