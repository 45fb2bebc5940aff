import type { ParamSpec, ParamValue } from './scenario.ts';

/** What a link may say for a parameter: `esx2 | esx3 | esx4`, `1…8 in Schritten von 1`, `0 | 1`. */
export function allowedParam(spec: ParamSpec): string {
  switch (spec.kind) {
    case 'choice':
      return spec.options.join(' | ');
    case 'flag':
      return '0 | 1';
    case 'range':
      return `${spec.min}…${spec.max}${spec.step === 1 ? '' : ` (± ${spec.step})`}`;
  }
}

/** Reads one value as written in a link; `null` for anything that is not exactly an allowed value. */
export function parseParam(spec: ParamSpec, text: string): ParamValue | null {
  switch (spec.kind) {
    case 'choice':
      return spec.options.includes(text) ? text : null;
    case 'flag':
      return text === '1' ? true : text === '0' ? false : null;
    case 'range': {
      if (!/^-?\d{1,7}(\.\d{1,4})?$/.test(text)) return null;
      const value = Number(text);
      const steps = (value - spec.min) / spec.step;
      const onGrid = Math.abs(steps - Math.round(steps)) < 1e-9;
      return value >= spec.min && value <= spec.max && onGrid ? value : null;
    }
  }
}
