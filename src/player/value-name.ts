import type { ParamValue } from '../sim/kernel/scenario.ts';
import { formatNumber, type Captions } from './captions.ts';
import { ui } from './ui-strings.ts';

/** What a parameter's value is called: the option's name, a number with its unit, ja or nein. */
export function valueName(captions: Captions, name: string, value: ParamValue): string {
  if (typeof value === 'boolean') return value ? ui.yes : ui.no;
  const param = captions.parameter[name];
  if (typeof value === 'string') return param?.werte?.[value] ?? value;
  return param?.einheit === undefined ? formatNumber(value) : `${formatNumber(value)}\u00a0${param.einheit}`;
}
