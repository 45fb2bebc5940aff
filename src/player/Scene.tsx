import type { ReactElement } from 'react';
import type { AnyScenario, ParamValue } from '../sim/kernel/scenario.ts';
import { initialParams } from '../sim/kernel/params.ts';
import { optionName, type Captions } from './captions.ts';
import { ui } from './ui-strings.ts';
import type { Figure } from './useFigure.ts';

export type SettingsProps = {
  readonly scenario: AnyScenario;
  readonly captions: Captions;
  readonly figure: Figure;
  readonly ready: boolean;
};

type Params = Readonly<Record<string, ParamValue>>;

/** A preset says nothing of the compared parameter unless it names it: that one has a field of its own. */
function withPreset(scenario: AnyScenario, params: Params, preset: object): Params {
  const kept = scenario.compare === null ? {} : { [scenario.compare.param]: params[scenario.compare.param] };
  return { ...initialParams(scenario.params), ...kept, ...preset } as Params;
}

/** What the parameters are called as a whole: a preset, the initial ones, or the reader's own. */
function sceneName(scenario: AnyScenario, params: Params): string {
  const equals = (wanted: Params) => Object.keys(scenario.params).every((name) => wanted[name] === params[name]);
  const found = Object.entries(scenario.presets).find(([, preset]) => equals(withPreset(scenario, params, preset)));
  return found?.[0] ?? (equals(withPreset(scenario, params, {})) ? INITIAL : OWN);
}

const INITIAL = '';
const OWN = '-';

/** Presets, the compared parameter and the variant beside it: the choices that stay in view. */
export function Scene({ scenario, captions, figure, ready }: SettingsProps): ReactElement {
  const { params, dispatch, compare } = figure;
  const name = scenario.compare?.param;
  const spec = name === undefined ? undefined : scenario.params[name];
  const variants =
    spec?.kind === 'choice'
      ? spec.options.map((value) => [value, optionName(captions.parameter[name ?? ''], value)] as const)
      : [];
  const scene = sceneName(scenario, params);
  return (
    <div className="scene">
      <Choice
        label={ui.preset}
        value={scene}
        ready={ready}
        options={[
          [INITIAL, ui.initialSettings] as const,
          ...(scene === OWN ? [[OWN, ui.ownSettings] as const] : []),
          ...Object.keys(scenario.presets).map((key) => [key, captions.vorlagen[key]?.name ?? key] as const),
        ]}
        onChoose={(key) => {
          const preset = key === INITIAL ? {} : scenario.presets[key];
          if (preset) dispatch({ type: 'restart', params: withPreset(scenario, params, preset), compare });
        }}
      />
      {name !== undefined && (
        <>
          <Choice
            label={captions.parameter[name]?.name ?? name}
            value={String(params[name])}
            ready={ready}
            options={variants}
            onChoose={(value) => dispatch({ type: 'set', params: { [name]: value } })}
          />
          <Choice
            label={ui.compare}
            value={compare === null ? '' : String(compare)}
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
