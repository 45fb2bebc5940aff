import type { AnyModel } from '../../sim/kernel/model.ts';
import type { AnyValues, FieldSpec, FieldValue } from '../../sim/kernel/field.ts';
import { allowedField, parseField } from '../../sim/kernel/read-field.ts';
import { type EncodedRun } from '../../sim/kernel/permalink.ts';
import { decodeRun } from '../../sim/kernel/decode-run.ts';
import { atMost, isForeign, isOfThePage, type Problem } from './page-query.ts';
import { figureParams } from './query-names.ts';
import { tempos, type ControlLevel } from './query.ts';

/** What a link says about one figure. Only what it names; the figure fills in the rest. */
export type FigureAddress = {
  readonly params: AnyValues;
  readonly seed: number | null;
  /** Value of the compared parameter, `null` for no comparison, `undefined` where the link is silent. */
  readonly compare: string | null | undefined;
  readonly step: string | null;
  readonly run: EncodedRun | null;
  readonly tempo: number | null;
  readonly play: boolean;
  readonly controls: ControlLevel;
  readonly problems: readonly Problem[];
};

/** Longest value and number of fields that are looked at; a longer link is cut, and says so. */
const MAX_VALUE = 2500;
const MAX_FIELDS = 60;

/**
 * Reads the query of an address for one figure. `prefix` is `''` on a page of its own and `<slug>.` inside a chapter,
 * where fields of other figures are none of our business. Never throws; whatever is ignored is listed in `problems`.
 */
export function readAddress(model: AnyModel, search: string, prefix: string): FigureAddress {
  const problems: Problem[] = [];
  const fields = new Map<string, string>();
  let count = 0;
  for (const [key, value] of new URLSearchParams(search)) {
    if (!key.startsWith(prefix)) continue;
    const name = key.slice(prefix.length);
    if (prefix === '' && (isForeign(name) || isOfThePage(name, value, problems))) continue;
    count += 1;
    if (count > MAX_FIELDS || value.length > MAX_VALUE) problems.push({ kind: 'more', name, value: '', allowed: '' });
    else if (fields.has(name)) problems.push({ kind: 'repeated', name, value, allowed: '' });
    else fields.set(name, value);
  }

  const refuse = (name: string, value: string, allowed: string): null => {
    problems.push({ kind: 'value', name, value, allowed });
    return null;
  };
  const among = <T extends string>(name: string, options: readonly T[]): T | null => {
    const value = fields.get(name);
    if (value === undefined) return null;
    return options.find((option) => option === value) ?? refuse(name, value, options.join(' | '));
  };

  const specs: Readonly<Record<string, FieldSpec>> = model.params;
  const params: Record<string, FieldValue> = {};
  for (const [name, value] of fields) {
    if (known.has(name)) continue;
    const spec = name.startsWith('p.') && Object.hasOwn(specs, name.slice(2)) ? specs[name.slice(2)] : undefined;
    if (spec === undefined) {
      problems.push({ kind: 'unknown', name, value, allowed: '' });
      continue;
    }
    const parsed = parseField(spec, value) ?? refuse(name, value, allowedField(spec));
    if (parsed !== null) params[name.slice(2)] = parsed;
  }

  const run = readRun(model, fields.get('lauf'), problems);
  const step = fields.get('schritt') ?? null;
  if (run !== null && step !== null) problems.push({ kind: 'beside', name: 'schritt', value: step, allowed: '' });
  return {
    params,
    run,
    seed: readSeed(fields.get('seed'), refuse),
    compare: readCompare(model, fields.get('vergleich'), refuse),
    step: run === null ? step : null,
    tempo: Number(among('tempo', tempos.map(String))) || null,
    play: among('spiel', ['0', '1']) === '1',
    controls: among('steuer', ['voll', 'minimal', 'aus']) ?? 'voll',
    problems: atMost(problems),
  };
}

const known: ReadonlySet<string> = new Set(figureParams);

function readSeed(
  text: string | undefined,
  refuse: (name: string, value: string, allowed: string) => null,
): number | null {
  if (text === undefined) return null;
  const fits = /^\d{1,10}$/.test(text) && Number(text) <= 0xffffffff;
  return fits ? Number(text) : refuse('seed', text, '0 … 4294967295');
}

function readCompare(
  model: AnyModel,
  text: string | undefined,
  refuse: (name: string, value: string, allowed: string) => null,
): string | null | undefined {
  if (text === undefined) return undefined;
  if (text === 'aus') return null;
  const spec: FieldSpec | undefined = model.compare === null ? undefined : model.params[model.compare.param];
  if (spec?.kind === 'choice' && spec.options.includes(text)) return text;
  refuse('vergleich', text, spec ? `aus | ${allowedField(spec)}` : 'aus');
  return undefined;
}

function readRun(model: AnyModel, text: string | undefined, problems: Problem[]): EncodedRun | null {
  if (text === undefined) return null;
  const run = decodeRun(model, text);
  if (typeof run === 'object') return run;
  problems.push({ kind: run === 'version' ? 'version' : 'run', name: 'lauf', value: text.slice(0, 40), allowed: '' });
  return null;
}
