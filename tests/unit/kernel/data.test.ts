import { describe, expect, test } from 'vitest';
import { DataError, numberAt, tableOf, type DataTable } from '../../../src/sim/kernel/data.ts';

const table: DataTable = {
  file: 'content/data/tables/tabelle-2-17.yaml',
  rows: [
    { id: 'mb-256', cells: { memory: 256, vcpu1: 113.17, note: 'klein', empty: null } },
    { id: 'mb-512', cells: { memory: 512, vcpu1: 116.68 } },
  ],
};

test('a number is found by row and column', () => {
  expect(numberAt(table, 'mb-512', 'vcpu1')).toBe(116.68);
  expect(numberAt(table, 'mb-256', 'memory')).toBe(256);
  expect(tableOf({ 'tabelle-2-17': table }, 'tabelle-2-17')).toBe(table);
});

describe('what is not there is refused with place, found and allowed', () => {
  test.each([
    [() => numberAt(table, 'mb-1', 'memory'), `${table.file}: found no row "mb-1", allowed: mb-256, mb-512`],
    [
      () => numberAt(table, 'mb-512', 'vcpu9'),
      `${table.file}, row "mb-512": found no column "vcpu9", allowed: memory, vcpu1`,
    ],
    [() => numberAt(table, 'mb-512', 'toString'), `${table.file}, row "mb-512": found no column "toString"`],
    [
      () => numberAt(table, 'mb-256', 'note'),
      `${table.file}, row "mb-256", column "note": found "klein", allowed: a number`,
    ],
    [() => numberAt(table, 'mb-256', 'empty'), 'column "empty": found null, allowed: a number'],
    [() => tableOf({ a: table, b: table }, 'c'), 'data "c": found no such table, allowed: a, b'],
    [() => tableOf({ a: table }, 'toString'), 'data "toString": found no such table, allowed: a'],
  ])('%s', (read, message) => {
    expect(read).toThrow(DataError);
    expect(read).toThrow(message);
  });

  test('by an error of its own name', () => {
    expect(new DataError('x').name).toBe('DataError');
  });
});
