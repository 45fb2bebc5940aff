import type { ReactElement } from 'react';
import type { Json, ParamSpecs, Scenario, SimEvent } from '../sim/kernel/scenario.ts';
import type { View } from '../views/view.ts';
import { Player, type FigureProps } from './Player.tsx';

/** Joins a scenario and its view to the component that an island exports. */
export function createFigure<S extends Json, E extends SimEvent, P extends ParamSpecs, I, W extends string>(
  scenario: Scenario<S, E, P, I>,
  view: View<S, W>,
): (props: FigureProps) => ReactElement {
  return function Figure(props: FigureProps) {
    return <Player {...props} scenario={scenario} view={view} />;
  };
}
