import type { AnyScenario } from '../sim/kernel/scenario.ts';
import { rings } from '../sim/scenarios/rings/scenario.ts';
import { ringsView } from '../views/rings/view.tsx';
import type { AnyView } from '../views/view.ts';

/** Scenario and view of every figure by scenario id: for pages made at build time, and for tests. */
export const figures: Readonly<Record<string, { readonly scenario: AnyScenario; readonly view: AnyView }>> = {
  rings: { scenario: rings, view: ringsView },
};
