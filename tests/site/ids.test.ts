import { expect, test } from 'vitest';
import { difference, published, readIds } from '../../scripts/ids.ts';

const { gone, fresh } = difference(readIds(), published('dist'));

test('no published page, anchor, step or parameter has disappeared', () => expect(gone).toEqual([]));

test('everything published is registered (npm run ids)', () => expect(fresh).toEqual([]));

test('the comparison notices a lost and a new id', () => {
  expect(difference(['/a/', '/b/'], ['/a/', '/c/'])).toEqual({ gone: ['/b/'], fresh: ['/c/'] });
});
