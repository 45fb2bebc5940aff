import type { View } from '../drawing/view.ts';
import type { FieldSpecs } from '../sim/kernel/field.ts';
import type { Explorer, Json } from '../sim/kernel/model.ts';
import { join, type DefinedFigure } from './defineFigure.tsx';
import { Form } from './form/Form.tsx';

/** Joins an explorer, the drawing of its answers, and its form, which figures that run do not load. */
export function defineExplorerFigure<S extends Json, P extends FieldSpecs, D, W extends string>(
  model: Explorer<S, P, D>,
  view: View<S, W>,
): DefinedFigure {
  return join(model, view, Form);
}
