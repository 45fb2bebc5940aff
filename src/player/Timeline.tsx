import type { ReactElement } from 'react';
import type { Mark } from './steps.ts';
import { tell, ui } from './ui-strings.ts';

export type TimelineProps = {
  readonly ready: boolean;
  readonly cursor: number;
  readonly last: number;
  readonly marks: readonly Mark[];
  readonly divergence: number | null;
  readonly sentence: string;
  readonly onSeek: (cursor: number) => void;
};

/** Scrubber with ticks for the events of the run, and the same events as named buttons. */
export function Timeline({ ready, cursor, last, marks, divergence, sentence, onSeek }: TimelineProps): ReactElement {
  const position = tell(ui.stepOf, { step: cursor, last });
  const x = (index: number) => (last === 0 ? 0 : Math.round((index / last) * 1000));
  return (
    <div className="timeline">
      <div className="scrubber">
        <input
          type="range"
          min={0}
          max={last}
          step={1}
          value={cursor}
          disabled={!ready}
          aria-label={ui.position}
          aria-valuetext={`${position}: ${sentence}`}
          onInput={(event) => onSeek(Number(event.currentTarget.value))}
        />
        <svg className="ticks" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          {marks.map((mark) => (
            <rect key={mark.index} className="tick" x={x(mark.index) - 3} width={6} height={10} />
          ))}
          {divergence !== null && <rect className="tick-divergence" x={x(divergence) - 4} width={8} height={10} />}
        </svg>
        <span className="position">
          {cursor}/{last}
        </span>
      </div>
      {marks.length > 0 && (
        <ul className="marks" aria-label={ui.marks}>
          {marks.map((mark) => (
            <li key={mark.index}>
              <button
                type="button"
                disabled={!ready}
                aria-current={mark.index === cursor ? 'step' : undefined}
                onClick={() => onSeek(mark.index)}
              >
                <span className="mark-step">{mark.index}</span> {mark.name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
