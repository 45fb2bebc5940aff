import type { Note, NoteValue } from '../../kernel/model.ts';
import type { VcpuSet } from './sets.ts';

/** V0, V2: the vCPUs as sentences name them. */
export function names(set: VcpuSet): readonly string[] {
  return set.map((v) => `V${v}`);
}

/** v0, v2: the vCPUs as objects of the drawing. */
export function objects(set: VcpuSet): readonly string[] {
  return set.map((v) => `v${v}`);
}

/** „1 pCPU“, „3 pCPUs“: plurals that German and English share. */
export function countOf(n: number, thing: 'pCPU' | 'vCPU'): string {
  return n === 1 ? `1 ${thing}` : `${n} ${thing}s`;
}

/** A word whose German form depends on how many act: `run1` or `runN`, which the captions translate. */
export function verb(word: string, actors: VcpuSet): string {
  return `${word}${actors.length === 1 ? '1' : 'N'}`;
}

/** A note about some objects. */
export function noteOn(focus: readonly string[], key: string, values: Readonly<Record<string, NoteValue>> = {}): Note {
  return { key, values, focus };
}
