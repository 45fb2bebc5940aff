import type { ReactElement } from 'react';

/**
 * The fills of drawings. `run`, `ready`, `stopped`, `idle` are what a vCPU (or a request) is doing, `free` is nobody's,
 * `host` is the hypervisor's, `a` to `d` are virtual machines.
 */
export type Tone = 'run' | 'ready' | 'stopped' | 'idle' | 'free' | 'host' | 'a' | 'b' | 'c' | 'd';

/** The second code beside colour: every tone has its own pattern (or none), readable in black and white. */
const patterns: Readonly<Record<Tone, string | null>> = {
  run: null,
  ready: 'M-2 2 l4 -4 M0 8 l8 -8 M6 10 l4 -4',
  stopped: 'M0 0 l8 8 M8 0 l-8 8',
  idle: 'M4 3.2 v1.6',
  free: null,
  host: 'M0 4 h8',
  a: null,
  b: 'M-2 2 l4 -4 M0 8 l8 -8 M6 10 l4 -4',
  c: 'M4 3.2 v1.6',
  d: 'M4 0 v8',
};

/** Whether a tone has a pattern, so that `url(#<uid>-tone-<tone>)` is there to fill with. */
export function hasPattern(tone: Tone): boolean {
  return patterns[tone] !== null;
}

/** The pattern definitions of some tones; once per drawing, before the first `Tile`. */
export function TonePatterns({ uid, tones }: { readonly uid: string; readonly tones: readonly Tone[] }): ReactElement {
  return (
    <defs>
      {tones.map((tone) => {
        const path = patterns[tone];
        return path === null ? null : (
          <pattern key={tone} id={`${uid}-tone-${tone}`} width={8} height={8} patternUnits="userSpaceOnUse">
            <path d={path} className={`edge-${tone}`} fill="none" strokeWidth={1.6} strokeOpacity={0.55} />
          </pattern>
        );
      })}
    </defs>
  );
}

export type TileProps = {
  readonly uid: string;
  readonly tone: Tone;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius?: number;
  /** Drawn in the middle; together with the pattern it carries the meaning without colour. */
  readonly letter?: string;
  readonly letterClass?: string;
};

/** A rectangle in a tone: colour, pattern, outline and letter. */
export function Tile({
  uid,
  tone,
  x,
  y,
  width,
  height,
  radius = 3,
  letter,
  letterClass = 't-s',
}: TileProps): ReactElement {
  const box = { x, y, width, height, rx: radius };
  return (
    <>
      <rect {...box} className={`tone-${tone} edge-${tone}`} strokeWidth={1} />
      {patterns[tone] !== null && <rect {...box} fill={`url(#${uid}-tone-${tone})`} />}
      {letter !== undefined && (
        <text
          x={x + width / 2}
          y={y + height / 2}
          dominantBaseline="central"
          className={`${letterClass} t-middle t-strong ink-${tone}`}
        >
          {letter}
        </text>
      )}
    </>
  );
}
