import type { ReactElement } from 'react';
import { Bar } from '../../drawing/bar.tsx';
import type { Box } from '../../drawing/hull.tsx';
import { quietPart } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import { TonePatterns } from '../../drawing/tone.tsx';
import type { Pair } from '../../sim/models/cpu-topology/pair.ts';
import { CYCLES, messagesOf, type Kind } from '../../sim/models/cpu-topology/rules.ts';
import type { TopologyState } from '../../sim/models/cpu-topology/state.ts';
import { Rect, type PartProps } from './Chip.tsx';
import { countOf, KINDS, type TopologyWords } from './facts.ts';
import type { Plan } from './plan.ts';

/** A line of squares: one for each message. */
type Line = { readonly y: number; readonly count: number; readonly size: number; readonly pitch: number };

/** Squares of reads that are weighed against each other, and from one read to the next. */
function scaleOf(
  { sockets }: TopologyState,
  { tally, layout }: Plan,
): { readonly small: number; readonly step: number } {
  const isWide = layout === 'wide';
  const room = (isWide ? 304 : 352 - tally.labelX) - (isWide ? 38 : 26);
  const small = Math.min(tally.square + (isWide ? 6 : 4), room / Math.max(2 * sockets, 8));
  return { small, step: isWide ? 74 : tally.pitch };
}

/** How the tally is laid out: a line for every read that is over, then one for each kind of the read under way. */
function tallyOf(state: TopologyState, plan: Plan) {
  const { tally, layout } = plan;
  const { reads, phase } = state;
  const isWide = layout === 'wide';
  const { small, step } = scaleOf(state, plan);
  const done = reads.map((read, i) => ({
    ...read,
    head: tally.y + i * step,
    line: {
      y: tally.y + i * step + (isWide ? 12 : -13),
      count: read.messages,
      size: round(small * 0.82),
      pitch: small,
    },
  }));
  const head = tally.y + reads.length * step;
  const shown = phase === 'result' || phase === 'assist' || phase === 'copy' ? [] : kindsOf(state);
  const square = isWide && state.sockets > 4 ? 22 : tally.square;
  const kinds = shown.map(({ kind, sent, planned }, i) => ({
    kind,
    sent,
    line: {
      y: head + (isWide ? 14 + i * tally.pitch : 8 + i * tally.pitch),
      count: planned,
      size: square,
      pitch: square + (isWide ? 6 : 4),
    },
  }));
  return { done, head: shown.length > 0 ? head : null, kinds };
}

/** The kinds that a read sends: before its probes only what has been sent is known. */
function kindsOf(state: TopologyState) {
  const all = messagesOf(state);
  return KINDS.map((kind) => ({
    kind,
    sent: countOf(state, kind),
    planned: state.phase === 'request' ? countOf(state, kind) : countOf({ messages: all }, kind),
  })).filter(({ planned }) => planned > 0);
}

/** What the squares of a line cover. */
function lineBox({ y, count, size, pitch }: Line, x: number): Box {
  return { x, y, width: round((count - 1) * pitch + size), height: size };
}

/** What is outlined of a kind: its squares. */
export function kindBox(state: TopologyState, plan: Plan, kind: string): Box | null {
  const found = tallyOf(state, plan).kinds.find((one) => one.kind === kind);
  return found === undefined ? null : lineBox(found.line, plan.tally.x + plan.tally.labelX);
}

/** Scene 2, beside it: the messages of each read, a square each. */
export function Tally(props: PartProps): ReactElement {
  const { state, plan, words } = props;
  const { tally, layout, titleY } = plan;
  const isWide = layout === 'wide';
  const { done, head, kinds } = tallyOf(state, plan);
  const x = tally.x + tally.labelX;
  const drawn = new Map(kinds.map((one) => [one.kind, one] as const));
  return (
    <>
      {isWide && (
        <text className="t-s t-strong enter beat-2" x={tally.x} y={titleY}>
          {words.messagesTitle}
        </text>
      )}
      <g {...quietPart('reads', props)}>
        {done.map((read, i) => {
          const { width, y, height } = lineBox(read.line, x);
          return (
            <g key={i} data-read={read.messages}>
              <Head {...{ plan, words }} y={read.head} assist={read.assist} changed={read.owner !== null} />
              <Squares line={read.line} x={x} sent={read.messages} />
              <text
                className={state.phase === 'result' ? 't-strong' : 't-s t-strong'}
                x={round(x + (read.messages === 0 ? 0 : width + (isWide ? 10 : 6)))}
                y={y + height / 2 + plan.drop}
              >
                {read.messages}
              </text>
            </g>
          );
        })}
      </g>
      {head !== null && (
        <g className="enter beat-2">
          <Head {...{ plan, words }} y={head} assist={state.assist} changed={state.owner !== null} />
        </g>
      )}
      {state.phase !== 'result' &&
        KINDS.map((kind) => (
          <g key={kind} {...quietPart(kind, props)}>
            <KindLine {...props} kind={kind} shown={drawn.get(kind)} />
          </g>
        ))}
    </>
  );
}

/**
 * The first request to another socket: from what a line costs in one's own memory to what it costs in another one's, where the
 * messages have to go and come. From then on messages are counted.
 */
export function Bridge({ state, plan, words, uid }: PartProps): ReactElement | null {
  const { phase, reads, asks, home } = state;
  if (phase !== 'request' || reads.length > 0 || asks === home) return null;
  const { bridge, layout, drop } = plan;
  const { bars, height } = bridge;
  const isWide = layout === 'wide';
  const far = CYCLES.remote - CYCLES.memory;
  const rows = [
    { name: words.ownMemory, parts: [{ value: CYCLES.memory, tone: 'run' }], cycles: CYCLES.memory },
    {
      name: `${isWide ? words.memoryOf : words.memoryOfShort} ${home}`,
      parts: [
        { value: CYCLES.memory, tone: 'run' },
        { value: far, tone: 'ready' },
      ],
      cycles: CYCLES.remote,
    },
  ] as const;
  return (
    <g className="enter beat-3">
      <TonePatterns uid={uid} tones={['ready']} />
      <text className="t-s t-strong" x={bridge.x} y={bridge.titleY}>
        {words.cyclesToLine}
      </text>
      {rows.map(({ name, parts, cycles }, i) => {
        const y = bars.y[i as 0 | 1];
        return (
          <g key={name} data-bridge={cycles}>
            <text className="t-s" x={bridge.x} y={bridge.names[i as 0 | 1]}>
              {name}
            </text>
            <Bar uid={uid} x={bars.x} y={y} height={height} unit={bars.unit} parts={parts} />
            <text
              className="t-s t-strong"
              x={round(bars.x + cycles * bars.unit + (isWide ? 10 : 5))}
              y={y + height / 2 + drop}
            >
              {cycles}
            </text>
          </g>
        );
      })}
      <text
        className="t-s t-middle t-halo"
        x={round(bars.x + (CYCLES.memory + far / 2) * bars.unit)}
        y={bars.y[1] + height / 2 + drop}
      >
        {words.way}
      </text>
    </g>
  );
}

/** The same for a comparison: in one line what both runs have sent, then a line of squares for each of their reads. */
export function PairTally({ state, plan, words, pair }: PartProps & { readonly pair: Pair }): ReactElement {
  const { tally, layout, titleY, drop } = plan;
  const isWide = layout === 'wide';
  const x = tally.x + tally.labelX;
  const { small, step } = scaleOf(state, plan);
  // Of several reads each stands for itself.
  const many = pair.lines.length > 4;
  const [top, pitch, gap] = isWide ? [tally.y + 6, many ? 64 : step, 18] : [tally.y + 24, many ? 19 : step, 4];
  return (
    <>
      <text className="t-strong" x={tally.x} y={isWide ? titleY : tally.y}>
        {`${pair.sums.join('\u00a0:\u00a0')} ${words.messagesTitle}`}
      </text>
      {pair.lines.map(({ assist, owner, sent, planned, read }, i) => {
        const head = top + i * pitch + read * gap;
        const line = { y: head + (isWide ? 12 : -13), count: planned, size: round(small * 0.82), pitch: small };
        const { width, y, height } = lineBox(line, x);
        return (
          <g key={i} data-read={sent}>
            <Head {...{ plan, words }} y={head} assist={assist} changed={owner !== null} />
            <Squares line={line} x={x} sent={sent} />
            <text
              className="t-s t-strong"
              x={round(x + (planned === 0 ? 0 : width + (isWide ? 10 : 6)))}
              y={y + height / 2 + drop}
            >
              {sent}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** „mit HT Assist“, and whether a socket had changed the line. */
function Head({
  plan,
  words,
  y,
  assist,
  changed,
}: {
  readonly plan: Plan;
  readonly words: TopologyWords;
  readonly y: number;
  readonly assist: boolean;
  readonly changed: boolean;
}): ReactElement {
  const isWide = plan.layout === 'wide';
  const name = assist ? words.with : words.without;
  const short = assist ? words.withShort : words.withoutShort;
  return (
    <text className="t-s t-strong" x={plan.tally.x} y={y}>
      {changed ? `${isWide ? name : short}, ${words.changedShort}` : name}
    </text>
  );
}

function KindLine({
  state,
  plan,
  words,
  kind,
  shown,
}: PartProps & {
  readonly kind: Kind;
  readonly shown: ReturnType<typeof tallyOf>['kinds'][number] | undefined;
}): ReactElement | null {
  if (shown === undefined) return null;
  const { tally, layout, drop } = plan;
  const isWide = layout === 'wide';
  const x = tally.x + tally.labelX;
  const { line, sent } = shown;
  const box = lineBox(line, x);
  const now = sent > 0 ? 't-s' : 't-s t-soft';
  return (
    <g
      key={state.reads.length}
      className={state.phase === 'request' && state.reads.length === 0 ? 'enter beat-3' : 'enter beat-2'}
    >
      <Squares line={line} x={x} sent={sent} />
      <text className={now} x={isWide ? round(box.x + box.width + 14) : tally.x + 12} y={line.y + line.size / 2 + drop}>
        {line.count === 1 ? words[`${kind}One`] : words[kind]}
      </text>
    </g>
  );
}

/** A square for each message: dashed while it is still to come. */
function Squares({ line, x, sent }: { readonly line: Line; readonly x: number; readonly sent: number }): ReactElement {
  return (
    <g data-sent={sent} data-planned={line.count}>
      {Array.from({ length: line.count }, (_, i) => (
        <Rect
          key={i}
          box={{ x: round(x + i * line.pitch), y: line.y, width: line.size, height: line.size }}
          className={i < sent ? 'tone-run' : 'line dashed'}
          radius={3}
        />
      ))}
    </g>
  );
}
