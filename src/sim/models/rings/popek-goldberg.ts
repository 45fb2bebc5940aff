/** One instruction as Popek and Goldberg look at it. */
export type Traits = { readonly mnemonic: string; readonly sensitive: boolean; readonly privileged: boolean };

/** The answer of the theorem: trap-and-emulate works if no sensitive instruction escapes the trap. */
export type Verdict = { readonly virtualizable: boolean; readonly sensitiveUnprivileged: readonly string[] };

/** Popek & Goldberg 1974, theorem 1 (a sufficient condition): sensitive ⊆ privileged. cpu.md §5.1 [S30]. */
export function checkPopekGoldberg(instructions: readonly Traits[]): Verdict {
  const escaping = instructions.filter(({ sensitive, privileged }) => sensitive && !privileged);
  return { virtualizable: escaping.length === 0, sensitiveUnprivileged: escaping.map(({ mnemonic }) => mnemonic) };
}

// Robin & Irvine 2000 count 17; the list everybody prints has 18 mnemonics [S29].
const ESCAPING = 'SGDT SIDT SLDT SMSW PUSHF POPF LAR LSL VERR VERW POP PUSH CALL JMP INT RET STR MOV'.split(' ');
const PRIVILEGED = 'LGDT LLDT LTR LIDT MOV_CR LMSW CLTS MOV_DR INVD WBINVD INVLPG HLT RDMSR WRMSR CLI STI IN OUT'.split(
  ' ',
);

/** How the literature counts the eighteen. */
export const COUNT_IN_LITERATURE = 17;

function traits(sensitive: boolean): readonly Traits[] {
  return [
    ...ESCAPING.map((mnemonic) => ({ mnemonic, sensitive, privileged: false })),
    ...PRIVILEGED.map((mnemonic) => ({ mnemonic, sensitive: true, privileged: true })),
  ];
}

/** The x86 of 2005: 18 sensitive mnemonics do not trap. */
export const X86 = traits(true);

/** VT-x non-root mode: the same mnemonics act on state that the guest has for itself, so they are not sensitive any more. */
export const VTX_NON_ROOT = traits(false);
