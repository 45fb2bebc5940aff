import type { ReactElement } from 'react';
import { Hull, type Box } from '../../drawing/hull.tsx';
import type { FrameProps, View } from '../../drawing/view.ts';
import { defineFigure } from '../../player/defineFigure.tsx';
import { paravirtualization } from '../../sim/models/paravirtualization/model.ts';
import { PATHS } from '../../sim/models/paravirtualization/routes.ts';
import type { ParavirtualizationState } from '../../sim/models/paravirtualization/state.ts';
import { describeStacks, partsOf, type ParavirtualizationWord, type PartProps } from './facts.ts';
import { crossingsOf, LaneOf } from './Lane.tsx';
import { Pair } from './Pair.tsx';
import { laneOf, SIZES } from './plan.ts';

function ParavirtualizationFrame(props: FrameProps<ParavirtualizationState, ParavirtualizationWord>): ReactElement {
  const { state, words, layout, beside } = props;
  const facts = partsOf(describeStacks(state, words));
  if (beside !== undefined) return <Pair {...props} beside={beside} facts={facts} />;
  const parts = PATHS.map((path) => ({ ...props, path, facts, lane: laneOf(layout, path, state) }));
  return (
    <>
      {parts.map((part) => (
        <LaneOf key={part.path} {...part} />
      ))}
      {layout === 'wide' && <Gutters parts={parts} />}
      <Focus parts={parts} />
    </>
  );
}

/** Between the paths the border goes on: it is one, and all have to cross it. */
function Gutters({ parts }: { readonly parts: readonly PartProps[] }): ReactElement {
  const open = parts.filter(({ path, state }) => state.stacks[path].available);
  return (
    <>
      {open.slice(1).map(({ path, lane: { band } }, i) => {
        const { x, width } = open[i]!.lane.band;
        return (
          <rect
            key={path}
            className="tone-host"
            x={x + width - 1}
            y={band.y}
            width={band.x - x - width + 2}
            height={band.height}
          />
        );
      })}
    </>
  );
}

/** What the notes speak of. Parts of one kind side by side get one outline: they are one row of the picture. */
function Focus({ parts }: { readonly parts: readonly PartProps[] }): ReactElement {
  const [one] = parts;
  const rows = (['door', 'ring', 'model', 'card', 'count'] as const).map((kind) => {
    const boxes = parts.flatMap((part) => (part.focus.includes(`${kind}-${part.path}`) ? boxesOf(kind, part) : []));
    return { kind, boxes: kind !== 'door' && one?.layout === 'wide' && boxes.length > 1 ? [around(boxes)] : boxes };
  });
  return (
    <>
      {rows.map(
        ({ kind, boxes: [first, ...rest] }) =>
          first !== undefined && (
            // Another place is another outline: it comes when what it speaks of has arrived.
            <g key={`${kind} ${first.x}`} className="appear beat-2">
              <Hull boxes={[first, ...rest]} gap={gaps[kind]} of={kind} />
            </g>
          ),
      )}
    </>
  );
}

/** A border is outlined on its edge; what has an outline of its own keeps it inside. */
const gaps = { door: 3, ring: 0, model: 4, card: 4, count: 0 } as const;

/** What is outlined of a part; nothing of a path that a closed kernel does not have. */
function boxesOf(kind: 'door' | 'ring' | 'model' | 'card' | 'count', part: PartProps): readonly Box[] {
  const { path, lane, state } = part;
  const { available, requests } = state.stacks[path];
  if (!available) return [];
  switch (kind) {
    case 'door': {
      const half = lane.notch / 2 + 1;
      return crossingsOf(part).map(({ from, to }) => ({ ...lane.band, x: from - half, width: to - from + 2 * half }));
    }
    case 'ring': {
      const held = requests.filter(({ depth }) => depth === 2).length;
      const width = held === 0 ? lane.ring.width : held * lane.slot + 8;
      return [{ ...lane.ring, width }];
    }
    case 'model':
      return [lane.layer];
    case 'card':
      return [lane.card];
    case 'count':
      return [lane.band];
  }
}

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  return { x, y, width: right - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y };
}

/** Three ways from the guest through the hypervisor to the device, and the border that they all cross. */
const view: View<ParavirtualizationState, ParavirtualizationWord> = {
  size: (_, layout) => SIZES[layout],
  Frame: ParavirtualizationFrame,
  pairs: true,
  describe: describeStacks,
};

export default defineFigure(paravirtualization, view);
