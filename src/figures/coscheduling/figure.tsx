import type { ReactElement } from 'react';
import { LimitHatch } from '../../drawing/bar.tsx';
import { Hull, type Box } from '../../drawing/hull.tsx';
import type { PartFact } from '../../drawing/part.ts';
import { TonePatterns } from '../../drawing/tone.tsx';
import type { Fact, FrameProps, View } from '../../drawing/view.ts';
import { defineFigure } from '../../player/defineFigure.tsx';
import { announced, sceneOf } from '../../sim/models/coscheduling/facts.ts';
import { coscheduling } from '../../sim/models/coscheduling/model.ts';
import { range } from '../../sim/models/coscheduling/sets.ts';
import type { CoschedulingState } from '../../sim/models/coscheduling/state.ts';
import { Balance, lossBox, rivalsOf } from './Balance.tsx';
import { factsOf, toneOf, type CoschedulingPart, type CoschedulingWord, type PartProps } from './facts.ts';
import { emptyBox, heldBoxes, Lanes } from './Lanes.tsx';
import { Next, nextBox } from './Next.tsx';
import { planOf } from './plan.ts';
import { barBox, limitBox, ProgressBars, releaseBox } from './Progress.tsx';
import { Table } from './Table.tsx';

function isPart(fact: Fact): fact is PartFact<CoschedulingPart> {
  return fact.object !== undefined;
}

/** What is drawn: a comparison weighs up from its first tick on. */
function shownOf({ state, beside }: PartProps): ReturnType<typeof sceneOf> {
  return beside === undefined ? sceneOf(state) : 'balance';
}

/** What the eye goes to: one part, or the bars of several vCPUs. */
function focusOf(part: PartProps): { readonly of: string; readonly boxes: readonly Box[] } | null {
  const { state, focus, plan, beside } = part;
  const one = (of: string, box: Box | null) => (box === null ? null : { of, boxes: [box] });
  switch (shownOf(part)) {
    case 'table':
      return null;
    case 'balance':
      return one('pcpus', lossBox(rivalsOf(state, beside), plan));
    case 'run':
      if (focus.includes('held'))
        return {
          of: 'held',
          boxes: heldBoxes(announced(state), state.t, plan.lanes).map((box) => ({
            ...box,
            x: box.x + 4,
            width: box.width - 8,
          })),
        };
      if (focus.includes('sets')) return one('sets', nextBox(part));
      if (focus.includes('pcpus')) return one('pcpus', emptyBox(state.past, plan.lanes));
      if (focus.includes('skew')) return one('skew', releaseBox(part) ?? limitBox(part));
      return { of: focus.filter((of) => of !== 'limit').join(' '), boxes: barBoxes(part) };
  }
}

/** The bars in focus; those of neighbours reach to each other and get one outline. */
function barBoxes({ state, focus, plan }: PartProps): readonly Box[] {
  const shown = range(state.input.vcpus).filter((v) => focus.includes(`v${v}`));
  return shown.map((v) => {
    const box = barBox(plan.bars, state, v);
    return shown.includes(v + 1) ? { ...box, height: plan.bars.rows.pitch } : box;
  });
}

function CoschedulingFrame(props: FrameProps<CoschedulingState, CoschedulingWord>): ReactElement {
  const { state, words, layout, uid } = props;
  const part: PartProps = { ...props, facts: factsOf(state, words).filter(isPart), plan: planOf(state.input, layout) };
  const eye = focusOf(part);
  return (
    <>
      <TonePatterns uid={uid} tones={Object.values(toneOf)} />
      <LimitHatch uid={uid} />
      {scenes[shownOf(part)](part, eye?.of ?? '')}
      {eye !== null && eye.boxes.length > 0 && (
        <g key={eye.of} className="enter beat-2">
          <Hull {...eye} gap={4} />
        </g>
      )}
    </>
  );
}

const scenes: Readonly<Record<ReturnType<typeof sceneOf>, (part: PartProps, eye: string) => ReactElement>> = {
  run: (part, eye) => (
    <>
      {/* Where the eye goes to the CPUs or to what comes next, how far everybody is steps back. */}
      <g className={/pcpus|sets|held/.test(eye) ? 'cosched-back' : undefined}>
        <text className="t-strong" x={4} y={part.layout === 'wide' ? 22 : 18}>
          {part.words.progress}
        </text>
        <ProgressBars {...part} />
      </g>
      <Lanes {...part} />
      {/* And the other way round. A stop that looks at the limit alone tells nothing that follows from it. */}
      {!part.focus.includes('limit') && (
        <g className={/^v\d/.test(eye) ? 'cosched-back' : undefined}>
          <Next {...part} />
        </g>
      )}
    </>
  ),
  balance: (part) => <Balance {...part} />,
  table: (part) => <Table {...part} />,
};

/** How far each vCPU has come against the limit, who ran when, and who may run from now on; at the end, the balance. */
const view: View<CoschedulingState, CoschedulingWord> = {
  size: ({ input }, layout) => {
    const { width, height } = planOf(input, layout);
    return [width, height];
  },
  Frame: CoschedulingFrame,
  pairs: true,
  describe: factsOf,
};

export default defineFigure(coscheduling, view);
