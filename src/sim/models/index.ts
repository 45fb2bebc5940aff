import type { StudiedModel } from '../kernel/study.ts';
import { studiedBallooning } from './ballooning/study.ts';
import { studiedCoscheduling } from './coscheduling/study.ts';
import { studiedCpuMapping } from './cpu-mapping/study.ts';
import { studiedCpuTopology } from './cpu-topology/study.ts';
import { studiedHostArchitecture } from './host-architecture/study.ts';
import { studiedHostHardware } from './host-hardware/study.ts';
import { studiedInfrastructure } from './infrastructure/study.ts';
import { studiedInterfaces } from './interfaces/study.ts';
import { studiedMemoryAddressing } from './memory-addressing/study.ts';
import { studiedMemoryOverhead } from './memory-overhead/study.ts';
import { studiedParavirtualization } from './paravirtualization/study.ts';
import { studiedReadyTime } from './ready-time/study.ts';
import { studiedRings } from './rings/study.ts';
import { studiedVcenterServices } from './vcenter-services/study.ts';

/** Every model by its id, with what tests and the command line ask of it. */
export const models: Readonly<Record<string, StudiedModel>> = {
  ballooning: studiedBallooning,
  coscheduling: studiedCoscheduling,
  'cpu-mapping': studiedCpuMapping,
  'cpu-topology': studiedCpuTopology,
  'host-architecture': studiedHostArchitecture,
  'host-hardware': studiedHostHardware,
  infrastructure: studiedInfrastructure,
  interfaces: studiedInterfaces,
  'memory-addressing': studiedMemoryAddressing,
  'memory-overhead': studiedMemoryOverhead,
  paravirtualization: studiedParavirtualization,
  'ready-time': studiedReadyTime,
  rings: studiedRings,
  'vcenter-services': studiedVcenterServices,
};
