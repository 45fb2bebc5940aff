import type { RangeSpec } from '../../sim/kernel/field.ts';
import { formatNumber, type ParamCaption } from '../captions.ts';
import type { Typed } from './read-typed.ts';

/** German words of forms. */
export const words = {
  own: 'Eigene Werte',
  more: 'Weitere Einstellungen',
  presets: 'Beispiele',
  undo: 'Rückgängig',
  add: 'Zeile hinzufügen',
  remove: 'Zeile {n} entfernen',
  full: 'Mehr als {max} Zeilen gehen nicht.',
  row: 'Zeile {n}: {name}',
  empty: 'Hier fehlt eine Zahl. Erlaubt: {allowed}.',
  noNumber: 'Das ist keine Zahl. Erlaubt: {allowed}.',
  suggestion: 'Meinten Sie {suggestion}? Das Komma trennt, der Punkt steht nur bei Tausendern. Erlaubt: {allowed}.',
  unit: 'Die Einheit „{found}“ passt hier nicht. Erlaubt: {allowed}.',
  outside: 'Erlaubt: {allowed}.',
  step: 'Dieser Wert liegt zwischen zwei Schritten. Erlaubt: {allowed}.',
  refused: 'Der Link nennt „{found}“. Erlaubt: {allowed}.',
} as const;

type Named = Pick<ParamCaption, 'einheit'> | undefined;

/** „1.024 MB“. */
export function quantity(value: number, caption: Named): string {
  return caption?.einheit === undefined ? formatNumber(value) : `${formatNumber(value)}\u00a0${caption.einheit}`;
}

/** „128 bis 261.120 MB“, with the step where it is not 1: „in Schritten von 16“. */
export function allowedIn(spec: RangeSpec, caption: Named): string {
  const step = spec.step === 1 ? '' : ` in Schritten von ${formatNumber(spec.step)}`;
  return `${formatNumber(spec.min)} bis ${quantity(spec.max, caption)}${step}`;
}

/** What is wrong with a typed text, and what is allowed; empty for a value. */
export function problemOf(typed: Typed, spec: RangeSpec, caption: Named): string {
  if (typed.kind === 'value') return '';
  const allowed = allowedIn(spec, caption);
  const fill = (text: string, values: Readonly<Record<string, string>>) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  if (typed.kind === 'noNumber' && typed.suggestion !== null) {
    return fill(words.suggestion, { suggestion: formatNumber(typed.suggestion), allowed });
  }
  return fill(words[typed.kind], { allowed, found: typed.kind === 'unit' ? typed.found : '' });
}
