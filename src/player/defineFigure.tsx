import { useMemo, type ComponentType, type ReactElement } from 'react';
import type { AnyView, View } from '../drawing/view.ts';
import type { FieldSpecs } from '../sim/kernel/field.ts';
import { asRun } from '../sim/kernel/explorer.ts';
import type { DeclaredModel, Json, RunModel, SimEvent } from '../sim/kernel/model.ts';
import { Player } from './Player.tsx';
import type { FigureProps, FormProps } from './props.ts';

/** The component of a figure, and what it was made of: for pages made at build time, and for tests. */
export type DefinedFigure = ((props: FigureProps) => ReactElement) & {
  readonly model: DeclaredModel;
  readonly view: AnyView;
};

/** Joins a run and the drawing of its states. A drawing of another model's states does not compile. */
export function defineFigure<S extends Json, E extends SimEvent, P extends FieldSpecs, I, D, W extends string>(
  model: RunModel<S, E, P, I, D>,
  view: View<S, W>,
): DefinedFigure {
  return join(model, view, null);
}

/** The component of any kind of model; explorers have a form (defineExplorerFigure.tsx). */
export function join(model: DeclaredModel, view: AnyView, form: ComponentType<FormProps> | null): DefinedFigure {
  function Figure(props: FigureProps) {
    const bound = useMemo(() => asRun(model, props.data), [props.data]);
    return <Player {...props} model={bound} view={view} form={form} />;
  }
  return Object.assign(Figure, { model, view });
}
