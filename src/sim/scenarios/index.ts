import type { StudiedScenario } from '../kernel/study.ts';
import { studiedBallooning } from './ballooning/study.ts';
import { studiedCoscheduling } from './coscheduling/study.ts';
import { studiedParavirtualization } from './paravirtualization/study.ts';
import { studiedRings } from './rings/study.ts';

/** Every scenario by its id, with what tests and the command line ask of it. */
export const scenarios: Readonly<Record<string, StudiedScenario>> = {
  ballooning: studiedBallooning,
  coscheduling: studiedCoscheduling,
  paravirtualization: studiedParavirtualization,
  rings: studiedRings,
};
