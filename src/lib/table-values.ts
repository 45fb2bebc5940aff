/** What a column holds: running text, code, plain numbers, numbers with units or words, network ports, or numbers of vCPUs. */
type ColumnKind = 'text' | 'code' | 'zahl' | 'wert' | 'port' | 'vcpus';

export type Column = {
  readonly id: string;
  readonly name: string;
  readonly kind: ColumnKind;
  /** Unit of every number in it, shown in its head. */
  readonly unit: string | null;
  /** Decimal places that are always shown. */
  readonly digits: number;
  /** Whether the book does not have it. */
  readonly today: boolean;
};

/** A value of a table. Numbers stay numbers until they are printed. */
export type Value =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly unit: string | null; readonly about: boolean }
  | { readonly kind: 'ports'; readonly ports: readonly number[]; readonly suffix: string | null }
  | { readonly kind: 'vcpus'; readonly vcpus: readonly number[] };

/** A value as the data files write it. */
export type RawValue =
  | null
  | number
  | string
  | readonly number[]
  | { readonly zahl: number; readonly einheit?: string | undefined; readonly ungefaehr?: true | undefined }
  | { readonly ports: readonly number[]; readonly zusatz: string };

const kinds: Readonly<Record<ColumnKind, { readonly holds: readonly Value['kind'][]; readonly words: string }>> = {
  text: { holds: ['text'], words: 'a text' },
  code: { holds: ['text'], words: 'a text' },
  zahl: { holds: ['number'], words: 'a number' },
  wert: { holds: ['number', 'text'], words: 'a number, { zahl, einheit } or a text' },
  port: { holds: ['ports'], words: 'a list of ports, or { ports, zusatz }' },
  vcpus: { holds: ['vcpus'], words: 'a list of vCPU numbers' },
};

/** Checks that a value fits its column. Throws with `place`, what was found and what the column takes. */
export function readValue(raw: RawValue, column: Column, place: string): Value {
  const value = tag(raw, column.kind);
  if (value.kind !== 'empty' && !kinds[column.kind].holds.includes(value.kind)) {
    throw new Error(`${place}: found ${JSON.stringify(raw)}, allowed: ${kinds[column.kind].words}, or null`);
  }
  return value;
}

function tag(raw: RawValue, column: ColumnKind): Value {
  if (raw === null) return { kind: 'empty' };
  if (typeof raw === 'number') return { kind: 'number', number: raw, unit: null, about: false };
  if (typeof raw === 'string') return { kind: 'text', text: raw };
  if ('zahl' in raw)
    return { kind: 'number', number: raw.zahl, unit: raw.einheit ?? null, about: raw.ungefaehr ?? false };
  if ('ports' in raw) return { kind: 'ports', ports: raw.ports, suffix: raw.zusatz };
  return column === 'port' ? { kind: 'ports', ports: raw, suffix: null } : { kind: 'vcpus', vcpus: raw };
}

/** A value as a reader sees it: „1.028,07“, „2 TB“, „~30.270“, „137/138 UDP“, „V0, V1“. */
export function formatValue(value: Value, column: Column): string {
  switch (value.kind) {
    case 'empty':
      return '';
    case 'text':
      return value.text;
    case 'number': {
      const { number, unit, about } = value;
      const digits = { minimumFractionDigits: column.digits, maximumFractionDigits: column.digits };
      return `${about ? '~' : ''}${number.toLocaleString('de-DE', digits)}${unit === null ? '' : `\u00a0${unit}`}`;
    }
    case 'ports':
      return `${value.ports.join('/')}${value.suffix === null ? '' : `\u00a0${value.suffix}`}`;
    case 'vcpus':
      return value.vcpus.map((vcpu) => `V${vcpu}`).join(', ');
  }
}

const megabytes: Readonly<Record<string, number>> = { MB: 1, GB: 1024, TB: 1024 ** 2 };

/** The number that a value is sorted by; `null` where it sorts by its text. */
export function sortNumber(value: Value): number | null {
  switch (value.kind) {
    case 'number':
      return value.number * (megabytes[value.unit ?? ''] ?? 1);
    case 'ports':
      return value.ports[0] ?? null;
    case 'empty':
    case 'text':
    case 'vcpus':
      return null;
  }
}
