import type { PathEntry } from '../player/captions.ts';
import { plain, told } from '../player/captions.ts';
import { marks, stepIds, stopsOf } from '../player/stops/stops.ts';
import { initialValues, formatField, type AnyValues, type FieldSpecs } from '../sim/kernel/field.ts';
import { parseField, allowedField } from '../sim/kernel/read-field.ts';
import type { AnyModel } from '../sim/kernel/model.ts';
import { DEFAULT_SEED } from '../sim/kernel/player.ts';
import { replay, type Frames } from '../sim/kernel/run.ts';
import type { FigureFile, StopEntry } from './figure-file.ts';

/** A figure's content file and the model it speaks of. */
type Told = FigureFile & { readonly model: AnyModel };

/** A stop of the lecture with its run and the frame it shows. */
export type ResolvedStop = Required<Omit<PathEntry, 'mark' | 'look'>> & {
  readonly mark: string | undefined;
  readonly look?: readonly string[] | undefined;
  /** The same without emphasis. */
  readonly sentence: string;
};

/**
 * The lecture of a figure: its path, or, without one, the frames whose sentence is new. Every moment is found by what the
 * run says there. A stop that finds none ends the build with file, id, what was asked and what the run offers.
 */
export function resolvePath(figure: Told): readonly ResolvedStop[] {
  const { model, file, pfad } = figure;
  const replayed = new Map<string, Frames<unknown, unknown>>();
  const framesOf = (params: AnyValues, choices: readonly number[]) => {
    const key = JSON.stringify([params, choices]);
    const known = replayed.get(key) ?? replay(model, { params, seed: DEFAULT_SEED, choices });
    replayed.set(key, known);
    return known;
  };
  if (pfad.length === 0) return stepsOfRun(figure, initialValues(model.params));
  const stops = pfad.map((entry): ResolvedStop => {
    const place = `${file}: pfad "${entry.id}"`;
    const params = paramsOf(model, entry, place);
    const choices = entry.lauf?.wahl ?? [];
    const frames = framesOf(params, choices);
    const frame = frameOf(frames, entry.bei, place);
    return {
      id: entry.id,
      params,
      choices,
      frame,
      ...said(entry.satz ?? told(frames[frame]!.notes, figure)),
      mark: entry.marke ?? marks(frames, figure).find(({ index }) => index === frame)?.name,
      look: entry.blick,
    };
  });
  const twice = stops.find(({ id }, i) => stops.findIndex((other) => other.id === id) !== i);
  if (twice !== undefined) throw new Error(`${file}: pfad: found "${twice.id}" twice, allowed: each id once`);
  return stops;
}

/** A sentence as it is written, and plain. */
export function said(text: string): Pick<ResolvedStop, 'told' | 'sentence'> {
  return { told: text, sentence: plain(text) };
}

/** The frames of a run whose sentence is new, and its last one. */
export function stepsOfRun(figure: Told, params: AnyValues): readonly ResolvedStop[] {
  const frames = replay(figure.model, { params, seed: DEFAULT_SEED, choices: [] });
  const ids = stepIds(frames, figure);
  const named = new Map(marks(frames, figure).map(({ index, name }) => [index, name]));
  return stopsOf(frames, figure).map((frame) => ({
    id: ids[frame] ?? '',
    params,
    choices: [],
    frame,
    ...said(told(frames[frame]!.notes, figure)),
    mark: named.get(frame),
  }));
}

/** The parameters of a stop's run. Throws for an unknown preset, parameter or value. */
export function paramsOf(model: AnyModel, { lauf }: Pick<StopEntry, 'lauf'>, place: string): AnyValues {
  const { vorlage, parameter = {} } = lauf ?? {};
  if (vorlage !== undefined && !Object.hasOwn(model.presets, vorlage)) {
    throw new Error(
      `${place}: lauf.vorlage: found "${vorlage}", allowed: ${Object.keys(model.presets).join(', ') || 'none, the model has no presets'}`,
    );
  }
  const preset = vorlage === undefined ? {} : (model.presets[vorlage] as AnyValues);
  return {
    ...initialValues(model.params),
    ...preset,
    ...checkedParams(model.params, parameter, `${place}: lauf.parameter`),
  };
}

/** Parameters as a content file names them. Throws for an unknown name or a value that is not allowed. */
export function checkedParams(specs: FieldSpecs, given: AnyValues, place: string): AnyValues {
  for (const [name, value] of Object.entries(given)) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (spec === undefined) {
      throw new Error(`${place}: found "${name}", allowed: ${Object.keys(specs).join(', ')}`);
    }
    const parsed = parseField(spec, formatField(value));
    if (parsed === null || typeof parsed !== typeof value) {
      throw new Error(`${place}.${name}: found ${JSON.stringify(value)}, allowed: ${allowedField(spec)}`);
    }
  }
  return given;
}

function frameOf(frames: Frames<unknown, unknown>, at: StopEntry['bei'], place: string): number {
  if (at === 'start') return 0;
  if (at === 'ende') return frames.length - 1;
  const found = typeof at === 'string' ? byNote(frames, at) : byState(frames, at);
  if (found !== undefined) return found;
  throw new Error(`${place}: bei: found ${JSON.stringify(at)}, allowed: ${offered(frames)}`);
}

/** `skewLimit.2`: the second frame that has this note. */
function byNote(frames: Frames<unknown, unknown>, name: string): number | undefined {
  const [, key = '', count = '1'] = /^(\w+)(?:\.(\d+))?$/.exec(name) ?? [];
  return frames.filter(({ notes }) => notes.some((note) => note.key === key))[Number(count) - 1]?.index;
}

/** `{ tick: 4, 'vms.0.balloon': 32 }`: the first frame whose state says all of it. */
function byState(frames: Frames<unknown, unknown>, wanted: AnyValues): number | undefined {
  const at = (state: unknown, path: string) =>
    path
      .split('.')
      .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key], state);
  return frames.find(({ state }) => Object.entries(wanted).every(([path, value]) => at(state, path) === value))?.index;
}

function offered(frames: Frames<unknown, unknown>): string {
  const counts = new Map<string, number>();
  for (const { notes } of frames) {
    for (const key of new Set(notes.map((note) => note.key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const notes = [...counts].map(([key, count]) => (count === 1 ? key : `${key}.1 … ${key}.${count}`));
  return `start, ende, ${notes.join(', ')}, or fields of the state`;
}
