import { studied } from '../../kernel/study.ts';
import { ballooningInput } from './input.ts';
import { ballooningInvariants } from './invariants.ts';
import { reportRun } from './report.ts';
import { ballooning } from './model.ts';

/** Ballooning with its general input, report and invariants. */
export const studiedBallooning = studied(ballooning, {
  input: ballooningInput,
  report: reportRun,
  invariants: ballooningInvariants,
});
