import type { ReactElement } from 'react';
import type { Box } from './hull.tsx';
import { round } from './text.tsx';

/** A cut in a border. `x` is its middle; a fresh one was made in this very step. */
export type Notch = { readonly key: string; readonly x: number; readonly fresh: boolean };

export type NotchBandProps = Box & {
  readonly notches: readonly Notch[];
  /** Width of a cut at the edge of the border. */
  readonly notch: number;
  /** Distance of the number from the right end. */
  readonly inset: number;
  /** Names the fresh cuts for notes: they are a part of the drawing. */
  readonly fresh?: string;
};

/** How far a cut reaches into the border. */
const DEPTH = 0.72;

/**
 * A border that things have to cross: each crossing cuts a notch into its upper edge, and their number stands at its right
 * end. The number is that of the notches and cannot differ; an unbroken border has none. Fresh cuts come one beat after what
 * caused them, the new number comes last, and until then the one before stands there.
 */
export function NotchBand(props: NotchBandProps): ReactElement {
  const { x, y, width, height, notches, notch, inset, fresh } = props;
  const old = notches.filter((one) => !one.fresh);
  const young = notches.filter((one) => one.fresh);
  const cut = ({ key, x: middle, fresh: isFresh }: Notch) => (
    <path
      key={key}
      className={isFresh ? 'notch appear beat-2' : 'notch move'}
      transform={`translate(${round(middle)} ${y})`}
      d={`M${round(-notch / 2)} 0h${round(notch)}L0 ${round(height * DEPTH)}Z`}
    />
  );
  const number = (count: number, motion: string) =>
    count > 0 && (
      <text
        key={`${motion} ${count}`}
        className={`notch-count t-l t-strong t-end ink-host ${motion}`.trim()}
        x={x + width - inset}
        y={y + height / 2}
        dominantBaseline="central"
      >
        {count}
      </text>
    );
  return (
    <g className="notch-band" data-value={notches.length}>
      <rect className="tone-host" x={x} y={y} width={width} height={height} />
      {old.map(cut)}
      <g {...(fresh === undefined ? {} : { 'data-object': fresh })}>{young.map(cut)}</g>
      {young.length > 0 && number(old.length, 'was beat-3')}
      {number(notches.length, young.length > 0 ? 'appear beat-3' : '')}
    </g>
  );
}
