import type { ReactElement } from 'react';
import { objectOf } from '../../sim/models/ballooning/notes.ts';
import { formatNumber } from '../../drawing/number.ts';
import { Lines, wrap } from '../../drawing/text.tsx';
import { objectProps, statesOf } from './facts.ts';
import { megabytesText, type PartProps } from './part.ts';

/** The balloon driver between host and guest: its target, how far it has got, and what it does in this tick. */
export function Driver({ state, moment, focus, words, plan, layout }: PartProps): ReactElement {
  const [, x] = plan.columns;
  const y = plan.guest.field - 2;
  const height = plan.rows * plan.page.dy + 2;
  const width = plan.middleWidth;
  const missing = moment.giver.tools !== 'ok';
  const pad = layout === 'wide' ? 9 : 5;
  const line = (nth: number) => y + plan.leading * nth - (layout === 'wide' ? 2 : 3);
  const inner = width - 2 * pad;
  const scale = moment.most === 0 ? 0 : inner / moment.most;
  return (
    <g {...objectProps(objectOf.driver, statesOf(state, moment), focus)}>
      <rect className={missing ? 'panel dashed' : 'panel'} x={x} y={y} width={width} height={height} rx={6} />
      <text className="t-s" x={x} y={plan.guest.name}>
        {layout === 'wide' ? `${words.driver} ${moment.giver.name}` : words.driverShort}
      </text>
      {missing ? (
        <>
          <text className="t-s t-strong" x={x + pad} y={line(1.2)}>
            {words.noDriver}
          </text>
          <text className="t-s" x={x + pad} y={line(2.3)}>
            {words[moment.doing]}
          </text>
          <Lines
            className="t-s t-soft"
            x={x + pad}
            y={line(3.9)}
            lines={wrap(words.blind, 11)}
            leading={plan.leading}
          />
        </>
      ) : (
        <>
          <text className={moment.target > 0 ? 't-s t-mark t-strong' : 't-s'} x={x + pad} y={line(1.2)}>
            {`① ${words.target} ${layout === 'wide' ? megabytesText(moment.target) : formatNumber(moment.target)}`}
          </text>
          <text className="t-s" x={x + pad} y={line(2.4)}>
            {`${words.balloon} ${layout === 'wide' ? megabytesText(moment.balloon) : formatNumber(moment.balloon)}`}
          </text>
          <rect className="fill-sunken" x={x + pad} y={line(2.9)} width={inner} height={plan.leading * 0.6} rx={2} />
          <rect
            className="tone-host"
            x={x + pad}
            y={line(2.9)}
            width={Math.round(scale * moment.balloon)}
            height={plan.leading * 0.6}
            rx={2}
          />
          <path
            className="line-mark"
            d={`M${Math.round(x + pad + scale * moment.target)} ${line(2.8)}v${plan.leading * 0.8}`}
          />
          <text className="t-s t-soft" x={x + pad} y={line(4.5)}>
            {`${words.atMost} ${layout === 'wide' ? megabytesText(moment.most) : formatNumber(moment.most)}`}
          </text>
          <text className="t-s t-strong" x={x + pad} y={line(6.2)}>
            {moment.doing === 'givesBack' ? `③ ${words.givesBack}` : words[moment.doing]}
          </text>
        </>
      )}
    </g>
  );
}
