import { useState, type ReactElement } from 'react';
import type { AnyModel } from '../../sim/kernel/model.ts';
import type { Captions } from '../captions.ts';
import { ui } from '../later-strings.ts';
import { Menu } from './Menu.tsx';
import { asking, presetsOf } from './question-of.ts';
import type { Figure } from '../useFigure.ts';

export type PresetsProps = {
  readonly model: AnyModel;
  readonly captions: Captions;
  readonly figure: Figure;
  readonly ready: boolean;
};

/** The presets of a run: questions that one click opens. */
export function Presets({ model, captions, figure, ready }: PresetsProps): ReactElement | null {
  const { params, player, dispatch } = figure;
  const [asked, setAsked] = useState<string | null>(null);
  const all = presetsOf(model, captions, params);
  if (all.length < 2) return null;
  // Where two have the same run, the one that was asked is open.
  const fitting = asking(model, all, params);
  const initial = figure.onPath ? all.find(({ key }) => key === '') : undefined;
  const current = fitting.find(({ key }) => key === asked) ?? fitting[0] ?? initial;
  return (
    <Menu current={current?.name ?? (figure.onPath ? ui.path : ui.ownSettings)} names={all.map(({ name }) => name)}>
      {all.map(({ key, name, params: wanted }) => (
        <li key={key}>
          <button
            type="button"
            disabled={!ready}
            aria-pressed={key === current?.key}
            onClick={() => {
              setAsked(key);
              dispatch({ type: 'restart', params: wanted, compare: player.compare });
            }}
          >
            {name}
          </button>
        </li>
      ))}
    </Menu>
  );
}
