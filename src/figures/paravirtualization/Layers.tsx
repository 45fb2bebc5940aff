import type { ReactElement } from 'react';
import { partOf } from '../../drawing/part.ts';
import { Lines, wrap } from '../../drawing/text.tsx';
import { adapterOf, BOUNDARY, PATHS, type Path } from '../../sim/models/paravirtualization/routes.ts';
import { jobOf, waitingIn } from '../../sim/models/paravirtualization/stack.ts';
import { ringText, servedText, type PartProps } from './facts.ts';
import { rowsOf, type Band, type Row } from './plan.ts';

/** What lies behind the stacks: their names, the guest above the border, the hypervisor and the device below it. */
export function Zones({ plan, words }: Pick<PartProps, 'plan' | 'words'>): ReactElement {
  const { rows, borderY, size, layout } = plan;
  const heads =
    layout === 'wide' ? words : { emulated: words.emulated, pv: words.pvShort, pvKernel: words.pvKernelShort };
  const hostEnd = rows.hostDriver.y + rows.hostDriver.height + 3;
  const zones = [
    { name: words.zoneGuest, from: rows.application.y, to: borderY },
    { name: words.zoneHypervisor, from: borderY, to: hostEnd },
    { name: words.zoneHardware, from: hostEnd, to: rows.hardware.y + rows.hardware.height },
  ];
  return (
    <>
      <rect className="fill-sunken" x={0} y={borderY} width={size[0]} height={hostEnd - borderY} />
      <rect className="fill-ink" x={0} y={borderY - 1} width={size[0]} height={2.5} />
      {PATHS.map((path) => (
        <text
          key={path}
          className={layout === 'wide' ? 't-strong' : 't-s t-strong'}
          x={plan.left[path] + 2}
          y={plan.headY}
        >
          {heads[path]}
        </text>
      ))}
      {layout === 'wide' &&
        zones.map(({ name, from, to }) => (
          <text key={name} className="t-s t-soft t-middle" transform={`translate(19 ${(from + to) / 2}) rotate(-90)`}>
            {name}
          </text>
        ))}
      {layout === 'narrow' && (
        <text className="t-s t-soft" x={plan.left.emulated + 4} y={borderY + 14}>
          {words.zoneHypervisor}
        </text>
      )}
    </>
  );
}

/** The fill of a layer: the played hardware, the agreed interface in its place, the real device, or any other layer. */
function fillOf(row: Row, path: Path): string {
  if (row === 'model' || (row === 'boundary' && path === 'emulated')) return 'line dashed fill-mark-soft';
  if (row === 'boundary') return 'line-accent fill-accent-soft';
  return row === 'hardware' ? 'line fill-sunken' : 'panel';
}

/** The id under which notes and table know a layer; most layers have none. */
function objectOf(row: Row, path: Path): string | null {
  if (row === 'driver') return `driver-${path}`;
  if (row === 'model') return `model-${path}`;
  return row === 'boundary' && path !== 'emulated' ? `ring-${path}` : null;
}

/** The layers of one stack, from the application down to the device; below a closed kernel there are none. */
export function Layers(props: PartProps): ReactElement {
  const { path, state } = props;
  const { available } = state.stacks[path];
  const rows = rowsOf[path].slice(0, available ? undefined : BOUNDARY);
  return (
    <>
      {rows.map((row) => (
        <LayerBox key={row} {...props} row={row} />
      ))}
      {!available && <Closed {...props} />}
      {available && path !== 'emulated' && <Gap {...props} />}
    </>
  );
}

function LayerBox({ row, ...part }: PartProps & { readonly row: Row }): ReactElement {
  const { path, state, words, plan } = part;
  const job = jobOf(state.stacks[path]);
  const { title, remark } = boxLabel(row, part);
  const object = objectOf(row, path);
  const shared = row === 'boundary' && path !== 'emulated' ? plan.overlap : 0;
  const { y, height } = plan.rows[row];
  const [left, top] = [plan.left[path], y - shared];
  const baseline = top + plan.leading - 2;
  return (
    <g {...(object === null ? {} : partOf(object, part))}>
      <rect className={fillOf(row, path)} x={left} y={top} width={plan.box} height={height + shared} rx={5} />
      <text className="t-s t-strong" x={left + 7} y={baseline}>
        {title}
      </text>
      {remark.length > 0 && (
        <Lines className="t-s t-soft" x={left + 7} y={baseline + plan.leading} lines={remark} leading={plan.leading} />
      )}
      {plan.layout === 'wide' && (
        <text className="t-s t-soft t-end" x={left + plan.box - 7} y={baseline}>
          {amountIn(row, part)}
        </text>
      )}
      {row === 'driver' && job.kind === 'interrupt' && (
        <text className="t-s t-strong t-mark" x={left + 7} y={top + height - 8}>
          {servedText(job.ids, words)}
        </text>
      )}
    </g>
  );
}

/** What a box says: its name, and a remark below it. */
type BoxLabel = { readonly title: string; readonly remark: readonly string[] };

/** Characters that fit beside each other in a narrow box. */
const NARROW = 13;

/** The words in a box of a stack; the narrow layout has shorter ones. */
function boxLabel(row: Row, { path, state, words, plan }: PartProps): BoxLabel {
  const { device, guest } = state;
  const wide = plan.layout === 'wide';
  const disk = device === 'disk';
  const plain = (title: string): BoxLabel => ({ title, remark: [] });
  switch (row) {
    case 'application':
      return plain(words.application);
    case 'driver': {
      const adapter = adapterOf(path, device);
      const [kernel, knows] =
        guest === 'open' ? [words.kernelOpen, words.knowsHypervisor] : [words.kernelClosed, words.locked];
      const hardware = wide ? words.knowsHardware : words.knowsHardwareShort;
      const remark = adapter === null ? knows : path === 'pv' ? words.knowsHypervisor : hardware;
      if (!wide) return { title: words[adapter ?? 'kernelShort'], remark: wrap(remark, NARROW) };
      return { title: adapter === null ? kernel : `${words.driver} ${words[adapter]}`, remark: [remark] };
    }
    case 'boundary':
      if (path === 'emulated') return plain(wide ? words.registers : words.registersShort);
      if (path === 'pv') return plain(wide ? words.ring : words.ringShort);
      return plain(wide ? words.ringHypercalls : words.hypercallsShort);
    case 'model':
      return plain(wide ? words.virtualModel : words.virtualModelShort);
    case 'hostStack':
      return plain(!disk ? words.networkStack : wide ? words.diskStack : words.diskStackShort);
    case 'hostDriver':
      return plain(!wide ? words.hostDriverShort : disk ? words.hbaDriver : words.nicDriver);
    case 'hardware':
      return plain(!disk ? words.networkCard : wide ? words.diskAdapter : words.diskAdapterShort);
  }
}

/** How many requests a layer holds back, where that is worth a number: before the driver, in the ring, at the device. */
function amountIn(row: Row, { path, state, words }: PartProps): string {
  const stack = state.stacks[path];
  const waiting = waitingIn(stack);
  switch (row) {
    case 'application':
      return waiting === 0 ? '' : `${waiting} ${waiting === 1 ? words.waits : words.wait}`;
    case 'boundary':
      return path === 'emulated' ? '' : ringText(state, path, words);
    case 'hardware':
      return stack.acknowledged === 0 ? '' : `${stack.acknowledged} ${words.reported}`;
    case 'driver':
    case 'model':
    case 'hostStack':
    case 'hostDriver':
      return '';
  }
}

/** Where the emulated stack has its device model, the others have nothing. */
function Gap(part: PartProps): ReactElement {
  const { path, words, plan } = part;
  const lines = plan.layout === 'wide' ? [words.missing, words.missingWhat] : [words.missingShort];
  return (
    <g {...partOf(`model-${path}`, part)}>
      <Hole plan={plan} path={path} {...plan.rows.model} lines={lines} />
    </g>
  );
}

/** The rest of a way that a closed kernel cannot take. */
function Closed(part: PartProps): ReactElement {
  const { path, words, plan } = part;
  const { boundary, hardware } = plan.rows;
  const lines = wrap(words.closedWay, plan.layout === 'wide' ? 24 : 13);
  return (
    <g {...partOf(`ring-${path}`, part)}>
      <Hole plan={plan} path={path} y={boundary.y} height={hardware.y + hardware.height - boundary.y} lines={lines} />
    </g>
  );
}

type HoleProps = Band & Pick<PartProps, 'plan' | 'path'> & { readonly lines: readonly string[] };

/** A dashed outline where something is missing, with the reason in its middle. */
function Hole({ plan: { box, leading, left }, path, y, height, lines }: HoleProps): ReactElement {
  const middle = { x: left[path] + box / 2, y: y + height / 2 + 6 - ((lines.length - 1) * leading) / 2 };
  return (
    <>
      <rect className="line dashed" x={left[path]} y={y} width={box} height={height} rx={5} />
      <Lines className="t-s t-soft t-middle" {...middle} lines={lines} leading={leading} />
    </>
  );
}
