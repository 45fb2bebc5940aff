import { describe, expect, test } from 'vitest';
import { exams } from '../../src/lib/exams.ts';
import { goalIds, withAnchors } from '../../src/lib/goals.ts';
import { aimsOf, lines } from '../../src/lib/material.ts';
import { cards } from '../../src/lib/cards.ts';
import { outline } from '../../src/lib/outline.ts';
import { questions } from '../../src/lib/questions.ts';
import { registeredFigures } from '../../src/lib/figure-register.ts';

const place = 'content/chapters/2-5-cpu-virtualisierung.mdx:6';
const list = '<ul>\n<li>Eins.</li>\n<li>Zwei.</li>\n</ul>';

describe('the goals of a chapter', () => {
  test('have anchors that last, in their order', () => {
    expect(withAnchors(list, 'eins zwei', place)).toBe(
      '<ul>\n<li id="lernziel-2-5-eins">Eins.</li>\n<li id="lernziel-2-5-zwei">Zwei.</li>\n</ul>',
    );
    expect(goalIds(outline[1]!)).toEqual(['zweck', 'ha-drs', 'bestandteile']);
  });

  test.each([
    ['too few ids', 'eins', 'found 1 ids for 2 goals, allowed: one id for each'],
    ['an id twice', 'eins eins', 'found id "eins", allowed'],
    ['a strange id', 'eins Zwei!', 'found id "Zwei!", allowed'],
  ])('%s end the build with the place', (_, ids, message) => {
    expect(() => withAnchors(list, ids, place)).toThrow(`${place}: ${message}`);
  });

  test('stand in a chapter only', () => {
    expect(() => withAnchors(list, 'eins zwei', 'src/pages/x.astro')).toThrow('found goals outside a chapter');
  });
});

describe('what there is to learn', () => {
  test.each([
    ['goals', outline.flatMap((chapter) => goalIds(chapter)).length],
    ['questions', questions.length],
    ['cards', cards.length],
    ['figures', registeredFigures.length],
  ] as const)('all %s stand in one line each', (kind, count) => {
    const all = lines.flatMap(({ material }) => material[kind]);
    expect(all).toHaveLength(count);
    expect(new Set(all).size).toBe(count);
  });

  test('every chapter has goals', () => {
    expect(lines.filter(({ isPart, material }) => !isPart && material.goals.length < 3)).toEqual([]);
  });

  test('every objective of every exam has sections; a main section stands for its parts', () => {
    const keys = lines.map(({ material }) => material.key);
    for (const aim of exams.flatMap(aimsOf)) {
      expect(aim.sections.length, aim.objective.id).toBeGreaterThan(0);
      expect(aim.sections.filter((key) => !keys.includes(key))).toEqual([]);
    }
    const memory = aimsOf(exams[0]!).find(({ objective }) => objective.nr === '8');
    expect(memory?.sections).toEqual(expect.arrayContaining(['2-5', '2-5-3', '2-6', '2-6-5']));
  });
});
