import { describe, expect, test } from 'vitest';
import { formatField, initialValues, onGrid, sameField, type FieldSpec } from '../../../src/sim/kernel/field.ts';
import { allowedField, parseField } from '../../../src/sim/kernel/read-field.ts';

const range = { kind: 'range', min: 0, max: 10, step: 0.5, initial: 3 } as const;
const choice = { kind: 'choice', options: ['a', 'b'], initial: 'a' } as const;
const flag = { kind: 'flag', initial: false } as const;
const list = {
  kind: 'list',
  max: 2,
  fields: { size: { kind: 'range', min: 1, max: 99, step: 1, initial: 1 }, on: flag, kind: choice },
  initial: [{ size: 4, on: true, kind: 'b' }],
} as const satisfies FieldSpec;

describe('a range', () => {
  test.each([
    ['0', 0],
    ['10', 10],
    ['2.5', 2.5],
    ['3', 3],
  ])('reads %j', (text, value) => {
    expect(parseField(range, text)).toBe(value);
  });

  test.each(['2.4', '11', '-1', '', 'NaN', '1e1', ' 1', '1 ', '0x1', 'Infinity', '1.', '.5', '3,5', '3.50001'])(
    'refuses %j',
    (text) => {
      expect(parseField(range, text)).toBeNull();
    },
  );

  test('takes negative numbers, up to eleven digits and four after the point, and no more', () => {
    const wide = { kind: 'range', min: -9_999_999, max: 999_999_999_999, step: 0.0001, initial: 0 } as const;
    expect(parseField(wide, '-42')).toBe(-42);
    expect(parseField(wide, '12345678901')).toBe(12_345_678_901);
    expect(parseField(wide, '123456789012')).toBeNull();
    expect(parseField(wide, '1.2345')).toBe(1.2345);
    expect(parseField(wide, '1.23456')).toBeNull();
  });

  test('counts its steps from its smallest value', () => {
    const odd = { kind: 'range', min: 1, max: 9, step: 2, initial: 1 } as const;
    expect([1, 2, 3, 8, 9].map((value) => onGrid(odd, value))).toEqual([true, false, true, false, true]);
    const shifted = { kind: 'range', min: 0.25, max: 9, step: 0.5, initial: 0.25 } as const;
    expect([0.25, 0.5, 0.75].map((value) => onGrid(shifted, value))).toEqual([true, false, true]);
    const tenths = { kind: 'range', min: 0, max: 1, step: 0.1, initial: 0 } as const;
    expect(onGrid(tenths, 0.3)).toBe(true);
  });
});

describe('flags and choices', () => {
  test('a flag is 0 or 1', () => {
    expect(['1', '0', 'true', '', '2'].map((text) => parseField(flag, text))).toEqual([true, false, null, null, null]);
  });

  test('a choice is one of its options', () => {
    expect(['a', 'b', 'c', '', 'A'].map((text) => parseField(choice, text))).toEqual(['a', 'b', null, null, null]);
  });
});

describe('a list', () => {
  test('reads its records in the order of its fields', () => {
    expect(parseField(list, '2*1*b_33*0*a')).toEqual([
      { size: 2, on: true, kind: 'b' },
      { size: 33, on: false, kind: 'a' },
    ]);
    expect(parseField(list, '')).toEqual([]);
  });

  test.each([
    ['a record too many', '1*1*a_1*1*a_1*1*a'],
    ['a cell too few', '1*1'],
    ['a cell too many', '1*1*a*1'],
    ['a cell that its field refuses', '1*1*a_0*1*a'],
    ['an empty record', '1*1*a_'],
    ['an empty cell', '1**a'],
    ['something longer than any list', '1*1*a'.padEnd(401, 'a')],
  ])('refuses %s', (_, text) => {
    expect(parseField(list, text)).toBeNull();
  });

  test('may be 400 characters long', () => {
    const many = { ...list, max: 100, fields: { size: list.fields.size } } as const;
    expect(parseField(many, Array.from({ length: 67 }, () => '11').join('_'))).toHaveLength(67);
    const words = {
      kind: 'list',
      max: 2,
      fields: { word: { ...choice, options: ['w'.repeat(400)] } },
      initial: [],
    } as const;
    expect(parseField(words, 'w'.repeat(400))).toEqual([{ word: 'w'.repeat(400) }]);
    const longer = { ...words, fields: { word: { ...choice, options: ['w'.repeat(401)] } } } as const;
    expect(parseField(longer, 'w'.repeat(401))).toBeNull();
  });
});

test('what is allowed is said in a few words', () => {
  expect(allowedField(choice)).toBe('a | b');
  expect(allowedField(flag)).toBe('0 | 1');
  expect(allowedField(range)).toBe('0…10 (± 0.5)');
  expect(allowedField({ ...range, step: 1 })).toBe('0…10');
  expect(allowedField(list)).toBe('0…2 × (size: 1…99; on: 0 | 1; kind: a | b), A*B_A*B');
});

test.each([
  ['one', 'one'],
  [7.5, '7.5'],
  [true, '1'],
  [false, '0'],
  [[], ''],
  [
    [
      { size: 2, on: true },
      { size: 3, on: false },
    ],
    '2*1_3*0',
  ],
] as const)('%j is written %j', (value, text) => {
  expect(formatField(value)).toBe(text);
});

test('a figure starts with the initial values', () => {
  expect(initialValues({ range, choice, list })).toEqual({ range: 3, choice: 'a', list: list.initial });
});

test.each([
  [1, 1, true],
  [1, 2, false],
  [1, '1', false],
  [undefined, undefined, true],
  [undefined, 1, false],
  [1, undefined, false],
  [[{ a: 1 }], [{ a: 1 }], true],
  [[{ a: 1 }], [{ a: 2 }], false],
  [[{ a: 1 }], '1', false],
  ['1', [{ a: 1 }], false],
] as const)('%j and %j are the same: %j', (a, b, same) => {
  expect(sameField(a, b)).toBe(same);
});
