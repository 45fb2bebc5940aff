import type { ReactElement } from 'react';
import { counterOf, visitsHypervisor } from '../../sim/models/coscheduling/facts.ts';
import type { VcpuState } from '../../sim/models/coscheduling/state.ts';
import { partOf } from '../../drawing/part.ts';
import { Tile } from '../../drawing/tone.tsx';
import { letterOf, toneOf, type PartProps } from './part.ts';

/** Widths of a vCPU and of a place, in the wide and in the narrow drawing; more than four of either make them narrow. */
function tokenOf({ state, layout }: PartProps): { readonly token: number; readonly pitch: number } {
  if (layout === 'narrow') return { token: 34, pitch: 38 };
  const few = Math.max(state.input.vcpus, state.seats.length) <= 4;
  return few ? { token: 48, pitch: 58 } : { token: 27, pitch: 30 };
}

/** Height of a vCPU in the wide drawing. */
const TOKEN = 27;

/** The rows of the places, from top to bottom. */
const rows = ['run', 'ready', 'costop', 'wait'] as const;

/** Who sits on a pCPU and who waits where: the vCPUs move between the rows, which also explain letters and patterns. */
export function Places(part: PartProps): ReactElement {
  return part.layout === 'wide' ? <WidePlaces {...part} /> : <Seats {...part} x={part.plan.places.tokensX} />;
}

function WidePlaces(part: PartProps): ReactElement {
  const { state, words, uid, plan } = part;
  const { y, tokensX, row: rowHeight } = plan.places;
  const { token, pitch } = tokenOf(part);
  const labels = { run: words.running, ready: words.ready, costop: words.costopLong, wait: words.waiting };
  const counters = { run: 'RUN', ready: 'RDY', costop: 'CSTP', wait: 'WAIT' };
  const top = (name: (typeof rows)[number]): number => y + 38 + rows.indexOf(name) * rowHeight;
  return (
    <g>
      <text className="t-strong" x={0} y={y + 18}>
        {words.whoIsWhere}
      </text>
      {visitsHypervisor(state) && (
        <g>
          <Tile uid={uid} tone="host" x={212} y={y} width={24} height={24} letter="H" />
          <text className="t-s" x={242} y={y + 18}>
            {words.inHypervisor}
          </text>
        </g>
      )}
      {rows.map((name) => (
        <g key={name}>
          <path className="line-soft" d={`M0 ${top(name) - 6} H404`} />
          <Tile
            uid={uid}
            tone={toneOf[name]}
            x={0.5}
            y={top(name) + 6}
            width={24}
            height={28}
            letter={letterOf[name]}
          />
          <text className="t-s t-strong" x={32} y={top(name) + 16}>
            {counters[name]}
          </text>
          <text className="t-s t-soft" x={32} y={top(name) + 37}>
            {labels[name]}
          </text>
        </g>
      ))}
      <Seats {...part} x={tokensX} />
      {state.states.map((doing, v) => {
        const row = counterOf[doing];
        const column = row === 'run' ? state.seats.indexOf(v) : v;
        return (
          <g key={v} className="move" transform={`translate(${tokensX + column * pitch} ${top(row) + 6})`}>
            <Tile uid={uid} tone={toneOf[doing]} x={0} y={0} width={token} height={TOKEN} letter={`V${v}`} />
          </g>
        );
      })}
    </g>
  );
}

/** The pCPUs of the VM, each an outline; in the narrow drawing with whoever sits on it. */
function Seats({ x, ...part }: PartProps & { readonly x: number }): ReactElement {
  const { state, words, layout, uid, plan } = part;
  const wide = layout === 'wide';
  const y = wide ? plan.places.y + 44 : plan.places.y;
  const { token: width, pitch } = tokenOf(part);
  const height = wide ? TOKEN : 26;
  const seats = state.seats.length;
  return (
    <g {...partOf('pcpus', part)}>
      <rect
        className="panel"
        x={x - 6}
        y={y - 3}
        width={seats === 0 ? 120 : seats * pitch - (pitch - width) + 12}
        height={height + 6}
        rx={5}
      />
      {!wide && (
        <text className="t-s" x={0} y={y + height / 2} dominantBaseline="central">
          {words.pcpuRow}
        </text>
      )}
      {seats === 0 && (
        <text className="t-s t-soft" x={x + 4} y={y + height / 2} dominantBaseline="central">
          {words.noneFree}
        </text>
      )}
      {state.seats.map((v, i) => {
        const box = { x: x + i * pitch, y, width, height };
        if (v === null) return <rect key={i} className="line dashed" {...box} rx={3} />;
        // In the wide drawing the vCPU itself moves here.
        return wide ? null : <Tile key={i} uid={uid} tone={toneOf[state.states[v]!]} {...box} letter={`V${v}`} />;
      })}
    </g>
  );
}

/** The letters of the narrow drawing; the wide one explains them where the vCPUs sit. */
export function Legend({ state, words, uid, plan }: PartProps): ReactElement {
  const entries: readonly (readonly [VcpuState, string])[] = [
    ['run', words.running],
    ...(visitsHypervisor(state) ? [['hypervisor', words.hypervisorShort] as const] : []),
    ['ready', words.ready],
    ['costop', words.costop],
    ['wait', words.waiting],
  ];
  const pitch = plan.width / entries.length;
  return (
    <g>
      {entries.map(([doing, text], i) => (
        <g key={doing}>
          <Tile
            uid={uid}
            tone={toneOf[doing]}
            x={i * pitch + 0.5}
            y={plan.legendY}
            width={18}
            height={20}
            letter={letterOf[doing]}
          />
          <text className="t-s" x={i * pitch + 22} y={plan.legendY + 15}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}
