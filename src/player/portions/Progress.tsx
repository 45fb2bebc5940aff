import { useEffect, useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import { missing, type HeldRun } from '../../sim/kernel/portions.ts';
import type { Figure } from '../useFigure.ts';
import { startJob, type Job, type Task } from './job.ts';
import { tell } from '../ui-strings.ts';
import { words } from './words.ts';

/** A drag asks many questions; only one that stands for so long is worth a worker. */
const QUIET_MS = 80;

/** Answers that come sooner need no bar. */
const SHOW_MS = 200;

type ProgressProps = {
  readonly held: HeldRun;
  readonly figure: Figure;
  /** How questions are answered. */
  readonly task: Pick<Task, 'model' | 'data' | 'makeWorker'>;
};

/**
 * Has answered what the figure was asked, and shows how far that is. A new question ends the work on the old one; so does
 * a figure that goes. In a hidden tab the work goes on.
 */
export function Progress({ held, figure, task }: ProgressProps): ReactElement {
  const { dispatch } = figure;
  const { asked } = figure.player;
  const [share, setShare] = useState(0);
  const [isShown, setShown] = useState(false);
  const [said, setSaid] = useState('');
  // What is said when the waiting ends; how it ends is known a moment before.
  const ending = useRef<string>(words.done);
  const [hasFailed, setFailed] = useState(false);
  const isWaiting = asked !== undefined;
  const [question] = asked === undefined ? [] : missing(held, asked);
  const key = question === undefined ? '' : JSON.stringify(question);
  useEffect(() => {
    if (question === undefined) return;
    let job: Job | null = null;
    let isCurrent = true;
    setShare(0);
    setFailed(false);
    const begin = () => {
      job = startJob({ ...task, params: question, onProgress: setShare });
      job.done.then(
        (answer) => {
          if (!isCurrent || answer === null) return;
          held.learn(question, answer);
          dispatch({ type: 'answered' });
        },
        () => {
          if (!isCurrent) return;
          setFailed(true);
          ending.current = '';
          dispatch({ type: 'cancel' });
        },
      );
    };
    const quiet = setTimeout(begin, QUIET_MS);
    return () => {
      isCurrent = false;
      clearTimeout(quiet);
      job?.cancel();
    };
    // The question decides; all else stays what it is.
  }, [key]);
  useEffect(() => {
    if (!isWaiting) return;
    let hasSpoken = false;
    ending.current = words.done;
    const slow = setTimeout(() => {
      hasSpoken = true;
      setShown(true);
      setSaid(words.working);
    }, SHOW_MS);
    return () => {
      clearTimeout(slow);
      setShown(false);
      if (hasSpoken) setSaid(ending.current);
    };
  }, [isWaiting]);
  return (
    <div className="portions-place">
      {isShown && isWaiting && (
        <Bar
          share={share}
          onCancel={() => {
            ending.current = words.cancelled;
            dispatch({ type: 'cancel' });
          }}
        />
      )}
      {hasFailed && <p role="alert">{words.failed}</p>}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}

function Bar({ share, onCancel }: { readonly share: number; readonly onCancel: () => void }): ReactElement {
  const button = useRef<HTMLButtonElement>(null);
  // Whoever stands on the button when it goes finds the keys of the figure still working.
  useLayoutEffect(() => {
    const own = button.current;
    return () => {
      if (own !== null && own === document.activeElement) own.closest<HTMLElement>('.player')?.focus();
    };
  }, []);
  const percent = Math.round(Math.max(0, Math.min(1, share)) * 100);
  return (
    <div className="portions">
      <progress max={100} value={percent} aria-label={words.bar} />
      <p aria-hidden="true">{tell(words.share, { percent })}</p>
      <button ref={button} type="button" onClick={onCancel}>
        {words.cancel}
      </button>
    </div>
  );
}
