/** How many CPUs a host has, and which vCPU runs on which of them. Source: 2.5, 2.2.3, Tab. 2.1; cpu.md 6, 10 and SIM B. */

/** What a host has: processors, cores in each, threads in each core. */
export type Host = { readonly sockets: number; readonly cores: number; readonly threads: number };

/** Logical CPUs: everything that the hypervisor can give time on. */
export function logicalCpus({ sockets, cores, threads }: Host): number {
  return sockets * cores * threads;
}

/** The core that a logical CPU belongs to: those of one core are numbered one after the other. */
export function coreOf(cpu: number, threads: number): number {
  return Math.floor(cpu / threads);
}

/** vCPUs for each core of the host. */
export function density(vcpus: number, { sockets, cores }: Host): number {
  return vcpus / (sockets * cores);
}

/** Limits of table 2.1. */
export type Limits = {
  readonly logical: number;
  readonly vcpus: number;
  /** vCPUs per core: in vSphere 4.0, and from its Update 1 on. */
  readonly perCore: { readonly ga: number; readonly u1: number };
};

/** Which limit is exceeded first. */
export type Broken = 'logical' | 'vcpus' | 'perCore' | null;

/** Holds a host and its vCPUs against the limits. */
export function brokenLimit(host: Host, vcpus: number, limits: Limits, version: keyof Limits['perCore']): Broken {
  if (logicalCpus(host) > limits.logical) return 'logical';
  if (vcpus > limits.vcpus) return 'vcpus';
  return density(vcpus, host) > limits.perCore[version] ? 'perCore' : null;
}

/**
 * Places vCPUs in the given order: each on the lowest core where nobody runs, else on the lowest free logical CPU of a core
 * that is half busy; who finds none waits. All vCPUs may share a core with any other (mode ANY). Returns the logical CPU of
 * each, or `null`. Source: SIM B, phase 1.
 */
export function place(count: number, host: Host): readonly (number | null)[] {
  const cores = host.sockets * host.cores;
  return Array.from({ length: count }, (_, i) => {
    const round = Math.floor(i / cores);
    return round < host.threads ? (i % cores) * host.threads + round : null;
  });
}
