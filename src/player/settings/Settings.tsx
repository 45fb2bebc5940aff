import type { ReactElement } from 'react';
import { Control } from '../form/Control.tsx';
import type { PresetsProps as SettingsProps } from '../rail/Presets.tsx';
import { ui } from '../later-strings.ts';
import { useTexts } from '../explain/texts.ts';
import { words } from '../explain/ui-strings.ts';

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
            <Control
              key={name}
              spec={spec}
              caption={caption ?? { name }}
              value={params[name] ?? spec.initial}
              sliders
              onChange={(value) => dispatch({ type: 'set', params: { [name]: value } })}
            />
          );
        })}
      <label className="setting">
        <span className="setting-name">{words.seed}</span>
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
