import type { AnyScenario } from '../sim/kernel/scenario.ts';
import { ballooning } from '../sim/scenarios/ballooning/scenario.ts';
import { coscheduling } from '../sim/scenarios/coscheduling/scenario.ts';
import { paravirtualization } from '../sim/scenarios/paravirtualization/scenario.ts';
import { rings } from '../sim/scenarios/rings/scenario.ts';
import { ballooningView } from '../views/ballooning/view.tsx';
import { coschedulingView } from '../views/coscheduling/view.tsx';
import { paravirtualizationView } from '../views/paravirtualization/view.tsx';
import { ringsView } from '../views/rings/view.tsx';
import type { AnyView } from '../views/view.ts';

/** Scenario and view of every figure by scenario id: for pages made at build time, and for tests. */
export const figures: Readonly<Record<string, { readonly scenario: AnyScenario; readonly view: AnyView }>> = {
  ballooning: { scenario: ballooning, view: ballooningView },
  coscheduling: { scenario: coscheduling, view: coschedulingView },
  paravirtualization: { scenario: paravirtualization, view: paravirtualizationView },
  rings: { scenario: rings, view: ringsView },
};
