import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { AnyScenario, ParamValue, SimEvent } from '../sim/kernel/scenario.ts';
import type { AnyView } from '../views/view.ts';
import { sentence, type Captions } from './captions.ts';
import { Choices } from './Choices.tsx';
import { Controls } from './Controls.tsx';
import { Details } from './Details.tsx';
import { Dialogs } from './Dialogs.tsx';
import type { DialogName } from './later/dialogs/dialog.ts';
import type { Command } from './keys.ts';
import { chapterPath, figurePath } from './links.ts';
import { nextProfile, prefersReducedMotion, setProfile, store, stored, toggleFullscreen } from './page.ts';
import { tempos, type ControlLevel } from './query.ts';
import { Drawer } from './Drawer.tsx';
import { Scene } from './Scene.tsx';
import { Stage } from './Stage.tsx';
import { Timeline } from './Timeline.tsx';
import { Tools } from './Tools.tsx';
import { tell, ui } from './ui-strings.ts';
import { useAddress, type Context } from './useAddress.ts';
import { useAutoplay } from './useAutoplay.ts';
import { useEmbed } from './useEmbed.ts';
import { useFigure } from './useFigure.ts';
import { useKeys } from './useKeys.ts';
import { useLayout } from './useLayout.ts';
import { useLazy } from './useLazy.tsx';
import { useLecture } from './useLecture.ts';
import { useVoice } from './useVoice.ts';

export type FigureProps = {
  readonly slug: string;
  readonly captions: Captions;
  /** Path of the site, with slashes at both ends. */
  readonly base: string;
  readonly context: Context;
  /** Chapter page and anchor of the figure, relative to `base`: `kapitel/…/#abbildung-2-8`. */
  readonly chapter: string;
  /** „Abbildung 2.8 und 2.9“. */
  readonly label: string;
  /** Parameters that differ from the scenario's initial ones at this place, and the variant beside it. */
  readonly start: Readonly<Record<string, ParamValue>>;
  readonly compare: ParamValue | null;
  /** Public id of the step to begin with. */
  readonly step: string | null;
};

export type PlayerProps = FigureProps & { readonly scenario: AnyScenario; readonly view: AnyView };

const loadNotice = async () => (await import('./later/Notice.tsx')).Notice;

/** A figure that can be run: picture, transport, settings, explanations. Knows no scenario in particular. */
export function Player(props: PlayerProps): ReactElement {
  const { scenario, view, captions, slug, base, context } = props;
  const root = useRef<HTMLDivElement>(null);
  const forward = useRef<HTMLButtonElement>(null);
  const [tempo, setTempo] = useState(1);
  const [controls, setControls] = useState<ControlLevel>('voll');
  const [letters, setLetters] = useState(true);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const figure = useFigure(scenario, captions, props);
  const { dispatch, frame, last, params, compare, onPath, steps } = figure;
  const { playing, cursor, run, frames } = figure.player;
  const layout = useLayout(root);
  const lecture = useLecture();

  const texts = `${base}figuren/${slug}/texte.json`;
  const place = { base, slug, chapter: props.chapter };
  const seen = {
    params,
    seed: run.seed,
    compare,
    step: onPath ? (steps[cursor] ?? null) : null,
    run: { choices: run.choices, cursor },
  };
  const links = {
    own: figurePath(scenario, place, seen, 'figuren'),
    embed: figurePath(scenario, place, seen, 'einbetten'),
    chapter: chapterPath(scenario, place, seen, figure.defaults, props.compare),
  };
  // The table of all steps is drawn anew only with another run: its links must not change with every step.
  const hrefOfStep = useMemo(
    () => (index: number) => {
      const step = onPath ? (steps[index] ?? null) : null;
      return figurePath(scenario, place, { ...seen, step, run: { choices: run.choices, cursor: index } }, 'figuren');
    },
    [frames, compare],
  );
  const {
    settled: ready,
    problems,
    dismiss,
  } = useAddress(
    scenario,
    captions,
    figure,
    context,
    slug,
    context === 'kapitel' ? links.chapter : links.own,
    (wishes) => {
      if (wishes.tempo !== null) setTempo(wishes.tempo);
      setControls(wishes.controls);
      if (wishes.play && !prefersReducedMotion()) dispatch({ type: 'play' });
    },
  );
  const notice = useLazy(loadNotice, problems.length > 0);
  useAutoplay(
    playing,
    tempo,
    root,
    () => dispatch({ type: 'forward' }),
    () => dispatch({ type: 'pause' }),
  );
  useEmbed(context === 'einbetten', root, figure, slug);
  useEffect(() => {
    setLetters(stored('unterbau.zeichen') !== 'aus');
  }, []);

  const words = sentence(frame.notes, captions);
  const { spoken, touch } = useVoice(playing, `${tell(ui.stepOf, { step: cursor, last })}: ${words}`);

  const choices = useMemo(() => scenario.choices(frame.state) as readonly SimEvent[], [scenario, frame]);
  const choose = (choice: number) => {
    dispatch({ type: 'choose', choice });
    // The button that was pressed may be gone in the next state.
    forward.current?.focus();
  };
  const nextMark = figure.marks.find((mark) => mark.index > cursor)?.index;

  const command = (name: Command, key = ''): void => {
    if (lecture.blank && name !== 'blank' && name !== 'close') return;
    touch();
    const by = (step: number) =>
      setTempo(tempos[Math.max(0, Math.min(tempos.length - 1, tempos.indexOf(tempo as 1) + step))] ?? 1);
    switch (name) {
      case 'forward':
        if (playing) dispatch({ type: 'pause' });
        return dispatch({ type: 'forward' });
      case 'back':
        return dispatch({ type: 'back' });
      case 'first':
        return dispatch({ type: 'seek', cursor: 0 });
      case 'last':
        return dispatch({ type: 'seek', cursor: last });
      case 'nextMark':
        return dispatch({ type: 'seek', cursor: nextMark ?? last });
      case 'toggle':
        return dispatch({ type: playing ? 'pause' : 'play' });
      case 'slower':
        return by(-1);
      case 'faster':
        return by(1);
      case 'choose':
        return Number(key) < choices.length ? choose(Number(key)) : undefined;
      case 'reset':
        setPicked(null);
        return dispatch({ type: 'restart', params: figure.defaults, compare: props.compare });
      case 'goTo':
      case 'overview':
        return setDialog('overview');
      case 'help':
        return setDialog('help');
      case 'fullscreen':
        if (root.current) void toggleFullscreen(lecture.on ? document.documentElement : root.current);
        return;
      case 'larger':
        return lecture.grow(10);
      case 'smaller':
        return lecture.grow(-10);
      case 'profile':
        return setProfile(nextProfile(), context !== 'einbetten');
      case 'laser':
        return lecture.toggleLaser();
      case 'blank':
        return lecture.setBlank(!lecture.blank);
      case 'close':
        setPicked(null);
        return lecture.setBlank(false);
    }
  };
  const onKeyDown = useKeys(lecture.on, letters, command);

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
      data-ready={ready ? '' : undefined}
      data-cursor={cursor}
      onKeyDown={onKeyDown}
    >
      {notice({ problems, onDismiss: dismiss })}
      <Stage
        scenario={scenario}
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
          cursor={cursor}
          last={last}
          marks={figure.marks}
          divergence={figure.comparison?.divergence ?? null}
          sentence={words}
          onSeek={(to) => {
            touch();
            dispatch({ type: 'seek', cursor: to });
          }}
        />
        <div className="control-row">
          <Controls
            ready={ready}
            playing={playing}
            cursor={cursor}
            last={last}
            hasNextMark={nextMark !== undefined}
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
            onPath={onPath ? null : () => dispatch({ type: 'restart', params, compare })}
            run={command}
            onShare={() => setDialog('share')}
          />
        </div>
        <Scene scenario={scenario} captions={captions} figure={figure} ready={ready} />
        {figure.comparison !== null && (
          <p className="divergence">
            {figure.comparison.divergence === null
              ? ui.noDivergence
              : tell(ui.divergence, { step: figure.comparison.divergence })}
          </p>
        )}
        <Choices choices={choices} captions={captions} ready={ready} onChoose={choose} />
        <Drawer address={texts} scenario={scenario} captions={captions} figure={figure} ready={ready} />
      </div>
      <Details
        view={view}
        captions={captions}
        texts={texts}
        figure={figure}
        slug={slug}
        picked={picked}
        onPick={setPicked}
        href={hrefOfStep}
        frames={frames}
      />
      {lecture.blank && <div className="blank" role="status" aria-label={ui.blanked} />}
      {dialog !== null && (
        <Dialogs
          key={dialog}
          name={dialog}
          // The browser tells of a closed dialog a little later; by then another may be open.
          onClose={() => setDialog((open) => (open === dialog ? null : open))}
          root={root}
          figure={figure}
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
