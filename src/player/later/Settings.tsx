import type { ReactElement } from 'react';
import type { ParamSpec, ParamValue } from '../../sim/kernel/scenario.ts';
import type { Captions } from '../captions.ts';
import type { SettingsProps } from '../Scene.tsx';
import { ui } from '../ui-strings.ts';
import { valueName } from '../value-name.ts';

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
