import type { ReactElement } from 'react';
import { Later } from '../Later.tsx';
import { onServer } from '../on-server.ts';
import type { BelowProps, PlayerProps } from '../props.ts';
import { Choices } from '../transport/Choices.tsx';
import { tell, ui } from '../ui-strings.ts';
import { useLoaded } from '../useLazy.tsx';
import { Drawer } from './Drawer.tsx';
import { Scene } from './Scene.tsx';

/** Below the transport: presets and comparison, what may happen instead, settings or form. */
export function Below(props: BelowProps): ReactElement {
  const { model, captions, figure, ready, choices, onChoose, texts, form } = props;
  const { comparison } = figure;
  return (
    <>
      <Scene model={model} captions={captions} figure={figure} ready={ready} presets={form === null} />
      {comparison !== null && form === null && (
        <p className="divergence">
          {comparison.divergence === null ? ui.noDivergence : tell(ui.divergence, { step: comparison.divergence })}
        </p>
      )}
      <Choices choices={choices} captions={captions} ready={ready} onChoose={onChoose} />
      {form === null ? (
        <Drawer address={texts} model={model} captions={captions} figure={figure} ready={ready} />
      ) : (
        <FormOf {...props} load={form} />
      )}
    </>
  );
}

/** The form of an explorer, loaded when the figure wakes. */
function FormOf({
  load,
  model,
  captions,
  figure,
  ready,
  problems,
  base,
  slug,
}: BelowProps & { readonly load: NonNullable<PlayerProps['form']> }): ReactElement {
  const part = useLoaded(load);
  const props = { model, captions, figure, ready, pages: `${base}figuren/${slug}/`, problems };
  return <Later part={part} server={onServer.Form} props={props} />;
}
