import { useState, type ReactElement } from 'react';
import type { DialogProps } from './dialog.ts';
import { ui } from '../later-strings.ts';
import { tell } from '../ui-strings.ts';
import { words } from './ui-strings.ts';
import { Modal } from './Modal.tsx';
import { gridText } from '../../scripts/table/text.ts';
import { savePng, saveSvg } from './picture.ts';
import { saveCsv } from './save-csv.ts';
import { snippets } from './snippets.ts';

const names = {
  markdown: words.markdown,
  html: words.html,
  mediawiki: words.mediawiki,
  dokuwiki: words.dokuwiki,
  confluence: words.confluence,
} as const;

/** Link, wiki snippets and picture of exactly this moment. */
export function ShareDialog({ onClose, root, figure, view, captions, links, label }: DialogProps): ReactElement {
  const [failed, setFailed] = useState('');
  const [isForbidden, setForbidden] = useState(false);
  const absolute = (path: string) => new URL(path, location.origin).href;
  const title = `${captions.titel} · ${tell(ui.stepOf, { step: figure.step, last: figure.last })}`;
  const caption = figure.sentence;
  const height = Math.ceil(root.current?.getBoundingClientRect().height ?? 800);
  const own = absolute(links.own);
  const rows = [
    { name: words.link, text: own },
    { name: words.chapterLink, text: absolute(links.chapter) },
    ...snippets({ title, sentence: caption, own, embed: absolute(links.embed), height }).map(({ name, text }) => ({
      name: names[name],
      text,
    })),
  ];
  const take = view.take?.(figure.frame.state, captions.worte);
  const source = tell(words.sourceLine, { url: own, title: label });
  const save = (make: typeof saveSvg) => {
    const svg = root.current?.querySelector<SVGSVGElement>('svg.drawing');
    if (!svg) return;
    // A frame with a bare `sandbox` swallows a download without a word; its origin is how a page knows that it stands in one.
    if (self.origin === 'null') return setForbidden(true);
    make(svg, { title, caption, source, file: `${figure.step}-${captions.titel}` }).then(
      () => setFailed(''),
      (error: unknown) =>
        setFailed(tell(words.pictureFailed, { reason: error instanceof Error ? error.message : String(error) })),
    );
  };
  return (
    <Modal title={words.shareTitle} onClose={onClose}>
      <p>{words.shareLead}</p>
      {take !== undefined && (
        <>
          <Copyable name={words.takeLine} text={`${take.line} – ${own}`} />
          <Copyable name={words.takeTable} text={`${gridText(take.table, 'markdown')}\n\n${source}`} />
          <p>
            <button type="button" onClick={() => saveCsv(take.table, source, captions.titel)}>
              {words.saveCsv}
            </button>
          </p>
        </>
      )}
      {rows.map((row) => (
        <Copyable key={row.name} {...row} />
      ))}
      <div className="share-picture">
        <span>{words.picture}</span>
        <button type="button" onClick={() => save(saveSvg)}>
          {words.saveSvg}
        </button>
        <button type="button" onClick={() => save(savePng)}>
          {words.savePng}
        </button>
      </div>
      {isForbidden && (
        <div role="alert">
          <p>{words.saveForbidden}</p>
          <Copyable name={words.address} text={own} />
        </div>
      )}
      {failed !== '' && <p role="alert">{failed}</p>}
    </Modal>
  );
}

/** A text in a field with a copy button; where the clipboard is closed, the text is selected instead. */
function Copyable({ name, text }: { readonly name: string; readonly text: string }): ReactElement {
  const [state, setState] = useState<'' | 'copied' | 'copyFailed'>('');
  const id = `teilen-${name.replace(/\W+/g, '-')}`;
  const copy = async (field: HTMLTextAreaElement | null) => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      field?.select();
      setState('copyFailed');
    }
  };
  return (
    <div className="copyable">
      <label htmlFor={id}>{name}</label>
      <textarea id={id} readOnly rows={text.length > 90 ? 3 : 1} value={text} />
      <button
        type="button"
        aria-label={`${words.copy}: ${name}`}
        onClick={(event) => void copy(event.currentTarget.parentElement?.querySelector('textarea') ?? null)}
      >
        {words.copy}
      </button>
      <span role="status">{state === '' ? '' : words[state]}</span>
    </div>
  );
}
