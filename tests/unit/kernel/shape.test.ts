import { describe, expect, test } from 'vitest';
import { InputError, flag, list, number, oneOf, optional, record, text } from '../../../src/sim/kernel/shape.ts';

const shape = record(
  {
    name: text({ max: 3, doc: 'a name' }),
    size: number({ min: 1, max: 5, doc: 'MB' }),
    kind: oneOf(['x', 'y'], { doc: 'kind', initial: 'x' }),
    limit: optional(number({ min: 0, max: 1, whole: false, doc: 'fraction' })),
    rows: list(record({ on: flag({ doc: 'on' }) }, { doc: 'row' }), { max: 2, doc: 'rows', initial: [] }),
  },
  { doc: 'a thing' },
);
const small = { name: 'abc', size: 2, kind: 'x', limit: null, rows: [] };

describe('a record', () => {
  test('fields with an initial value may be left out', () => {
    expect(shape.read({ name: 'abc', size: 2 }, '')).toEqual(small);
  });

  test.each([
    [{ name: 'a', size: 1, kind: 'y', limit: 0.5, rows: [{ on: true }, { on: false }] }],
    [{ name: 'abc', size: 5, kind: 'x', limit: 0, rows: [] }],
    [{ name: 'abc', size: 5, kind: 'x', limit: 1, rows: [] }],
    [small],
  ])('%j is taken as it is', (value) => {
    expect(shape.read(value, '')).toEqual(value);
  });

  test.each([
    [{ name: 'abc', size: 9 }, 'size: found 9, allowed: whole number 1…5'],
    [{ name: 'abc', size: 0 }, 'size: found 0'],
    [{ name: 'abc', size: 1.5 }, 'size: found 1.5'],
    [{ name: 'abc', size: '1' }, 'size: found "1"'],
    [{ name: 'abc', size: Number.NaN }, 'size: found NaN'],
    [{ name: 'abc', size: 1, limit: 1.1 }, 'limit: found 1.1, allowed: number 0…1'],
    [{ name: 'abcd', size: 1 }, 'name: found "abcd", allowed: text of 1…3 characters'],
    [{ name: '', size: 1 }, 'name: found ""'],
    [{ name: ['a'], size: 1 }, 'name: found ["a"]'],
    [{ name: 'abc' }, 'size: found nothing'],
    [{ name: 'abc', size: 1, colour: 1 }, /^colour: unknown field, allowed: name, size, kind, limit, rows$/],
    [{ name: 'abc', size: 1, kind: 'z' }, 'kind: found "z", allowed: x | y'],
    [{ name: 'abc', size: 1, rows: [{ on: 1 }] }, 'rows[0].on: found 1, allowed: true or false'],
    [{ name: 'abc', size: 1, rows: [{ on: true }, { off: 1 }] }, 'rows[1].off: unknown field, allowed: on'],
    [{ name: 'abc', size: 1, rows: [{}, {}, {}] }, 'rows: found [{},{},{}], allowed: list of 0…2 × (object with on)'],
    [{ name: 'abc', size: 1, rows: { length: 1 } }, 'rows: found {"length":1}'],
    [[], /^input: found \[\], allowed: object with name, size, kind, limit, rows$/],
    [null, 'found null, allowed: object'],
    ['text', 'found "text", allowed: object'],
    [() => 1, 'found function, allowed: object'],
    [{ name: 'n'.repeat(80), size: 1 }, `name: found "${'n'.repeat(59)}…, allowed`],
    [{ name: 'n'.repeat(58), size: 1 }, `name: found "${'n'.repeat(58)}", allowed`],
  ])('%j is refused with place, found and allowed', (value, message) => {
    expect(() => shape.read(value, '')).toThrow(InputError);
    expect(() => shape.read(value, '')).toThrow(message);
  });

  test('an inner record is named with its place', () => {
    expect(() => shape.read({ name: 'abc' }, 'vms[2]')).toThrow('vms[2].size: found nothing');
    expect(() => shape.read({ name: 'abc', size: 1, colour: 1 }, 'vms[2]')).toThrow('vms[2].colour: unknown field');
  });

  test('a field of Object itself is no field of the input', () => {
    const named = record({ constructor: number({ min: 0, max: 1, doc: 'x' }) }, { doc: 'x' });
    expect(() => named.read({}, '')).toThrow('constructor: found nothing');
    expect(() => shape.read(JSON.parse('{"name":"a","size":1,"toString":1}'), '')).toThrow('toString: unknown field');
  });
});

test('a list may ask for a smallest number', () => {
  const some = list(flag({ doc: 'on' }), { min: 1, max: 2, doc: 'flags' });
  expect(some.read([true], '')).toEqual([true]);
  expect(some.read([true, false], '')).toEqual([true, false]);
  expect(() => some.read([], 'flags')).toThrow('flags: found [], allowed: list of 1…2 × (true or false)');
});

test('a shape documents itself', () => {
  expect(shape).toMatchObject({ doc: 'a thing', type: 'object with name, size, kind, limit, rows' });
  expect(Object.entries(shape.fields ?? {}).map(([name, { type, doc }]) => [name, type, doc])).toEqual([
    ['name', 'text of 1…3 characters', 'a name'],
    ['size', 'whole number 1…5', 'MB'],
    ['kind', 'x | y', 'kind'],
    ['limit', 'number 0…1, or null', 'fraction'],
    ['rows', 'list of 0…2 × (object with on)', 'rows'],
  ]);
  expect(Object.keys(shape.fields?.rows?.fields ?? {})).toEqual(['on']);
  expect(flag({ doc: 'on', initial: true })).toMatchObject({ doc: 'on', initial: true, type: 'true or false' });
  expect(new InputError('x').name).toBe('InputError');
});
