import type { ReactElement } from 'react';
import { quietPart } from '../../drawing/part.ts';
import { fits, textWidth, TYPE } from '../../drawing/fit.ts';
import { Hull } from '../../drawing/hull.tsx';
import { formatField } from '../../sim/kernel/field.ts';
import type { MappedVm } from '../../sim/models/cpu-mapping/model.ts';
import { put } from './facts.ts';
import { Gap, toneOf, Token, type PartProps } from './marks.tsx';
import type { VmPlan } from './plan.ts';

/** The VMs with their vCPUs: who waits or sleeps is here, who runs has left a gap. */
export function Vms(props: PartProps): ReactElement {
  const { state, words, plan, focus } = props;
  const { vms, total } = state;
  const title =
    vms.length === 0
      ? words.noVms
      : put(vms.length === 1 ? words.vmsTitleOne : words.vmsTitle, { n: total, m: vms.length });
  return (
    <>
      <text className="t-strong" x={4} y={plan.titleY}>
        {title}
      </text>
      {vms.map((vm, i) => (
        <Vm key={vm.name} {...props} vm={vm} at={i} place={plan.vms[i]!} />
      ))}
      {vms.map((vm, i) => {
        const waiting = plan.vms[i]!.places.filter((_, v) => vm.vcpus[v]!.is === 'waiting');
        if (!focus.includes(`vm-${vm.name}`) || waiting.length === 0) return null;
        const [first, last] = [waiting[0]!, waiting.at(-1)!];
        return (
          <Hull
            key={vm.name}
            of={`vm-${vm.name}`}
            gap={plan.layout === 'wide' ? 4 : 2}
            radius={6}
            boxes={[{ ...first, width: last.x + last.width - first.x }]}
          />
        );
      })}
    </>
  );
}

function Vm(props: PartProps & { readonly vm: MappedVm; readonly at: number; readonly place: VmPlan }): ReactElement {
  const { state, words, plan, uid, vm, at, place } = props;
  const isWide = plan.layout === 'wide';
  const size = TYPE[plan.layout].s;
  const waiting = vm.vcpus.filter(({ is }) => is === 'waiting').length;
  const label = `${waiting}\u00a0${waiting === 1 ? words.waits : words.wait}`;
  const name = `${words.vm}\u00a0${vm.name}`;
  const right = isWide ? place.box.x + place.box.width - (place.nameX - place.box.x) : 356;
  const left = isWide ? place.nameX + textWidth(name, size) + 8 : place.places.at(-1)!.x + 45;
  const { tone } = toneOf(vm.name);
  /** The form with other vCPUs in this VM. */
  const set = (vcpus: number, asleep: number) =>
    `vms=${formatField(
      state.vms.map((other, i) => {
        const sleepers = other.vcpus.filter(({ is }) => is === 'asleep').length;
        return i === at ? { vcpus, asleep } : { vcpus: other.vcpus.length, asleep: sleepers };
      }),
    )}`;
  const count = vm.vcpus.length;
  return (
    <g {...quietPart(`vm-${vm.name}`, props)}>
      {isWide && (
        <rect
          className="core"
          x={place.box.x}
          y={place.box.y}
          width={place.box.width}
          height={place.box.height}
          rx={4}
        />
      )}
      <text className={`t-s t-strong ink-${tone}`} x={place.nameX} y={place.nameY}>
        {name}
      </text>
      {waiting > 0 && fits(label, right - left, size) && (
        <text className={isWide ? 't-s t-strong t-end' : 't-s t-strong'} x={isWide ? right : left} y={place.nameY}>
          {label}
        </text>
      )}
      {count < 8 && (
        <rect
          className="handle-tap"
          x={place.box.x}
          y={place.box.y}
          width={isWide ? place.box.width : 54}
          height={isWide ? 34 : 33}
          data-set={set(count + 1, vm.vcpus.filter(({ is }) => is === 'asleep').length)}
        />
      )}
      {vm.vcpus.map((vcpu, v) => (
        // A tap puts this vCPU and those after it to sleep, or wakes those up to it.
        <g key={vcpu.id} data-set={set(count, vcpu.is === 'asleep' ? count - v - 1 : count - v)}>
          {vcpu.is === 'running' ? (
            <Gap vm={vm} box={place.places[v]!} />
          ) : (
            <Token uid={uid} vcpu={vcpu} box={place.places[v]!} layout={plan.layout} />
          )}
        </g>
      ))}
    </g>
  );
}
