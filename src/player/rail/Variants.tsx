import type { ReactElement } from 'react';
import { formatField } from '../../sim/kernel/field.ts';
import { optionName } from '../captions.ts';
import { ui } from '../later-strings.ts';
import type { PresetsProps } from './Presets.tsx';

/** The compared parameter and the variant beside it: the choices that stay in view. */
export function Variants({ model, captions, figure, ready }: PresetsProps): ReactElement | null {
  const { params, dispatch } = figure;
  const name = model.compare?.param;
  const spec = name === undefined ? undefined : model.params[name];
  if (name === undefined || spec?.kind !== 'choice') return null;
  const variants = spec.options.map((value) => [value, optionName(captions.parameter[name], value)] as const);
  const value = formatField(params[name] ?? '');
  const { compare } = figure.player;
  // A rule beside itself shows nothing; a link may say it all the same.
  const others = variants.filter(([other]) => other !== value || other === compare);
  return (
    <div className="variants">
      <Choice
        label={captions.parameter[name]?.name ?? name}
        value={value}
        ready={ready}
        options={variants}
        onChoose={(chosen) => dispatch({ type: 'set', params: { [name]: chosen } })}
      />
      <Choice
        label={ui.compare}
        value={compare ?? ''}
        ready={ready}
        options={[['', ui.noCompare], ...others]}
        onChoose={(chosen) => dispatch({ type: 'compare', value: chosen === '' ? null : chosen })}
      />
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
      <span className="rail-title">{label}</span>
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
