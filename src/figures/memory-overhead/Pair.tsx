import type { ReactElement } from 'react';
import { ticks } from 'd3-array';
import { fits, textWidth, TYPE } from '../../drawing/fit.ts';
import { Headline } from '../../drawing/headline.tsx';
import { Hull } from '../../drawing/hull.tsx';
import { formatNumber } from '../../drawing/number.ts';
import { quietPart } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import type { OverheadState } from '../../sim/models/memory-overhead/model.ts';
import { isPriceQuiet, megabytes, pairTitle, priceOf, type Both } from './facts.ts';
import { FanGround, lineOf, MemoryHandle, scalesOf, type Scales } from './Fan.tsx';
import { CountBars, Free, Grip, MB_PER_GB, Stretches, type PartProps } from './parts.tsx';
import { halfOf, piecesOf } from './plan.ts';

type PairProps = PartProps & { readonly pair: Both };

/** The same host under two reckonings: what fits in either, row above row, and what one of its VMs costs, dot above dot. */
export function Pair({ beside, ...props }: PartProps & { readonly beside: OverheadState }): ReactElement {
  const { state, words, plan } = props;
  const pair: Both = [state, beside];
  const { show, host } = state;
  const hostTitle = words[plan.layout === 'wide' ? 'hostTitle' : 'hostTitleShort'];
  const title = pairTitle(pair, words, hostTitle.replace('#', formatNumber(host.memory / MB_PER_GB)));
  return (
    <>
      <Headline x={4} y={plan.titleY} before={title} now={title} />
      {show === 'counts' ? <PairCounts {...props} pair={pair} /> : <Hosts {...props} pair={pair} />}
      <g className={isPriceQuiet(state) ? 'is-dim' : undefined}>
        <PairFan {...props} pair={pair} />
      </g>
    </>
  );
}

function nameOf({ rule }: OverheadState, { words }: PartProps): string {
  return rule === 'book' ? words.rule : words.table;
}

function shortName({ rule }: OverheadState, { words }: PartProps): string {
  return rule === 'book' ? words.ruleShort : words.tableShort;
}

/** What each VM of a host costs, where the headline does not say it and all cost the same. */
function priceTold({ show, reference, placed, point }: OverheadState): string | null {
  const isEqual = placed.every(({ overhead }) => overhead === point.overhead);
  const isAsked = reference === null && (show === 'slices' || show === 'collected');
  return isEqual && isAsked ? megabytes(point.overhead) : null;
}

/** The host twice, each in one row, with the scale of both below. */
function Hosts(props: PairProps): ReactElement {
  const { state, pair, plan, words } = props;
  const { show, host, fitBare } = state;
  const isWide = plan.layout === 'wide';
  const missing = pair.map((one) => formatNumber(one.missing)).join('\u00a0:\u00a0');
  const rest = pair.some((one) => one.missing > 0)
    ? `${missing} ${words.missing}`
    : words.withoutWouldBe.replace('#', formatNumber(fitBare));
  return (
    <>
      {isWide && (
        <text className="t-s t-soft" x={4} y={plan.subtitleY}>
          {`${host.console === 0 ? words.systemEsxi : words.systemEsx}: ${megabytes(host.system + host.console)}`}
        </text>
      )}
      {pair.map((one, i) => (
        <HalfHost key={i} {...props} one={one} half={i === 0 ? 0 : 1} />
      ))}
      <Gigabytes {...props} />
      {(show === 'slices' || show === 'collected') && (
        <text className="t-s t-soft" x={4} y={plan.pair.verdictY}>
          {rest}
        </text>
      )}
      <Parting {...props} />
    </>
  );
}

/** The host of one half: the system, then VMs and their overhead. Parts tell the state that the table tells. */
function HalfHost(props: PairProps & { readonly one: OverheadState; readonly half: 0 | 1 }): ReactElement {
  const { one, half, plan } = props;
  const own = { ...props, state: one, plan: halfOf(plan, half) };
  const { rows } = own.plan;
  const { strip, show, host, overhead } = one;
  const of = (kind: (typeof strip)[number]['kind']) => strip.filter((stretch) => stretch.kind === kind);
  const part = (object: Parameters<typeof quietPart>[0]) => (half === 0 ? quietPart(object as never, props) : {});
  const collected = show === 'collected' ? of('overhead') : [];
  const [block] =
    collected.length === 0 ? [] : piecesOf(own.plan, host.memory, collected[0]!.from, collected.at(-1)!.to);
  const told = megabytes(overhead);
  const price = priceTold(one);
  return (
    <g data-half={one.rule} data-value={one.fit}>
      <text className="t-s" x={4} y={plan.pair.names[half]}>
        <tspan className="t-strong">{`${nameOf(one, props)}${price === null ? '' : ':'}`}</tspan>
        {price !== null && <tspan>{` ${price} ${props.words.eachVm}`}</tspan>}
      </text>
      <rect className="panel" x={rows.x} y={rows.y} width={rows.width} height={rows.height} />
      <g {...part('system')}>
        <Stretches {...own} stretches={of('system')} tone="idle" />
      </g>
      {of('vm').length > 0 && (
        <g {...part('vms')}>
          <Stretches {...own} stretches={of('vm')} tone="a" />
        </g>
      )}
      {of('overhead').length > 0 && (
        <g {...part(show === 'first' ? 'slice' : 'overhead')}>
          <Stretches {...own} stretches={of('overhead')} tone="host" />
        </g>
      )}
      {block !== undefined && fits(told, block.width - 8, TYPE[plan.layout].s) && (
        <text
          className="t-s t-strong t-middle ink-host"
          x={round(block.x + block.width / 2)}
          y={block.y + rows.height / 2}
          dominantBaseline="central"
        >
          {told}
        </text>
      )}
      <Free {...own} />
      <Grip {...own} />
    </g>
  );
}

/** The scale of both rows, in GB. */
function Gigabytes({ state, plan }: PartProps): ReactElement {
  const { rows, pair } = plan;
  const gigabytes = state.host.memory / MB_PER_GB;
  const bottom = pair.tops[1] + pair.height;
  return (
    <>
      {ticks(0, gigabytes, 4).map((size, i, all) => {
        const x = rows.x + (size / gigabytes) * rows.width;
        const isLast = i === all.length - 1;
        const told = isLast ? `${formatNumber(size)}\u00a0GB` : formatNumber(size);
        const hasRoom = x + textWidth(told, TYPE[plan.layout].s) / 2 <= rows.x + rows.width;
        const anchor = size === 0 ? '' : hasRoom ? ' t-middle' : ' t-end';
        return (
          <g key={size}>
            <path className="line" d={`M${round(x)} ${bottom + 3}v6`} />
            <text className={`t-s t-soft${anchor}`} x={round(x)} y={pair.scaleY}>
              {told}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** Where VM `n` begins, in MB; what is drawn as a group is divided evenly. */
function startOf({ strip, free, host }: OverheadState, n: number): number {
  const group = strip.find(({ kind, vm, count }) => kind === 'vm' && vm <= n && n < vm + count);
  if (group === undefined) return host.memory - free;
  return group.from + ((group.to - group.from) * (n - group.vm)) / group.count;
}

/** What the comparison comes down to: the VMs that one has more, all the overhead of the dearer one, or its first slice. */
function Parting({ state: { show, reference }, pair, plan }: PairProps): ReactElement | null {
  if (reference !== null) return null;
  const [a, b] = pair;
  const outline = (of: string, one: OverheadState, from: number, to: number) => (
    <Hull
      of={of}
      boxes={piecesOf(halfOf(plan, one === a ? 0 : 1), one.host.memory, from, to).map((piece) => ({
        ...piece,
        height: plan.pair.height,
      }))}
    />
  );
  if (show === 'slices') {
    if (a.fit === b.fit) return null;
    const [more, less] = a.fit > b.fit ? [a, b] : [b, a];
    const last = more.strip.findLast(({ kind }) => kind === 'vm')!;
    return outline('vms', more, startOf(more, less.fit + 1), last.to);
  }
  if (show !== 'first' && show !== 'collected') return null;
  const dear = a.point.overhead > b.point.overhead ? a : b;
  const slices = dear.strip.filter(({ kind }) => kind === 'overhead');
  if (slices.length === 0 || a.rule === b.rule) return null;
  return outline(show === 'first' ? 'slice' : 'overhead', dear, slices[0]!.from, slices.at(-1)!.to);
}

/** Three bars on one scale: without overhead, which is the same in both, and with it in either. */
function PairCounts(props: PairProps): ReactElement {
  const { state, pair, words } = props;
  const bars = [
    { key: 'bare', name: words.without, count: state.fitBare },
    ...pair.map((one, i) => ({ key: `${i}`, name: shortName(one, props), count: one.fit })),
  ];
  const [a, b] = [pair[0].fit, pair[1].fit];
  return <CountBars {...props} bars={bars} hull={a === b ? null : { at: a > b ? 1 : 2, from: Math.min(a, b) }} />;
}

/** The line of the VM's vCPUs under either reckoning, with its dot; and that of the VM to compare with. */
function PairFan(props: PairProps): ReactElement {
  const { state, pair, plan, words } = props;
  const { point, reference, fan } = state;
  const isWide = plan.layout === 'wide';
  const field = { ...plan.fan, right: plan.pair.right };
  const linesOf = ({ fan: { lines } }: OverheadState) =>
    lines.filter(({ vcpus }) => vcpus === point.vcpus || vcpus === reference?.vcpus);
  const scales = scalesOf(fan.range, pair.flatMap(linesOf), field);
  const vcpus = `${point.vcpus}\u00a0${point.vcpus === 1 ? words.vcpu : words.vcpus}`;
  const dear = pair[0].point.overhead > pair[1].point.overhead ? 0 : 1;
  return (
    <>
      <FanGround
        plan={plan}
        field={field}
        scales={scales}
        range={fan.range}
        title={isWide ? words.fanTitle : `${words.fanTitleShort}, ${vcpus}`}
        subtitle={`${words.fanPairSubtitle} ${vcpus}`}
        axis={words.fanAxis}
      />
      {pair.map((one, i) => (
        <g key={i} data-half={one.rule} data-value={round(priceOf(one))}>
          {linesOf(one).map((line) => (
            <path
              key={line.vcpus}
              className={line.vcpus === point.vcpus ? 'fan-line is-chosen' : 'fan-line'}
              d={lineOf(line, scales)}
              data-value={line.vcpus}
            />
          ))}
          <text
            className="t-s"
            x={plan.pair.labelX}
            y={scales.y(one.fan.lines[point.vcpus - 1]!.points.at(-1)![1])}
            dominantBaseline="central"
          >
            {shortName(one, props)}
          </text>
        </g>
      ))}
      <path
        className="line dashed"
        d={`M${scales.x(point.memory)} ${scales.y(pair[dear].point.overhead)}V${field.bottom}`}
      />
      <MemoryHandle field={field} range={fan.range} />
      {pair.map((one, i) => (
        <Dots
          key={i}
          {...props}
          one={one}
          scales={scales}
          isOwn={i === 0}
          isFocus={reference !== null && i === dear && pair[0].rule !== pair[1].rule}
        />
      ))}
    </>
  );
}

type DotsProps = PairProps & {
  readonly one: OverheadState;
  readonly scales: Scales;
  readonly isOwn: boolean;
  readonly isFocus: boolean;
};

/** The VM of one half, and the one to compare with. */
function Dots({ one, scales: { x, y }, isOwn, isFocus, ...props }: DotsProps): ReactElement {
  const { plan } = props;
  const { point, reference } = one;
  const radius = plan.layout === 'wide' ? 8 : 6;
  const [cx, cy] = [x(point.memory), y(point.overhead)];
  return (
    <>
      {reference !== null && (
        <g {...(isOwn ? quietPart('reference', props) : {})}>
          <circle className="dot-ghost" cx={x(reference.memory)} cy={y(reference.overhead)} r={radius} />
        </g>
      )}
      <g {...(isOwn ? quietPart('point', props) : {})}>
        {isFocus && <circle className="dot-ring" cx={cx} cy={cy} r={radius * 1.9} />}
        <circle className="fill-ink" cx={cx} cy={cy} r={radius} data-value={round(point.overhead)} />
      </g>
    </>
  );
}
