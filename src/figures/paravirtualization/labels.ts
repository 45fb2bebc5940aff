import { adapterOf, type Path } from '../../sim/models/paravirtualization/routes.ts';
import type { ParavirtualizationState } from '../../sim/models/paravirtualization/state.ts';
import { wrap } from '../../drawing/text.tsx';
import type { Layout } from '../../drawing/view.ts';
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
        const [title, remark] =
          guest === 'open' ? [words.kernelOpen, words.knowsHypervisor] : [words.kernelClosed, words.locked];
        return { title: wide ? title : words.kernelShort, remark: wide ? [remark] : wrap(remark, NARROW) };
      }
      const hardware = wide ? words.knowsHardware : words.knowsHardwareShort;
      const remark = path === 'pv' ? words.knowsHypervisor : hardware;
      return {
        title: wide ? `${words.driver} ${words[adapter]}` : words[adapter],
        remark: wide ? [remark] : wrap(remark, NARROW),
      };
    }
    case 'boundary':
      if (path === 'emulated') return plain(wide ? words.registers : words.registersShort);
      if (path === 'pv') return plain(wide ? words.ring : words.ringShort);
      return plain(wide ? words.ringHypercalls : words.hypercallsShort);
    case 'model':
      return plain(wide ? words.deviceModel : words.deviceModelShort);
    case 'hostStack':
      return plain(!disk ? words.vSwitch : wide ? words.storageStack : words.storageStackShort);
    case 'hostDriver':
      return plain(!wide ? words.hostDriverShort : disk ? words.hbaDriver : words.nicDriver);
    case 'hardware':
      return plain(!disk ? words.nic : wide ? words.hba : words.hbaShort);
  }
}
