import type { ReactElement } from 'react';
import { counters, skews } from '../../sim/models/coscheduling/facts.ts';
import { formatNumber } from '../../drawing/number.ts';
import { partOf } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import type { PartProps } from './part.ts';
import { barRange } from './plan.ts';

/** One bar per vCPU: its skew in ms as the policy counts it, against the line at which it is stopped. */
export function Skew(part: PartProps): ReactElement {
  const { state, words, layout, plan } = part;
  const { x, y, row, unit } = plan.bars;
  const { input } = state;
  const limit = input.costop > 0 && input.costop <= barRange(input) ? round(x + input.costop * unit) : null;
  const height = input.vcpus * row;
  const wide = layout === 'wide';
  // Half a label's width: it stands above its line, but never left of the bars.
  const labelHalf = wide ? 62 : 48;
  const title = input.policy === 'esx4' ? words.lead : words.lag;
  return (
    <g {...partOf('skew', part)}>
      <rect className="fill-sunken" x={x} y={y} width={plan.bars.width} height={height} />
      <text className="t-s t-strong" x={wide ? x : 0} y={wide ? 20 : y - 24}>
        {title}
      </text>
      {skews(state).map(({ ms, over, held }, v) => {
        const length = round(Math.min(ms, barRange(input)) * unit);
        const middle = y + v * row + row / 2;
        return (
          <g key={v}>
            {!wide && (
              <text className="t-s" x={0} y={middle} dominantBaseline="central">
                V{v}
              </text>
            )}
            <rect
              className={over ? 'fill-mark' : held ? 'tone-stopped edge-stopped' : 'fill-accent'}
              x={x}
              y={round(middle - row * 0.28)}
              width={length}
              height={round(row * 0.56)}
            />
            <text
              className={`t-s t-end ${over ? 't-mark t-strong' : ms === 0 ? 't-soft' : ''}`}
              x={x + plan.bars.width - 4}
              y={middle}
              dominantBaseline="central"
            >
              {formatNumber(ms)} ms
            </text>
          </g>
        );
      })}
      <text
        className="t-s t-mark t-middle"
        x={limit === null ? x + labelHalf : Math.max(limit, x + labelHalf)}
        y={y - 6}
      >
        {limit === null ? words.noLimit : `${words.limit} ${formatNumber(input.costop)} ms`}
      </text>
      {limit !== null && <path className="line-mark" d={`M${limit} ${y - 1} v${height + 3}`} />}
      {limit !== null && input.costart < input.costop && (
        <>
          <path className="line dashed" d={`M${round(x + input.costart * unit)} ${y} v${height + 4}`} />
          <text className="t-s t-soft" x={x} y={y + height + (wide ? 25 : 18)}>
            {words.freeAt} {formatNumber(input.costart)} ms
          </text>
        </>
      )}
    </g>
  );
}

/** RUN, RDY and CSTP per vCPU and for the VM; the wide drawing adds %RDY and %CSTP. */
export function Counters({ state, words, layout, plan }: PartProps): ReactElement {
  const { y, row } = plan.bars;
  const { vcpus, group } = counters(state);
  const wide = layout === 'wide';
  const heads = wide ? ['RUN', 'RDY', 'CSTP', '%RDY', '%CSTP'] : ['RUN', 'RDY', 'CSTP'];
  const bottom = y + vcpus.length * row;
  const rows = vcpus.map((counted, v) => ({ counted, middle: y + v * row + row / 2 }));
  const sumY = wide ? plan.supplyY + 14 : bottom + 13;
  const cells = (counted: (typeof vcpus)[0]): readonly string[] => {
    const { ms, percent } = counted;
    const shares = wide ? [formatNumber(percent.ready), formatNumber(percent.costop)] : [];
    return [formatNumber(ms.run), formatNumber(ms.ready), formatNumber(ms.costop), ...shares];
  };
  const line = (key: string, values: readonly string[], middle: number, className: string): ReactElement => (
    <g key={key}>
      {values.map((value, i) => (
        <text
          key={heads[i]}
          className={`t-s t-end ${className}`}
          x={plan.counters[i]}
          y={middle}
          dominantBaseline="central"
        >
          {value}
        </text>
      ))}
    </g>
  );
  const left = wide ? 674 : 204;
  return (
    <g>
      {wide && (
        <text className="t-s t-strong t-end" x={958} y={20}>
          {words.counters}
        </text>
      )}
      {line('head', heads, y - 13, 't-soft')}
      {rows.map(({ counted, middle }, v) => line(`v${v}`, cells(counted), middle, ''))}
      <path className="line" d={`M${left} ${bottom + 2} H${plan.counters.at(-1)}`} />
      <text className="t-s t-end t-soft" x={wide ? 656 : 196} y={sumY} dominantBaseline="central">
        {words.vm}
      </text>
      {line('sum', cells(group), sumY, 't-strong')}
      {!wide && (
        <>
          <text className="t-s t-end t-soft" x={196} y={sumY + 19} dominantBaseline="central">
            {words.vmPercent}
          </text>
          {line(
            'percent',
            [group.percent.run, group.percent.ready, group.percent.costop].map((share) => formatNumber(share)),
            sumY + 19,
            '',
          )}
        </>
      )}
    </g>
  );
}
