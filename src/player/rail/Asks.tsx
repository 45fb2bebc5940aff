import type { ReactElement } from 'react';
import { Later } from '../Later.tsx';
import { onServer } from '../on-server.ts';
import type { AsksProps, PlayerProps } from '../props.ts';
import { ui } from '../later-strings.ts';
import { useLoaded } from '../useLazy.tsx';
import { Choices } from './Choices.tsx';
import { Presets } from './Presets.tsx';
import { Variants } from './Variants.tsx';

/** What a reader may ask the figure: its questions or its form, the rule and one beside it, what may happen instead. */
export function Asks(props: AsksProps): ReactElement {
  const { model, captions, figure, ready, choices, onChoose, toPath, form } = props;
  const shared = { model, captions, figure, ready };
  return (
    <div className="asks" data-search-ignore="">
      {form === null ? (
        <>
          <Presets {...shared} />
          <Variants {...shared} />
        </>
      ) : (
        <FormOf {...props} load={form} />
      )}
      <Choices {...shared} choices={choices} onChoose={onChoose} />
      {toPath !== null && (
        <button type="button" className="to-path" title={ui.offPath} onClick={toPath}>
          {ui.toPath}
        </button>
      )}
    </div>
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
}: AsksProps & { readonly load: NonNullable<PlayerProps['form']> }): ReactElement {
  const part = useLoaded(load);
  const props = { model, captions, figure, ready, pages: `${base}figuren/${slug}/`, problems };
  return <Later part={part} server={onServer.Form} props={props} />;
}
