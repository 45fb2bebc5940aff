import type { ReactElement } from 'react';
import type { Box } from '../../drawing/hull.tsx';
import { quietPart } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import { messagesOf, type Kind } from '../../sim/models/cpu-topology/rules.ts';
import type { TopologyState } from '../../sim/models/cpu-topology/state.ts';
import { Rect, type PartProps } from './Chip.tsx';
import { countOf, KINDS, type TopologyWords } from './facts.ts';
import type { Plan } from './plan.ts';

/** A line of squares: one for each message. */
type Line = { readonly y: number; readonly count: number; readonly size: number; readonly pitch: number };

/** How the tally is laid out: a line for every read that is over, then one for each kind of the read under way. */
function tallyOf(state: TopologyState, plan: Plan) {
  const { tally, layout } = plan;
  const { reads, phase } = state;
  const isWide = layout === 'wide';
  const most = Math.max(2 * state.sockets, 8);
  const room = (isWide ? 304 : 352 - tally.labelX) - (isWide ? 38 : 26);
  const small = Math.min(tally.square + (isWide ? 6 : 4), room / most);
  const step = isWide ? 74 : tally.pitch;
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
