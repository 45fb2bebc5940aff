import type { ReactElement } from 'react';
import { Hull, type Box } from '../../drawing/hull.tsx';
import type { FrameProps, View } from '../../drawing/view.ts';
import { defineFigure } from '../../player/defineFigure.tsx';
import { memoryAddressing } from '../../sim/models/memory-addressing/model.ts';
import { exitsName, refsName, TLB } from '../../sim/models/memory-addressing/notes.ts';
import { MODES } from '../../sim/models/memory-addressing/rules.ts';
import { hasAddresses, type AddressingState } from '../../sim/models/memory-addressing/state.ts';
import { Costs, exitsBox, refsBox } from './costs.tsx';
import { factsOf, partsOf, takeAddressing, type AddressingWord, type PartProps } from './facts.ts';
import { Guest, Handles, Heads, Host, NeighbourPattern, Program, Ways } from './parts.tsx';
import { cellBox, gapBox, pageBox, planOf } from './plan.ts';

/** Light between dark dots or squares and their outline, beyond what every outline leaves. */
const AIR = 2;

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function airy(box: Box | null): Box | null {
  return box === null ? null : grown(box, AIR);
}

/** What is outlined of a part that a note speaks of. */
function boxOf(object: string, { state, plan, words }: PartProps): Box | null {
  for (const mode of MODES) {
    if (object === exitsName(mode)) return airy(exitsBox(state, mode, plan, words));
    if (object === refsName(mode)) return airy(refsBox(state, mode, plan, words, state.now?.type !== 'conclude'));
  }
  // Between the program and the numbers of pages there is room for the box alone: the outline lies on its border.
  if (object === TLB) return grown(plan.tlb, -AIR);
  const [kind, number] = object.split('-') as [string, string];
  const box = { page: pageBox, gap: gapBox, cell: cellBox }[kind];
  return box === undefined ? null : box(plan, Number(number));
}

/** Whether addresses, or how large pages are, stand below guest and host. */
function hasLine(state: AddressingState): boolean {
  return hasAddresses(state) || state.sizes.host === 'large';
}

/** Left what the program and its guest see, right where it lies in the host, and beside it what finding it has cost. */
function AddressingFrame(props: FrameProps<AddressingState, AddressingWord>): ReactElement {
  const { state, focus, words, layout, uid, beside } = props;
  const plan = planOf(layout, hasLine(state));
  const part: PartProps = { state, words, layout, plan, uid, focus, facts: partsOf(factsOf(state, words)) };
  const boxes = focus.flatMap((object) => boxOf(object, part) ?? []);
  return (
    <g className="addressing">
      <NeighbourPattern uid={uid} />
      <Heads {...part} />
      <Program {...part} />
      <Guest {...part} />
      <Host {...part} />
      <Costs {...part} beside={beside} />
      <Ways {...part} />
      {boxes.length > 0 && (
        <g key={focus.join(' ')} className="enter beat-2">
          <Hull boxes={boxes} gap={layout === 'wide' ? 3 : 2} radius={4} of={focus.join(' ')} />
        </g>
      )}
      <Handles {...part} />
    </g>
  );
}

/** The memory of a VM: in one piece as its guest sees it, scattered as it lies in the host. */
const view: View<AddressingState, AddressingWord> = {
  size: (state, layout) => {
    const { width, height } = planOf(layout, hasLine(state));
    return [width, height];
  },
  Frame: AddressingFrame,
  pairs: true,
  describe: factsOf,
  take: takeAddressing,
};

export default defineFigure(memoryAddressing, view);
