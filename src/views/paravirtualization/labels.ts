import { adapterOf, type Path } from '../../sim/scenarios/paravirtualization/routes.ts';
import type { ParavirtualizationState } from '../../sim/scenarios/paravirtualization/state.ts';
import { wrap } from '../primitives/text.tsx';
import type { Layout } from '../view.ts';
import type { Row } from './geometry.ts';
import type { ParavirtualizationWords } from './words.ts';

/** What a box says: its name, and a remark below it. */
export type BoxLabel = { readonly title: string; readonly remark: readonly string[] };

/** Characters that fit beside each other in a narrow box. */
const NARROW = 13;

/** The words in a box of a stack; the narrow layout has shorter ones. */
export function boxLabel(
  row: Row,
  path: Path,
  { device, guest }: ParavirtualizationState,
  words: ParavirtualizationWords,
  layout: Layout,
): BoxLabel {
  const wide = layout === 'wide';
  const disk = device === 'disk';
  const plain = (title: string): BoxLabel => ({ title, remark: [] });
  switch (row) {
    case 'application':
      return plain(words.application);
    case 'driver': {
      const adapter = adapterOf(path, device);
      if (adapter === null) {
        const [title, remark] = guest === 'open' ? [words.kernelOpen, words.knows] : [words.kernelClosed, words.locked];
        return { title: wide ? title : words.kernelShort, remark: wide ? [remark] : wrap(remark, NARROW) };
      }
      const belief = disk ? words.believesDisk : words.believesNetwork;
      const remark = path === 'pv' ? words.knows : wide ? belief : words.believesShort;
      return {
        title: wide ? `${words.driver} ${words[adapter]}` : words[adapter],
        remark: wide ? [remark] : wrap(remark, NARROW),
      };
    }
    case 'boundary':
      switch (path) {
        case 'emulated':
          return plain(wide ? `${words.virtualHardware}: ${words.registers}` : words.registers);
        case 'pv':
          return plain(wide ? words.ring : words.ringShort);
        case 'pvKernel':
          return plain(wide ? words.hypercalls : words.hypercallsShort);
      }
    // falls through -- unreachable: every path has returned
    case 'model':
      if (path === 'emulated')
        return plain(wide ? `${words.virtualHardware}: ${words.deviceModel}` : words.deviceModel);
      return plain(wide ? words.missing : words.missingShort);
    case 'hostStack':
      return plain(disk ? words.storageStack : words.vSwitch);
    case 'hostDriver':
      return plain(!wide ? words.hostDriverShort : disk ? words.hbaDriver : words.nicDriver);
    case 'hardware':
      return plain(!disk ? words.nic : wide ? words.hba : words.hbaShort);
  }
}
