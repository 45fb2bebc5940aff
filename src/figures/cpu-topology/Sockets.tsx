import type { ReactElement } from 'react';
import { Handle } from '../../drawing/handle.tsx';
import { quietPart } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import type { Box } from '../../drawing/hull.tsx';
import type { Layout } from '../../drawing/view.ts';
import { Way } from '../../drawing/way.tsx';
import type { Pair } from '../../sim/models/cpu-topology/pair.ts';
import { linkName, socketName } from '../../sim/models/cpu-topology/notes.ts';
import {
  BOOK_MB,
  CORES,
  L3_MB,
  linksOf,
  messagesOf,
  passes,
  socketsOf,
  type Kind,
  type Message,
} from '../../sim/models/cpu-topology/rules.ts';
import { choices, KIND_OF, type TopologyState } from '../../sim/models/cpu-topology/state.ts';
import { Rect, type PartProps } from './Chip.tsx';
import { countOf, rolesOf, type TopologyWords } from './facts.ts';
import { coreBox, l3Box, lanePitch, linkBox, messageWay, middleOf, socketBox, textX, type Plan } from './plan.ts';

/** What HT Assist takes of the L3 of a socket. */
export function bookBox(plan: Plan, socket: number): Box {
  const { x, width, ...rest } = l3Box(plan, socket);
  const part = (width * BOOK_MB) / L3_MB;
  return { ...rest, x: x + width - part, width: part };
}

/** The hatch of the book; once per drawing. */
export function BookHatch({ uid }: { readonly uid: string }): ReactElement {
  return (
    <defs>
      <pattern id={`${uid}-book`} width={8} height={8} patternUnits="userSpaceOnUse">
        <path className="line-ink" d="M-2 2l4 -4M0 8l8 -8M6 10l4 -4" />
      </pattern>
    </defs>
  );
}

/** The places between sockets. */
export function Links(props: PartProps): ReactElement {
  const { state, plan } = props;
  return (
    <>
      {linksOf(state).map((link) => (
        <g key={link.join('-')} {...quietPart(linkName(link), props)}>
          <Rect box={linkBox(plan, link)} className="cpu-link enter beat-2" radius={0} />
        </g>
      ))}
    </>
  );
}

/** Scene 2: all sockets, and the messages of a read between them. */
export function Sockets(props: PartProps): ReactElement {
  const { state, plan, words, pair } = props;
  const { sockets, asks } = state;
  const count = { 2: words.two, 4: words.four, 8: words.eight }[sockets] ?? String(sockets);
  return (
    <>
      <text className="t-s t-strong" x={plan.chip.x} y={plan.titleY}>
        {count} {words.socketsTitle}
      </text>
      {socketsOf(state).map((id) => (
        <g key={id} className={id === asks ? undefined : 'enter beat-2'}>
          <Socket {...props} id={id} />
        </g>
      ))}
      {pair === null ? <Messages {...props} /> : <PairMessages {...props} pair={pair} />}
      {socketsOf(state).map((id) => (
        <SocketHandles key={id} {...props} id={id} />
      ))}
    </>
  );
}

/** A socket is tapped to change the line; the lower part of the home, where the book lies, to switch HT Assist. */
function SocketHandles({ state, plan, id }: PartProps & { readonly id: number }): ReactElement {
  const offered = choices(state).slice(1);
  const change = offered.filter((event) => event.type === 'change' && event.socket === id);
  const assist = offered.filter(({ type }) => type === 'switchOn' || type === 'switchOff');
  const box = socketBox(plan, id);
  if (id !== state.home || assist.length === 0) return <Handle events={change} {...box} />;
  const upper = round(box.height * 0.55);
  return (
    <>
      <Handle events={change} {...box} height={upper} />
      <Handle events={assist} {...box} y={box.y + upper} height={box.height - upper} />
    </>
  );
}

/** A socket: its name, what it has to do with the line, its cores, its L3 with the book. The asking one has its boxes already. */
function Socket(props: PartProps & { readonly id: number }): ReactElement {
  const { state, plan, words, id, uid, pair } = props;
  const { inside, layout, drop } = plan;
  const roles = rolesOf(state, id);
  const hasBook = state.assist || (pair?.lines.some(({ assist }) => assist) ?? false);
  const box = socketBox(plan, id);
  const own = id === state.asks;
  const l3 = l3Box(plan, id);
  const book = bookBox(plan, id);
  const x = textX(plan, id);
  const names = { ...words, ...(layout === 'narrow' && { asks: words.asksShort, changed: words.changedShort }) };
  return (
    <g {...quietPart(socketName(id), props)}>
      {!own && <Rect box={box} className={roles.length === 0 ? 'core' : 'cpu-box'} radius={6} />}
      <text className="t-s t-strong" x={x} y={box.y + inside.name}>
        {words.socket} {id}
      </text>
      {roles.map((role, i) => (
        <text key={role} className="t-s" x={x} y={box.y + inside.roles[i as 0 | 1]}>
          {names[role]}
        </text>
      ))}
      {!own &&
        Array.from({ length: CORES }, (_, core) => {
          const cell = coreBox(plan, id, core);
          return cell && <Rect key={core} box={cell} className="fill-sunken" />;
        })}
      {!own && <Rect box={l3} className="core" />}
      {inside.cores !== null && (
        <text className="t-s t-soft" x={l3.x + 7} y={middleOf(l3) + drop}>
          {words.l3}
        </text>
      )}
      {hasBook && (
        <g className="enter">
          <rect className="cpu-book" fill={`url(#${uid}-book)`} {...rounded(book)} />
        </g>
      )}
      {id === state.home && (
        <g {...quietPart('book', props)}>
          {hasBook && inside.cores !== null && (
            <text className="t-s t-strong t-end enter" x={round(book.x - 10)} y={middleOf(l3) + drop}>
              {layout === 'wide' ? words.book : words.bookShort}
            </text>
          )}
        </g>
      )}
    </g>
  );
}

function rounded({ x, y, width, height }: Box) {
  return { x: round(x), y, width: round(width), height };
}

/** Messages in lanes of their own, bold or thin. */
function Arrows({
  state,
  plan,
  planned,
  arrows,
}: Pick<PartProps, 'state' | 'plan'> & {
  readonly planned: readonly Message[];
  readonly arrows: readonly { readonly at: number; readonly isBold: boolean }[];
}): ReactElement {
  const pitch = lanePitch(plan, planned);
  return (
    <>
      {arrows.map(({ at, isBold }) => {
        const { kind, route } = planned[at]!;
        const id = `${kind} ${route.join('-')}`;
        return (
          <g
            key={`${state.reads.length} ${id}`}
            data-message={id}
            className={kind === 'request' && state.reads.length === 0 ? 'enter beat-3' : 'enter'}
          >
            <Way
              points={messageWay(plan, planned, at)}
              width={round(pitch * (isBold ? 0.235 : 0.13))}
              bend="straight"
              kind={isBold ? 'flow' : 'soft'}
            />
          </g>
        );
      })}
    </>
  );
}

/** Every message of the read. What is sent now is bold; in a read of few messages, all are. */
function Messages({ state, plan, words }: PartProps): ReactElement {
  const { messages, phase, assist } = state;
  const planned = messagesOf(state);
  const now = KIND_OF[phase];
  const isFull = phase === 'data' && !assist;
  const arrows = planned.flatMap(({ kind, route }, at) =>
    messages.some((one) => one.kind === kind && one.route.join() === route.join())
      ? [{ at, isBold: kind === now || assist }]
      : [],
  );
  return (
    <>
      <Arrows {...{ state, plan, planned, arrows }} />
      {now !== undefined && !(isFull && plan.layout === 'narrow') && (
        <Said {...{ state, plan }} lines={saidOf(state, words, now, plan.layout)} />
      )}
      {isFull && plan.tops.length <= 2 && <Passes {...{ state, plan }} />}
    </>
  );
}

/** A comparison: bold what both runs send, thin what only one of them does. */
function PairMessages({ state, plan, words, pair }: PartProps & { readonly pair: Pair }): ReactElement {
  const arrows = pair.arrows.map(({ at, isShared }) => ({ at, isBold: isShared }));
  const thin = arrows.filter(({ isBold }) => !isBold).length;
  const [head, tail] = [`${words.thin}: ${thin}`, words.spared];
  return (
    <>
      <Arrows {...{ state, plan, arrows }} planned={pair.planned} />
      {thin > 0 && <Said {...{ state, plan }} lines={plan.layout === 'wide' ? [`${head} ${tail}`] : [head, tail]} />}
    </>
  );
}

/** „3 Proben“: the messages of this moment; on phones in two lines. */
function saidOf(state: TopologyState, words: TopologyWords, now: Kind, layout: Layout): readonly string[] {
  const n = countOf(state, now);
  if (n === 0 && (now === 'request' || now === 'data')) return [];
  const name = n === 1 ? words[`${now}One`] : words[now];
  const amount = now === 'request' || now === 'data' ? '' : n === 0 ? words.none : String(n);
  return layout === 'narrow' && amount !== '' ? [amount, name] : [`${amount} ${name}`.trim()];
}

/** What is said in the middle between the sockets. */
function Said({
  state,
  plan,
  lines,
}: Pick<PartProps, 'state' | 'plan'> & { readonly lines: readonly string[] }): ReactElement {
  const x = (plan.columns[0] + plan.socketWidth + plan.columns[1]) / 2;
  const [first, second] = [plan.tops[0]!, plan.tops[1]];
  const gap = first + plan.socketHeight;
  const y = second === undefined ? gap + 24 : (gap + second) / 2 + plan.drop;
  return (
    <g key={`${state.reads.length} ${state.phase}`} className="enter beat-2">
      {lines.map((line, i) => (
        <text key={line} className="t-s t-strong t-middle" x={x} y={y + (i - (lines.length - 1) / 2) * 18}>
          {line}
        </text>
      ))}
    </g>
  );
}

/** How often each link was passed, at the end of a read that asked everybody. */
function Passes({ state, plan }: Pick<PartProps, 'state' | 'plan'>): ReactElement {
  const isWide = plan.layout === 'wide';
  return (
    <g className="enter beat-2">
      {linksOf(state).map((link) => {
        const n = passes(state.messages, link);
        const { x, y, width, height } = linkBox(plan, link);
        const across = socketBox(plan, link[0]).y === socketBox(plan, link[1]).y;
        const inner = link[0] % 2 === 0 ? x + width + (isWide ? 8 : 4) : x - (isWide ? 8 : 4);
        if (n === 0) return null;
        return across ? (
          <text key={link.join()} className="t-s t-middle" x={x + width / 2} y={y - 6}>
            {n}
          </text>
        ) : (
          <text
            key={link.join()}
            className={link[0] % 2 === 0 ? 't-s' : 't-s t-end'}
            x={inner}
            y={y + height / 2 + plan.drop}
          >
            {n}
          </text>
        );
      })}
    </g>
  );
}
