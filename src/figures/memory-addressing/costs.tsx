import type { ReactElement } from 'react';
import { quietPart } from '../../drawing/part.ts';
import { textWidth, TYPE } from '../../drawing/fit.ts';
import type { Box } from '../../drawing/hull.tsx';
import { formatNumber } from '../../drawing/number.ts';
import { round } from '../../drawing/text.tsx';
import { exitsName, otherMode, refsName } from '../../sim/models/memory-addressing/notes.ts';
import {
  LEVELS,
  refsOf,
  touchExits,
  walkRefs,
  type Mode,
  type Sizes,
} from '../../sim/models/memory-addressing/rules.ts';
import { newPagesOf, type AddressingState } from '../../sim/models/memory-addressing/state.ts';
import type { AddressingWords, PartProps } from './facts.ts';
import { scaleFor, walkPlace, type Plan, type WalkScale } from './plan.ts';

/** From the dots to their number: room for an outline around the dots. */
const BEHIND_DOTS = 12;

/** Squares of one walk, by column and row: those in tables of the host, and those in tables of the guest. */
type Squares = Readonly<Record<'host' | 'guest', readonly (readonly [column: number, row: number])[]>>;

/** Nested: each row looks up one level of the guest in the host's table, then reads it; the last one looks up the page. */
export function squaresOf(mode: Mode, sizes: Sizes): Squares {
  if (mode === 'shadow') {
    return { host: Array.from({ length: walkRefs(mode, sizes) }, (_, column) => [column, 0] as const), guest: [] };
  }
  const [g, h] = [LEVELS[sizes.guest], LEVELS[sizes.host]];
  const rows = Array.from({ length: g + 1 }, (_, row) => row);
  return {
    host: rows.flatMap((row) => Array.from({ length: h }, (_, column) => [column, row] as const)),
    guest: rows.slice(0, g).map((row) => [h, row] as const),
  };
}

const rowsOf = (mode: Mode, { guest }: Sizes): number => (mode === 'nested' ? LEVELS[guest] + 1 : 1);
const columnsOf = (mode: Mode, { guest, host }: Sizes): number =>
  mode === 'nested' ? LEVELS[host] + 1 : Math.max(LEVELS[guest], LEVELS[host]);

/** Where the costs of a mode stand: dots of exits, blocks of walks, and the scale of the blocks. */
type Place = {
  readonly x: number;
  readonly name: number;
  readonly dots: { readonly y: number; readonly step: number; readonly r: number };
  readonly legend: number | null;
  readonly blocks: number;
  readonly scale: WalkScale;
};

/** The walks that the plan of a run expects: one a page, or one an access where the TLB forgets. */
function expectedWalks({ newPages, plan, tlbSize, walks }: AddressingState): number {
  const left = plan.filter(({ type }) => type === 'again').length;
  return walks + (tlbSize < newPages ? left : 0) + (walks === 0 ? newPages : 0);
}

function placeOf(state: AddressingState, mode: Mode, plan: Plan, words: AddressingWords): Place {
  const { x, width, y: top, otherY } = plan.costs;
  const y = mode === state.mode ? top : otherY[state.mode];
  const wide = plan.layout === 'wide';
  // Both modes share the scale of their dots and blocks.
  const most = Math.max(3 * state.newPages, state.exits.shadow);
  const beside = wide
    ? BEHIND_DOTS + textWidth(`${most} ${words.exits} = ${state.newPages} × ${touchExits('shadow')}`, TYPE.wide.s)
    : 0;
  const step = Math.min(wide ? 21 : 20, (width - beside) / most);
  const hasLegend = wide && mode === 'nested';
  return {
    x,
    name: y + 14,
    dots: { y: y + (wide ? 40 : 33), step, r: Math.min(8, step * 0.4) * (wide ? 1 : 0.85) },
    legend: hasLegend ? y + 75 : null,
    blocks: y + (hasLegend ? 87 : wide ? 64 : 50),
    scale: scaleFor(plan.layout, expectedWalks(state)),
  };
}

/** Around the dots of a mode. */
export function exitsBox(state: AddressingState, mode: Mode, plan: Plan, words: AddressingWords): Box | null {
  const { x, dots } = placeOf(state, mode, plan, words);
  const count = state.exits[mode];
  if (count === 0) return null;
  return { x, y: dots.y - dots.r, width: (count - 1) * dots.step + 2 * dots.r, height: 2 * dots.r };
}

/** Around the blocks of a mode, or the last one alone. */
export function refsBox(
  state: AddressingState,
  mode: Mode,
  plan: Plan,
  words: AddressingWords,
  last = false,
): Box | null {
  const { walks, sizes } = state;
  if (walks === 0) return null;
  const { x, blocks, scale } = placeOf(state, mode, plan, words);
  const rows = rowsOf(mode, sizes);
  const size = (squares: number) => squares * scale.step - (scale.step - scale.square);
  const [width, height] = [size(columnsOf(mode, sizes)), size(rows)];
  const [right, down] = walkPlace(scale, walks - 1, rows);
  if (last) return { x: x + right, y: blocks + down, width, height };
  const across = (Math.min(walks, scale.inRow) - 1) * scale.block;
  return { x, y: blocks, width: across + width, height: down + height };
}

/** What the accesses have cost, in the mode of the run and, where both are compared, in the other one. */
export function Costs(part: PartProps & { readonly beside: AddressingState | undefined }): ReactElement {
  const { state, plan, layout, beside } = part;
  const both = state.compared || beside !== undefined;
  // What cannot be read yet steps back.
  const isDim = !both && hasNoCosts(state, state.mode);
  const other = otherMode(state.mode);
  const { x, width, otherY } = plan.costs;
  const divider = otherY[state.mode] - 12;
  return (
    <g className={isDim ? 'is-dim' : undefined}>
      <CostsHead {...part} />
      <ModeCosts {...part} mode={state.mode} />
      {both ? (
        <g key="other" className="enter">
          {layout === 'wide' && <path className="line-soft" d={`M${x} ${divider}H${x + width}`} />}
          <ModeCosts {...part} mode={other} />
        </g>
      ) : (
        <>
          <g {...quietPart(exitsName(other), part)} />
          <g {...quietPart(refsName(other), part)} />
        </>
      )}
    </g>
  );
}

function hasNoCosts({ exits, walks }: AddressingState, mode: Mode): boolean {
  return exits[mode] === 0 && walks === 0;
}

/** „ = 3 × 3“ while all exits are those of new pages, each of which costs several. */
function partsOfExits({ exits, touched, ...state }: AddressingState, mode: Mode): string {
  const [pages, each] = [newPagesOf(state).filter((page) => touched.includes(page)).length, touchExits(mode)];
  return pages > 1 && each > 1 && pages * each === exits[mode] ? ` = ${pages} × ${each}` : '';
}

/** What is counted; in a comparison what came of it, the run first. */
function CostsHead({ state, plan, words, layout, beside }: Parameters<typeof Costs>[0]): ReactElement {
  const wide = layout === 'wide';
  const { x, title } = plan.costs;
  const pair = (count: (one: AddressingState) => number) =>
    [state, ...(beside === undefined ? [] : [beside])].map((one) => formatNumber(count(one))).join('\u00a0:\u00a0');
  const exits = `${pair(({ exits, mode }) => exits[mode])} ${words.exits}`;
  const refs = `${pair((one) => refsOf(one, one.mode))} ${wide ? words.refs : words.refsShort}`;
  const isExplained = wide && state.exits[state.mode] > 0;
  const [head, below] =
    beside === undefined ? [words.costs, isExplained ? words.exitGloss : words.ofAccesses] : [exits, refs];
  if (!wide) {
    return (
      <text className="t-s t-strong" x={x} y={title}>
        {beside === undefined ? `${head} ${below}` : `${head}, ${below}`}
      </text>
    );
  }
  return (
    <>
      <text className="t-s t-strong" x={x} y={title}>
        {head}
      </text>
      <text className={beside === undefined ? 't-s t-soft' : 't-s t-strong'} x={x} y={plan.heads[1]}>
        {below}
      </text>
    </>
  );
}

function ModeCosts(part: PartProps & { readonly mode: Mode }): ReactElement {
  const { state, plan, words, layout, mode } = part;
  const place = placeOf(state, mode, plan, words);
  const { x, dots, scale } = place;
  const { width } = plan.costs;
  const count = state.exits[mode];
  const refs = refsOf(state, mode);
  const nothing = hasNoCosts(state, mode);
  const wide = layout === 'wide';
  const tables = mode === 'nested' ? words.twoTables : words.oneTable;
  const hasTables = wide && state.walks > 0;
  const below = refsBox(state, mode, plan, words);
  const exitText = `${formatNumber(count)} ${count === 1 ? words.exit : words.exits}`;
  return (
    <>
      <text className="t-s t-strong" x={x} y={place.name}>
        {`${words[mode]}${hasTables ? ':' : ''}`}
        {hasTables && <tspan className="t-soft" fontWeight={400}>{` ${tables}`}</tspan>}
      </text>
      {nothing && (
        <text
          className="t-s t-soft"
          x={wide ? x : x + width}
          y={wide ? dots.y + 7 : place.name}
          textAnchor={wide ? undefined : 'end'}
        >
          {words.nothing}
        </text>
      )}
      <g {...quietPart(exitsName(mode), part)}>
        {Array.from({ length: count }, (_, i) => (
          <circle
            key={i}
            className="fill-ink enter beat-3"
            cx={round(x + dots.r + i * dots.step)}
            cy={dots.y}
            r={round(dots.r)}
          />
        ))}
        {wide && count > 0 && (
          <text className="t-s" x={round(x + count * dots.step + BEHIND_DOTS)} y={dots.y + 7}>
            {exitText}
            <tspan className="t-soft">{partsOfExits(state, mode)}</tspan>
          </text>
        )}
      </g>
      {place.legend !== null && state.walks > 0 && <Legend {...part} x={x} y={place.legend} scale={scale} />}
      <g {...quietPart(refsName(mode), part)}>
        {Array.from({ length: state.walks }, (_, i) => (
          <Walk key={i} mode={mode} sizes={state.sizes} scale={scale} at={[x, place.blocks]} index={i} />
        ))}
        {wide && below !== null && (
          <text className="t-s" x={x} y={round(below.y + below.height + 30)}>
            {`${formatNumber(refs)} ${words.refs}`}
            {state.walks > 1 && (
              <tspan className="t-soft">{` = ${state.walks} × ${walkRefs(mode, state.sizes)}`}</tspan>
            )}
          </text>
        )}
        {!wide && !nothing && (
          <text className="t-s t-end" x={x + width} y={place.name}>
            {refs === 0 ? exitText : `${exitText}, ${formatNumber(refs)} ${words.refsShort}`}
          </text>
        )}
      </g>
    </>
  );
}

/** Which squares are whose, above the first block. */
function Legend(part: PartProps & { readonly x: number; readonly y: number; readonly scale: WalkScale }): ReactElement {
  const { x, y, scale, words, state } = part;
  // Under the names of small blocks there is no room for their columns.
  const guest = scale.step * LEVELS[state.sizes.host];
  const isLarge = guest > 2.4 * TYPE[part.layout].s;
  const names = [
    { look: 'addressing-host-ref', at: x, text: words.hostTable },
    { look: 'tone-a edge-a', at: isLarge ? x + guest : x + 80, text: words.guestTable },
  ];
  return (
    <>
      {names.map(({ look, at, text }) => (
        <g key={look}>
          {!isLarge && <rect className={look} x={round(at)} y={y - 11} width={10} height={10} strokeWidth={1.5} />}
          <text className="t-s t-soft" x={round(isLarge ? at : at + 16)} y={y}>
            {text}
          </text>
        </g>
      ))}
    </>
  );
}

type WalkProps = {
  readonly mode: Mode;
  readonly sizes: Sizes;
  readonly scale: WalkScale;
  readonly at: readonly [number, number];
  readonly index: number;
};

/** One walk through the tables: a square for each reference. */
function Walk({ mode, sizes, scale, at, index }: WalkProps): ReactElement {
  const [dx, dy] = walkPlace(scale, index, rowsOf(mode, sizes));
  const { square, step } = scale;
  const draw =
    (inset: number) =>
    ([column, row]: readonly [number, number]) => {
      const [x, y] = [round(at[0] + dx + column * step + inset), round(at[1] + dy + row * step + inset)];
      const side = round(square - 2 * inset);
      return `M${x} ${y}h${side}v${side}h-${side}z`;
    };
  const { host, guest } = squaresOf(mode, sizes);
  return (
    <g className="enter beat-3" data-value={walkRefs(mode, sizes)}>
      <path className="addressing-host-ref" d={host.map(draw(0)).join('')} />
      {guest.length > 0 && <path className="tone-a edge-a" strokeWidth={1.5} d={guest.map(draw(0.75)).join('')} />}
    </g>
  );
}
