import type { ReactElement } from 'react';
import type { Use } from '../../sim/models/ballooning/state.ts';
import { Tile, type Tone } from '../../drawing/tone.tsx';
import type { Plan } from './plan.ts';

/** What a page of the drawing can look like: guest pages by use, machine pages by owner, and where one is missing. */
export type Stamp = Use | 'bare' | 'giver' | 'needy' | 'empty' | 'swapped' | 'hole' | 'wanted';

/** Tone and letter of every page. Dark and ruled is what the hypervisor holds inside a guest: the balloon. */
const STAMPS: Readonly<Record<Stamp, { readonly tone: Tone; readonly letter: string }>> = {
  free: { tone: 'free', letter: 'F' },
  bare: { tone: 'free', letter: 'F' },
  clean: { tone: 'c', letter: 'C' },
  used: { tone: 'a', letter: 'N' },
  kernel: { tone: 'd', letter: 'K' },
  balloon: { tone: 'host', letter: 'B' },
  giver: { tone: 'a', letter: '1' },
  needy: { tone: 'b', letter: '2' },
  empty: { tone: 'free', letter: '' },
  swapped: { tone: 'stopped', letter: 'S' },
  hole: { tone: 'free', letter: '' },
  wanted: { tone: 'ready', letter: 'F' },
};

/** Pages to which nothing happens: most of the picture, so their letters are light. */
const QUIET: ReadonlySet<string> = new Set(['bare', 'giver', 'used'] satisfies readonly Stamp[]);

/** Every tone in use. */
export const TONES: readonly Tone[] = ['free', 'c', 'a', 'd', 'host', 'b', 'stopped', 'ready'];

/**
 * Each kind of page drawn once; the fields only point at it, so that hundreds of pages stay cheap. Browsers differ in
 * whether rules of a drawing reach what a `use` shows. Hence colours and type also stand in attributes, as the same tokens.
 */
export function StampDefinitions({ uid, plan }: { readonly uid: string; readonly plan: Plan }): ReactElement {
  const { width, height } = plan.page;
  return (
    <defs>
      {Object.entries(STAMPS).map(([name, { tone, letter }]) => (
        <g
          key={name}
          id={`${uid}-${name}`}
          fill={`var(--tone-${tone})`}
          stroke={`var(--tone-${tone}-line)`}
          {...(name === 'bare' || name === 'hole' ? { strokeDasharray: '4 3' } : {})}
        >
          <Tile uid={uid} tone={tone} x={0} y={0} width={width} height={height} radius={2} />
          {letter !== '' && (
            <text
              className={`t-s t-middle ink-${tone}${QUIET.has(name) ? '' : ' t-strong'}`}
              x={width / 2}
              y={height / 2}
              dominantBaseline="central"
              textAnchor="middle"
              fontSize="var(--type-s)"
              fontWeight={QUIET.has(name) ? 400 : 650}
              fill={`var(--tone-${tone}-ink)`}
              stroke="none"
            >
              {letter}
            </text>
          )}
        </g>
      ))}
    </defs>
  );
}
