import { onGrid, type RangeSpec } from '../../sim/kernel/field.ts';

/** What a reader has typed: a value, or why it is none. */
export type Typed =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'empty' }
  /** No number as German readers write it. `suggestion` is what they may have meant: 1.5 → 1,5. */
  | { readonly kind: 'noNumber'; readonly suggestion: number | null }
  | { readonly kind: 'unit'; readonly found: string }
  | { readonly kind: 'outside' }
  | { readonly kind: 'step' };

const sizes: Readonly<Record<string, number>> = { kb: 1 / 1024, mb: 1, gb: 1024, tb: 1024 ** 2 };

/** A number with decimal comma and thousands points: „1.024“, „1,5“, „1.024,5“; `null` for anything else. */
function germanNumber(text: string): number | null {
  if (!/^[+-]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(text)) return null;
  return Number(text.replaceAll('.', '').replace(',', '.'));
}

/** How many of a field's units one of the typed units is; `null` where it cannot be converted. */
function factorOf(typed: string, spec: RangeSpec, caption: string | undefined): number | null {
  const unit = typed.toLowerCase();
  if (unit === '') return 1;
  const own = spec.unit?.toLowerCase();
  if (own !== undefined && sizes[unit] !== undefined && sizes[own] !== undefined) return sizes[unit] / sizes[own];
  return unit === own || unit === caption?.toLowerCase() ? 1 : null;
}

/** Reads what stands in a field for a number. `unit` is how the field's unit is called beside it: „vCPUs“. */
export function readTyped(text: string, spec: RangeSpec, unit?: string): Typed {
  const plain = text.replace(/[\s\u00a0]+/g, ' ').trim();
  if (plain === '') return { kind: 'empty' };
  const [, digits = '', word = ''] = /^([+-]?[\d.,]+)\s?([a-zA-Zµ%]*)$/.exec(plain) ?? [];
  const factor = factorOf(word, spec, unit);
  if (digits === '') return { kind: 'noNumber', suggestion: null };
  if (factor === null) return { kind: 'unit', found: word };
  const number = germanNumber(digits);
  if (number === null) {
    const english = /^[+-]?\d+\.\d+$/.test(digits) ? Number(digits) * factor : null;
    return { kind: 'noNumber', suggestion: english !== null && fits(english, spec) ? english : null };
  }
  const value = number * factor;
  if (value < spec.min || value > spec.max) return { kind: 'outside' };
  return onGrid(spec, value) ? { kind: 'value', value } : { kind: 'step' };
}

function fits(value: number, spec: RangeSpec): boolean {
  return value >= spec.min && value <= spec.max && onGrid(spec, value);
}

/** The value that an arrow key leads to, in steps that can be seen; never outside. */
export function nudged(value: number, spec: RangeSpec, by: 1 | -1): number {
  const step = spec.nudge ?? spec.step;
  // From a value between two of the steps to the next of them.
  const next = by === 1 ? Math.floor(value / step + 1 + 1e-9) * step : Math.ceil(value / step - 1 - 1e-9) * step;
  return Math.min(spec.max, Math.max(spec.min, next));
}
