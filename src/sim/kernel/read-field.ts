import {
  onGrid,
  type FieldSpec,
  type FieldValue,
  type RecordValue,
  type SimpleSpec,
  type SimpleValue,
} from './field.ts';

/** What a link or the command line may say for a field: `esx2 | esx3 | esx4`, `1…8`, `0 | 1`. */
export function allowedField(spec: FieldSpec): string {
  switch (spec.kind) {
    case 'choice':
      return spec.options.join(' | ');
    case 'flag':
      return '0 | 1';
    case 'range':
      return `${spec.min}…${spec.max}${spec.step === 1 ? '' : ` (± ${spec.step})`}`;
    case 'list': {
      const fields = Object.entries(spec.fields).map(([name, field]) => `${name}: ${allowedField(field)}`);
      return `0…${spec.max} × (${fields.join('; ')}), A*B_A*B`;
    }
  }
}

/** Longer texts are no list: every record has a handful of short values. */
const LONGEST_LIST = 400;

/** Reads one value as written in a link; `null` for anything that is not exactly an allowed value. */
export function parseField(spec: FieldSpec, text: string): FieldValue | null {
  if (spec.kind !== 'list') return parseSimple(spec, text);
  if (text.length > LONGEST_LIST) return null;
  if (text === '') return [];
  const names = Object.keys(spec.fields);
  const records: RecordValue[] = [];
  for (const part of text.split('_')) {
    const cells = part.split('*');
    if (cells.length !== names.length || records.length === spec.max) return null;
    const values = names.map((name, i) => parseSimple(spec.fields[name]!, cells[i] ?? ''));
    if (values.some((value) => value === null)) return null;
    records.push(Object.fromEntries(names.map((name, i) => [name, values[i]!])));
  }
  return records;
}

function parseSimple(spec: SimpleSpec, text: string): SimpleValue | null {
  switch (spec.kind) {
    case 'choice':
      return spec.options.includes(text) ? text : null;
    case 'flag':
      return text === '1' ? true : text === '0' ? false : null;
    case 'range': {
      if (!/^-?\d{1,11}(\.\d{1,4})?$/.test(text)) return null;
      const value = Number(text);
      return value >= spec.min && value <= spec.max && onGrid(spec, value) ? value : null;
    }
  }
}
