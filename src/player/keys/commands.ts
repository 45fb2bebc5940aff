import type { Figure } from '../useFigure.ts';
import type { DialogName } from '../dialogs/dialog.ts';
import { toggleLaser } from '../page/laser.ts';
import { toggleFullscreen } from '../page/fullscreen.ts';
import type { Lecture } from '../page/useLecture.ts';
import { tempos } from '../address/query.ts';
import type { Command, Transport } from './keys.ts';

/** What the commands act on. */
export type Surroundings = {
  readonly figure: Figure;
  readonly lecture: Lecture;
  readonly element: HTMLElement | null;
  readonly tempo: number;
  readonly setTempo: (tempo: number) => void;
  readonly setDialog: (name: DialogName) => void;
  readonly picked: string | null;
  readonly setPicked: (object: string | null) => void;
  /** Takes a choice by its number; those that are not on offer do nothing. */
  readonly choose: (choice: number) => void;
  /** Back to how the figure started where it stands. */
  readonly reset: () => void;
  /** Whether a profile that the reader chooses is remembered. */
  readonly remembers: boolean;
};

/** Carries out a command that is none of the transport's. `key` is the pressed key, for digits. */
export function carryOut(name: Exclude<Command, Transport>, key: string, around: Surroundings): void {
  const { figure, lecture, tempo, setTempo, setDialog, setPicked } = around;
  const { dispatch, steps, step, last } = figure;
  const by = (change: number) =>
    setTempo(tempos[Math.max(0, Math.min(tempos.length - 1, tempos.indexOf(tempo as 1) + change))] ?? 1);
  switch (name) {
    case 'fineForward':
      return dispatch({ type: 'fine', by: 1 });
    case 'fineBack':
      return dispatch({ type: 'fine', by: -1 });
    case 'nextMark': {
      const next = steps.findIndex(({ mark }, i) => i > step && mark !== undefined);
      return dispatch({ type: 'goTo', step: next === -1 ? last : next });
    }
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
      return setDialog('goTo');
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
      return toggleLaser();
    case 'blank':
      // Nobody is to miss what nobody can see.
      if (!lecture.blank) dispatch({ type: 'pause' });
      return lecture.setBlank(!lecture.blank);
    case 'close':
      return close(around);
  }
}

/** Esc takes back one thing: the blank screen, an explanation, the focus of a control, the lecture. */
function close({ element, lecture, picked, setPicked }: Surroundings): void {
  if (lecture.blank) return lecture.setBlank(false);
  if (picked !== null) return setPicked(null);
  if (element?.contains(document.activeElement) === true && document.activeElement !== element) {
    return element.focus({ preventScroll: true });
  }
  if (lecture.on) lecture.leave();
}
