import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { registeredFigures } from '../../src/lib/figure-register.ts';
import { faultOf, type Lie } from '../support/lies.ts';

const files = import.meta.glob<{ readonly default: readonly Lie[] }>('../figures/*.lies.ts', { eager: true });
const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null);

test('every file of lies belongs to a figure', () => {
  const ids = registeredFigures.map(({ modell }) => `../figures/${modell}.lies.ts`);
  for (const file of Object.keys(files)) expect(ids).toContain(file);
});

// Whether a test sees them is what `npm run wrong-pictures` says; it takes minutes.
describe.each(registeredFigures)('$modell', ({ modell }) => {
  const lies = files[`../figures/${modell}.lies.ts`]?.default ?? [];

  test('has at least four lies, no two the same', () => {
    expect(new Set(lies.map(({ lie }) => lie)).size).toBeGreaterThanOrEqual(4);
    expect(new Set(lies.map(({ file, find, replace }) => `${file}\n${find}\n${replace}`)).size).toBe(lies.length);
  });

  test('every lie can still be told', () => {
    expect(lies.flatMap((lie) => faultOf(lie, textOf(lie.file)) ?? [])).toEqual([]);
  });
});

describe('a lie that cannot be told says why', () => {
  const lie: Lie = { lie: 'too long', file: 'src/x.ts', find: 'a', replace: 'b' };

  test.each([
    [lie, 'a', null],
    [lie, null, 'src/x.ts: lie "too long": found no such file'],
    [lie, 'c', 'src/x.ts: lie "too long": found "a" 0 times, allowed: once'],
    [lie, 'aa', 'found "a" 2 times, allowed: once'],
    [{ ...lie, replace: 'a' }, 'a', 'find and replace are the same'],
  ])('%j in %j', (one, text, fault) => {
    if (fault === null) expect(faultOf(one, text)).toBeNull();
    else expect(faultOf(one, text)).toContain(fault);
  });
});
