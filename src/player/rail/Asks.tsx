import type { ReactElement } from 'react';
import { onServer } from '../on-server.ts';
import type { AsksProps } from '../props.ts';
import { ui } from '../later-strings.ts';
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
        <FormOf {...props} />
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

/** The form of an explorer. */
function FormOf({ Form, model, captions, figure, ready, problems, base, slug }: AsksProps): ReactElement {
  const Part = Form ?? onServer.Form;
  if (Part === null) return <p role="alert">{ui.chunkFailed}</p>;
  return (
    <div className="later" data-live={Form === null ? undefined : ''}>
      <Part {...{ model, captions, figure, ready, pages: `${base}figuren/${slug}/`, problems }} />
    </div>
  );
}
