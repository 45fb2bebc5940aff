import type { ReactElement } from 'react';
import type { AnyModel } from '../../sim/kernel/model.ts';
import { formatField, initialValues, sameField, type AnyValues } from '../../sim/kernel/field.ts';
import { optionName, type Captions } from '../captions.ts';
import { ui } from '../ui-strings.ts';
import type { Figure } from '../useFigure.ts';

export type SettingsProps = {
  readonly model: AnyModel;
  readonly captions: Captions;
  readonly figure: Figure;
  readonly ready: boolean;
};

type Params = AnyValues;

/** A preset says nothing of the compared parameter unless it names it: that one has a field of its own. */
function withPreset(model: AnyModel, params: Params, preset: object): Params {
  const kept = model.compare === null ? {} : { [model.compare.param]: params[model.compare.param] };
  return { ...initialValues(model.params), ...kept, ...preset } as Params;
}

/** What the parameters are called as a whole: a preset, the initial ones, or the reader's own. */
function sceneName(model: AnyModel, params: Params): string {
  const equals = (wanted: Params) => Object.keys(model.params).every((name) => sameField(wanted[name], params[name]));
  const found = Object.entries(model.presets).find(([, preset]) => equals(withPreset(model, params, preset)));
  return found?.[0] ?? (equals(withPreset(model, params, {})) ? INITIAL : OWN);
}

const INITIAL = '';
const OWN = '-';

/** Presets, the compared parameter and the variant beside it: the choices that stay in view. */
export function Scene({
  model,
  captions,
  figure,
  ready,
  presets,
}: SettingsProps & {
  /** An explorer has its presets in its form. */
  readonly presets: boolean;
}): ReactElement {
  const { params, dispatch } = figure;
  const { compare } = figure.player;
  const name = model.compare?.param;
  const spec = name === undefined ? undefined : model.params[name];
  const variants =
    spec?.kind === 'choice'
      ? spec.options.map((value) => [value, optionName(captions.parameter[name ?? ''], value)] as const)
      : [];
  const scene = sceneName(model, params);
  return (
    <div className="scene">
      {presets && (
        <Choice
          label={ui.preset}
          value={scene}
          ready={ready}
          options={[
            [INITIAL, ui.initialSettings] as const,
            ...(scene === OWN ? [[OWN, ui.ownSettings] as const] : []),
            ...Object.keys(model.presets).map((key) => [key, captions.vorlagen[key]?.name ?? key] as const),
          ]}
          onChoose={(key) => {
            const preset = key === INITIAL ? {} : model.presets[key];
            if (preset) dispatch({ type: 'restart', params: withPreset(model, params, preset), compare });
          }}
        />
      )}
      {name !== undefined && (
        <>
          <Choice
            label={captions.parameter[name]?.name ?? name}
            value={formatField(params[name] ?? '')}
            ready={ready}
            options={variants}
            onChoose={(value) => dispatch({ type: 'set', params: { [name]: value } })}
          />
          <Choice
            label={ui.compare}
            value={compare ?? ''}
            ready={ready}
            options={[['', ui.noCompare], ...variants]}
            onChoose={(value) => dispatch({ type: 'compare', value: value === '' ? null : value })}
          />
        </>
      )}
    </div>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly ready: boolean;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChoose: (value: string) => void;
};

function Choice({ label, value, ready, options, onChoose }: ChoiceProps): ReactElement {
  return (
    <label>
      <span className="control-label">{label}</span>
      <select value={value} disabled={!ready} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
