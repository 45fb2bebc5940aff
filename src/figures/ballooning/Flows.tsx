import type { ReactElement } from 'react';
import type { Act } from '../../sim/models/ballooning/state.ts';
import { roles } from '../../sim/models/ballooning/model.ts';
import type { PartProps } from './part.ts';

/** Whether an act takes machine memory from its VM, gives it some, or neither. */
function directionOf(act: Act): 'takes' | 'gives' | null {
  switch (act.type) {
    case 'inflate':
      return act.freed > 0 ? 'takes' : null;
    case 'swapOut':
      return 'takes';
    case 'powerOff':
      return act.mb > 0 ? 'takes' : null;
    case 'granted':
    case 'swapIn':
    case 'popped':
      return 'gives';
    case 'demand':
    case 'toolsReady':
    case 'targetSet':
    case 'swapOrder':
    case 'shortfall':
    case 'deflate':
    case 'guestPageOut':
    case 'doublePaging':
    case 'load':
    case 'nothing':
    case 'stateChange':
    case 'starvation':
      return null;
  }
}

/** Arrows for the machine memory that changes hands in this tick: out of a VM into the free pool, or the other way. */
export function Flows({ state, plan }: PartProps): ReactElement {
  const { giver, needy } = roles(state);
  const does = (vm: number, direction: 'takes' | 'gives') =>
    state.log.some((act) => 'vm' in act && act.vm === vm && directionOf(act) === direction);
  const [left, right] = plan.flows;
  const y = plan.machine.name - plan.page.height * 0.3;
  return (
    <>
      {does(giver, 'takes') && <Arrow from={left[0]} to={left[1]} y={y} />}
      {!does(giver, 'takes') && does(giver, 'gives') && <Arrow from={left[1]} to={left[0]} y={y} />}
      {does(needy, 'takes') && <Arrow from={right[1]} to={right[0]} y={y} />}
      {!does(needy, 'takes') && does(needy, 'gives') && <Arrow from={right[0]} to={right[1]} y={y} />}
    </>
  );
}

function Arrow({ from, to, y }: { readonly from: number; readonly to: number; readonly y: number }): ReactElement {
  const back = to > from ? -1 : 1;
  return (
    <>
      <path className="line-mark" d={`M${from} ${y}H${to + back * 6}`} />
      <path className="fill-mark" d={`M${to} ${y}l${back * 9} -5v10z`} />
    </>
  );
}
