import { flag, InputError, list, number, oneOf, optional, record, type Shape } from '../../kernel/shape.ts';
import { BENCHMARKS, type Benchmark } from './cycles.ts';
import { OPS, requiredContext, type Instruction } from './instructions.ts';
import { CPUS, GUESTS, type Cpu, type Guest } from './monitor-modes.ts';
import { ACCESSES, type PageAccess } from './pages.ts';
import { MMUS, MODES, type Mmu, type Mode } from './paths.ts';

/** Everything the model can be asked. */
export type RingsInput = {
  readonly mode: Mode;
  readonly mmu: Mmu;
  readonly nx: boolean;
  readonly bookView: boolean;
  readonly program: readonly Instruction[];
  readonly accesses: readonly PageAccess[];
  readonly cycleMix: Readonly<Record<Benchmark, number>> | null;
  readonly monitor: { readonly cpu: Cpu; readonly guest: Guest } | null;
};

const line = record<Instruction>(
  {
    ctx: oneOf(['u', 'k'], { doc: 'u: application code, k: code of the guest kernel' }),
    op: oneOf(OPS, { doc: 'instruction; SYSCALL and INT only with u, SYSRET and IRET only with k' }),
  },
  { doc: 'one instruction of the guest' },
);

const instruction: Shape<Instruction> = {
  ...line,
  read(value, path) {
    const read = line.read(value, path);
    const required = requiredContext(read.op);
    if (required !== null && read.ctx !== required) {
      throw new InputError(`${path}.ctx: found "${read.ctx}", allowed with ${read.op}: ${required}`);
    }
    return read;
  },
};

/** A bit as `true`/`false` or as `1`/`0`, the way manuals write it. */
function bit(doc: string, initial: boolean): Shape<boolean> {
  const inner = flag({ doc, initial });
  return {
    ...inner,
    type: 'true | false | 1 | 0',
    read: (value, path) => (value === 1 || value === 0 ? value === 1 : inner.read(value, path)),
  };
}

const access = record<PageAccess>(
  {
    cpl: number({ min: 0, max: 3, doc: 'current privilege level (ring)' }),
    access: oneOf(ACCESSES, { doc: 'kind of access' }),
    p: bit('page present', true),
    rw: bit('page writable', true),
    us: bit('page accessible from ring 3', true),
    nx: bit('page not executable (bit 63)', false),
    wp: bit('CR0.WP: write protection holds for the supervisor too', true),
    nxe: bit('EFER.NXE: the NX bit is in force', true),
  },
  { doc: 'one page access to check' },
);

const counts = Object.fromEntries(
  BENCHMARKS.map((name) => [name, number({ min: 0, max: 1e9, initial: 0, doc: `how often ${name} occurs` })]),
) as Record<Benchmark, Shape<number>>;

/** The general input of the model; only mode and program are required. */
export const ringsInput: Shape<RingsInput> = record<RingsInput>(
  {
    mode: oneOf(MODES, { doc: 'native, trap-and-emulate, binary translation, hardware-assisted, paravirtual 32-bit' }),
    mmu: oneOf(MMUS, { doc: 'shadow or nested page tables; only mode hv asks', initial: 'spt' }),
    nx: flag({ doc: 'data pages carry the NX bit and the CPU enforces it', initial: true }),
    bookView: flag({ doc: 'label the de-privileged kernel as the book does; changes no result', initial: false }),
    program: list(instruction, { min: 1, max: 240, doc: 'instructions of the guest, in order' }),
    accesses: list(access, { max: 1000, doc: 'page accesses to check, independent of the program', initial: [] }),
    cycleMix: optional(record(counts, { doc: 'operations to price with the nanobenchmark cycles' })),
    monitor: optional(
      record(
        { cpu: oneOf(CPUS, { doc: 'processor' }), guest: oneOf(GUESTS, { doc: 'guest' }) },
        { doc: 'ask for the default monitor mode of ESX 4.0' },
      ),
    ),
  },
  { doc: 'A program of instructions and the machine it runs on; the other fields are questions of their own.' },
);
