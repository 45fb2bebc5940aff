import type { ReactElement } from 'react';
import { fits, TYPE } from './fit.ts';
import { round } from './text.tsx';
import type { Tone } from './tone.tsx';
import type { Layout } from './view.ts';

/** `here`: it is at its place. `waiting`: it will come. `ghost`: its place, while it is elsewhere or was here before. */
export type TokenKind = 'here' | 'waiting' | 'ghost';

export type TokenProps = {
  /** Number of the thing; it is its label too, where there is one. */
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly layout: Layout;
  readonly tone?: Tone;
  readonly kind?: TokenKind;
  /** Small tokens have none. */
  readonly label?: boolean;
  /** Motion classes: a thing that moves because of another one waits for its beat. */
  readonly className?: string;
};

/**
 * A thing that moves: a packet, a request. Give it a key that names the thing, so that it moves to its next place. It lies
 * inside its width and height with its whole stroke; a label too wide for it is condensed, never cut. Its place may change,
 * its size not: `data-value` tells which thing it is.
 */
export function Token(props: TokenProps): ReactElement {
  const { id, x, y, width, height, layout, tone = 'a', kind = 'here', label = true, className = '' } = props;
  const text = String(id);
  const room = width - 4;
  return (
    <g
      className={`token token-${kind} move ${className}`.trim()}
      transform={`translate(${round(x)} ${round(y)})`}
      data-value={id}
    >
      <rect
        className={kind === 'here' ? `tone-${tone} edge-${tone}` : `edge-${tone}`}
        x={0.75}
        y={0.75}
        width={round(width - 1.5)}
        height={height - 1.5}
        rx={Math.min(4, width / 5)}
      />
      {label && kind !== 'ghost' && (
        <text
          className={`t-s t-middle t-strong ${kind === 'here' ? `ink-${tone}` : 't-soft'}`}
          x={round(width / 2)}
          y={height / 2}
          dominantBaseline="central"
          {...(fits(text, room, TYPE[layout].s) ? {} : { textLength: round(room), lengthAdjust: 'spacingAndGlyphs' })}
        >
          {text}
        </text>
      )}
    </g>
  );
}
