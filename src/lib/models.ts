import { asRun } from '../sim/kernel/explorer.ts';
import type { AnyModel } from '../sim/kernel/model.ts';
import type { StudiedModel, Study } from '../sim/kernel/study.ts';
import { models } from '../sim/models/index.ts';
import { dataOf } from './table-data.ts';

/** A model that can be run, with what only tests and the command line ask of it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- existential type, see AnyModel
export type RunnableModel = AnyModel & Study<any, any> & { readonly isExplorer: boolean };

/** A model with its data read from the tables. */
function runnable(model: StudiedModel): RunnableModel {
  return { ...asRun(model, dataOf(model)), isExplorer: model.kind === 'explorer' };
}

/** Every model by its id, with its data. */
export const runnableModels: Readonly<Record<string, RunnableModel>> = Object.fromEntries(
  Object.entries(models).map(([id, model]) => [id, runnable(model)]),
);
