import type { ReactElement } from 'react';
import { FREE_PERCENT } from '../../sim/models/ballooning/limits.ts';
import { objectOf } from '../../sim/models/ballooning/notes.ts';
import type { Host } from '../../sim/models/ballooning/state.ts';
import { formatNumber } from '../../drawing/number.ts';
import { objectProps, statesOf } from './facts.ts';
import type { Moment } from './moment.ts';
import { megabytesText, type PartProps } from './part.ts';
import type { BallooningWord } from './words.ts';

/** The scale ends here; more free memory fills it. */
const FULL_PERCENT = 8;

/** What the host does about it. In state soft the hypervisor swaps only what no driver can deliver. */
function doesNow({ freeState }: Host, { giver }: Moment): BallooningWord {
  switch (freeState) {
    case 'high':
      return 'doesHigh';
    case 'soft':
      if (giver.tools !== 'ok' || giver.shortfall > 0) return 'doesSoftBlind';
      return giver.swapDue > 0 ? 'doesHard' : 'doesSoft';
    case 'hard':
      return 'doesHard';
    case 'low':
      return 'doesLow';
  }
}

/** The free memory of the host on the scale of its four states. Between 4 and 6 % the state stays what it was. */
export function Gauge({ state, moment, focus, words, plan }: PartProps): ReactElement {
  const [x] = plan.columns;
  const { title, bar, height, width } = plan.gauge;
  const at = (percent: number) => Math.round(x + (width * Math.min(percent, FULL_PERCENT)) / FULL_PERCENT);
  const zones = [
    ['low', 0, FREE_PERCENT.low],
    ['hard', FREE_PERCENT.low, FREE_PERCENT.hard],
    ['soft', FREE_PERCENT.hard, FREE_PERCENT.soft],
    ['stays', FREE_PERCENT.soft, FREE_PERCENT.high],
    ['high', FREE_PERCENT.high, FULL_PERCENT],
  ] as const;
  return (
    <g {...objectProps(objectOf.gauge, statesOf(state, moment), focus)}>
      <rect className="panel" x={x} y={bar} width={width} height={height} rx={3} />
      <rect className="fill-accent" x={x} y={bar + 3} width={at(moment.percent) - x} height={height - 6} rx={2} />
      <text className="t-s" x={x} y={title}>
        <tspan className="t-strong">{`${words.freeInHost} ${megabytesText(moment.free)}`}</tspan>
        {` = ${formatNumber(moment.percent)} % · `}
        <tspan className="t-strong t-mark">{`${words[state.freeState]}: ${words[doesNow(state, moment)]}`}</tspan>
      </text>
      {zones.map(([zone, from, to]) => (
        <g key={zone}>
          {from > 0 && <path className="line" d={`M${at(from)} ${bar - 3}v${height + 6}`} />}
          <text
            className={`t-s t-middle${zone === state.freeState ? ' t-strong t-mark' : ' t-soft'}`}
            x={(at(from) + at(to)) / 2}
            y={bar + height + plan.leading * 0.86}
          >
            {words[zone]}
          </text>
        </g>
      ))}
      {[1, 2, 4, 6].map((percent) => (
        <text key={percent} className="t-s t-soft t-middle" x={at(percent)} y={bar + height + plan.leading * 1.6}>
          {`${percent} %`}
        </text>
      ))}
    </g>
  );
}
