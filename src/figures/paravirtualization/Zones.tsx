import type { ReactElement } from 'react';
import { PATHS } from '../../sim/models/paravirtualization/routes.ts';
import type { Plan } from './geometry.ts';
import type { ParavirtualizationWords } from './words.ts';

type ZonesProps = { readonly plan: Plan; readonly words: ParavirtualizationWords };

/** What lies behind the stacks: their names, the guest above the border, the hypervisor and the device below it. */
export function Zones({ plan, words }: ZonesProps): ReactElement {
  const { rows, borderY, size, layout } = plan;
  const heads =
    layout === 'wide' ? words : { emulated: words.emulated, pv: words.pvShort, pvKernel: words.pvKernelShort };
  const hostEnd = rows.hostDriver.y + rows.hostDriver.height + 3;
  const zones = [
    { name: words.zoneGuest, from: rows.application.y, to: borderY },
    { name: words.zoneHypervisor, from: borderY, to: hostEnd },
    { name: words.zoneHardware, from: hostEnd, to: rows.hardware.y + rows.hardware.height },
  ];
  return (
    <>
      <rect className="fill-sunken" x={0} y={borderY} width={size[0]} height={hostEnd - borderY} />
      <rect className="fill-ink" x={0} y={borderY - 1} width={size[0]} height={2.5} />
      {PATHS.map((path) => (
        <text
          key={path}
          className={layout === 'wide' ? 't-strong' : 't-s t-strong'}
          x={plan.left[path] + 2}
          y={plan.headY}
        >
          {heads[path]}
        </text>
      ))}
      {layout === 'wide' &&
        zones.map(({ name, from, to }) => (
          <text key={name} className="t-s t-soft t-middle" transform={`translate(19 ${(from + to) / 2}) rotate(-90)`}>
            {name}
          </text>
        ))}
      {layout === 'narrow' && (
        <text className="t-s t-soft" x={plan.left.emulated + 4} y={borderY + 14}>
          {words.zoneHypervisor}
        </text>
      )}
    </>
  );
}
