/** Where a VM lies: a host, and its place among the VMs of that host. */
export type Place = { readonly host: number; readonly slot: number };

export type Host = {
  readonly id: number;
  /** Without it, it is a server, no vSphere host (2.2). */
  readonly hypervisor: boolean;
  readonly failed: boolean;
};

export type Vm = {
  readonly id: number;
  /** How much it has to do: 1 is what every VM does at first. */
  readonly work: number;
  readonly on: Place;
  /** `planned` before there are VMs, `down` after its host has failed. */
  readonly is: 'planned' | 'runs' | 'down';
  /** Who moved it in the step that led here, and where from. */
  readonly moved: { readonly by: 'drs' | 'ha'; readonly from: Place } | null;
};

export type Hosts = readonly Host[];
export type Vms = readonly Vm[];

/** Work that a host gets done; an assumption of the model, in VMs with ordinary work. */
const CAPACITY = 2;

/** The hosts that can run a VM: they have a hypervisor and have not failed (2.2, figure 2.1). */
export function running(hosts: Hosts): Hosts {
  return hosts.filter(({ hypervisor, failed }) => hypervisor && !failed);
}

/** What the VMs that run on a host have to do. */
export function loadOf(host: number, vms: Vms): number {
  return vms.reduce((sum, { on, is, work }) => (on.host === host && is === 'runs' ? sum + work : sum), 0);
}

/** The hosts with more work than they get done. */
export function overloaded(hosts: Hosts, vms: Vms): readonly number[] {
  return running(hosts)
    .map(({ id }) => id)
    .filter((id) => loadOf(id, vms) > CAPACITY);
}

/** How uneven the load is: the largest load of a running host less the smallest. */
export function spreadOf(hosts: Hosts, vms: Vms): number {
  const loads = running(hosts).map(({ id }) => loadOf(id, vms));
  return Math.max(...loads) - Math.min(...loads);
}

/** The lowest place of a host that no VM lies in, not even one that is down. */
function freeSlot(host: number, vms: Vms): number {
  const taken = vms.filter(({ on }) => on.host === host).map(({ on }) => on.slot);
  let slot = 0;
  while (taken.includes(slot)) slot += 1;
  return slot;
}

function place(vms: Vms, vm: Vm, host: number, by: 'drs' | 'ha'): Vms {
  const on = { host, slot: freeSlot(host, vms) };
  // What a VM was busy with ends with its host; moved by DRS it goes on without a break.
  const work = by === 'ha' ? 1 : vm.work;
  return vms.map((one) => (one === vm ? { ...vm, on, work, is: 'runs', moved: { by, from: vm.on } } : one));
}

/**
 * The one move that evens the load best, as DRS would do it (2.1: the best possible spread between the servers); the same
 * list where no move makes it more even. Of equal moves the one with the lowest VM, then host. DRS itself needs the vCenter
 * Server (2.3); whoever calls this has asked.
 */
export function balance(hosts: Hosts, vms: Vms): Vms {
  let [best, least] = [vms, spreadOf(hosts, vms)];
  for (const vm of vms.filter(({ is }) => is === 'runs')) {
    for (const { id } of running(hosts)) {
      if (id === vm.on.host) continue;
      const moved = place(vms, vm, id, 'drs');
      const spread = spreadOf(hosts, moved);
      if (spread < least) [best, least] = [moved, spread];
    }
  }
  return best;
}

/** A host stops, and every VM on it (2.1: that is what HA is for). */
export function fail(host: number, vms: Vms): Vms {
  return vms.map((vm) => (vm.on.host === host ? { ...vm, is: 'down' } : vm));
}

/**
 * HA: every VM that is down starts anew, in the order of their numbers, each on the running host that then has the least to
 * do; of equal hosts the lowest. It asks no vCenter Server: an assumption of the model, as `wissen` says.
 */
export function restart(hosts: Hosts, vms: Vms): Vms {
  return vms.reduce((all, { id }) => {
    const vm = all.find((one) => one.id === id)!;
    const [least] = running(hosts).toSorted((a, b) => loadOf(a.id, all) - loadOf(b.id, all) || a.id - b.id);
    return vm.is === 'down' && least !== undefined ? place(all, vm, least.id, 'ha') : all;
  }, vms);
}

/** Nothing has just been moved. */
export function settled(vms: Vms): Vms {
  return vms.map((vm) => (vm.moved === null ? vm : { ...vm, moved: null }));
}
