import { tell, ui } from '../ui-strings.ts';
import type { Figure } from '../useFigure.ts';

/** Whether two runs that began alike differ by now. */
export function hasParted({ comparison, frame }: Figure): boolean {
  const divergence = comparison?.divergence ?? null;
  return divergence !== null && divergence > 0 && frame.index >= divergence;
}

/** Where the two runs of a comparison part, in words; nothing where their first moments differ, as two answers of a form do. */
export function parting(divergence: number | null): string {
  if (divergence === null) return ui.noDivergence;
  return divergence === 0 ? '' : tell(ui.divergence, { step: divergence });
}
