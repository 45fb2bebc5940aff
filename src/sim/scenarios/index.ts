import type { AnyScenario } from '../kernel/scenario.ts';
import { rings } from './rings/scenario.ts';

/** Every scenario by its id. */
export const scenarios: Readonly<Record<string, AnyScenario>> = { rings };
