import type { Path } from '../../sim/models/rings/paths.ts';
import type { Tone } from '../../drawing/tone.tsx';

/** The fill of a path: plain where the CPU works alone, the hypervisor's where the VMM steps in, alarming where it is wrong. */
export function toneOf(path: Path): Tone {
  switch (path) {
    case 'direct':
      return 'run';
    case 'ident':
      return 'c';
    case 'inline':
    case 'replaced':
      return 'd';
    case 'callout':
    case 'trap':
    case 'vmexit':
    case 'hypercall':
      return 'host';
    case 'silent':
      return 'stopped';
    case 'gp':
      return 'ready';
  }
}

export const TONES: readonly Tone[] = ['run', 'c', 'd', 'host', 'stopped', 'ready', 'free'];
