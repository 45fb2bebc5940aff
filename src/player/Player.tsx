import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { initialValues } from '../sim/kernel/field.ts';
import type { SimEvent } from '../sim/kernel/model.ts';
import type { AsksProps, PlayerProps } from './props.ts';
import type { DialogName } from './dialogs/dialog.ts';
import type { Command, Transport } from './keys/keys.ts';
import { prefersReducedMotion } from './page/page.ts';
import type { ControlLevel } from './address/query.ts';
import { hasParted, parting } from './picture/parting.ts';
import { Pictures } from './picture/Pictures.tsx';
import { Sentence } from './picture/Sentence.tsx';
import { Transport as TransportBar } from './transport/Transport.tsx';
import { ui } from './ui-strings.ts';
import { useArrival } from './address/useArrival.ts';
import { useAutoplay } from './transport/useAutoplay.ts';
import { useEmbed } from './embed/useEmbed.ts';
import { useFigure, type Figure } from './useFigure.ts';
import { useKeys } from './keys/useKeys.ts';
import { useLayout } from './picture/useLayout.ts';
import { onServer } from './on-server.ts';
import { Later } from './Later.tsx';
import { useLazy } from './useLazy.tsx';
import { useLecture } from './page/useLecture.ts';
import { useVoice } from './page/useVoice.ts';

const loadSecondWave = async () => (await import('./second-wave.ts')).secondWave;
const loadNotice = async () => (await import('./address/Notice.tsx')).Notice;

/** A figure that can be run: picture, transport, settings, explanations. Knows no model in particular. */
export function Player(props: PlayerProps): ReactElement {
  const { model, view, captions, slug, base, context } = props;
  const root = useRef<HTMLDivElement>(null);
  const forward = useRef<HTMLButtonElement>(null);
  const [tempo, setTempo] = useState(1);
  const [controls, setControls] = useState<ControlLevel>('voll');
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const figure = useFigure(model, captions, props);
  const { dispatch, frame, step, last, onPath } = figure;
  const { playing, target, run, cursor } = figure.player;
  const layout = useLayout(root);
  const lecture = useLecture();
  const inChapter = context === 'kapitel';
  const prefix = inChapter ? `${slug}.` : '';

  type Wave = Awaited<ReturnType<typeof loadSecondWave>> & { readonly Form: AsksProps['Form'] };
  const [later, setLater] = useState<Wave | null>(null);
  useEffect(() => {
    // Without it the figure can be stepped through all the same.
    // The form comes with it: what the page shows already must not go away meanwhile.
    void Promise.all([loadSecondWave(), props.form?.().catch(() => null) ?? null]).then(
      ([wave, Form]) => {
        // Whoever has gone on meanwhile is not called back to what they tapped on.
        if (root.current?.contains(document.activeElement) === false) setPicked(null);
        setLater({ ...wave, Form });
      },
      () => undefined,
    );
  }, []);
  const start = `${base}figuren/${slug}/${props.step === null ? '' : `${props.step}/`}`;
  const links = later?.linksOf(props, figure) ?? { own: start, embed: start, chapter: start };
  // On a page of its own a link speaks of the figure's initial parameters, not of a chapter's or a preset's.
  const defaults = inChapter ? figure.defaults : initialValues(model.params);
  const to = { model, captions, aliases: props.aliases, defaults };
  const {
    settled: ready,
    problems,
    dismiss,
  } = useArrival(to, figure, prefix, (wishes, whenSeen) => {
    if (wishes.tempo !== null) setTempo(wishes.tempo);
    setControls(wishes.controls);
    if (wishes.play && !prefersReducedMotion()) whenSeen(() => dispatch({ type: 'play' }));
  });
  // Whoever arrives at the end by a link has not seen the figure.
  const began = useRef(false);
  if (ready && step < last) began.current = true;
  const notice = useLazy(loadNotice, problems.length > 0);
  useAutoplay(
    { playing, moving: target !== null, tempo, sentence: figure.sentence, moment: `${step} ${cursor}` },
    root,
    () => dispatch({ type: 'beat' }),
    () => dispatch({ type: 'pause' }),
  );
  useEmbed(context === 'einbetten' && ready, root, figure, { slug, captions, aliases: props.aliases });
  // Frames on the way to a step are not spoken: the step is, as soon as it is asked for.
  const toSay: Figure =
    target === null
      ? figure
      : { ...figure, frame: figure.player.frames[target] ?? frame, sentence: figure.steps[step]?.sentence ?? '' };
  const { spoken, touch, act } = useVoice(root, {
    playing,
    moment: (isNew) => later?.momentInWords(model, captions, toSay, isNew) ?? toSay.sentence,
    key: `${step} ${toSay.sentence} ${figure.player.compare}`,
    compare: figure.player.compare,
    blank: lecture.blank,
  });
  /** The figure for whoever changes what it is asked. */
  const asked: Figure = {
    ...figure,
    dispatch: (action) => {
      act();
      dispatch(action);
    },
  };

  const choices = useMemo(() => model.choices(frame.state) as readonly SimEvent[], [model, frame]);
  // The focus stays where it is. The button of a choice may be gone in the next state; then it goes to „Weiter“.
  const pressed = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (pressed.current?.isConnected === false) forward.current?.focus();
    pressed.current = null;
  }, [frame]);
  const choose = (choice: number) => {
    if (choice >= choices.length) return;
    pressed.current = root.current?.querySelector('.choices :focus') ?? null;
    asked.dispatch({ type: 'choose', choice });
  };
  const startsLecture = Object.keys(props.start).length === 0 && props.compare === null;
  const reset = () =>
    asked.dispatch(
      startsLecture
        ? { type: 'lecture', stop: 0 }
        : { type: 'restart', params: figure.defaults, compare: props.compare },
    );
  const transport = (name: Transport): void => {
    touch();
    if (name === 'forward' || name === 'back') return dispatch({ type: name });
    if (name === 'toggle') return dispatch({ type: playing ? 'pause' : 'play' });
    dispatch({ type: 'goTo', step: name === 'first' ? 0 : last });
  };
  const command = (name: Command, key = ''): void => {
    // Whatever comes before the moment that the link names would be lost to it.
    if (!ready || (lecture.blank && name !== 'blank' && name !== 'close')) return;
    if (isTransport(name)) return transport(name);
    touch();
    later?.carryOut(name, key, {
      figure,
      lecture,
      element: root.current,
      tempo,
      setTempo,
      setDialog,
      picked,
      setPicked,
      choose,
      reset,
      remembers: context !== 'einbetten',
    });
  };
  const seek = (wanted: number) => {
    touch();
    dispatch({ type: 'goTo', step: wanted });
  };
  const onKeyDown = useKeys(lecture.on, (event) => later?.onKey(event, { lecture: lecture.on, run: command }));
  const texts = `${base}figuren/${slug}/texte.json`;
  const isExplorer = props.form !== null;
  const strayed = !onPath && (isExplorer || run.choices.length > 0);
  const toPath = strayed ? () => asked.dispatch({ type: 'lecture' }) : null;
  const { comparison } = figure;

  return (
    // The group takes the focus so that the keys of the figure work wherever the reader has clicked in it.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- every key has a button as well
    <div
      ref={root}
      className={`player steuer-${controls}`}
      role="group"
      aria-label={captions.titel}
      aria-describedby={comparison === null ? `${slug}-satz` : undefined}
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- keys of the figure need a place for the focus
      tabIndex={0}
      data-ready={ready && later !== null ? '' : undefined}
      data-cursor={cursor}
      data-step={step}
      onKeyDown={onKeyDown}
    >
      {notice({ problems, onDismiss: dismiss })}
      {later !== null && (
        <later.Attend
          slug={slug}
          context={context}
          prefix={prefix}
          start={inChapter ? `${base}${props.chapter}` : start}
          own={inChapter ? links.chapter : links.own}
          moving={playing || target !== null}
          waiting={figure.player.asked !== undefined}
          ready={ready}
          began={began.current}
          atEnd={step === last && last > 0}
        />
      )}
      <div className="board">
        {comparison === null ? (
          <Sentence id={`${slug}-satz`} words={figure.told} figure={figure} captions={captions} />
        ) : (
          <p className={hasParted(figure) ? 'divergence is-past' : 'divergence'}>{parting(comparison.divergence)}</p>
        )}
        <Pictures
          model={model}
          view={view}
          captions={captions}
          figure={figure}
          layout={layout}
          slug={slug}
          // Whoever points at the screen in a lecture changes nothing.
          choices={ready && !lecture.on ? choices : []}
          onChoose={choose}
          onPick={setPicked}
        >
          {picked !== null && later !== null && (
            <later.PickedPlace
              view={view}
              captions={captions}
              figure={figure}
              texts={texts}
              picked={picked}
              choices={choices}
              onChoose={choose}
              onClose={() => setPicked(null)}
            />
          )}
        </Pictures>
        <TransportBar ready={ready} playing={playing} step={step} last={last} run={transport} forwardRef={forward} />
        <Later
          part={later?.Asks}
          server={onServer.Asks}
          props={{
            ...props,
            Form: later?.Form ?? null,
            figure: asked,
            ready,
            problems,
            choices,
            onChoose: choose,
            toPath,
          }}
        />
        <Later
          part={later?.Foot}
          server={onServer.Foot}
          props={{
            ...props,
            texts,
            figure: asked,
            ready,
            tempo,
            onTempo: setTempo,
            onSeek: seek,
            onPick: setPicked,
            run: command,
            lecture,
            own: links.own,
            onShare: () => setDialog('share'),
          }}
        />
      </div>
      <div className="visually-hidden" aria-live="polite">
        {spoken.words !== '' && <span key={spoken.turn}>{spoken.words}</span>}
      </div>
      {lecture.blank && (
        <button type="button" className="blank" aria-label={ui.blanked} onClick={() => lecture.setBlank(false)} />
      )}
      {dialog !== null && later !== null && (
        <later.Dialogs
          {...props}
          key={dialog}
          name={dialog}
          // The browser tells of a closed dialog a little later; by then another may be open.
          onClose={() => setDialog((open) => (open === dialog ? null : open))}
          root={root}
          figure={figure}
          links={links}
        />
      )}
    </div>
  );
}

function isTransport(name: Command): name is Transport {
  return ['forward', 'back', 'first', 'last', 'toggle'].includes(name);
}
