import type { ReactElement } from 'react';
import { MARGIN } from '../../drawing/grid.ts';
import { Hull, type Box } from '../../drawing/hull.tsx';
import { FIELDS } from '../../sim/models/ready-time/rules.ts';
import { scaleOf, type PartProps } from './marks.tsx';

/** The one outline of the step. */
export function Outline({ state, plan, focus }: PartProps): ReactElement | null {
  const { rows, helper, strip, layout } = plan;
  const isWide = layout === 'wide';
  const has = (object: string) => focus.includes(object);
  const scale = scaleOf(plan);
  const last = rows.at(-1)!;
  const field = (width: number): Box => ({
    x: scale.x,
    y: rows[0]!.y,
    width: Math.max(MARGIN, width),
    height: last.y + last.height - rows[0]!.y,
  });
  const left = isWide ? helper.x - 8 : helper.barX - 5;
  // Neighbours reach to each other; below the last one the next name has its air.
  const bars = state.elsewhere.flatMap(({ chart }, i, all) => {
    const next = all[i + 1];
    const height = next !== undefined && has(next.chart) ? helper.pitch : helper.pitch - 3;
    return has(chart) ? [{ x: left, y: helper.y + i * helper.pitch, width: helper.right - left, height }] : [];
  });
  if (bars.length > 0) return <Hull of="charts" boxes={bars} />;
  const gap = isWide ? 5 : 3;
  if (has('chart')) {
    const width = Math.min(FIELDS, (state.ms / (state.seconds * 1000)) * FIELDS) * plan.field;
    return <Hull of="chart" gap={gap} boxes={[{ ...field(width), y: strip.y, height: strip.height }]} />;
  }
  if (has('waiting'))
    return <Hull of="waiting" gap={gap} boxes={[field((Math.min(100, state.percent) / 100) * scale.width)]} />;
  return state.show === 'interval' ? <Hull of="rows" gap={gap} boxes={[field(scale.width)]} /> : null;
}
