import type { ReactElement } from 'react';
import { quietPart } from '../../drawing/part.ts';
import { Limit, placeOn, type Scale } from '../../drawing/axis.tsx';
import { fits, textWidth, TYPE } from '../../drawing/fit.ts';
import { round } from '../../drawing/text.tsx';
import type { Elsewhere } from '../../sim/models/ready-time/model.ts';
import { milliseconds, percents, put } from './facts.ts';
import { Amount, exact, type PartProps } from './marks.tsx';

/** The same value in the interval of each chart, as bars on one scale with one limit. */
export function Charts(props: PartProps): ReactElement {
  const { state, words, plan } = props;
  const { helper } = plan;
  const { elsewhere, limit } = state;
  const scale: Scale = { from: 0, to: 100, x: helper.barX, width: 100 * helper.percent };
  const top = (i: number) => helper.y + i * helper.pitch;
  const spans = elsewhere.map(
    (_, i) => [top(i) + helper.barY - 4, top(i) + helper.barY + helper.barHeight + 4] as const,
  );
  return (
    <>
      <text className="t-s t-strong" x={helper.x} y={helper.titleY}>
        {titleOf(props)}
      </text>
      {elsewhere.map((one, i) => (
        <ChartBar key={one.chart} {...props} one={one} y={top(i)} scale={scale} />
      ))}
      <Limit scale={scale} value={limit} spans={spans} />
      <text
        className="t-s t-mark t-middle"
        x={round(placeOn(scale, limit))}
        y={top(elsewhere.length) + (plan.layout === 'wide' ? 16 : 14)}
      >
        {percents(limit, words)}
      </text>
    </>
  );
}

/** „8.000 ms in jedem Diagramm“, or the share where that is given; shorter where it has no room. */
function titleOf({ state, words, plan }: PartProps): string {
  const value = state.given === 'ms' ? milliseconds(state.ms) : percents(state.percent, words);
  const title = put(words.sameValue, { value });
  const room = plan.helper.right - plan.helper.x;
  return fits(title, room, TYPE[plan.layout].s) ? title : put(words.sameValueShort, { value });
}

/** Shares below, in percent, are told as next to nothing. */
const TINY = 0.1;

/** How far from its end a bar is cut that is longer than there is room. */
const CUT = 36;

function ChartBar(
  props: PartProps & { readonly one: Elsewhere; readonly y: number; readonly scale: Scale },
): ReactElement {
  const { state, words, plan, uid, focus, one, y, scale } = props;
  const { helper, layout } = plan;
  const { limit } = state;
  const isWide = layout === 'wide';
  const size = TYPE[layout].s;
  const barY = y + helper.barY;
  const most = (helper.right - scale.x) / helper.percent - 0.6;
  const isTorn = one.percent > most;
  const shown = Math.min(one.percent, most);
  const isTiny = one.percent < TINY;
  const label =
    state.given === 'percent' ? milliseconds(one.ms) : isTiny ? words.hardlyAny : percents(one.percent, words);
  const end = placeOn(scale, shown);
  const line = placeOn(scale, limit);
  const height = helper.barHeight;
  const width = textWidth(label, size);
  // Labels of bars that do not reach the line stand behind it, one below the other.
  const beside = Math.max(end + 8, line + 10);
  const hasRoom = beside + width <= helper.right;
  // Without room it stands at the right end: above the bar, on a phone upon it.
  const isAbove = !hasRoom && isWide;
  // The answer compares two charts: what it outlines is bold, and so is the chosen one.
  const isBold = one.chart === state.interval || focus.includes(one.chart);
  const classes = [
    't-s',
    ...(isBold ? ['t-strong'] : []),
    ...(hasRoom ? [] : ['t-end']),
    ...(hasRoom || isAbove ? [] : ['t-halo']),
  ];
  return (
    <g {...quietPart(one.chart, props)}>
      <text className={isBold ? 't-s t-strong' : 't-s'} x={helper.x} y={y + helper.nameY}>
        {isWide ? words[`${one.chart}Each`] : words[one.chart]}
      </text>
      <Amount
        uid={uid}
        x={scale.x}
        y={barY}
        height={helper.barHeight}
        unit={helper.percent}
        value={isTorn ? limit : one.percent}
        limit={limit}
      />
      {/* Each bar begins at the same stroke: a sliver is no darker than its neighbours. */}
      {one.percent * helper.percent >= 1 && <path className="hardly" d={`M${round(scale.x + 1)} ${barY}v${height}`} />}
      {isTorn && (
        <path
          fill={`url(#${uid}-beyond)`}
          d={`M${round(line)} ${barY}H${round(end - CUT)}l-8 ${height}H${round(line)}ZM${round(end - CUT + 10)} ${barY}H${round(end)}v${height}H${round(end - CUT + 2)}Z`}
          data-value={exact(one.percent - limit)}
        />
      )}
      {one.percent > 0 && (
        <text
          className={classes.join(' ')}
          x={hasRoom ? round(beside) : helper.right - (isAbove ? 10 : 0)}
          y={isAbove ? y + helper.nameY : barY + helper.barHeight / 2 + size * 0.36}
        >
          {label}
        </text>
      )}
      <rect
        className="handle-tap"
        x={helper.x}
        y={y}
        width={helper.right - helper.x}
        height={helper.pitch}
        data-set={`interval=${one.chart}`}
      />
    </g>
  );
}
