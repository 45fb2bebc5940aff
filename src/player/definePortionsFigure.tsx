import '../styles/form.css';
import '../styles/portions.css';
import { useEffect, useMemo, useState } from 'react';
import type { View } from '../drawing/view.ts';
import type { FieldSpecs } from '../sim/kernel/field.ts';
import type { AnyExplorer, Explorer, Json } from '../sim/kernel/model.ts';
import type { reducePlayer } from '../sim/kernel/player.ts';
import { heldRun, reducePortions, type HeldRun } from '../sim/kernel/portions.ts';
import type { DefinedFigure } from './defineFigure.tsx';
import { Player } from './Player.tsx';
import { withContent } from './on-server.ts';
import type { FigureContent, FigurePlace } from './props.ts';

/**
 * Joins an explorer that answers in portions, the drawing of its answers, and the worker that computes them:
 * `() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })`, spelled out where the bundler sees it.
 *
 * - The page brings the answers of its lecture and of what it shows first; nothing is computed to show them.
 * - While another answer is computed, the last complete one stays, dimmed, under a bar. The form tells what was asked;
 *   drawing, sentence, tables and links tell what is shown. „Abbrechen“ makes the form tell that again.
 * - A new question ends the work on the old one; so does any step elsewhere. Answers of the lecture and the last few of the
 *   reader's own are known at once when somebody comes back to them.
 * - A link into a setting of one's own shows the page's answer first. The address follows with the answer, so a page that
 *   was left meanwhile begins again with what its address says.
 * - In a hidden tab the work goes on; in one that the browser freezes it goes on when the tab wakes.
 * - Each figure on a page works for itself.
 * - Where no worker starts, or it dies or falls silent, the page's own thread begins anew, in slices. If that fails too, the
 *   figure says so and keeps its last answer.
 * - A comparison is shown once both its halves are answered, one job after the other.
 */
export function definePortionsFigure<S extends Json, P extends FieldSpecs, D, W extends string>(
  explorer: Explorer<S, P, D>,
  view: View<S, W>,
  makeWorker: () => Worker,
): DefinedFigure {
  const model: AnyExplorer = explorer;
  if (model.portions !== true) throw new Error(`${model.id}: found no "portions", allowed: portions: true`);
  function Figure(place: FigurePlace & Partial<FigureContent>) {
    const props = useMemo(() => withContent(place), [place]);
    // Not a memo, which may be forgotten: what was answered stays known as long as the figure is there.
    const [{ held, reduce, form }] = useState(() => {
      const held = heldRun(model, props.data, props.answers ?? []);
      const form = async () => {
        const { portionsForm } = await import('./portions/PortionsForm.tsx');
        return portionsForm(held, { model, data: props.data, makeWorker });
      };
      return { held, reduce: reducerOf(held), form };
    });
    useEffect(() => held.hold(), [held]);
    return <Player {...props} model={held} view={view} form={form} reduce={reduce} />;
  }
  return Object.assign(Figure, { model, view });
}

/** The player knows its model without knowing that it is held. */
function reducerOf(held: HeldRun): typeof reducePlayer {
  return ((_, guide, player, action) => reducePortions(held, guide, player, action)) as typeof reducePlayer;
}
