import type { ReactElement } from 'react';
import { fits, textWidth, TYPE } from '../../drawing/fit.ts';
import { Hull } from '../../drawing/hull.tsx';
import { formatNumber } from '../../drawing/number.ts';
import { quietPart, type PartFact } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import { formatField } from '../../sim/kernel/field.ts';
import { tapped, type OverheadState } from '../../sim/models/memory-overhead/model.ts';
import type { Stretch } from '../../sim/models/memory-overhead/rules.ts';
import { megabytes, sizeOf, type OverheadPart, type OverheadWords } from './facts.ts';
import { piecesOf, type Piece, type Plan } from './plan.ts';

/** What every part of the drawing is given. */
export type PartProps = {
  readonly state: OverheadState;
  readonly facts: readonly PartFact<OverheadPart>[];
  readonly focus: readonly string[];
  readonly words: OverheadWords;
  readonly plan: Plan;
};

export const MB_PER_GB = 1024;

/** The memory of the host in rows, from the system to the last VM that fits. */
export function Host(props: PartProps): ReactElement {
  const { state, plan, words } = props;
  const { strip, host, show } = state;
  const { rows } = plan;
  const isWide = plan.layout === 'wide';
  const of = (kind: Stretch['kind']) => strip.filter((stretch) => stretch.kind === kind);
  const gigabytes = formatNumber(host.memory / MB_PER_GB);
  return (
    <>
      <text className="t-strong" x={4} y={plan.titleY}>
        {(isWide ? words.hostTitle : words.hostTitleShort).replace('#', gigabytes)}
      </text>
      {isWide && (
        <text className="t-s t-soft" x={4} y={plan.subtitleY}>
          {`${host.console === 0 ? words.systemEsxi : words.systemEsx}: ${megabytes(host.system + host.console)}`}
        </text>
      )}
      {Array.from({ length: rows.count }, (_, row) => (
        <rect
          key={row}
          className="panel"
          x={rows.x}
          y={rows.y + row * rows.pitch}
          width={rows.width}
          height={rows.height}
        />
      ))}
      <g {...quietPart('system', props)}>
        <Stretches {...props} stretches={of('system')} tone="idle" />
      </g>
      {of('vm').length > 0 && (
        <g {...quietPart('vms', props)}>
          <Stretches {...props} stretches={of('vm')} tone="a" />
        </g>
      )}
      {of('overhead').length > 0 && (
        <g {...quietPart(show === 'first' ? 'slice' : 'overhead', props)}>
          <Stretches {...props} stretches={of('overhead')} tone="host" />
        </g>
      )}
      <Free {...props} />
      {show === 'collected' && isWide && <VmMarks {...props} />}
      <Grip {...props} />
      <HostLabels {...props} />
    </>
  );
}

/** What nobody holds stays empty; the widest piece of it says so, where that fits. */
export function Free({ state: { strip, host }, plan, words }: PartProps): ReactElement | null {
  const { rows, layout } = plan;
  const [widest] = piecesOf(plan, host.memory, strip.at(-1)!.to, host.memory).toSorted((a, b) => b.width - a.width);
  if (widest === undefined || !fits(words.freeShort, widest.width - 8, TYPE[layout].s)) return null;
  return (
    <text
      className="t-s t-soft t-middle"
      x={round(widest.x + widest.width / 2)}
      y={widest.y + rows.height / 2}
      dominantBaseline="central"
    >
      {words.freeShort}
    </text>
  );
}

/** Stretches of the host's memory in one tone. */
export function Stretches({
  state,
  plan,
  stretches,
  tone,
}: PartProps & { readonly stretches: readonly Stretch[]; readonly tone: 'idle' | 'a' | 'host' }): ReactElement {
  return (
    <>
      {stretches.map(({ kind, vm, count, from, to }) => {
        // A tap changes this one alone; keyboards have the list of the form.
        const list = kind === 'vm' && count === 1 ? tapped(state, vm) : null;
        return piecesOf(plan, state.host.memory, from, to).map((piece) => (
          <rect
            key={`${kind}-${vm}-${piece.row}`}
            className={`tone-${tone} ${tone === 'host' ? '' : `edge-${tone}`}`.trim()}
            x={round(piece.x)}
            y={piece.y}
            width={round(piece.width)}
            height={plan.rows.height}
            strokeWidth={tone === 'host' ? undefined : 1}
            data-value={round(piece.mb)}
            data-set={list === null ? undefined : `vms=${formatField(list)}`}
          />
        ));
      })}
    </>
  );
}

/** The end of the host: dragged to the left it gets smaller, a row's width for all of it; to the right larger. */
export function Grip({ state, plan }: PartProps): ReactElement {
  const { rows } = plan;
  const gigabytes = state.host.memory / MB_PER_GB;
  const end = rows.x + rows.width;
  const y = rows.y + (rows.count - 1) * rows.pitch;
  const reach = plan.layout === 'wide' ? 20 : 36;
  const at = (x: number) => round((gigabytes * (x - rows.x)) / rows.width);
  return (
    <>
      <rect className="grip" x={end - 3} y={y - 5} width={5} height={rows.height + 10} rx={2.5} />
      <rect
        className="handle"
        x={end - reach}
        y={y - 8}
        width={2 * reach}
        height={rows.height + 16}
        data-drag="host"
        data-from={at(end - reach)}
        data-to={at(end + reach)}
      />
    </>
  );
}

/** Ticks in the collected overhead, one for each VM that would have its place there. */
function VmMarks({ state, plan }: PartProps): ReactElement {
  const { strip, host, first } = state;
  const start = strip.find(({ kind }) => kind === 'overhead')?.from ?? host.memory;
  const vm = first?.memory ?? host.memory;
  const places = Math.floor(((strip.at(-1)?.to ?? 0) - start) / vm);
  return (
    <g className="vm-marks">
      {Array.from({ length: places }, (_, i) => start + (i + 1) * vm).flatMap((mb) =>
        piecesOf(plan, host.memory, mb, mb + 0.01).map(({ x, y }) => (
          <path
            key={mb}
            d={`M${round(x)} ${y + 5}v${plan.rows.height / 6}M${round(x)} ${y + plan.rows.height - 5}v${-plan.rows.height / 6}`}
          />
        )),
      )}
    </g>
  );
}

/** What stands in and below the rows: the first VM, the overhead of the step, and the verdict. */
function HostLabels({ state, plan, words, focus }: PartProps): ReactElement {
  const { strip, host, show, first, point, fit, fitBare, overhead } = state;
  const { rows } = plan;
  const isWide = plan.layout === 'wide';
  const pieces = (stretch: Stretch | undefined) =>
    stretch === undefined ? [] : piecesOf(plan, host.memory, stretch.from, stretch.to);
  const vms = strip.filter(({ kind }) => kind === 'vm');
  const slices = strip.filter(({ kind }) => kind === 'overhead');
  const [firstVm] = pieces(vms[0]);
  const [slice] = pieces(slices[0]);
  const baseline = rows.height / 2 + (isWide ? 7 : 5);
  // VMs of another size than the form's say theirs, in their widest piece.
  const odd = vms
    .filter(({ vm, count, from, to }) => isWide && vm > 1 && count === 1 && Math.abs(to - from - point.memory) > 1)
    .map((vm) => ({ mb: vm.to - vm.from, piece: pieces(vm).toSorted((a, b) => b.width - a.width)[0]! }))
    .filter(({ piece }) => piece.width > 100);
  const boxes = (list: readonly Piece[]) => list.map((piece) => ({ ...piece, height: rows.height }));
  const all = slices.flatMap(pieces);
  const lost = fitBare - fit;
  const room = lost === 1 ? words.roomForOne : words.roomFor.replace('#', formatNumber(lost));
  const widest = all.length === 0 ? undefined : joined(all).toSorted((a, b) => b.width - a.width)[0];
  return (
    <>
      {firstVm !== undefined && <FirstVm stretch={vms[0]!} piece={firstVm} plan={plan} words={words} />}
      {odd.map(({ piece, mb }) => (
        <text
          key={`${piece.x} ${piece.y}`}
          className="t-s ink-a t-end"
          x={piece.x + piece.width - 10}
          y={piece.y + baseline}
        >
          {sizeOf(mb)}
        </text>
      ))}
      {(show === 'first' || show === 'slices') && slice !== undefined && slices[0]!.count === 1 && (
        <Price piece={slice} isFocus={show === 'first'} plan={plan} words={words} mb={first?.overhead ?? 0} />
      )}
      {show === 'collected' && widest !== undefined && widest.width > 240 && (
        <text className="t-s t-strong t-middle ink-host" x={widest.x + widest.width / 2} y={widest.y + baseline}>
          {`${words.overhead} ${megabytes(overhead)}${isWide && lost > 0 ? `: ${room}` : ''}`}
        </text>
      )}
      {focus.includes('system') && <Hull boxes={boxes(pieces(strip[0]))} of="system" />}
      {focus.includes('vms') && <Hull boxes={boxes(pieces(vms.at(-1)))} of="vms" />}
      {focus.includes('slice') && <Hull boxes={boxes(pieces(slices[0]))} of="slice" />}
      {focus.includes('overhead') && <Hull boxes={boxes(joined(all))} of="overhead" />}
      {show !== 'empty' && <Verdict state={state} plan={plan} words={words} />}
    </>
  );
}

/** The first VM says which it is and how large, one below the other where rows are high; a group says how many it has. */
function FirstVm({
  stretch: { count, from, to },
  piece: { x, y, width },
  plan: { rows, layout },
  words,
}: Pick<PartProps, 'plan' | 'words'> & { readonly stretch: Stretch; readonly piece: Piece }): ReactElement | null {
  const isWide = layout === 'wide';
  const type = TYPE[layout].s;
  const name = count === 1 ? `${words.vm}\u00a01` : `${formatNumber(count)}\u00a0${words.vms}`;
  const size = sizeOf(to - from);
  const hasSize = count === 1 && fits(isWide ? size : `${name}: ${size}`, width - 6, type);
  if (!fits(name, width - 8, type)) return null;
  const left = x + (isWide ? 10 : 4);
  const middle = y + rows.height / 2;
  if (hasSize && isWide)
    return (
      <>
        <text className="t-s ink-a" x={left} y={middle - 5}>
          {name}
        </text>
        <text className="t-s ink-a" x={left} y={middle + 19}>
          {size}
        </text>
      </>
    );
  return (
    <text className="t-s ink-a" x={left} y={middle + (isWide ? 7 : 5)}>
      {hasSize ? `${name}: ${size}` : name}
    </text>
  );
}

/** What the overhead of the first VM is: below its slice, above it in the last row; on a phone with a mark below the verdict. */
function Price({
  piece,
  mb,
  isFocus,
  plan,
  words,
}: Pick<PartProps, 'plan' | 'words'> & {
  readonly piece: Piece;
  readonly mb: number;
  readonly isFocus: boolean;
}): ReactElement {
  const { rows, layout, priceY } = plan;
  const text = `${words.overhead} ${megabytes(mb)}`;
  const strength = isFocus ? 't-s t-strong' : 't-s';
  if (priceY !== null)
    return (
      <>
        <rect className="tone-host" x={4} y={priceY - 11} width={11} height={11} />
        <text className={strength} x={21} y={priceY}>
          {text}
        </text>
      </>
    );
  const isLast = piece.row === rows.count - 1;
  const fitsRight = piece.x + textWidth(text, TYPE[layout].s) <= rows.x + rows.width;
  return (
    <text
      className={fitsRight ? strength : `${strength} t-end`}
      x={round(fitsRight ? piece.x : piece.x + piece.width)}
      y={isLast ? piece.y - 8 : piece.y + rows.height + 21}
    >
      {text}
    </text>
  );
}

/** Pieces side by side in one row as one. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.reduce<readonly Piece[]>((all, piece) => {
    const last = all.at(-1);
    if (last?.row !== piece.row || Math.abs(last.x + last.width - piece.x) > 0.01) return [...all, piece];
    return [...all.slice(0, -1), { ...last, width: last.width + piece.width, mb: last.mb + piece.mb }];
  }, []);
}

/** „27 VMs passen. Ohne Overhead wären es 31.“ */
function Verdict({ state, plan, words }: Pick<PartProps, 'state' | 'plan' | 'words'>): ReactElement {
  const { show, fit, fitBare, missing } = state;
  const isBare = show === 'configured' || show === 'first';
  const count = isBare ? fitBare : fit;
  const [one, many] = isBare ? [words.vmBare, words.vmsBare] : [words.vmFits, words.vmsFit];
  const rest =
    show === 'configured' || show === 'first'
      ? ''
      : missing > 0
        ? words.notAll.replace('#', formatNumber(missing))
        : fit === fitBare
          ? words.eachBrings
          : words.withoutWouldBe.replace('#', formatNumber(fitBare));
  return (
    <text className="t-s" x={4} y={plan.verdictY}>
      <tspan className="t-strong">{`${formatNumber(count)}\u00a0${count === 1 ? one : many}`}</tspan>
      {rest === '' ? null : <tspan className="t-soft">{` ${rest}`}</tspan>}
    </text>
  );
}

/** A number of VMs as a bar. */
type CountBar = { readonly key: string; readonly name: string; readonly count: number };

/** How many VMs there are with and without overhead, as two bars on one scale. */
export function Counts(props: PartProps): ReactElement {
  const { state, plan, words } = props;
  const bars = [
    { key: 'bare', name: words.without, count: state.fitBare },
    { key: 'fit', name: words.with, count: state.fit },
  ];
  return (
    <>
      <text className="t-strong" x={4} y={plan.titleY}>
        {words.countsTitle}
      </text>
      <CountBars {...props} bars={bars} hull={{ at: 1, from: 0 }} />
    </>
  );
}

type CountBarsProps = PartProps & {
  readonly bars: readonly CountBar[];
  /** Which bar is outlined while the counts are spoken of, and from which number on. */
  readonly hull: { readonly at: number; readonly from: number } | null;
};

/** Numbers of VMs as bars on one scale. */
export function CountBars({ bars, hull, ...props }: CountBarsProps): ReactElement {
  const { plan, focus } = props;
  const { rows } = plan;
  const isWide = plan.layout === 'wide';
  const labelWidth = isWide ? 190 : 130;
  const unit = (rows.width - labelWidth - 60) / Math.max(1, ...bars.map(({ count }) => count));
  const height = isWide ? 64 : 40;
  const yOf = (i: number) => rows.y + (isWide ? 50 : 30) + i * height * 1.5;
  return (
    <>
      <g {...quietPart('counts', props)}>
        {bars.map(({ key, name, count }, i) => (
          <g key={key}>
            <text className="t-s" x={4} y={yOf(i) + height / 2 + 7}>
              {name}
            </text>
            <rect
              className="tone-a edge-a"
              x={labelWidth}
              y={yOf(i)}
              width={round(count * unit)}
              height={height}
              data-value={count}
            />
            <text className="t-l t-strong" x={round(labelWidth + count * unit) + 10} y={yOf(i) + height / 2 + 10}>
              {formatNumber(count)}
            </text>
          </g>
        ))}
      </g>
      {hull !== null && focus.includes('counts') && (
        <Hull
          boxes={[
            {
              x: labelWidth + hull.from * unit,
              y: yOf(hull.at),
              width: Math.max(6, (bars[hull.at]!.count - hull.from) * unit),
              height,
            },
          ]}
          of="counts"
        />
      )}
    </>
  );
}
