import { useMemo, useState, type ReactElement } from 'react';
import type { DialogProps } from './dialog.ts';
import { frameAt } from '../../sim/kernel/compare.ts';
import { sentence } from '../captions.ts';
import { compareName } from '../rail/question-of.ts';
import { tell } from '../ui-strings.ts';
import { words } from './ui-strings.ts';
import { Modal } from './Modal.tsx';
import { gridText } from '../../scripts/table/text.ts';
import { embedHeight } from './embed-height.ts';
import { momentFile, momentTitle } from './moment-title.ts';
import { download, formats } from './picture.ts';
import { saveCsv } from './save-csv.ts';
import type { Said, Sheet } from './sheet.ts';
import { heightScript, pictureSnippets, snippets } from './snippets.ts';

const names = {
  markdown: words.markdown,
  html: words.html,
  mediawiki: words.mediawiki,
  dokuwiki: words.dokuwiki,
  confluence: words.confluence,
} as const;

/** What is said of a moment: its sentence, or that of each half of a comparison. */
function saidOf({ model, captions, figure }: DialogProps): readonly Said[] {
  const { comparison, frame } = figure;
  if (comparison === null) return [{ name: null, sentence: figure.sentence }];
  const { shown, beside } = compareName(model, captions, figure);
  return [
    { name: shown, sentence: sentence(frame.notes, captions) },
    { name: beside, sentence: sentence(frameAt(comparison.frames, frame.index).notes, captions) },
  ];
}

/** Link, wiki snippets and picture of exactly this moment. */
export function ShareDialog(props: DialogProps): ReactElement {
  const { onClose, root, figure, view, captions, links, label } = props;
  const [failed, setFailed] = useState('');
  const [isUncertain, setUncertain] = useState(false);
  const absolute = (path: string) => new URL(path, location.origin).href;
  const height = useMemo(() => (root.current === null ? 800 : embedHeight(root.current)), []);
  const own = absolute(links.own);
  const said = saidOf(props);
  const shared = {
    title: momentTitle(props, figure),
    sentence: said.map(({ name, sentence }) => (name === null ? sentence : `${name}: ${sentence}`)).join(' '),
    own,
    embed: absolute(links.embed),
    height,
    file: momentFile(props, figure),
  };
  const take = view.take?.(figure.frame.state, captions.worte);
  const source = tell(words.sourceLine, { url: own, title: label });
  const save = (format: 'svg' | 'png') => {
    const drawings = [...(root.current?.querySelectorAll<SVGSVGElement>('.pictures svg.drawing') ?? [])];
    const sheet: Sheet = {
      title: shared.title,
      said,
      drawings: drawings.filter((svg) => svg.checkVisibility()),
      source: [tell(words.licence, { title: label }), own],
    };
    formats[format](sheet).then(
      (file) => {
        setFailed('');
        download(file, `${shared.file}.${format}`);
        // The page around a frame may forbid downloads; then they come to nothing without a word.
        setUncertain(window.parent !== window);
      },
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
      <Copyable name={words.link} text={own} />
      <Copyable name={words.chapterLink} text={absolute(links.chapter)} />
      {snippets(shared).map(({ name, text }) => (
        <Copyable key={name} name={names[name]} text={text} hint={name === 'html' ? words.htmlHint : undefined} />
      ))}
      <Copyable name={words.heightScript} text={heightScript} />
      <div className="share-picture">
        <span>{words.picture}</span>
        <button type="button" onClick={() => save('svg')}>
          {words.saveSvg}
        </button>
        <button type="button" onClick={() => save('png')}>
          {words.savePng}
        </button>
      </div>
      {isUncertain && (
        <div role="alert">
          <p>{words.saveForbidden}</p>
          <Copyable name={words.address} text={own} />
        </div>
      )}
      {failed !== '' && <p role="alert">{failed}</p>}
      <p>{words.pictureLinkLead}</p>
      {pictureSnippets(shared).map(({ name, text }) => (
        <Copyable
          key={name}
          name={tell(words.pictureLink, { name: name === 'html' ? 'HTML' : names[name] })}
          text={text}
        />
      ))}
    </Modal>
  );
}

type CopyableProps = { readonly name: string; readonly text: string; readonly hint?: string | undefined };

/** A text in a field with a copy button; where the clipboard is closed, the text is selected instead. */
function Copyable({ name, text, hint }: CopyableProps): ReactElement {
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
      {hint !== undefined && <small id={`${id}-hinweis`}>{hint}</small>}
      <textarea
        id={id}
        aria-describedby={hint === undefined ? undefined : `${id}-hinweis`}
        readOnly
        rows={text.length > 90 ? 3 : 1}
        value={text}
      />
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
