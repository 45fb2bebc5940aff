import type { ReactElement } from 'react';
import { Hull, type Box } from '../../drawing/hull.tsx';
import { quietPart } from '../../drawing/part.ts';
import type { FrameProps, View } from '../../drawing/view.ts';
import { defineFigure } from '../../player/defineFigure.tsx';
import { hostArchitecture } from '../../sim/models/host-architecture/model.ts';
import { isDirect, lastHop, placeOf, type Place } from '../../sim/models/host-architecture/rules.ts';
import { currentTrace, type HostState } from '../../sim/models/host-architecture/state.ts';
import { Balance, balanceRows, balanceY } from './Balance.tsx';
import { comparedTitle, describeHost, requestFact, takeHost, type HostWord } from './facts.ts';
import { Hands, HandsLine, rowsOf, rowY } from './Hands.tsx';
import { hands, homeOf, outlineOf, pairPlans, plans, tokenBox } from './plan.ts';
import { halvesOf, Stage, type PartProps } from './Stage.tsx';

function titleOf({ state, beside, words, plan }: PartProps): string {
  if (beside !== undefined) return comparedTitle(state, beside, words, plan.layout);
  if (state.end === 'balance') return plan.layout === 'wide' ? words.balanceTitle : words.balanceTitleShort;
  const [first] = state.requests;
  const kind = currentTrace(state)?.kind ?? (state.requests.length === 1 ? first : undefined);
  return kind === undefined ? words.title : words[`way-${kind}`];
}

/** What is outlined of what the notes speak of: never the whole of VM 1. Of two orders, the console that one has. */
function boxesOf(props: PartProps): readonly Box[] {
  const { focus, state, plan, beside } = props;
  const trace = currentTrace(state);
  if (beside !== undefined && trace?.kind === 'admin') {
    return halvesOf(props).flatMap((half) => (half.state.setup.variant === 'esx' ? [half.plan.console] : []));
  }
  const first = state.requests[0];
  return focus.flatMap((object) => {
    if (object === 'vm' || object === 'entrance') return [];
    if (object !== 'request') return [outlineOf(plan, object as Place)];
    const box = trace === undefined ? first && homeOf(plan, first) : tokenBox(plan, trace);
    return box ? [box] : [];
  });
}

/** A row keeps its name from the helper to the balance, where it moves to its line. */
function RowNames(props: PartProps): ReactElement | null {
  const { state, plan } = props;
  const balance = state.end === 'balance';
  if (!balance && plan.layout === 'narrow') return null;
  const rows = rowsOf(props, !balance || plan.layout === 'narrow');
  const order = balanceRows(props).map(({ key }) => key);
  const current = currentTrace(state);
  return (
    <>
      {rows.map(({ key, kind, name, trace }, i) => {
        const [x, y] = balance ? [4, balanceY(plan, rows.length, order.indexOf(key))] : [hands.x, rowY(rows.length, i)];
        const look = balance || current?.kind === kind ? 't-s t-strong' : trace ? 't-s' : 't-s t-soft';
        return (
          <g key={key} className="move" transform={`translate(${x} ${y})`}>
            <text className={look} x={0} y={plan.layout === 'wide' ? 7 : 5}>
              {name}
            </text>
          </g>
        );
      })}
    </>
  );
}

function HostFrame(props: FrameProps<HostState, HostWord>): ReactElement {
  const { state, beside, focus, words, layout, uid } = props;
  const plan = (beside === undefined ? plans : pairPlans)[layout];
  const fact = requestFact(state, words);
  const part: PartProps = { state, beside, words, plan, uid, focus, fact };
  const trace = currentTrace(state);
  const late = trace && (isDirect(trace) || lastHop(trace)?.how === 'refused') && placeOf(trace) !== null;
  const boxes = boxesOf(part);
  return (
    <g className="host-architecture" aria-hidden="true">
      <text className="title t-s t-strong" x={4} y={plan.titleY}>
        {titleOf(part)}
      </text>
      {state.end === 'balance' ? (
        <>
          <g {...quietPart('request', { facts: [fact] })} />
          <Balance {...part} />
        </>
      ) : (
        <>
          <Stage {...part} />
          {layout === 'wide' ? <Hands {...part} /> : <HandsLine {...part} />}
          {boxes.length > 0 && (
            <g key={focus.join(' ')} className={late ? 'enter beat-2' : undefined}>
              <Hull boxes={boxes} gap={1} radius={5} of={focus.join(' ')} />
            </g>
          )}
        </>
      )}
      <RowNames {...part} />
    </g>
  );
}

/** The host as a stack that requests go down, and who had a hand in each of them. */
const view: View<HostState, HostWord> = {
  size: (_, layout) => plans[layout].size,
  Frame: HostFrame,
  pairs: true,
  describe: describeHost,
  take: takeHost,
};

export default defineFigure(hostArchitecture, view);
