import { studied } from '../../kernel/study.ts';
import { inputShape } from './input.ts';
import { invariants } from './invariants.ts';
import { report } from './report.ts';
import { coscheduling } from './model.ts';

/** Co-scheduling with its general input, report and invariants. */
export const studiedCoscheduling = studied(coscheduling, { input: inputShape, report, invariants });
