import { formatField, initialValues, sameField, type AnyValues } from '../../sim/kernel/field.ts';
import type { AnyModel } from '../../sim/kernel/model.ts';
import { optionName, type Captions } from '../captions.ts';
import { ui } from '../later-strings.ts';
import type { Figure } from '../useFigure.ts';

/** A question that a run can be asked, and the parameters that it is asked with. */
export type Preset = { readonly key: string; readonly name: string; readonly params: AnyValues };

/** All questions, beginning with the initial run where none of them is it already. */
export function presetsOf(model: AnyModel, captions: Captions, params: AnyValues): readonly Preset[] {
  const own = Object.entries(model.presets as Readonly<Record<string, AnyValues>>);
  const presets = own.map(([key, preset]) => ({
    key,
    name: captions.vorlagen[key]?.name ?? key,
    params: withPreset(model, params, preset),
  }));
  // Whether a question already is the initial run does not depend on the rule that is shown: the list never changes.
  const start = initialValues(model.params);
  const isStart = (preset: AnyValues) => Object.keys(preset).every((name) => sameField(preset[name], start[name]));
  const initial = { key: '', name: ui.path, params: start };
  return own.some(([, preset]) => isStart(preset)) ? presets : [initial, ...presets];
}

/** A preset says nothing of the compared parameter unless it names it: that one has a field of its own. */
function withPreset(model: AnyModel, params: AnyValues, preset: object): AnyValues {
  const kept = model.compare === null ? {} : { [model.compare.param]: params[model.compare.param] };
  return { ...initialValues(model.params), ...kept, ...preset } as AnyValues;
}

/** The questions that are asked with just these parameters. With the same rule two may have the same run. */
export function asking(model: AnyModel, all: readonly Preset[], params: AnyValues): readonly Preset[] {
  return all.filter((preset) =>
    Object.keys(model.params).every((name) => sameField(preset.params[name], params[name])),
  );
}

/** The question that a figure answers now; `null` for parameters of the reader's own. */
export function questionOf(model: AnyModel, captions: Captions, { params }: Figure): string | null {
  return asking(model, presetsOf(model, captions, params), params)[0]?.name ?? null;
}

/** What the compared parameter is set to, in words, and what stands beside it; `null` where there is none. */
export function compareName(
  model: AnyModel,
  captions: Captions,
  { params, player }: Figure,
): { readonly shown: string | null; readonly beside: string | null } {
  const param = model.compare?.param;
  if (param === undefined) return { shown: null, beside: null };
  const name = (value: string) => optionName(captions.parameter[param], value);
  const { compare } = player;
  return { shown: name(formatField(params[param] ?? '')), beside: compare === null ? null : name(compare) };
}
