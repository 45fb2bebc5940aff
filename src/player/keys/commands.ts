import type { Figure } from '../useFigure.ts';
import type { DialogName } from '../dialogs/dialog.ts';
import { toggleFullscreen } from '../page/page.ts';
import type { Lecture } from '../page/useLecture.ts';
import { tempos } from '../address/query.ts';
import type { Command } from './keys.ts';

/** What the commands act on. */
export type Surroundings = {
  readonly figure: Figure;
  readonly lecture: Lecture;
  readonly element: HTMLElement | null;
  readonly tempo: number;
  readonly setTempo: (tempo: number) => void;
  readonly setDialog: (name: DialogName) => void;
  readonly setPicked: (object: string | null) => void;
  /** Takes a choice by its number; those that are not on offer do nothing. */
  readonly choose: (choice: number) => void;
  /** Back to how the figure started where it stands. */
  readonly reset: () => void;
  /** Whether a profile that the reader chooses is remembered. */
  readonly remembers: boolean;
};

/** The next step that has a mark; the last one where none is left. */
export function nextMarkOf({ steps, step, last }: Figure): number {
  const next = steps.findIndex(({ mark }, i) => i > step && mark !== undefined);
  return next === -1 ? last : next;
}

/** Carries out a command. `key` is the pressed key, for digits. */
export function carryOut(name: Command, key: string, around: Surroundings): void {
  const { figure, lecture, tempo, setTempo, setDialog, setPicked } = around;
  const { dispatch, player, last } = figure;
  const by = (step: number) =>
    setTempo(tempos[Math.max(0, Math.min(tempos.length - 1, tempos.indexOf(tempo as 1) + step))] ?? 1);
  switch (name) {
    case 'forward':
      return dispatch({ type: 'forward' });
    case 'back':
      return dispatch({ type: 'back' });
    case 'fineForward':
      return dispatch({ type: 'fine', by: 1 });
    case 'fineBack':
      return dispatch({ type: 'fine', by: -1 });
    case 'first':
      return dispatch({ type: 'goTo', step: 0 });
    case 'last':
      return dispatch({ type: 'goTo', step: last });
    case 'nextMark':
      return dispatch({ type: 'goTo', step: nextMarkOf(figure) });
    case 'toggle':
      return dispatch({ type: player.playing ? 'pause' : 'play' });
    case 'slower':
      return by(-1);
    case 'faster':
      return by(1);
    case 'choose':
      return around.choose(Number(key));
    case 'reset':
      setPicked(null);
      return around.reset();
    case 'goTo':
    case 'overview':
      return setDialog('overview');
    case 'help':
      return setDialog('help');
    case 'fullscreen':
      if (around.element) void toggleFullscreen(lecture.on ? document.documentElement : around.element);
      return;
    case 'larger':
      return lecture.grow(10);
    case 'smaller':
      return lecture.grow(-10);
    case 'profile':
      void import('../page/profile.ts').then(({ nextProfile, setProfile }) =>
        setProfile(nextProfile(), around.remembers),
      );
      return;
    case 'laser':
      return lecture.toggleLaser();
    case 'blank':
      return lecture.setBlank(!lecture.blank);
    case 'close':
      setPicked(null);
      return lecture.setBlank(false);
  }
}
