import type { ReactElement } from 'react';
import { APPLICATION, BOUNDARY, type Path } from '../../sim/models/paravirtualization/routes.ts';
import { Lines, wrap } from '../../drawing/text.tsx';
import { inRing, ringText, servedText } from './facts.ts';
import { rowsOf, type Row } from './geometry.ts';
import { boxLabel } from './labels.ts';
import { objectProps, type PartProps } from './part.ts';

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
  const { now } = state.stacks[path];
  const { title, remark } = boxLabel(row, path, state, words, plan.layout);
  const object = objectOf(row, path);
  const shared = row === 'boundary' && path !== 'emulated' ? plan.overlap : 0;
  const { y, height } = plan.rows[row];
  const [left, top] = [plan.left[path], y - shared];
  const baseline = top + plan.leading - 2;
  return (
    <g {...(object === null ? {} : objectProps(object, part))}>
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
      {row === 'driver' && now.acknowledged.length > 0 && (
        <text className="t-s t-strong t-mark" x={left + 7} y={top + height - 8}>
          {servedText(now.acknowledged, words)}
        </text>
      )}
    </g>
  );
}

/** How many requests a layer holds back, where that is worth a number: before the driver, in the ring, at the device. */
function amountIn(row: Row, { path, state, words }: PartProps): string {
  const stack = state.stacks[path];
  const waiting = stack.requests.filter(({ depth }) => depth === APPLICATION).length;
  switch (row) {
    case 'application':
      return waiting === 0 ? '' : `${waiting} ${waiting === 1 ? words.waits : words.wait}`;
    case 'boundary':
      return path === 'emulated' ? '' : ringText(state, inRing(stack), words);
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
  const { y, height } = plan.rows.model;
  const lines = plan.layout === 'wide' ? [words.missing, words.missingWhat] : [words.missingShort];
  return (
    <g {...objectProps(`model-${path}`, part)}>
      <Hole plan={plan} left={plan.left[path]} y={y} height={height} lines={lines} />
    </g>
  );
}

/** The rest of a way that a closed kernel cannot take. */
function Closed(part: PartProps): ReactElement {
  const { path, words, plan } = part;
  const { boundary, hardware } = plan.rows;
  const lines = wrap(words.closedWay, plan.layout === 'wide' ? 24 : 13);
  return (
    <g {...objectProps(`ring-${path}`, part)}>
      <Hole
        plan={plan}
        left={plan.left[path]}
        y={boundary.y}
        height={hardware.y + hardware.height - boundary.y}
        lines={lines}
      />
    </g>
  );
}

type HoleProps = {
  readonly plan: PartProps['plan'];
  readonly left: number;
  readonly y: number;
  readonly height: number;
  readonly lines: readonly string[];
};

/** A dashed outline where something is missing, with the reason in its middle. */
function Hole({ plan: { box, leading }, left, y, height, lines }: HoleProps): ReactElement {
  return (
    <>
      <rect className="line dashed" x={left} y={y} width={box} height={height} rx={5} />
      <Lines
        className="t-s t-soft t-middle"
        x={left + box / 2}
        y={y + height / 2 + 6 - ((lines.length - 1) * leading) / 2}
        lines={lines}
        leading={leading}
      />
    </>
  );
}
