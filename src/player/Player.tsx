import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { initialValues } from '../sim/kernel/field.ts';
import type { SimEvent } from '../sim/kernel/model.ts';
import type { PlayerProps } from './props.ts';
import { Controls } from './transport/Controls.tsx';
import type { DialogName } from './dialogs/dialog.ts';
import type { Command, Transport } from './keys/keys.ts';
import { prefersReducedMotion, store, stored } from './page/page.ts';
import type { ControlLevel } from './address/query.ts';
import { Panels } from './picture/Panels.tsx';
import { Timeline } from './transport/Timeline.tsx';
import { Tools } from './page/Tools.tsx';
import { tell, ui } from './ui-strings.ts';
import { useAddressBar } from './address/useAddressBar.ts';
import { useArrival } from './address/useArrival.ts';
import { useAutoplay } from './transport/useAutoplay.ts';
import { useEmbed } from './embed/useEmbed.ts';
import { useFigure } from './useFigure.ts';
import { useKeys } from './keys/useKeys.ts';
import { useLayout } from './picture/useLayout.ts';
import { onServer } from './on-server.ts';
import { Later } from './Later.tsx';
import { useLazy } from './useLazy.tsx';
import { useLecture } from './page/useLecture.ts';
import { useSeen } from './page/useSeen.ts';
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
  const [letters, setLetters] = useState(true);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const figure = useFigure(model, captions, props);
  const { dispatch, frame, step, last, params, onPath } = figure;
  const { playing, target, run, cursor } = figure.player;
  const layout = useLayout(root);
  const lecture = useLecture();
  const inChapter = context === 'kapitel';
  const prefix = inChapter ? `${slug}.` : '';

  const [later, setLater] = useState<Awaited<ReturnType<typeof loadSecondWave>> | null>(null);
  useEffect(() => {
    // Without it the figure can be stepped through all the same.
    void loadSecondWave().then(setLater, () => undefined);
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
  } = useArrival(to, figure, prefix, (wishes) => {
    if (wishes.tempo !== null) setTempo(wishes.tempo);
    setControls(wishes.controls);
    if (wishes.play && !prefersReducedMotion()) dispatch({ type: 'play' });
  });
  useAddressBar(context, prefix, inChapter ? links.chapter : links.own, playing || target !== null || later === null);
  const notice = useLazy(loadNotice, problems.length > 0);
  useAutoplay(
    { playing, moving: target !== null, tempo, moment: `${step} ${cursor}` },
    root,
    () => dispatch({ type: 'beat' }),
    () => dispatch({ type: 'pause' }),
  );
  useEmbed(context === 'einbetten', root, figure, { slug, captions, aliases: props.aliases });
  useEffect(() => {
    setLetters(stored('unterbau.zeichen') !== 'aus');
  }, []);
  const { spoken, touch } = useVoice(playing, `${tell(ui.stepOf, { step, last })}: ${figure.sentence}`);

  useSeen(slug, context, ready, step === last && last > 0);

  const choices = useMemo(() => model.choices(frame.state) as readonly SimEvent[], [model, frame]);
  const choose = (choice: number) => {
    if (choice >= choices.length) return;
    dispatch({ type: 'choose', choice });
    // The button that was pressed may be gone in the next state.
    forward.current?.focus();
  };
  const startsLecture = Object.keys(props.start).length === 0 && props.compare === null;
  const reset = () =>
    dispatch(
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
    if (lecture.blank && name !== 'blank' && name !== 'close') return;
    if (isTransport(name)) return transport(name);
    touch();
    later?.carryOut(name, key, {
      figure,
      lecture,
      element: root.current,
      tempo,
      setTempo,
      setDialog,
      setPicked,
      choose,
      reset,
      remembers: context !== 'einbetten',
    });
  };
  const onKeyDown = useKeys(lecture.on, (event) => later?.onKey(event, { lecture: lecture.on, letters, run: command }));
  const texts = `${base}figuren/${slug}/texte.json`;
  const isExplorer = props.form !== null;
  const parts = { ...props, texts, figure, ready, problems, choices, onChoose: choose, picked, onPick: setPicked };
  const strayed = !onPath && (isExplorer || run.choices.length > 0);
  const backToPath = () =>
    dispatch(isExplorer ? { type: 'lecture' } : { type: 'restart', params, compare: figure.player.compare });

  return (
    // The group takes the focus so that the keys of the figure work wherever the reader has clicked in it.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- every key has a button as well
    <div
      ref={root}
      className={`player steuer-${controls}`}
      role="group"
      aria-label={`${props.label}: ${captions.titel}`}
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- keys of the figure need a place for the focus
      tabIndex={0}
      data-ready={ready && later !== null ? '' : undefined}
      data-cursor={cursor}
      data-step={step}
      onKeyDown={onKeyDown}
    >
      {notice({ problems, onDismiss: dismiss })}
      <Panels
        model={model}
        view={view}
        captions={captions}
        figure={figure}
        layout={layout}
        slug={slug}
        onPick={setPicked}
      />
      <div className="visually-hidden" aria-live="polite">
        {spoken}
      </div>
      <div className="controls" role="group" aria-label={ui.player} data-search-ignore="">
        <Timeline
          ready={ready}
          figure={figure}
          onSeek={(wanted) => {
            touch();
            dispatch({ type: 'goTo', step: wanted });
          }}
        />
        <div className="control-row">
          <Controls
            ready={ready}
            playing={playing}
            step={step}
            last={last}
            hasNextMark={figure.steps.some(({ mark }, i) => i > step && mark !== undefined)}
            tempo={tempo}
            onTempo={setTempo}
            run={command}
            forwardRef={forward}
          />
          <Tools
            ready={ready}
            context={context}
            lecture={lecture}
            own={links.own}
            toPath={strayed ? backToPath : null}
            run={command}
            onShare={() => setDialog('share')}
          />
        </div>
        <Later part={later?.Below} server={onServer.Below} props={parts} />
      </div>
      <Later part={later?.Details} server={onServer.Details} props={parts} />
      {lecture.blank && <div className="blank" role="status" aria-label={ui.blanked} />}
      {dialog !== null && later !== null && (
        <later.Dialogs
          key={dialog}
          name={dialog}
          // The browser tells of a closed dialog a little later; by then another may be open.
          onClose={() => setDialog((open) => (open === dialog ? null : open))}
          root={root}
          figure={figure}
          view={view}
          captions={captions}
          links={links}
          label={props.label}
          base={base}
          letters={letters}
          onLetters={(on) => {
            setLetters(on);
            store('unterbau.zeichen', on ? 'an' : 'aus');
          }}
        />
      )}
    </div>
  );
}

function isTransport(name: Command): name is Transport {
  return ['forward', 'back', 'first', 'last', 'toggle'].includes(name);
}
