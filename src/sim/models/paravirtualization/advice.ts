/** A virtual disk whose adapter is to be chosen. */
export type DiskUse = {
  /** Input and output operations per second that the disk really serves. */
  readonly iops: number;
  readonly bootDisk: boolean;
  /** Version of the virtual hardware: 4 comes from ESX 3, 7 is new with vSphere 4. */
  readonly hardwareVersion: number;
  readonly release: '4.0' | '4.0u1' | '4.1';
};

type AdviceReason = 'hardwareVersionBelow7' | 'bootDiskIn40' | 'atMost2000Iops' | 'over2000Iops' | 'bootDependsOnGuest';

export type Advice = {
  readonly adapter: 'lsiLogic' | 'pvscsi';
  /** What spoke against PVSCSI; where nothing did, what spoke for it and what remains to be checked. */
  readonly reasons: readonly AdviceReason[];
};

/** PVSCSI comes with this version of the virtual hardware (S38). */
const PVSCSI_HARDWARE_VERSION = 7;
/** Above roughly this load PVSCSI pays (S41: said of 4.0; applied to the later releases too, for want of a source). */
const PVSCSI_MIN_IOPS = 2000;

/**
 * LSI Logic or PVSCSI for one virtual disk (G3). In 4.0 no guest boots from PVSCSI (S41); from 4.0 U1 on some Windows
 * guests do (medium confidence), hence the reservation `bootDependsOnGuest`.
 */
export function adviseAdapter({ iops, bootDisk, hardwareVersion, release }: DiskUse): Advice {
  const against: AdviceReason[] = [];
  if (hardwareVersion < PVSCSI_HARDWARE_VERSION) against.push('hardwareVersionBelow7');
  if (bootDisk && release === '4.0') against.push('bootDiskIn40');
  if (iops <= PVSCSI_MIN_IOPS) against.push('atMost2000Iops');
  if (against.length > 0) return { adapter: 'lsiLogic', reasons: against };
  return { adapter: 'pvscsi', reasons: bootDisk ? ['over2000Iops', 'bootDependsOnGuest'] : ['over2000Iops'] };
}
