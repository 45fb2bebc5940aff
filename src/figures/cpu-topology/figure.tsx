import type { ReactElement } from 'react';
import { Hull, type Box } from '../../drawing/hull.tsx';
import type { FrameProps, Layout, View } from '../../drawing/view.ts';
import { defineFigure } from '../../player/defineFigure.tsx';
import { cpuTopology } from '../../sim/models/cpu-topology/model.ts';
import { CORE, socketName } from '../../sim/models/cpu-topology/notes.ts';
import { pairOf } from '../../sim/models/cpu-topology/pair.ts';
import { socketsOf } from '../../sim/models/cpu-topology/rules.ts';
import { isBetweenSockets, type TopologyState } from '../../sim/models/cpu-topology/state.ts';
import { Asking, Chip, type PartProps } from './Chip.tsx';
import { describeTopology, isPart, takeTopology, type TopologyWord } from './facts.ts';
import { cellBox, planOf, portBox, rowBox, socketBox, type Plan } from './plan.ts';
import { BookHatch, bookBox, Links, Sockets } from './Sockets.tsx';
import { Bridge, kindBox, PairTally, Tally } from './Tally.tsx';

/** What is outlined of a part that a note speaks of. At the end nothing: the lines of squares are all there is. */
function boxOf(object: string, state: TopologyState, plan: Plan): Box | null {
  switch (object) {
    case 'core':
    case 'l1':
    case 'l2':
      return cellBox(plan, object, CORE);
    case 'l3':
      return rowBox(plan, object);
    case 'crossbar': {
      const [sri, crossbar] = [rowBox(plan, 'sri'), rowBox(plan, 'crossbar')];
      return { ...sri, height: crossbar.y + crossbar.height - sri.y };
    }
    case 'memory':
      return portBox(plan, 'memory', 0);
    case 'book':
      return state.assist ? bookBox(plan, state.home) : null;
    default: {
      const socket = socketsOf(state).find((id) => socketName(id) === object);
      return socket === undefined ? kindBox(state, plan, object) : socketBox(plan, socket);
    }
  }
}

/** Air inside an outline. A socket lies at the edge of the drawing, and is outlined on its border. */
function gapOf(object: string, layout: Layout): number {
  if (object.startsWith('socket-')) return 0;
  return layout === 'wide' ? 4 : 3;
}

function TopologyFrame(props: FrameProps<TopologyState, TopologyWord>): ReactElement {
  const { state, words, layout, focus, uid, beside } = props;
  const pair = beside === undefined ? null : pairOf(state, beside);
  const part: PartProps = {
    state,
    words,
    focus,
    uid,
    pair,
    plan: planOf(layout, state),
    facts: describeTopology(state, words).filter(isPart),
  };
  const between = isBetweenSockets(state);
  return (
    <g className="cpu-topology">
      <BookHatch uid={uid} />
      {between && <Links {...part} />}
      <Asking {...part} />
      {between ? <Sockets {...part} /> : <Chip {...part} />}
      {between && (pair === null ? <Tally {...part} /> : <PairTally {...part} pair={pair} />)}
      {between && pair === null && <Bridge {...part} />}
      {(pair === null ? focus : []).map((object) => {
        const box = boxOf(object, state, part.plan);
        return (
          box && (
            // Where it stays, it stays: only another place is another outline.
            <g key={`${object} ${box.x} ${box.y}`} className={object === 'request' ? 'enter beat-3' : 'enter beat-2'}>
              <Hull boxes={[box]} gap={gapOf(object, layout)} radius={6} of={object} />
            </g>
          )
        );
      })}
    </g>
  );
}

/** The way of a request down through one chip, then the same request between sockets. */
const view: View<TopologyState, TopologyWord> = {
  size: (state, layout) => planOf(layout, state).size,
  Frame: TopologyFrame,
  pairs: true,
  describe: describeTopology,
  take: takeTopology,
};

export default defineFigure(cpuTopology, view);
