import type { ReactElement } from 'react';
import { quietPart } from '../../drawing/part.ts';
import { Limit, placeOn, type Scale } from '../../drawing/axis.tsx';
import { round } from '../../drawing/text.tsx';
import { put } from './facts.ts';
import { type PartProps } from './marks.tsx';
import { stripsOf } from './plan.ts';

/** Sockets × cores × threads as three strips of one length, with the limit of a host across the last. */
export function Strips(props: PartProps): ReactElement {
  const { state, words, plan, uid } = props;
  const { sockets, cores, threads, allCores, logical, most } = state;
  const { titleY, x, width, strips, labelY } = stripsOf(plan.layout);
  const isWide = plan.layout === 'wide';
  // As long as with second threads, so that Hyperthreading on and off are drawn on one scale.
  const scale: Scale = { from: 0, to: Math.max(allCores * 2, most.logical), x, width };
  const rows = [
    { count: sockets, each: cores * threads, tone: 'strip-sockets', label: put(words.sockets, { n: sockets }) },
    {
      count: allCores,
      each: threads,
      tone: 'strip-cores',
      label: `×\u00a0${cores}\u00a0${cores === 1 ? words.coresOne : words.cores}`,
    },
    {
      count: logical,
      each: 1,
      tone: 'fill-accent',
      label: put(threads === 1 ? words.threadsOne : words.threads, { n: threads }),
    },
  ];
  const limit = placeOn(scale, most.logical);
  const end = Math.min(limit, placeOn(scale, logical));
  const over = logical - most.logical;
  const last = strips[2]!;
  return (
    <g {...quietPart('limit', props)}>
      <text className="t-strong" x={4} y={titleY}>
        {words.product}
      </text>
      {rows.map(({ count, each, tone, label }, i) => {
        const { y, height, labelX, labelY: own } = strips[i]!;
        return (
          <g key={tone}>
            <text className="t-s t-strong" x={labelX} y={own}>
              {label}
            </text>
            {Array.from({ length: count }, (_, at) => (
              <rect
                key={at}
                className={`strip-cell ${i === 2 && at >= most.logical ? 'is-over' : tone}`}
                fill={i === 2 && at >= most.logical ? `url(#${uid}-beyond)` : undefined}
                x={round(placeOn(scale, at * each))}
                y={y}
                width={round((each * width) / scale.to)}
                height={height}
                data-value={each}
              />
            ))}
          </g>
        );
      })}
      <Limit scale={scale} value={most.logical} spans={[[last.y - 8, labelY + (isWide ? 6 : 4)]]} />
      <text className="t-s t-strong t-end" x={round(end - 10)} y={labelY}>
        {put(words.upTo, { n: Math.min(logical, most.logical) })}
      </text>
      <text className="t-s t-soft t-end" x={round(limit - 10)} y={labelY + (isWide ? 26 : 20)}>
        {put(words.noMore, { n: most.logical })}
      </text>
      {over > 0 && (
        <text className="t-s t-strong t-mark" x={round(limit + 10)} y={labelY}>
          {put(words.over, { n: over })}
        </text>
      )}
    </g>
  );
}
