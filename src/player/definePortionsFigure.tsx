import '../styles/portions.css';
import { useState, type ReactElement } from 'react';
import type { View } from '../drawing/view.ts';
import type { FieldSpecs } from '../sim/kernel/field.ts';
import type { AnyExplorer, Explorer, Json } from '../sim/kernel/model.ts';
import type { reducePlayer } from '../sim/kernel/player.ts';
import { heldRun, reducePortions, type HeldRun } from '../sim/kernel/portions.ts';
import type { DefinedFigure } from './defineFigure.tsx';
import { Form } from './form/Form.tsx';
import { Player } from './Player.tsx';
import { startJob } from './portions/job.ts';
import { Progress, type ProgressProps } from './portions/Progress.tsx';
import type { FigureProps, FormProps } from './props.ts';

/**
 * Joins an explorer that answers in portions, the drawing of its answers, and the worker that computes them:
 * `() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })`, spelled out where the bundler sees it.
 *
 * The last complete answer stays, dimmed, while a new one is computed; form and cancelling speak of what was asked, links
 * and tables of what is shown. The address follows with the answer, so „Zurück“ in the browser never meets an answer that
 * was not there. A comparison is shown once both its halves are answered, one job after the other.
 */
export function definePortionsFigure<S extends Json, P extends FieldSpecs, D, W extends string>(
  model: Explorer<S, P, D> & { readonly portions?: true },
  view: View<S, W>,
  makeWorker: () => Worker,
): DefinedFigure {
  const declared: AnyExplorer = model;
  function Figure(props: FigureProps) {
    // Not a memo, which may be forgotten: what was answered stays known as long as the figure is there.
    const [{ held, reduce, form }] = useState(() => {
      const held = heldRun(declared, props.data, props.answers ?? []);
      const start: ProgressProps['start'] = (params, onProgress) =>
        startJob({ model: declared, params, data: props.data, makeWorker, onProgress });
      return { held, reduce: reducerOf(held), form: formOf(held, start) };
    });
    return <Player {...props} model={held} view={view} form={form} reduce={reduce} />;
  }
  return Object.assign(Figure, { model: declared, view });
}

/** The player knows its model without knowing that it is held. */
function reducerOf(held: HeldRun): typeof reducePlayer {
  return ((_, guide, player, action) => reducePortions(held, guide, player, action)) as typeof reducePlayer;
}

/** The form of any explorer, with the values that were asked, and below it how far the answer is. */
function formOf(held: HeldRun, start: ProgressProps['start']) {
  return function PortionsForm(props: FormProps): ReactElement {
    const { figure } = props;
    const { asked } = figure.player;
    const shown = asked === undefined ? figure : { ...figure, params: asked.run.params, onPath: asked.stop !== null };
    return (
      <>
        <Progress model={held} figure={figure} start={start} />
        <Form {...props} figure={shown} />
      </>
    );
  };
}
