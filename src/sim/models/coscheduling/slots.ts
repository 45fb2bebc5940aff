import { range } from './sets.ts';

/** One vCPU in a time slot: number of its VM, number in the VM. */
type SlotVcpu = readonly [vm: number, vcpu: number];

/** Who runs in each slot, and which part of the pCPU time is used (0…1). */
export type SlotPlan = { readonly slots: readonly (readonly SlotVcpu[])[]; readonly utilisation: number };

/** Strict gangs: each slot belongs to one VM with all its vCPUs, in turn; what it leaves free stays free. */
export function gangSlots(pcpus: number, vms: readonly number[], slots: number): SlotPlan {
  return plan(
    pcpus,
    range(slots).map((slot) => {
      const vm = slot % vms.length;
      return vms[vm]! <= pcpus ? range(vms[vm]!).map((v): SlotVcpu => [vm, v]) : [];
    }),
  );
}

/** Each vCPU for itself: a slot goes to those with the fewest slots so far, ties by VM and number. */
export function freeSlots(pcpus: number, vms: readonly number[], slots: number): SlotPlan {
  const all = vms.flatMap((vcpus, vm) => range(vcpus).map((v): SlotVcpu => [vm, v]));
  const had = all.map(() => 0);
  return plan(
    pcpus,
    range(slots).map(() => {
      const chosen = [...range(all.length)]
        .sort((a, b) => had[a]! - had[b]! || a - b)
        .slice(0, pcpus)
        .sort((a, b) => a - b);
      for (const i of chosen) had[i]! += 1;
      return chosen.map((i) => all[i]!);
    }),
  );
}

function plan(pcpus: number, slots: readonly (readonly SlotVcpu[])[]): SlotPlan {
  const used = slots.reduce((sum, slot) => sum + slot.length, 0);
  return { slots, utilisation: used / (pcpus * slots.length) };
}
