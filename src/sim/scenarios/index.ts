import type { AnyScenario } from '../kernel/scenario.ts';
import { ballooning } from './ballooning/scenario.ts';
import { coscheduling } from './coscheduling/scenario.ts';
import { paravirtualization } from './paravirtualization/scenario.ts';
import { rings } from './rings/scenario.ts';

/** Every scenario by its id. */
export const scenarios: Readonly<Record<string, AnyScenario>> = { ballooning, coscheduling, paravirtualization, rings };
