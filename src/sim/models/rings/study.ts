import { studied } from '../../kernel/study.ts';
import { ringsInput } from './input.ts';
import { ringsInvariants } from './invariants.ts';
import { reportRings } from './report.ts';
import { rings } from './model.ts';

/** The rings with their general input, report and invariants. */
export const studiedRings = studied(rings, { input: ringsInput, report: reportRings, invariants: ringsInvariants });
