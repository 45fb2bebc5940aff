import type { ReactElement } from 'react';
import type { AnyScenario, ParamSpec, ParamValue } from '../sim/kernel/scenario.ts';
import { initialParams } from '../sim/kernel/params.ts';
import type { Captions } from './captions.ts';
import { ui } from './ui-strings.ts';
import type { Figure } from './useFigure.ts';
import { valueName } from './value-name.ts';

export type SettingsProps = {
  readonly scenario: AnyScenario;
  readonly captions: Captions;
  readonly figure: Figure;
  readonly ready: boolean;
};

/** The preset whose parameters are exactly these, `''` for none. */
function presetOf(scenario: AnyScenario, params: Readonly<Record<string, ParamValue>>): string {
  const initial = initialParams(scenario.params);
  const found = Object.entries(scenario.presets).find(([, preset]) => {
    const wanted: Readonly<Record<string, unknown>> = { ...initial, ...preset };
    return Object.keys(initial).every((name) => wanted[name] === params[name]);
  });
  return found?.[0] ?? '';
}

/** Presets and the variant to compare with: the two choices that stay in view. */
export function Scene({ scenario, captions, figure, ready }: SettingsProps): ReactElement {
  const { params, dispatch, compare } = figure;
  const spec = (scenario.compare && scenario.params[scenario.compare.param]) ?? null;
  const name = scenario.compare?.param ?? '';
  const options = spec === null ? [] : compareValues(spec);
  const preset = presetOf(scenario, params);
  const initial: Figure['params'] = initialParams(scenario.params);
  const untouched = Object.keys(initial).every((key) => initial[key] === params[key]);
  return (
    <div className="scene">
      <label>
        <span className="control-label">{ui.preset}</span>
        <select
          value={preset}
          disabled={!ready}
          onChange={(event) => {
            const chosen = scenario.presets[event.currentTarget.value] as Figure['params'] | undefined;
            if (chosen)
              dispatch({ type: 'restart', params: { ...initialParams(scenario.params), ...chosen }, compare });
          }}
        >
          {preset === '' && <option value="">{untouched ? ui.initialSettings : ui.ownSettings}</option>}
          {Object.keys(scenario.presets).map((key) => (
            <option key={key} value={key}>
              {captions.vorlagen[key]?.name}
            </option>
          ))}
        </select>
      </label>
      {spec !== null && (
        <>
          <label>
            <span className="control-label">{captions.parameter[name]?.name}</span>
            <select
              value={String(params[name])}
              disabled={!ready}
              onChange={(event) =>
                dispatch({ type: 'set', params: { [name]: parse(options, event.currentTarget.value) } })
              }
            >
              {options.map((value) => (
                <option key={String(value)} value={String(value)}>
                  {valueName(captions, name, value)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span className="control-label">{ui.compare}</span>
            <select
              value={compare === null ? '' : String(compare)}
              disabled={!ready}
              onChange={(event) => {
                const text = event.currentTarget.value;
                dispatch({ type: 'compare', value: text === '' ? null : parse(options, text) });
              }}
            >
              <option value="">{ui.noCompare}</option>
              {options.map((value) => (
                <option key={String(value)} value={String(value)}>
                  {valueName(captions, name, value)}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
    </div>
  );
}

function compareValues(spec: ParamSpec): readonly ParamValue[] {
  switch (spec.kind) {
    case 'choice':
      return spec.options;
    case 'flag':
      return [false, true];
    case 'range':
      return Array.from(
        { length: Math.floor((spec.max - spec.min) / spec.step) + 1 },
        (_, i) => spec.min + i * spec.step,
      );
  }
}

function parse(options: readonly ParamValue[], text: string): ParamValue {
  return options.find((option) => String(option) === text) ?? text;
}
