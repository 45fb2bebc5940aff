import { useState, type ComponentType, type ReactElement } from 'react';
import { onServer } from '../on-server.ts';
import type { AsksProps, FormProps } from '../props.ts';
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

/** The form of an explorer. Where its code did not come, it can be asked for again. */
function FormOf({ Form, form, model, captions, figure, ready, problems, base, slug }: AsksProps): ReactElement {
  const [late, setLate] = useState<{ readonly Form: ComponentType<FormProps> } | null>(null);
  const Part = Form ?? late?.Form ?? onServer.Form;
  if (Part === null) {
    const askAgain = () =>
      void form?.().then(
        (found) => setLate({ Form: found }),
        () => undefined,
      );
    return (
      <p role="alert">
        {ui.chunkFailed}{' '}
        <button type="button" onClick={askAgain}>
          {ui.askAgain}
        </button>
      </p>
    );
  }
  return (
    <div className="later" data-live={onServer.Form === null ? '' : undefined}>
      <Part {...{ model, captions, figure, ready, pages: `${base}figuren/${slug}/`, problems }} />
    </div>
  );
}
