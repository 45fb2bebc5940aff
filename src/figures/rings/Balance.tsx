import type { ReactElement } from 'react';
import { textWidth, TYPE } from '../../drawing/fit.ts';
import { Hull, type Box } from '../../drawing/hull.tsx';
import { formatNumber } from '../../drawing/number.ts';
import type { Mode } from '../../sim/models/rings/paths.ts';
import { balanceOf, type Balance as Result } from '../../sim/models/rings/track.ts';
import { helpText, modeName, partOf, wrongText, type PartProps } from './facts.ts';
import { BALANCES } from './plan.ts';

const ORDER = ['native', 'te', 'bt', 'hv', 'pv32'] as const satisfies readonly Mode[];

/** How often the VMM has to come in each mode: one square for each visit, the run's own mode outlined; modes with help come last. */
export function Balance(props: PartProps): ReactElement {
  const { state, layout, words, focus } = props;
  const plan = BALANCES[layout];
  const results = balanceOf(state);
  // One scale for all modes: squares get smaller where the longest row would not fit.
  const pitch = Math.min(
    plan.pitch,
    ...results.map((one) => {
      const told = [formatNumber(one.visits), remarkOf(one, props)];
      const words = told.reduce((sum, text) => sum + textWidth(text, TYPE[layout].s), 16);
      return (plan.room - words) / Math.max(1, one.visits);
    }),
  );
  return (
    <g {...partOf('balance', props)} className="appear beat-3">
      <text x={plan.x} y={plan.title} className="t-s t-strong">
        {words.howOften}
      </text>
      {ORDER.map((mode, i) => {
        const result = results.find((one) => one.mode === mode)!;
        const isOwn = mode === state.machine.mode;
        const y = plan.y + i * plan.row;
        return (
          <Squares
            key={mode}
            {...props}
            result={result}
            isOwn={isOwn}
            y={y}
            pitch={pitch}
            hasHull={isOwn && focus.includes('balance')}
          />
        );
      })}
    </g>
  );
}

/** What has to be said of a mode beside its visits. */
function remarkOf({ mode, wrong }: Result, props: PartProps): string {
  return wrong.length > 0 ? wrongText(wrong, props) : helpText(mode, props.words);
}

type SquaresProps = PartProps & {
  readonly result: Result;
  readonly isOwn: boolean;
  readonly hasHull: boolean;
  readonly pitch: number;
  /** Baseline of the name. */
  readonly y: number;
};

/** The visits of one mode, and what goes wrong in it unnoticed, or who helps. */
function Squares({ result, isOwn, hasHull, y, pitch, ...props }: SquaresProps): ReactElement {
  const { state, layout, words } = props;
  const { mode, visits, wrong } = result;
  const plan = BALANCES[layout];
  const size = TYPE[layout].s;
  const name = modeName({ machine: { ...state.machine, mode } }, words);
  const left = plan.x + plan.indent;
  const top = y + plan.drop;
  const side = pitch * (plan.square / plan.pitch);
  const end = left + visits * pitch;
  const middle = top + plan.square / 2;
  const told = visits === 0 ? words.never : formatNumber(visits);
  const hull: Box =
    visits === 0
      ? { x: left, y: top, width: textWidth(told, size), height: plan.square }
      : { x: left, y: top, width: end - left - (pitch - side), height: plan.square };
  return (
    <g data-mode={mode} data-value={visits}>
      <text x={plan.x} y={y} className={`t-s ${isOwn ? 't-strong' : ''}`}>
        {name}
      </text>
      {Array.from({ length: visits }, (_, i) => (
        <rect
          key={i}
          x={left + i * pitch}
          y={middle - side / 2}
          width={side}
          height={side}
          rx={3}
          className="tone-host"
        />
      ))}
      <text
        x={visits === 0 ? left : end + 6}
        y={middle}
        dominantBaseline="central"
        className={`t-s ${visits === 0 ? 't-soft' : 't-strong'}`}
      >
        {told}
      </text>
      <text
        x={(visits === 0 ? left : end + 6) + textWidth(told, size) + 10}
        y={middle}
        dominantBaseline="central"
        className={`t-s ${wrong.length > 0 ? 't-mark t-strong' : 't-soft'}`}
      >
        {remarkOf(result, props)}
      </text>
      {hasHull && <Hull boxes={[hull]} gap={layout === 'wide' ? 5 : 3} radius={6} of="balance" />}
    </g>
  );
}
