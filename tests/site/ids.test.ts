import { expect, test } from 'vitest';
import { difference, published, readLock } from '../../scripts/ids.ts';

const { gone, fresh } = difference(readLock(), published('dist'));

test('no published page, anchor, step or parameter has disappeared', () => expect(gone).toEqual([]));

test('everything published is registered (npm run ids)', () => expect(fresh).toEqual([]));

test('the comparison notices a lost and a new id', () => {
  const found = { pages: ['/a/', '/c/'], anchors: [], params: [] };
  expect(difference({ pages: ['/a/', '/b/'], anchors: [], params: [] }, found)).toEqual({
    gone: ['/b/'],
    fresh: ['/c/'],
  });
});
