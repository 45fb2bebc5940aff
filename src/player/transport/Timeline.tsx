import type { ReactElement } from 'react';
import { tell, ui } from '../ui-strings.ts';
import type { Figure } from '../useFigure.ts';
import { isRunOf, runOf } from '../../sim/kernel/player.ts';

export type TimelineProps = {
  readonly ready: boolean;
  readonly figure: Figure;
  readonly onSeek: (step: number) => void;
};

/** Places on the scrubber, in steps, of the frames that lie between two stops of the lecture. */
function between({ guide, onPath }: Figure): readonly number[] {
  if (!onPath) return [];
  return guide.path.flatMap((stop, i) => {
    const next = guide.path[i + 1];
    if (next === undefined || !isRunOf(next, runOf(stop))) return [];
    const count = next.frame - stop.frame;
    return Array.from({ length: Math.max(0, count - 1) }, (_, k) => i + (k + 1) / count);
  });
}

/** Scrubber with a stop for every step, ticks for the frames between them, and the marked steps as named buttons. */
export function Timeline({ ready, figure, onSeek }: TimelineProps): ReactElement {
  const { steps, step, last, sentence, comparison } = figure;
  const divergence = comparison?.divergence ?? null;
  const position = tell(ui.stepOf, { step, last });
  const x = (place: number) => (last === 0 ? 0 : Math.round((place / last) * 1000));
  const marked = steps.flatMap(({ mark }, index) => (mark === undefined ? [] : [{ index, name: mark }]));
  return (
    <div className="timeline">
      <div className="scrubber">
        <input
          type="range"
          min={0}
          max={last}
          step={1}
          value={step}
          disabled={!ready}
          aria-label={ui.position}
          aria-valuetext={`${position}: ${sentence}`}
          onInput={(event) => onSeek(Number(event.currentTarget.value))}
        />
        <svg className="ticks" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          {between(figure).map((place) => (
            <rect key={place} className="mark-frame" x={x(place) - 1} y={3} width={2} height={4} />
          ))}
          {marked.map(({ index }) => (
            <rect key={index} className="mark-tick" x={x(index) - 3} width={6} height={10} />
          ))}
          {divergence !== null && <rect className="mark-divergence" x={x(divergence) - 4} width={8} height={10} />}
        </svg>
        <span className="position">
          {step}/{last}
        </span>
      </div>
      {marked.length > 0 && (
        <ul className="marks" aria-label={ui.marks}>
          {marked.map(({ index, name }) => (
            <li key={index}>
              <button
                type="button"
                disabled={!ready}
                aria-current={index === step ? 'step' : undefined}
                onClick={() => onSeek(index)}
              >
                <span className="mark-step">{index}</span> {name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
