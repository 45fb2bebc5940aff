import type { Note } from '../../sim/kernel/model.ts';
import { fill, sentence, type Captions } from '../captions.ts';

type Noted = { readonly notes: readonly [Note, ...Note[]] };

/**
 * The public id of every frame of a run: the step id of its first note, with `.2`, `.3` … from the second occurrence on.
 * Links name steps by these ids and never by number, so that an inserted step breaks none of them.
 */
export function stepIds(frames: readonly Noted[], captions: Captions): readonly string[] {
  const seen = new Map<string, number>();
  return frames.map(({ notes: [first] }) => {
    const id = captions.notizen[first.key]?.schritt ?? first.key;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}.${count}`;
  });
}

/** A frame as a stop sees it: its notes are about what the stop is about, if that says so. */
export function lookAt<F extends Noted>(frame: F, look: readonly string[] | undefined): F {
  if (look === undefined) return frame;
  const [first, ...rest] = frame.notes.map((note) => ({ ...note, focus: [] as readonly string[] }));
  return { ...frame, notes: [{ ...first!, focus: look }, ...rest] };
}

/** What a frame is about: the objects that its notes name. */
export function focusOf({ notes }: Noted): readonly string[] {
  return notes.flatMap((note) => note.focus ?? []);
}

/** A named place on the time line. */
export type Mark = { readonly index: number; readonly name: string };

/**
 * The steps whose notes carry a mark in the captions, in order. A frame has at most one mark, that of its first such note;
 * values of the note fill the name, so that the same mark reads differently from step to step.
 */
export function marks(frames: readonly Noted[], captions: Captions): readonly Mark[] {
  return frames.flatMap(({ notes }, index) => {
    for (const { key, values = {} } of notes) {
      const mark = captions.notizen[key]?.marke;
      if (mark !== undefined) return [{ index, name: fill(mark, values, captions) }];
    }
    return [];
  });
}

/** Where a reader of a free run stops: at each frame whose sentence is new, and at the end. */
export function stopsOf(frames: readonly Noted[], captions: Captions): readonly number[] {
  const told = frames.map(({ notes }) => sentence(notes, captions));
  return told.flatMap((words, i) => (i === 0 || i === told.length - 1 || words !== told[i - 1] ? [i] : []));
}
