import type { ReactElement } from 'react';
import { found, isOver } from './facts.ts';
import { Item, type OutageProps } from './marks.tsx';

/** What goes on and what stands since the outage, in two lists that grow. */
export function Lists({ state, words, plan, part }: OutageProps): ReactElement {
  const all = found(state, words);
  const empty = all.goesOn.length + all.stands.length === 0;
  const over = isOver(state);
  // What was found out is counted once the VM that showed it has arrived.
  const beat = state.vms.some(({ by }) => by !== null) ? 'beat-3' : 'beat-2';
  return (
    <>
      {(plan.layout === 'wide' || empty) && (
        <text className="t-s t-strong" x={plan.lists.goesOn.x} y={plan.sinceY}>
          {words.since}
          {empty && plan.layout === 'narrow' && <tspan className="vcenter-plain t-soft"> {words.nothingYet}</tspan>}
        </text>
      )}
      {empty && plan.layout === 'wide' && (
        <text className="t-s t-soft" x={plan.lists.goesOn.x} y={plan.lists.goesOn.y}>
          {words.nothingYet}
        </text>
      )}
      {(['goesOn', 'stands'] as const).map((name) => {
        const { x, y } = plan.lists[name];
        const { first, pitch } = plan.list;
        const items = all[name];
        const head = over ? { goesOn: words.wentOn, stands: words.stood }[name] : words[name];
        return (
          <g key={name} {...part(name)}>
            {items.length > 0 && (
              <text className="t-s t-strong" x={x} y={y}>
                {head}
              </text>
            )}
            {items.map((text, i) => (
              <g key={text} className={`enter ${beat}`}>
                <Item plan={plan} goesOn={name === 'goesOn'} x={x} y={y + first + i * pitch} text={text} />
              </g>
            ))}
          </g>
        );
      })}
    </>
  );
}
