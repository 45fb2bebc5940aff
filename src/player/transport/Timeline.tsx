import { useRef, type ReactElement } from 'react';
import type { Command } from '../keys/keys.ts';
import { tempos } from '../address/query.ts';
import { formatNumber } from '../captions.ts';
import { ui } from '../later-strings.ts';
import { tell } from '../ui-strings.ts';
import type { Figure } from '../useFigure.ts';
import { isRunOf, runOf } from '../../sim/kernel/player.ts';
import { Icon } from './Icon.tsx';

export type TimelineProps = {
  readonly ready: boolean;
  readonly figure: Figure;
  readonly tempo: number;
  readonly onTempo: (tempo: number) => void;
  readonly onSeek: (step: number) => void;
  readonly run: (command: Command) => void;
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

/** The time line: start, scrubber with a stop for every step, next event, tempo, and the marked steps by name. */
export function Timeline({ ready, figure, tempo, onTempo, onSeek, run }: TimelineProps): ReactElement {
  const { steps, step, last } = figure;
  const marked = steps.flatMap(({ mark }, index) => (mark === undefined ? [] : [{ index, name: mark }]));
  const quiet = (command: 'first' | 'nextMark', label: string, off: boolean) => (
    <button
      type="button"
      className={`quiet-button control-${command}`}
      disabled={!ready}
      aria-disabled={off}
      aria-label={label}
      title={label}
      onClick={() => {
        if (!off) run(command);
      }}
    >
      <Icon name={command} />
    </button>
  );
  // A single answer has no time. Its place stays: what is below must not move.
  return (
    <div
      className={last === 0 ? 'timeline is-idle' : 'timeline'}
      role="group"
      aria-label={ui.timeline}
      data-search-ignore=""
    >
      <div className="timeline-row">
        {quiet('first', ui.first, step === 0)}
        <Scrubber ready={ready} figure={figure} onSeek={onSeek} />
        {quiet('nextMark', ui.nextMark, !marked.some(({ index }) => index > step))}
        <span className="position">
          <span key={`${step}/${last}`}>
            {step}/{last}
          </span>
        </span>
        <select
          className="tempo"
          aria-label={ui.tempo}
          title={ui.tempo}
          value={tempo}
          disabled={!ready}
          onChange={(event) => onTempo(Number(event.currentTarget.value))}
        >
          {tempos.map((value) => (
            <option key={value} value={value}>
              {formatNumber(value)}×
            </option>
          ))}
        </select>
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

/** A movement of so many pixels is meant for the page where it is vertical, else for the scrubber. */
const SWIPE_PX = 8;

/** A finger that has touched the scrubber: where, at which step, and whether it drags it. */
type Touch = { readonly x: number; readonly step: number; wanted: number | null; drags: boolean };

function Scrubber({ ready, figure, onSeek }: Pick<TimelineProps, 'ready' | 'figure' | 'onSeek'>): ReactElement {
  const { steps, step, last, sentence, comparison } = figure;
  const touch = useRef<Touch | null>(null);
  const divergence = comparison?.divergence ?? null;
  const x = (place: number) => (last === 0 ? 0 : Math.round((place / last) * 1000));
  /** The first touch may be that of a thumb that scrolls: it counts when it is lifted, or has moved sideways. */
  const input = (field: HTMLInputElement) => {
    const wanted = Number(field.value);
    if (touch.current === null || touch.current.drags) return onSeek(wanted);
    touch.current.wanted = wanted;
    field.value = String(touch.current.step);
  };
  return (
    <span className="scrubber">
      <svg className="ticks" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {between(figure).map((place) => (
          <rect key={place} className="mark-frame" x={x(place) - 0.5} y={3} width={1} height={4} />
        ))}
        {steps.map(({ mark }, index) => (
          <rect
            key={index}
            className={mark === undefined ? 'mark-stop' : 'mark-tick'}
            x={x(index) - 1.5}
            width={3}
            y={mark === undefined ? 2 : 0}
            height={mark === undefined ? 6 : 10}
          />
        ))}
        {divergence !== null && <rect className="mark-divergence" x={x(divergence) - 3} y={-3} width={6} height={16} />}
      </svg>
      <input
        type="range"
        min={0}
        max={last}
        step={1}
        value={step}
        disabled={!ready}
        aria-label={ui.position}
        aria-valuetext={`${tell(ui.stepOf, { step, last })}: ${sentence}`}
        onInput={(event) => input(event.currentTarget)}
        onPointerDown={({ pointerType, clientX }) => {
          touch.current = pointerType === 'touch' ? { x: clientX, step, wanted: null, drags: false } : null;
        }}
        onPointerMove={({ clientX }) => {
          if (touch.current !== null && Math.abs(clientX - touch.current.x) > SWIPE_PX) touch.current.drags = true;
        }}
        onPointerUp={() => {
          const wanted = touch.current?.wanted ?? null;
          const isTap = touch.current?.drags === false;
          touch.current = null;
          if (isTap && wanted !== null) onSeek(wanted);
        }}
        onPointerCancel={() => {
          touch.current = null;
        }}
      />
    </span>
  );
}
