import type { ReactElement } from 'react';
import type { AnyScenario, ParamSpec, ParamValue } from '../sim/kernel/scenario.ts';
import { initialParams } from '../sim/kernel/params.ts';
import { formatNumber, type Captions } from './captions.ts';
import type { Figure } from './useFigure.ts';
import { ui } from './ui-strings.ts';

type SettingsProps = {
  readonly scenario: AnyScenario;
  readonly captions: Captions;
  readonly figure: Figure;
  readonly ready: boolean;
};

/** What a parameter's value is called: the option's name, a number with its unit, ja or nein. */
export function valueName(captions: Captions, name: string, value: ParamValue): string {
  if (typeof value === 'boolean') return value ? ui.yes : ui.no;
  const param = captions.parameter[name];
  if (typeof value === 'string') return param?.werte?.[value] ?? value;
  return param?.einheit === undefined ? formatNumber(value) : `${formatNumber(value)}\u00a0${param.einheit}`;
}

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

/** Every parameter of the figure except the compared one, which stays in view, and the seed. */
export function Settings({ scenario, captions, figure, ready }: SettingsProps): ReactElement {
  const { params, dispatch } = figure;
  const set = (name: string, value: ParamValue) => dispatch({ type: 'set', params: { [name]: value } });
  return (
    <fieldset className="settings" disabled={!ready}>
      <legend className="visually-hidden">{ui.settings}</legend>
      {Object.entries(scenario.params)
        .filter(([name]) => name !== scenario.compare?.param)
        .map(([name, spec]) => (
          <label key={name} className={`setting setting-${spec.kind}`}>
            <span className="setting-name">{captions.parameter[name]?.name}</span>
            <ParamInput
              spec={spec}
              name={name}
              value={params[name] ?? spec.initial}
              captions={captions}
              onChange={set}
            />
            {captions.parameter[name]?.hilfe !== undefined && <small>{captions.parameter[name].hilfe}</small>}
          </label>
        ))}
      <label className="setting">
        <span className="setting-name">{ui.seed}</span>
        <input
          type="number"
          min={0}
          max={4294967295}
          value={figure.player.run.seed}
          onChange={(event) => {
            const seed = event.currentTarget.valueAsNumber;
            if (Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff) dispatch({ type: 'set', seed });
          }}
        />
      </label>
    </fieldset>
  );
}

type ParamInputProps = {
  readonly spec: ParamSpec;
  readonly name: string;
  readonly value: ParamValue;
  readonly captions: Captions;
  readonly onChange: (name: string, value: ParamValue) => void;
};

function ParamInput({ spec, name, value, captions, onChange }: ParamInputProps): ReactElement {
  switch (spec.kind) {
    case 'choice':
      return (
        <select value={String(value)} onChange={(event) => onChange(name, event.currentTarget.value)}>
          {spec.options.map((option) => (
            <option key={option} value={option}>
              {valueName(captions, name, option)}
            </option>
          ))}
        </select>
      );
    case 'flag':
      return (
        <input
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(name, event.currentTarget.checked)}
        />
      );
    case 'range':
      return (
        <span className="range">
          <input
            type="range"
            min={spec.min}
            max={spec.max}
            step={spec.step}
            value={Number(value)}
            aria-valuetext={valueName(captions, name, value)}
            onInput={(event) => onChange(name, Number(event.currentTarget.value))}
          />
          <span className="range-value">{valueName(captions, name, value)}</span>
        </span>
      );
  }
}
