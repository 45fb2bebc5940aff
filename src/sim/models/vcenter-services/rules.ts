/** Where a VM lies: a host, and its place among the VMs of that host. */
export type Place = { readonly host: number; readonly slot: number };

export type Host = { readonly id: number; readonly failed: boolean };

export type Vm = {
  readonly id: number;
  /** How much it has to do: 1 is what every VM does at first. */
  readonly work: number;
  readonly on: Place;
  readonly is: 'runs' | 'down';
  /** Who moved it in the step that led here. */
  readonly by: Mover | null;
  /** Who moved it last in the whole run: thanks to whom it is where it is. */
  readonly lastBy: Mover | null;
  /** Where it was before it was moved; remembered as long as that host is down. */
  readonly from: Place | null;
};
export type Mover = 'ft' | 'ha' | 'drs' | 'hand';

/** The second instance of a VM that FT lets run along on another host (2.3). */
type Copy = { readonly of: number; readonly on: Place };

/** The part of the state that failures and services act on. */
export type Cluster = {
  readonly hosts: readonly Host[];
  readonly vms: readonly Vm[];
  readonly copy: Copy | null;
};

function isUp({ hosts }: Cluster, host: number): boolean {
  return hosts.some(({ id, failed }) => id === host && !failed);
}

/** VMs that run on a host. A copy does no work of its own. */
function running({ vms }: Cluster, host: number): readonly Vm[] {
  return vms.filter(({ on, is }) => on.host === host && is === 'runs');
}

export function loadOf(cluster: Cluster, host: number): number {
  return running(cluster, host).reduce((sum, { work }) => sum + work, 0);
}

/** The lowest place of a host in which neither a VM lies, running or down, nor a copy. */
export function freeSlot({ vms, copy }: Pick<Cluster, 'vms' | 'copy'>, host: number): number {
  const places = [...vms.map(({ on }) => on), ...(copy === null ? [] : [copy.on])];
  const taken = places.filter((place) => place.host === host).map(({ slot }) => slot);
  let slot = 0;
  while (taken.includes(slot)) slot += 1;
  return slot;
}

/** What was moved in the step before has arrived. Its old place is forgotten, unless the host there is down. */
export function settled<C extends Cluster>(cluster: C): C {
  const vms = cluster.vms.map((vm) => ({
    ...vm,
    by: null,
    from: vm.from !== null && !isUp(cluster, vm.from.host) ? vm.from : null,
  }));
  return { ...cluster, vms };
}

function moved<C extends Cluster>(cluster: C, id: number, host: number, by: Mover): C {
  const on = { host, slot: freeSlot(cluster, host) };
  const vms = cluster.vms.map((vm) =>
    // What a VM was busy with is lost where it starts anew.
    vm.id === id
      ? { ...vm, work: by === 'drs' ? vm.work : 1, on, is: 'runs' as const, by, lastBy: by, from: vm.on }
      : vm,
  );
  return { ...cluster, vms };
}

/** A host stops, and with it every VM and every copy on it. */
export function failHost<C extends Cluster>(cluster: C, host: number): C {
  const hosts = cluster.hosts.map((one) => (one.id === host ? { ...one, failed: true } : one));
  const vms = cluster.vms.map((vm) => (vm.on.host === host ? { ...vm, is: 'down' as const } : vm));
  return { ...cluster, hosts, vms, copy: cluster.copy?.on.host === host ? null : cluster.copy };
}

/** FT: a copy whose VM is down goes on in its place, with all it was busy with. Nobody asks the vCenter Server. */
export function takeOver<C extends Cluster>(cluster: C): C {
  const { copy, vms } = cluster;
  const lost = vms.find(({ id, is }) => id === copy?.of && is === 'down');
  if (copy === null || lost === undefined) return cluster;
  const now: Vm = { ...lost, on: copy.on, is: 'runs', by: 'ft', lastBy: 'ft', from: lost.on };
  return { ...cluster, vms: vms.map((vm) => (vm === lost ? now : vm)), copy: null };
}

/** The running host with the fewest VMs; of equal ones the lowest. An assumption of the model: HA looks at no load. */
function emptiest(cluster: Cluster): number | undefined {
  const up = cluster.hosts.filter(({ failed }) => !failed).map(({ id }) => id);
  return up.toSorted((a, b) => running(cluster, a).length - running(cluster, b).length || a - b)[0];
}

/** Starts VMs that are down anew, in the order of their numbers: HA all of them, a human hand the one that is asked for. */
export function restart<C extends Cluster>(cluster: C, by: 'ha' | 'hand', only?: number): C {
  const down = cluster.vms.filter(({ id, is }) => is === 'down' && (only === undefined || id === only));
  return down.reduce((all, { id }) => {
    const host = emptiest(all);
    return host === undefined ? all : moved(all, id, host, by);
  }, cluster);
}

function spread(cluster: Cluster): number {
  const loads = cluster.hosts.filter(({ failed }) => !failed).map(({ id }) => loadOf(cluster, id));
  return Math.max(...loads) - Math.min(...loads);
}

/**
 * DRS: the one move that evens the load best; of equal ones that of the lowest VM, then host. The same cluster where no move
 * does. A VM that has a copy stays where it is, apart from it. Whether DRS works at all, whoever calls this has asked.
 */
export function evenOut<C extends Cluster>(cluster: C): C {
  let [best, least] = [cluster, spread(cluster)];
  for (const { id, on } of cluster.vms.filter((vm) => vm.is === 'runs' && vm.id !== cluster.copy?.of)) {
    for (const host of cluster.hosts.filter((one) => !one.failed && one.id !== on.host)) {
      const tried = moved(cluster, id, host.id, 'drs');
      if (spread(tried) < least) [best, least] = [tried, spread(tried)];
    }
  }
  return best;
}

/** The host with the most and the one with the least to do, where a move would even them; else `null`. */
export function unevenHosts(cluster: Cluster): { readonly busy: number; readonly idle: number } | null {
  const even = evenOut(cluster).vms;
  const at = even.findIndex((vm, i) => vm !== cluster.vms[i]);
  return at === -1 ? null : { busy: cluster.vms[at]!.on.host, idle: even[at]!.on.host };
}
