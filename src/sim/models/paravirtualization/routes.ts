/**
 * The three ways from an application to a physical device (2.7, Abb. 2.12): through emulated hardware, through a
 * paravirtual driver, through a kernel that was rewritten for the hypervisor.
 */
export const PATHS = ['emulated', 'pv', 'pvKernel'] as const;
export type Path = (typeof PATHS)[number];
export type Device = 'network' | 'disk';
/** `open`: the kernel may be adapted. `closed`: it may not, but drivers can be added. */
export type Guest = 'open' | 'closed';

/** Places a request passes, counted from the application. The boundary is the first layer of the hypervisor. */
export const APPLICATION = 0;
export const DRIVER = 1;
export const BOUNDARY = 2;

/** Exits for handing one request to an emulated device: its address and its length, one register each. Model assumption. */
export const ACCESSES_PER_REQUEST = 2;
/** Exits for one interrupt of an emulated device: read its cause, acknowledge it. Model assumption. */
export const ACCESSES_PER_INTERRUPT = 2;

const upper = {
  emulated: {
    network: ['application', 'guestDriver', 'virtualNicRegisters', 'deviceModel'],
    disk: ['application', 'guestDriver', 'virtualHbaRegisters', 'deviceModel'],
  },
  pv: ['application', 'pvDriver', 'sharedRing'],
  pvKernel: ['application', 'pvKernel', 'hypercallInterface'],
} as const;

const lower = {
  network: ['vSwitch', 'physicalNicDriver', 'nic'],
  disk: ['storageStack', 'physicalHbaDriver', 'hba'],
} as const;

/** The layers of a path from the application to the physical device, in order (G4; §9). */
export function layersOf(path: Path, device: Device) {
  return [...(path === 'emulated' ? upper.emulated[device] : upper[path]), ...lower[device]] as const;
}

/** Where the physical device is on a path. */
export function lastLayer(path: Path): number {
  return path === 'emulated' ? 6 : 5;
}

/** The adapters of the two ways that have one. */
export const ADAPTERS = {
  network: { emulated: 'e1000', pv: 'vmxnet3' },
  disk: { emulated: 'lsiLogic', pv: 'pvscsi' },
} as const;
export type Adapter = (typeof ADAPTERS)[Device][keyof (typeof ADAPTERS)[Device]];

/** The adapter the guest sees; a fully paravirtual kernel sees none. */
export function adapterOf(path: Path, device: Device): Adapter | null {
  return path === 'pvKernel' ? null : ADAPTERS[device][path];
}

/** A rewritten kernel needs a kernel that may be rewritten; drivers can be added to every guest (2.7). */
export function isAvailable(path: Path, guest: Guest): boolean {
  return path !== 'pvKernel' || guest === 'open';
}
