import { studied } from '../../kernel/study.ts';
import { input } from './input.ts';
import { invariants } from './invariants.ts';
import { report } from './report.ts';
import { paravirtualization } from './model.ts';

/** Paravirtualization with its general input, report and invariants. */
export const studiedParavirtualization = studied(paravirtualization, { input, report, invariants });
