import type { Visible } from '../../sim/models/rings/guest-cpu.ts';
import { OPS, type Op } from '../../sim/models/rings/instructions.ts';
import { PATHS, type Path } from '../../sim/models/rings/paths.ts';
import type { Words } from '../../drawing/view.ts';

const actors = ['app', 'appShort', 'kernelShort', 'kernelNative', 'kernelGuest', 'vmm', 'active', 'idle'] as const;
const kernels = ['kernelDeprivileged', 'kernelTranslated', 'kernelInRing0', 'kernelAdapted', 'bookRing'] as const;
const planes = [
  'ring',
  'ring0Allows',
  'ring3Allows',
  'nonRoot',
  'rootMode',
  'ideaNative',
  'ideaTe',
  'ideaBt',
  'ideaPv32',
] as const;
const panels = [
  'program',
  'factToken',
  'factPath',
  'factGuestView',
  'factPage',
  'vmmEntries',
  'ringChanges',
  'cycles',
  'nativeCycles',
  'notMeasured',
  'insteadOf',
  'open',
  'meansOpen',
] as const;
const pages = [
  'pageWith',
  'pageCode',
  'pageData',
  'pageUser',
  'pageSupervisor',
  'pageNx',
  'pageRuns',
  'pageFaultCode',
] as const;
const visible = [
  'done',
  'interruptsOn',
  'interruptsOff',
  'savedOn',
  'savedOff',
  'ownValue',
  'hostValue',
  'deviceData',
  'newTable',
  'inKernel',
  'inApp',
  'waiting',
  'protectionFault',
  'pageFault',
  'codeRan',
] as const satisfies readonly Visible[];
const spelledOps = [
  'MOV_CR3',
  'MOV_SEG',
  'PUSH_SEG',
  'POP_SEG',
  'CALL_FAR',
  'JMP_FAR',
  'RET_FAR',
  'EXEC_DATA',
] as const satisfies readonly Op[];

function capitalize<T extends string>(text: T): Capitalize<T> {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}` as Capitalize<T>;
}

/** The word for the letter of a path. */
export function letterOf(path: Path): `letter${Capitalize<Path>}` {
  return `letter${capitalize(path)}`;
}

/** The word for what a path means. */
export function meaningOf(path: Path): `means${Capitalize<Path>}` {
  return `means${capitalize(path)}`;
}

/** The word for what an instruction is for. */
export function purposeOf(op: Op): `for${Op}` {
  return `for${op}`;
}

/** The words the drawing takes from the captions. */
export const ringsWords = [
  ...actors,
  ...kernels,
  ...planes,
  ...panels,
  ...pages,
  ...visible,
  ...spelledOps,
  ...PATHS,
  ...PATHS.map(letterOf),
  ...PATHS.map(meaningOf),
  ...OPS.map(purposeOf),
] as const;

export type RingsWord = (typeof ringsWords)[number];
export type RingsWords = Words<RingsWord>;

/** An instruction as readers know it: its mnemonic, or its word where the model's name is none. */
export function opName(op: Op, words: RingsWords): string {
  const spelled = spelledOps.find((name) => name === op);
  return spelled === undefined ? op : words[spelled];
}
