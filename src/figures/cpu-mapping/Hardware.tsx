import type { ReactElement } from 'react';
import { quietPart } from '../../drawing/part.ts';
import { fits, textWidth, TYPE } from '../../drawing/fit.ts';
import { Hull, type Box } from '../../drawing/hull.tsx';
import { round } from '../../drawing/text.tsx';
import { drawnOf, put } from './facts.ts';
import { inside, Token, type PartProps } from './marks.tsx';
import type { SocketPlan } from './plan.ts';

const attributes = (box: Box) => ({
  x: round(box.x),
  y: round(box.y),
  width: round(box.width),
  height: round(box.height),
});

/** Sockets, the cores in them, and above each core its logical CPUs with the vCPUs that run there. */
export function Hardware(props: PartProps): ReactElement {
  const { plan, state, words, focus } = props;
  const { hasCores, hasLogical } = drawnOf(state);
  const rows = plan.sockets.map(({ cores }) => cores.flatMap(({ boxes }) => boxes));
  return (
    <>
      <g {...quietPart('sockets', props)}>
        {!hasLogical && (
          <text className="t-strong" x={4} y={plan.rowTitleY}>
            {hasCores
              ? put(words.coresTitle, { n: state.sockets, m: state.cores, all: state.allCores })
              : put(words.sockets, { n: state.sockets })}
          </text>
        )}
        {plan.sockets.map((socket, s) => (
          <Socket key={s} {...props} socket={socket} at={s} />
        ))}
      </g>
      {hasCores && (
        <g {...quietPart('cores', props)}>
          {plan.sockets.flatMap(({ cores }, s) =>
            cores.map((_, c) => <Core key={`${s}-${c}`} {...props} socket={s} at={c} />),
          )}
        </g>
      )}
      {hasLogical ? <LogicalCpus {...props} /> : rows.map((row, s) => <Unknown key={s} {...props} box={around(row)} />)}
      {focus.includes('logical') && state.show !== 'placed' && <Hull of="logical" gap={3} boxes={rows.map(around)} />}
      {focus.includes('cores') && state.show !== 'cores' && (
        <Hull of="cores" gap={3} boxes={plan.sockets.map(({ cores }) => around(cores.map(({ core }) => core)))} />
      )}
    </>
  );
}

/** The place above a socket where nobody knows yet how many vCPUs it has room for. */
function Unknown({ words, plan, box }: PartProps & { readonly box: Box }): ReactElement {
  const size = TYPE[plan.layout].s;
  return (
    <>
      <rect
        className="edge-free dashed"
        fill="none"
        strokeWidth={1.5}
        {...attributes(box)}
        rx={box.height < 30 ? 1 : 4}
      />
      <text className="t-s t-middle" x={round(box.x + box.width / 2)} y={round(box.y + box.height / 2 + size * 0.36)}>
        {fits(words.unknown, box.width - 12, size) ? words.unknown : '?'}
      </text>
    </>
  );
}

/** The box around several that stand in a row. */
function around(boxes: readonly Box[]): Box {
  const [first, last] = [boxes[0]!, boxes.at(-1)!];
  return { ...first, width: last.x + last.width - first.x };
}

function Socket({
  state,
  words,
  plan,
  socket,
  at,
}: PartProps & { readonly socket: SocketPlan; readonly at: number }): ReactElement {
  const { box } = socket;
  const { cores, threads, sockets, show } = state;
  const size = TYPE[plan.layout].s;
  const isWide = plan.layout === 'wide';
  const name = `${words.socket}\u00a0${at}`;
  const isLine = box.width === 0;
  const inset = isWide ? 12 : 8;
  const y = isLine ? box.y + 18 : box.y + box.height - (isWide ? 16 : 12);
  const hint = put(threads === 1 ? words.inSocketOne : words.inSocket, {
    cores: `${cores}\u00a0${cores === 1 ? words.coresOne : words.cores}`,
    threads,
  });
  // All sockets are alike: the first one says it for all.
  const hasHint =
    at === 0 &&
    !isLine &&
    show !== 'sockets' &&
    show !== 'cores' &&
    fits(hint, box.width - 3 * inset - textWidth(name, size), size);
  const isLast = at > 0 && at === sockets - 1;
  return (
    // The last socket goes with a tap, another one brings one more.
    <g data-set={`sockets=${isLast ? sockets - 1 : Math.min(8, sockets + 1)}`}>
      {!isLine && <rect className="socket" {...attributes(box)} rx={5} />}
      <text className="t-s t-strong" x={isLine ? 4 : round(box.x + inset)} y={y}>
        {isLine || fits(name, box.width - 2 * inset + 8, size) ? name : at}
      </text>
      {!isLine && show === 'sockets' && fits(words.processor, box.width - 2 * inset, size) && (
        <text className="t-s t-soft t-middle" x={round(box.x + box.width / 2)} y={round(box.y + box.height / 2)}>
          {words.processor}
        </text>
      )}
      {hasHint && (
        <text className="t-s t-soft t-end" x={round(box.x + box.width - inset)} y={y}>
          {hint}
        </text>
      )}
    </g>
  );
}

function Core({
  state,
  words,
  plan,
  socket,
  at,
}: PartProps & { readonly socket: number; readonly at: number }): ReactElement {
  const { cores, threads } = state;
  const { core, boxes } = plan.sockets[socket]!.cores[at]!;
  const { hasLogical } = drawnOf(state);
  const size = TYPE[plan.layout].s;
  const isWide = plan.layout === 'wide';
  const number = socket * cores + at;
  const name = `${words.core}\u00a0${number}`;
  const hasName = plan.isDetailed && fits(name, core.width - 6, size);
  const first = number * threads;
  return (
    // A tap turns the second threads of all cores on or off.
    <g data-set={`threads=${threads === 1 ? 2 : 1}`}>
      <rect className="core" {...attributes(core)} rx={core.width < 30 ? 1 : 3} />
      {hasName && (
        <text className="t-s t-middle" x={round(core.x + core.width / 2)} y={core.y + core.height - (isWide ? 12 : 8)}>
          {name}
        </text>
      )}
      {hasLogical &&
        boxes.map((box, t) => {
          const x = round(box.x + box.width / 2);
          const cellY = core.y + (isWide ? 38 : 6);
          const cellHeight = core.height - 92;
          const hasNumber = plan.isDetailed && fits(`${first + t}`, box.width - 4, size);
          return (
            <g key={t}>
              {plan.isDetailed && <path className="line-ink" d={`M${x} ${box.y + box.height}V${cellY}`} />}
              {plan.isDetailed && isWide && (
                <rect
                  className="fill-accent-soft"
                  x={round(box.x + 4)}
                  y={cellY}
                  width={round(box.width - 8)}
                  height={cellHeight}
                  rx={2}
                />
              )}
              {hasNumber && (
                <text className="t-s t-soft t-middle" x={x} y={cellY + (isWide ? cellHeight / 2 + 7 : 15)}>
                  {first + t}
                </text>
              )}
            </g>
          );
        })}
    </g>
  );
}

/** „2 Sockel × 4 Cores × 2 Threads = 16 logische CPUs“, or without the names of the factors where they have no room. */
function resultTitle({ state, words, plan }: PartProps): string {
  const { sockets, cores, threads, logical } = state;
  const factors = [
    put(words.sockets, { n: sockets }),
    `× ${cores}\u00a0${cores === 1 ? words.coresOne : words.cores}`,
    put(threads === 1 ? words.threadsOne : words.threads, { n: threads }),
  ].join(' ');
  const title = `${factors} = ${put(logical === 1 ? words.rowTitleOne : words.rowTitle, { n: logical })}`;
  if (fits(title, plan.size[0] - 8, TYPE[plan.layout].m)) return title;
  return put(logical === 1 ? words.resultTitleOne : words.resultTitle, { sockets, cores, threads, n: logical });
}

/** The row of logical CPUs: one box, at most one vCPU. */
function LogicalCpus(props: PartProps): ReactElement {
  const { state, words, plan, uid } = props;
  const { logical, total, allCores, perCore, show, vms } = state;
  const boxes = plan.sockets.flatMap(({ cores }) => cores.flatMap((core) => core.boxes));
  const running = vms.flatMap((vm) => vm.vcpus).filter(({ is }) => is === 'running');
  const strong =
    show === 'density' || state.broken === 'perCore'
      ? put(allCores === 1 ? words.densityTitleOne : words.densityTitle, { n: total, m: allCores, share: perCore })
      : show === 'result'
        ? resultTitle(props)
        : put(logical === 1 ? words.rowTitleOne : words.rowTitle, { n: logical });
  const { m, s } = TYPE[plan.layout];
  const hintX = 4 + textWidth(strong, m);
  const hasHint = show === 'placed' && state.broken === null && fits(words.rowHint, plan.size[0] - 8 - hintX, s);
  return (
    <g {...quietPart('logical', props)}>
      <text className="t-strong" x={4} y={plan.rowTitleY}>
        {strong}
      </text>
      {hasHint && (
        <text className="t-s t-soft" x={round(hintX + 6)} y={plan.rowTitleY}>
          {words.rowHint}
        </text>
      )}
      {boxes.map((box, cpu) => (
        <rect
          key={cpu}
          className={box.width < 24 ? 'cpu-box is-cell' : 'cpu-box'}
          {...attributes(box)}
          rx={box.width < 30 ? 1 : 4}
        />
      ))}
      {drawnOf(state).hasVms &&
        running.map((vcpu) => {
          const box = boxes[vcpu.cpu!]!;
          const by = box.width < 30 ? 1.5 : 5;
          return (
            <g key={vcpu.id} data-cpu={vcpu.cpu}>
              <Token uid={uid} vcpu={vcpu} box={inside(box, by)} layout={plan.layout} />
            </g>
          );
        })}
    </g>
  );
}
