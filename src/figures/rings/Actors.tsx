import type { ReactElement } from 'react';
import { activeActor, boxOf, type Actor } from './moment.ts';
import { objectProps, type PartProps } from './part.ts';
import type { RingsWord } from './words.ts';

const TONE = { app: 'a', kernel: 'b', vmm: 'host' } as const satisfies Record<Actor, string>;

// What has been done to the kernel, in one word.
const KERNEL = {
  native: 'kernelInRing0',
  te: 'kernelDeprivileged',
  bt: 'kernelTranslated',
  hv: 'kernelInRing0',
  pv32: 'kernelAdapted',
} as const satisfies Record<PartProps['state']['machine']['mode'], RingsWord>;

function titles(actor: Actor, { state, words }: PartProps): readonly string[] {
  const { mode } = state.machine;
  if (actor !== 'kernel') return [words[actor]];
  const deprivileged = mode !== 'native' && mode !== 'hv';
  const remark = state.bookView && deprivileged ? 'bookRing' : KERNEL[mode];
  return [mode === 'native' ? words.kernelNative : words.kernelGuest, words[remark]];
}

/** Application, kernel and VMM in their rings; whoever has the CPU has a badge. */
export function Actors(props: PartProps): ReactElement {
  const { state, plan } = props;
  const actors: readonly Actor[] = state.machine.mode === 'native' ? ['app', 'kernel'] : ['app', 'kernel', 'vmm'];
  const active = activeActor(state);
  return (
    <>
      {actors.map((actor) => {
        const box = boxOf(actor, state, plan);
        const lines = titles(actor, props);
        const top = box.y + box.height / 2 - ((lines.length - 1) * plan.leading) / 2;
        return (
          <g key={actor} {...objectProps(actor, props)}>
            <rect {...box} rx={6} className={`tone-${TONE[actor]} edge-${TONE[actor]}`} strokeWidth={1.5} />
            {lines.map((line, i) => (
              <text
                key={line}
                x={box.x + box.width / 2}
                y={top + i * plan.leading * 0.92}
                dominantBaseline="central"
                className={`t-s t-middle ink-${TONE[actor]} ${i === 0 ? 't-strong' : ''}`}
              >
                {line}
              </text>
            ))}
            {active === actor && (
              <g transform={`translate(${box.x + box.width} ${box.y})`}>
                <circle r={9} className="fill-mark" />
                <path d="M-3 -5 v10 l8 -5 Z" className="tone-free" />
              </g>
            )}
          </g>
        );
      })}
    </>
  );
}
