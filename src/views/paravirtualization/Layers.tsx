import type { ReactElement } from 'react';
import type { Path } from '../../sim/scenarios/paravirtualization/routes.ts';
import { Lines } from '../primitives/text.tsx';
import { inRing, ringText, servedText } from './facts.ts';
import { rowsOf, type Row } from './geometry.ts';
import { boxLabel } from './labels.ts';
import { objectProps, type PartProps } from './part.ts';

/** The fill of a layer: the played hardware, the agreed interface in its place, or an ordinary layer. */
function fillOf(row: Row, path: Path): string {
  if (row === 'model' || (row === 'boundary' && path === 'emulated')) return 'line dashed fill-mark-soft';
  return row === 'boundary' ? 'line-accent fill-accent-soft' : 'panel';
}

/** The id under which notes and table know a layer; most layers have none. */
function objectOf(row: Row, path: Path): string | null {
  if (row === 'driver') return `driver-${path}`;
  if (row === 'model') return `model-${path}`;
  return row === 'boundary' && path !== 'emulated' ? `ring-${path}` : null;
}

/** The layers of one stack, from the application down to the device. */
export function Layers(props: PartProps): ReactElement {
  const { path, state } = props;
  const { available } = state.stacks[path];
  return (
    <>
      {rowsOf[path].map((row) => (
        <g key={row} className={available || row === 'driver' ? undefined : 'is-dim'}>
          <LayerBox {...props} row={row} />
        </g>
      ))}
      {path !== 'emulated' && <Gap {...props} />}
    </>
  );
}

function LayerBox({ row, ...part }: PartProps & { readonly row: Row }): ReactElement {
  const { path, state, words, plan } = part;
  const stack = state.stacks[path];
  const label = boxLabel(row, path, state, words, plan.layout);
  const object = objectOf(row, path);
  const shared = row === 'boundary' && path !== 'emulated' ? plan.overlap : 0;
  const { y, height } = plan.rows[row];
  const [left, top] = [plan.left[path], y - shared];
  const serves = row === 'driver' && stack.now.acknowledged.length > 0;
  return (
    <g {...(object === null ? {} : objectProps(object, part))}>
      <rect className={fillOf(row, path)} x={left} y={top} width={plan.box} height={height + shared} rx={5} />
      <text className="t-s t-strong" x={left + 7} y={top + plan.leading - 2}>
        {label.title}
      </text>
      {label.remark.length > 0 && (
        <Lines
          className="t-s t-soft"
          x={left + 7}
          y={top + 2 * plan.leading - 2}
          lines={label.remark}
          leading={plan.leading}
        />
      )}
      {shared > 0 && stack.available && (
        <text className="t-s t-soft t-end" x={left + plan.box - 7} y={top + plan.leading - 2}>
          {plan.layout === 'wide' ? ringText(state, inRing(stack), words) : ''}
        </text>
      )}
      {serves && (
        <text className="t-s t-strong t-mark" x={left + 7} y={top + height - 8}>
          {servedText(stack.now.acknowledged, words)}
        </text>
      )}
    </g>
  );
}

/** Where the emulated stack has its device model, the others have nothing. */
function Gap(part: PartProps): ReactElement {
  const { path, state, words, plan } = part;
  const { y, height } = plan.rows.model;
  const left = plan.left[path];
  return (
    <g {...objectProps(`model-${path}`, part)}>
      <rect className="line dashed" x={left} y={y} width={plan.box} height={height} rx={5} />
      <text className="t-s t-soft t-middle" x={left + plan.box / 2} y={y + height / 2 + 6}>
        {boxLabel('model', path, state, words, plan.layout).title}
      </text>
    </g>
  );
}
