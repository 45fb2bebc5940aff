import type { View } from '../drawing/view.ts';
import { asRun } from '../sim/kernel/explorer.ts';
import type { FieldSpecs } from '../sim/kernel/field.ts';
import type { AnyExplorer, Explorer, Json } from '../sim/kernel/model.ts';
import { join, type DefinedFigure } from './defineFigure.tsx';

const loadForm = async () => (await import('./form/Form.tsx')).Form;

/** Joins an explorer, the drawing of its answers, and its form, which figures that run never load. */
export function defineExplorerFigure<S extends Json, P extends FieldSpecs, D, W extends string>(
  model: Explorer<S, P, D>,
  view: View<S, W>,
): DefinedFigure {
  const declared: AnyExplorer = model;
  return join(declared, view, (data) => asRun(declared, data), loadForm);
}
