import type { CoschedulingState, VcpuState } from '../../sim/models/coscheduling/state.ts';
import type { Shown } from '../../drawing/part.ts';
import type { Tone } from '../../drawing/tone.tsx';
import type { FrameProps } from '../../drawing/view.ts';
import type { CoschedulingPart, CoschedulingWord } from './facts.ts';
import type { Plan } from './plan.ts';

/** What every part of the drawing gets. */
export type PartProps = FrameProps<CoschedulingState, CoschedulingWord> &
  Shown<CoschedulingPart> & { readonly plan: Plan };

/** How each state of a vCPU is drawn. */
export const toneOf: Readonly<Record<VcpuState, Tone>> = {
  run: 'run',
  hypervisor: 'host',
  ready: 'ready',
  costop: 'stopped',
  wait: 'idle',
};

/** The letter of each state: running, in the hypervisor, ready, co-stopped, waiting for work. */
export const letterOf: Readonly<Record<VcpuState, string>> = {
  run: 'R',
  hypervisor: 'H',
  ready: 'Y',
  costop: 'C',
  wait: 'W',
};
