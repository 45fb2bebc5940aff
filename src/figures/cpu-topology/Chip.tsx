import type { ReactElement } from 'react';
import { Bar } from '../../drawing/bar.tsx';
import { Handle } from '../../drawing/handle.tsx';
import type { Box } from '../../drawing/hull.tsx';
import { quietPart, type PartFact } from '../../drawing/part.ts';
import { Lines, wrap } from '../../drawing/text.tsx';
import { Way, straight } from '../../drawing/way.tsx';
import { CORE } from '../../sim/models/cpu-topology/notes.ts';
import type { Pair } from '../../sim/models/cpu-topology/pair.ts';
import { CACHES, CORES, CYCLES, type Cache } from '../../sim/models/cpu-topology/rules.ts';
import {
  choices,
  isBetweenSockets,
  type TopologyEvent,
  type TopologyState,
} from '../../sim/models/cpu-topology/state.ts';
import { lookOf, type TopologyWords } from './facts.ts';
import {
  cellBox,
  coreBox,
  l3Box,
  middleOf,
  portBox,
  portX,
  rowBox,
  socketBox,
  wayDown,
  type Plan,
  type Row,
} from './plan.ts';

/** What every part of the drawing is given. */
export type PartProps = {
  readonly state: TopologyState;
  readonly words: TopologyWords;
  readonly plan: Plan;
  readonly facts: readonly PartFact[];
  readonly focus: readonly string[];
  readonly uid: string;
  /** The comparison with the run beside this one, where there is one and both are between sockets. */
  readonly pair: Pair | null;
};

/** A box with a class. */
export function Rect({ box, className, radius = 4 }: { box: Box; className: string; radius?: number }): ReactElement {
  return <rect className={className} x={box.x} y={box.y} width={box.width} height={box.height} rx={radius} />;
}

const cores = Array.from({ length: CORES }, (_, core) => core);

/** What both scenes have: the chip that asks, its cores and its L3. Between the scenes it shrinks into its socket. */
export function Asking({ state, plan }: PartProps): ReactElement {
  const between = isBetweenSockets(state);
  const { asks } = state;
  return (
    <>
      <Rect
        box={between ? socketBox(plan, asks) : plan.chip}
        className={`cpu-zoom ${between ? 'cpu-box' : 'socket'}`}
        radius={6}
      />
      {cores.map((core) => {
        const box = between ? coreBox(plan, asks, core) : cellBox(plan, 'core', core);
        return box && <Rect key={core} box={box} className={`cpu-zoom ${core === CORE ? 'tone-run' : 'core'}`} />;
      })}
      <Rect box={between ? l3Box(plan, asks) : rowBox(plan, 'l3')} className="cpu-zoom core" />
    </>
  );
}

/** Scene 1: the way of the request down through one chip. */
export function Chip(props: PartProps): ReactElement {
  const { plan, words, state } = props;
  const { layout, labelX, rows, drop, chip } = plan;
  const isWide = layout === 'wide';
  const label = (row: Row, text: string, look = '') => (
    <text className={`t-s ${look}`.trim()} x={labelX} y={middleOf(rows[row]) + drop}>
      {text}
    </text>
  );
  const bus = (at: 0 | 1) => {
    const x = portX(plan, at);
    return <path className="line" d={`M${x} ${rows.ports.y + rows.ports.height}V${rows.memory.y}`} />;
  };
  return (
    <>
      <text className={isWide ? 't-s t-strong' : 't-s t-strong'} x={chip.x} y={plan.titleY}>
        {isWide ? words.chipTitle : words.chipTitleShort}
      </text>
      {label('core', words.coreName, 't-strong')}
      {cores.map((core) => {
        const box = cellBox(plan, 'core', core);
        return (
          <text
            key={core}
            className={`t-s t-strong t-middle ${core === CORE ? 'ink-run' : 't-soft'}`}
            x={box.x + box.width / 2}
            y={middleOf(box) + drop}
          >
            {core}
          </text>
        );
      })}
      {CACHES.map((cache) => (
        <g key={cache} {...quietPart(cache, props)}>
          {cache !== 'l3' && cores.map((core) => <Rect key={core} box={cellBox(plan, cache, core)} className="core" />)}
          {label(cache, words[cache], 't-strong')}
        </g>
      ))}
      <g data-object="core" />
      <g data-object="crossbar">
        <Rect box={rowBox(plan, 'sri')} className="core" />
        <Rect box={rowBox(plan, 'crossbar')} className="core" />
        {isWide && label('sri', words.sri)}
        {isWide && label('crossbar', words.crossbar)}
        {(['sri', 'crossbar'] as const).map((row) => {
          const box = rowBox(plan, row);
          const text = isWide ? { sri: words.orders, crossbar: words.connects }[row] : words[row];
          return (
            <text
              key={row}
              className={isWide ? 't-s t-soft t-end' : 't-s t-end'}
              x={box.x + box.width - plan.inset}
              y={middleOf(box) + drop}
            >
              {text}
            </text>
          );
        })}
      </g>
      {isWide && (
        <text
          className="t-s t-soft t-end"
          x={rowBox(plan, 'l3').x + rowBox(plan, 'l3').width - plan.inset}
          y={middleOf(rows.l3) + drop}
        >
          {words.forAll}
        </text>
      )}
      <Ports {...props} />
      {bus(0)}
      {bus(1)}
      <g {...quietPart('memory', props)}>
        <Rect box={portBox(plan, 'memory', 0)} className="core" />
        {isWide ? (
          label('memory', words.memory, 't-strong')
        ) : (
          <text className="t-s t-strong" x={portX(plan, 0) + 12} y={rows.memory.y + 20}>
            {words.memory}
          </text>
        )}
      </g>
      <Request {...props} />
      {lookOf(state, 'memory') === 'hit' && <Found {...props} place="memory" />}
      {CACHES.map((cache) => lookOf(state, cache) === 'hit' && <Found key={cache} {...props} place={cache} />)}
      <Cycles {...props} />
      {CACHES.map((cache) => (
        <Handle
          key={cache}
          events={inCache(state, cache)}
          {...(cache === 'l3' ? rowBox(plan, cache) : cellBox(plan, cache, CORE))}
        />
      ))}
    </>
  );
}

/** What a tap on a cache brings about: the line lies there. */
function inCache(state: TopologyState, cache: Cache): readonly TopologyEvent[] {
  const after = CACHES[CACHES.indexOf(cache) - 1] ?? 'start';
  return choices(state).filter(
    (event) =>
      (event.type === 'lineIsThere' && state.phase === after) || (event.type === 'lineLies' && event.cache === cache),
  );
}

/** Memory controller and HyperTransport, the two doors of the chip, and what lies beyond the second. */
function Ports({ plan, words }: PartProps): ReactElement {
  const isWide = plan.layout === 'wide';
  const names = isWide ? [words.controller, words.hyperTransport] : [words.controllerShort, words.hyperTransportShort];
  const beyond = portBox(plan, 'memory', 1);
  const x = (at: 0 | 1) => portX(plan, at) + (isWide ? 20 : 12);
  return (
    <>
      {([0, 1] as const).map((at) => (
        <g key={at}>
          <Rect box={portBox(plan, 'ports', at)} className="core" />
          <text className="t-s" x={at === 0 || isWide ? x(at) : beyond.x + 8} y={middleOf(plan.rows.ports) + plan.drop}>
            {names[at]}
          </text>
        </g>
      ))}
      <Rect box={beyond} className="line dashed" />
      <Lines
        className="t-s t-soft"
        x={isWide ? x(1) : beyond.x + 24}
        y={isWide ? middleOf(beyond) + plan.drop : beyond.y + 20}
        lines={isWide ? [words.otherSockets] : wrap(words.otherSockets, 8)}
        leading={19}
      />
    </>
  );
}

/** The way down, with a cross wherever the line is not. */
function Request({ state, plan }: PartProps): ReactElement {
  const { phase, lies } = state;
  if (phase === 'start') return <></>;
  const isWide = plan.layout === 'wide';
  const missed = CACHES.filter((cache) => lookOf(state, cache) === 'miss');
  const core = cellBox(plan, 'core', CORE);
  const x = core.x + core.width / 2;
  const to = phase as Row;
  const isMiss = missed.some((cache) => cache === phase);
  const radius = isWide ? 13 : 11;
  const half = radius * 0.38;
  const width = isWide ? 4.5 : 3;
  const last = missed.at(-1);
  const top = last !== undefined && !isMiss ? middleOf(plan.rows[last]) : core.y + core.height;
  const points = wayDown(plan, to);
  return (
    <>
      {missed.map((cache, i) => {
        const from = i === 0 ? core.y + core.height : middleOf(plan.rows[missed[i - 1]!]);
        return (
          <path
            key={cache}
            className="edge-run enter"
            strokeWidth={width}
            d={straight([
              [x, from],
              [x, middleOf(plan.rows[cache])],
            ])}
          />
        );
      })}
      {!isMiss && (
        <g key={phase} className="enter" data-way={lies === phase ? 'found' : phase}>
          <Way points={[[x, top], ...points.slice(1)]} width={width} bend="straight" />
        </g>
      )}
      {missed.map((cache) => {
        const y = middleOf(plan.rows[cache]);
        return (
          <g key={cache} className="enter beat-2" data-miss={cache}>
            <circle className="cpu-box" cx={x} cy={y} r={radius} />
            <path
              className="line-ink"
              d={`M${x - half} ${y - half}l${2 * half} ${2 * half}m0 ${-2 * half}l${-2 * half} ${2 * half}`}
            />
          </g>
        );
      })}
    </>
  );
}

/** „Zeile X ist hier“, where there is room for it. */
function Found({ plan, words, place }: PartProps & { readonly place: 'l1' | 'l2' | 'l3' | 'memory' }): ReactElement {
  const isWide = plan.layout === 'wide';
  const cell = place === 'l1' || place === 'l2';
  const box = place === 'memory' ? portBox(plan, 'memory', 0) : cell ? cellBox(plan, place, CORE) : rowBox(plan, 'l3');
  const text = cell ? (isWide ? 'X' : '') : isWide ? words.lineIsHere : words.lineX;
  const x = place === 'memory' ? portX(plan, 0) + (isWide ? 20 : 12) : box.x + plan.inset;
  const y = place === 'memory' && !isWide ? box.y + 41 : middleOf(box) + plan.drop;
  return (
    <text className="t-s t-strong enter beat-2" x={x} y={y}>
      {text}
    </text>
  );
}

/** How many cycles it takes to know, a bar for each row the request has reached; a dashed one for what was spared. */
function Cycles({ state, plan, words, uid }: PartProps): ReactElement {
  const { bars, rows, layout, drop } = plan;
  const isWide = layout === 'wide';
  const places = [...CACHES, 'memory'] as const;
  const known = places.filter((place) => lookOf(state, place) !== 'waiting');
  const spared = CACHES.some((cache) => lookOf(state, cache) === 'hit');
  const memory = middleOf(rows.memory);
  return (
    <>
      {known.length > 0 && (
        <text
          className={isWide ? 't-s t-strong' : 't-s t-soft t-end'}
          x={isWide ? bars.x : plan.size[0] - 4}
          y={plan.titleY}
        >
          {isWide ? words.cyclesTitle : words.cyclesShort}
        </text>
      )}
      {known.map((place) => {
        const y = middleOf(rows[place]);
        const cycles = CYCLES[place];
        return (
          <g key={place} className="enter beat-3">
            <Bar
              uid={uid}
              x={bars.x}
              y={y - bars.height / 2}
              height={bars.height}
              unit={bars.unit}
              parts={[{ value: cycles, tone: 'run' }]}
            />
            <text className="t-s t-strong" x={bars.x + cycles * bars.unit + (isWide ? 10 : 5)} y={y + drop}>
              {cycles}
            </text>
          </g>
        );
      })}
      {spared && (
        <g className="enter beat-3">
          <rect
            className="line dashed"
            x={bars.x}
            y={memory - bars.height / 2}
            width={CYCLES.memory * bars.unit}
            height={bars.height}
            rx={3}
          />
          <text className="t-s t-soft" x={bars.x + (isWide ? 10 : 0)} y={memory + (isWide ? drop : -14)}>
            {words.otherwise} {CYCLES.memory}
          </text>
        </g>
      )}
    </>
  );
}
