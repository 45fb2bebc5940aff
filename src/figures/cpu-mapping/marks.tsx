import type { ReactElement } from 'react';
import { fits, TYPE } from '../../drawing/fit.ts';
import type { Box } from '../../drawing/hull.tsx';
import { type PartFact } from '../../drawing/part.ts';
import { round } from '../../drawing/text.tsx';
import { Tile, type Tone } from '../../drawing/tone.tsx';
import type { Layout } from '../../drawing/view.ts';
import type { MappedVm, MappingState, VcpuState } from '../../sim/models/cpu-mapping/model.ts';
import type { MappingPart, MappingWords } from './facts.ts';
import type { Plan } from './plan.ts';

/** What every part of the drawing is given. */
export type PartProps = {
  readonly state: MappingState;
  readonly facts: readonly PartFact<MappingPart>[];
  readonly focus: readonly string[];
  readonly words: MappingWords;
  readonly plan: Plan;
  readonly uid: string;
};

const tones: readonly Tone[] = ['a', 'b', 'c', 'd'];

/** The tone of a VM. Four tones serve eight VMs: the second four have a bold border. */
export function toneOf(name: string): { readonly tone: Tone; readonly isBold: boolean } {
  const at = 'ABCDEFGH'.indexOf(name);
  return { tone: tones[at % tones.length]!, isBold: at >= tones.length };
}

/** Narrower ones are cells with square corners. */
const CELL = 24;

export type TokenProps = {
  readonly uid: string;
  readonly vcpu: VcpuState;
  readonly box: Box;
  readonly layout: Layout;
};

/** A vCPU as a token in the tone of its VM; asleep it is grey. */
export function Token({ uid, vcpu, box, layout }: TokenProps): ReactElement {
  const { tone, isBold } = toneOf(vcpu.id.charAt(0));
  const place = { x: round(box.x), y: round(box.y), width: round(box.width), height: round(box.height) };
  return (
    <>
      <Tile
        uid={uid}
        {...place}
        tone={vcpu.is === 'asleep' ? 'idle' : tone}
        radius={box.width < CELL ? 1 : 4}
        {...(fits(vcpu.id, box.width - 2, TYPE[layout].s) && { letter: vcpu.id })}
      />
      {isBold && <rect {...place} className={`edge-${tone}`} fill="none" strokeWidth={3} />}
    </>
  );
}

/** The empty place of a vCPU that runs elsewhere. */
export function Gap({ vm, box }: { readonly vm: MappedVm; readonly box: Box }): ReactElement {
  return (
    <rect
      className={`edge-${toneOf(vm.name).tone} dashed`}
      fill="none"
      strokeWidth={1.5}
      x={round(box.x)}
      y={round(box.y)}
      width={round(box.width)}
      height={round(box.height)}
      rx={box.width < CELL ? 1 : 4}
    />
  );
}

/** A box somewhat smaller on all sides. */
export function inside({ x, y, width, height }: Box, by: number): Box {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by };
}
