import { useMemo, type ReactElement } from 'react';
import type { View } from '../drawing/view.ts';
import type { FieldSpecs } from '../sim/kernel/field.ts';
import { asRun } from '../sim/kernel/explorer.ts';
import type { DeclaredModel, Explorer, Json, RunModel, SimEvent } from '../sim/kernel/model.ts';
import type { AnyView } from '../drawing/view.ts';
import { Player } from './Player.tsx';
import type { FigureProps } from './props.ts';

/** The component of a figure, and what it was made of: for pages made at build time, and for tests. */
export type DefinedFigure = ((props: FigureProps) => ReactElement) & {
  readonly model: DeclaredModel;
  readonly view: AnyView;
};

/** Joins a model and the drawing of its states. A drawing of another model's states does not compile. */
export function defineFigure<S extends Json, E extends SimEvent, P extends FieldSpecs, I, D, W extends string>(
  model: RunModel<S, E, P, I, D> | Explorer<S, P, D>,
  view: View<S, W>,
): DefinedFigure {
  const declared = model as unknown as DeclaredModel;
  function Figure(props: FigureProps) {
    const bound = useMemo(() => asRun(declared, props.data), [props.data]);
    return <Player {...props} model={bound} view={view} />;
  }
  return Object.assign(Figure, { model: declared, view });
}
