import type { ReactElement } from 'react';
import { Hull, type Box } from '../../drawing/hull.tsx';
import { Lines, wrap } from '../../drawing/text.tsx';
import { haltsOf, isDirect, lastHop, type Layer, type Trace } from '../../sim/models/host-architecture/rules.ts';
import { rowsOf, type Row } from './Hands.tsx';
import { balances, type Plan } from './plan.ts';
import { Rect, type PartProps } from './Stage.tsx';

type AskedRow = Row & { readonly trace: Trace };

/** The rows of the balance: what nobody stopped first, what comes from no VM last. */
export function balanceRows(props: PartProps): readonly AskedRow[] {
  const weight = ({ trace }: AskedRow) => (trace.kind === 'admin' ? 99 : haltsOf(trace).length);
  const asked = rowsOf(props, props.plan.layout === 'narrow').filter((row): row is AskedRow => row.trace !== undefined);
  return asked.toSorted((a, b) => weight(a) - weight(b));
}

/** Between a VM and the hardware: who stopped what. */
export function Balance(props: PartProps): ReactElement {
  const { beside, words, plan } = props;
  const { headY, columns } = balances[plan.layout];
  const wide = plan.layout === 'wide';
  const heads = {
    vm: words.vm,
    vmm: words.vmm,
    vmkernel: words.kernel,
    hil: wide ? words.hil : words.hilShort,
    hardware: words.hardware,
  };
  const rows = balanceRows(props);
  const direct = rows.filter(({ trace }) => isDirect(trace)).length;
  return (
    <>
      {(['vm', 'vmm', 'vmkernel', 'hil', 'hardware'] as const).map((name, i) => {
        const lines = wide ? wrap(heads[name], 16) : [heads[name]];
        // In the narrow drawing neighbours stand on two lines.
        const y = wide ? headY[1] - (lines.length - 1) * (headY[1] - headY[0]) : headY[i % 2]!;
        return (
          <Lines
            key={name}
            className={`t-s t-soft ${name === 'hardware' ? 't-end' : 't-middle'}`}
            x={name === 'hardware' ? plan.size[0] - 4 : columns[name]}
            y={y}
            lines={lines}
            leading={headY[1] - headY[0]}
          />
        );
      })}
      {rows.map((row, i) => (
        <Line key={row.key} {...props} row={row} y={balanceY(plan, rows.length, i)} named={i === 0} />
      ))}
      <g data-object="direct">
        {direct > 0 && beside === undefined && (
          <g className="enter beat-3">
            <Hull boxes={[directBox(plan, rows.length, direct)]} radius={8} of="direct" />
          </g>
        )}
      </g>
      {beside !== undefined && (
        <g className="enter beat-3">
          <Hull boxes={[ordersBox(plan, rows.length)]} radius={8} of="orders" />
        </g>
      )}
    </>
  );
}

/** The height of a line of the balance: seven stand a little closer than six. */
export function balanceY({ layout }: Plan, rows: number, nth: number): number {
  const { first, step, closer } = balances[layout];
  return first + nth * (rows > 6 ? closer : step);
}

/** Around the lines that nobody stops. */
function directBox(plan: Plan, rows: number, count: number): Box {
  const { columns, dot } = balances[plan.layout];
  const gap = 2 * dot;
  const top = balanceY(plan, rows, 0) - gap - 4;
  return {
    x: columns.vm - dot - gap / 2 - 4,
    y: top,
    width: columns.hardware - columns.vm + 2 * dot + gap + 8,
    height: balanceY(plan, rows, count - 1) + gap + 4 - top,
  };
}

/** Around both orders of a comparison, from the console to the VMkernel. */
function ordersBox(plan: Plan, rows: number): Box {
  const { columns, halt, console: box } = balances[plan.layout];
  const air = plan.layout === 'wide' ? 7 : 4;
  const half = box.height / 2 + (plan.layout === 'wide' ? 5 : 2);
  const top = balanceY(plan, rows, rows - 2) - half;
  return {
    x: box.x - air,
    y: top,
    width: columns.vmkernel + halt + air - (box.x - air),
    height: balanceY(plan, rows, rows - 1) + half - top,
  };
}

const SHOWN: readonly Layer[] = ['vmm', 'vmkernel', 'hil'];

type LineProps = PartProps & { readonly row: AskedRow; readonly y: number; readonly named: boolean };

/** One request: a line from where it starts to where it ends, with a dot for each component that stopped it. */
function Line({ row: { trace, host }, y, named, words, plan }: LineProps): ReactElement {
  const { columns, dot, halt, console: box } = balances[plan.layout];
  const halts = haltsOf(trace).filter((layer) => SHOWN.includes(layer)) as ('vmm' | 'vmkernel' | 'hil')[];
  const direct = isDirect(trace);
  const reached = lastHop(trace)?.how === 'reaches';
  const admin = trace.kind === 'admin';
  const esx = host.setup.variant === 'esx';
  const from = admin ? box.x + box.width : columns.vm;
  const last = halts.at(-1);
  const to = reached || last === undefined ? columns.hardware : columns[last];
  const middle = (columns.vm + columns.hardware) / 2;
  const narrow = plan.layout === 'narrow';
  const half = narrow ? 42 : 62;
  const gaps = direct && named ? [from, middle - half, middle + half, to] : [from, to];
  const d = gaps.map((x, i) => (i % 2 === 0 ? `M${x} ${y}` : `H${x}`)).join('');
  return (
    <g data-line={trace.kind} data-value={haltsOf(trace).length} className="enter beat-2">
      {(!admin || esx) && <path className={direct ? 'host-direct-line' : 'host-line'} d={d} />}
      {!admin && <circle className={direct ? 'host-end is-direct' : 'host-end'} cx={columns.vm} cy={y} r={dot} />}
      {reached && (
        <circle className={direct ? 'host-end is-direct' : 'host-end'} cx={columns.hardware} cy={y} r={dot} />
      )}
      {halts.map((layer) => (
        <circle key={layer} className="host-hand is-involved" cx={columns[layer]} cy={y} r={halt} data-halt={layer} />
      ))}
      {direct && named && (
        <text className="t-s t-strong t-middle host-direct-word" x={middle} y={y + (narrow ? 5 : 7)}>
          {words.direct}
        </text>
      )}
      {admin && (
        <g data-halt={esx ? 'console' : undefined}>
          <Rect box={{ ...box, y: y - box.height / 2 }} className={esx ? 'place' : 'line dashed'} />
          <Lines
            className={`t-s t-middle ${esx ? (narrow ? '' : 't-strong') : 't-soft'}`.trim()}
            x={box.x + box.width / 2}
            y={narrow ? y - 4 : y + 7}
            lines={narrow ? wrap(words.console, 8) : [words.console]}
            leading={18}
          />
        </g>
      )}
    </g>
  );
}
