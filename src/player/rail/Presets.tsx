import { useState, type ReactElement } from 'react';
import type { AnyModel } from '../../sim/kernel/model.ts';
import { initialValues, sameField, type AnyValues } from '../../sim/kernel/field.ts';
import type { Captions } from '../captions.ts';
import { ui } from '../later-strings.ts';
import { Menu } from './Menu.tsx';
import type { Figure } from '../useFigure.ts';

export type PresetsProps = {
  readonly model: AnyModel;
  readonly captions: Captions;
  readonly figure: Figure;
  readonly ready: boolean;
};

/** A preset says nothing of the compared parameter unless it names it: that one has a field of its own. */
function withPreset(model: AnyModel, params: AnyValues, preset: object): AnyValues {
  const kept = model.compare === null ? {} : { [model.compare.param]: params[model.compare.param] };
  return { ...initialValues(model.params), ...kept, ...preset } as AnyValues;
}

/** The presets of a run: questions that one click opens. */
export function Presets({ model, captions, figure, ready }: PresetsProps): ReactElement | null {
  const { params, player, dispatch } = figure;
  const [asked, setAsked] = useState<string | null>(null);
  const equals = (wanted: AnyValues) =>
    Object.keys(model.params).every((name) => sameField(wanted[name], params[name]));
  const own = Object.entries(model.presets as Readonly<Record<string, AnyValues>>);
  const presets = own.map(([key, preset]) => ({
    key,
    name: captions.vorlagen[key]?.name ?? key,
    params: withPreset(model, params, preset),
  }));
  // Whether a question already is the initial run does not depend on the rule that is shown: the list never changes.
  const start = initialValues(model.params);
  const initial = { key: '', name: ui.path, params: start };
  const isStart = (preset: AnyValues) => Object.keys(preset).every((name) => sameField(preset[name], start[name]));
  const all = own.some(([, preset]) => isStart(preset)) ? presets : [initial, ...presets];
  if (all.length < 2) return null;
  // With the same rule two questions may have the same run: then the one that was asked is open.
  const fitting = all.filter((preset) => equals(preset.params));
  const current =
    fitting.find(({ key }) => key === asked) ??
    fitting[0] ??
    (figure.onPath && all.includes(initial) ? initial : undefined);
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
