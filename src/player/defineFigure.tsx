import { useMemo, type ComponentType, type ReactElement } from 'react';
import type { AnyView, View } from '../drawing/view.ts';
import type { FieldSpecs } from '../sim/kernel/field.ts';
import {
  bindRun,
  type AnyModel,
  type DeclaredModel,
  type Json,
  type RunModel,
  type SimEvent,
} from '../sim/kernel/model.ts';
import { Player } from './Player.tsx';
import { withContent } from './on-server.ts';
import type { FigureContent, FigurePlace, FormProps } from './props.ts';

/** The component of a figure, and what it was made of: for pages made at build time, and for tests. */
export type DefinedFigure = ((props: FigurePlace & Partial<FigureContent>) => ReactElement) & {
  readonly model: DeclaredModel;
  readonly view: AnyView;
};

/** Joins a run and the drawing of its states. A drawing of another model's states does not compile. */
export function defineFigure<S extends Json, E extends SimEvent, P extends FieldSpecs, I, D, W extends string>(
  model: RunModel<S, E, P, I, D>,
  view: View<S, W>,
): DefinedFigure {
  const declared: DeclaredModel & { readonly kind: 'run' } = model;
  return join(declared, view, (data) => bindRun(declared, data), null);
}

/** The component of any kind of model. `bind` makes it a run with its data; explorers have a form, loaded when the figure wakes. */
export function join(
  model: DeclaredModel,
  view: AnyView,
  bind: (data: unknown) => AnyModel,
  form: (() => Promise<ComponentType<FormProps>>) | null,
): DefinedFigure {
  function Figure(place: FigurePlace & Partial<FigureContent>) {
    const props = useMemo(() => withContent(place), [place]);
    const bound = useMemo(() => bind(props.data), [props.data]);
    return <Player {...props} model={bound} view={view} form={form} />;
  }
  return Object.assign(Figure, { model, view });
}
