import type { ReactElement } from 'react';
import { formatField, type FieldSpec, type FieldValue } from '../../sim/kernel/field.ts';
import { formatNumber, optionName, type ParamCaption } from '../captions.ts';
import type { SettingsProps } from './Scene.tsx';
import { ui } from '../ui-strings.ts';
import { useTexts } from '../explain/texts.ts';

type AllSettingsProps = SettingsProps & {
  /** Address of the figure's later texts. */
  readonly address: string;
};

/** Every parameter of the figure except the compared one, which stays in view, and the seed. */
export function Settings({ model, figure, ready, address }: AllSettingsProps): ReactElement | null {
  const texts = useTexts(address);
  const { params, dispatch } = figure;
  if (texts === null) return null;
  if (texts === 'failed') return <p role="alert">{ui.chunkFailed}</p>;
  return (
    <fieldset className="settings" disabled={!ready}>
      <legend className="visually-hidden">{ui.settings}</legend>
      {Object.entries(model.params)
        .filter(([name]) => name !== model.compare?.param)
        .map(([name, spec]) => {
          const caption = texts.parameter[name];
          return (
            <label key={name} className={`setting setting-${spec.kind}`}>
              <span className="setting-name">{caption?.name}</span>
              <ParamInput
                spec={spec}
                caption={caption}
                value={params[name] ?? spec.initial}
                onChange={(value) => dispatch({ type: 'set', params: { [name]: value } })}
              />
              {caption?.hilfe !== undefined && <small>{caption.hilfe}</small>}
            </label>
          );
        })}
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
  readonly spec: FieldSpec;
  readonly caption: ParamCaption | undefined;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
};

function ParamInput({ spec, caption, value, onChange }: ParamInputProps): ReactElement {
  switch (spec.kind) {
    case 'choice':
      return (
        <select value={formatField(value)} onChange={(event) => onChange(event.currentTarget.value)}>
          {spec.options.map((option) => (
            <option key={option} value={option}>
              {optionName(caption, option)}
            </option>
          ))}
        </select>
      );
    case 'flag':
      return (
        <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
      );
    case 'list':
      return <></>;
    case 'range':
      return (
        <span className="range">
          <input
            type="range"
            min={spec.min}
            max={spec.max}
            step={spec.step}
            value={Number(value)}
            aria-valuetext={quantity(Number(value), caption)}
            onInput={(event) => onChange(Number(event.currentTarget.value))}
          />
          <span className="range-value">{quantity(Number(value), caption)}</span>
        </span>
      );
  }
}

/** A number with its unit: „4 ms“. */
function quantity(value: number, caption: ParamCaption | undefined): string {
  return caption?.einheit === undefined ? formatNumber(value) : `${formatNumber(value)}\u00a0${caption.einheit}`;
}
