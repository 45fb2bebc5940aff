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

const lower: Readonly<Record<Device, readonly string[]>> = {
  network: ['vSwitch', 'physicalNicDriver', 'nic'],
  disk: ['storageStack', 'physicalHbaDriver', 'hba'],
};

/** The layers of a path from the application to the physical device, in order (G4; §9). */
export function layersOf(path: Path, device: Device): readonly string[] {
  switch (path) {
    case 'emulated': {
      const registers = device === 'network' ? 'virtualNicRegisters' : 'virtualHbaRegisters';
      return ['application', 'guestDriver', registers, 'deviceModel', ...lower[device]];
    }
    case 'pv':
      return ['application', 'pvDriver', 'sharedRing', ...lower[device]];
    case 'pvKernel':
      return ['application', 'pvKernel', 'hypercallInterface', ...lower[device]];
  }
}

/** Where the physical device is on a path. */
export function lastLayer(path: Path): number {
  return path === 'emulated' ? 6 : 5;
}

/** The adapter the guest sees; a fully paravirtual kernel sees none. */
export function adapterOf(path: Path, device: Device): 'e1000' | 'lsiLogic' | 'vmxnet3' | 'pvscsi' | null {
  switch (path) {
    case 'emulated':
      return device === 'network' ? 'e1000' : 'lsiLogic';
    case 'pv':
      return device === 'network' ? 'vmxnet3' : 'pvscsi';
    case 'pvKernel':
      return null;
  }
}

/** A rewritten kernel needs a kernel that may be rewritten; drivers can be added to every guest (2.7). */
export function isAvailable(path: Path, guest: Guest): boolean {
  return path !== 'pvKernel' || guest === 'open';
}
