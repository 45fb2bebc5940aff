import { describe, expect, test } from 'vitest';
import { cardRules, type CardRule } from '../../src/lib/card-rules.ts';
import { cards } from '../../src/lib/cards.ts';
import { glossary } from '../../src/lib/glossary.ts';
import { outline, sectionKeys } from '../../src/lib/outline.ts';
import { questions } from '../../src/lib/questions.ts';
import { tableCards } from '../../src/lib/table-cards.ts';
import { rowsOf, tables } from '../../src/lib/tables.ts';
import { typographyFaults } from '../support/german.ts';

const card = (id: string) => cards.find((one) => one.id === id)!;

describe('the cards', () => {
  test('have ids that last, each once', () => {
    expect(cards.filter(({ id }) => !/^[a-z0-9][a-z0-9-]*$/.test(id))).toEqual([]);
    expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
  });

  test('are made from every term, every question, and every table but one', () => {
    expect(cards.filter(({ kind }) => kind === 'begriff')).toHaveLength(glossary.length);
    expect(cards.filter(({ kind }) => kind === 'frage')).toHaveLength(questions.length);
    const asked = new Set(cardRules.map(({ tabelle }) => tabelle));
    expect(tables.map(({ nr }) => nr).filter((nr) => !asked.has(nr))).toEqual(['2.16']);
  });

  test('stand in the order of the book, for every chapter some', () => {
    const order = outline.flatMap((chapter) => [chapter.nr, ...chapter.sections.map(({ key }) => key)]);
    const places = cards.map(({ section }) => order.indexOf(section));
    expect(places.every((place, at) => place >= (places[at - 1] ?? 0))).toBe(true);
    for (const { nr } of outline)
      expect(
        cards.some(({ section }) => section.startsWith(nr) || !/\d/.test(section)),
        nr,
      ).toBe(true);
    expect(cards.filter(({ section }) => !sectionKeys.includes(section))).toEqual([]);
  });

  test.each(cards.map((one) => [one.id, one] as const))(
    '%s is whole',
    (_, { kind, front, answer, version, choices, more }) => {
      expect(front).not.toMatch(/[{}]|undefined| {2}/);
      expect(front).toMatch(/[?.]( \(\d\u00a0richtig\))?$/);
      expect(answer.length).toBeGreaterThan(0);
      expect(answer.every((line) => line.trim() !== '')).toBe(true);
      if (kind === 'tabelle') expect(version).toMatch(/^vSphere.4\.0( Update.1)?$/);
      if (choices.length > 0) {
        expect(choices.length).toBeGreaterThanOrEqual(3);
        expect(new Set(choices).size).toBe(choices.length);
        expect(choices.filter((choice) => choice === answer.join(', '))).toHaveLength(1);
      }
      expect(typographyFaults([front, ...answer, ...more].join(' '))).toEqual([]);
    },
  );

  test('most numbers have wrong choices, and all of them stand in the same table', () => {
    const numbers = cards.filter(({ kind }) => kind === 'tabelle');
    expect(numbers.filter(({ choices }) => choices.length === 0).length).toBeLessThan(5);
    expect(card('2-1-vms-anzahl').choices.toSorted()).toEqual(['25', '320', '512', '64']);
    expect(card('2-10-port-443-port').choices).toContain('636');
  });

  test('say what is right where the book slips, and what the book says', () => {
    expect(card('2-5-dateigroesse-maximalwert')).toMatchObject({
      answer: ['2\u00a0TB – 512\u00a0Byte'],
      more: ['Im Buch steht: 2\u00a0TB – 512\u00a0MB.'],
    });
  });

  test('name the version of a number and of what came later, if that was checked', () => {
    expect(card('2-2-arbeitsspeicher-menge')).toMatchObject({
      answer: ['1\u00a0TB'],
      version: 'vSphere\u00a04.0',
      later: 'vSphere\u00a08.0: 24\u00a0TB',
    });
    expect(card('2-1-vcpus-pro-core-anzahl').version).toBe('vSphere\u00a04.0 Update\u00a01');
    // 4.096 in every later version, but nobody checked it.
    expect(card('2-1-vcpus-anzahl').later).toBeNull();
  });

  test('put rows together that answer the same question', () => {
    expect(card('2-12-port-445-port').answer).toEqual(['445, 137/138\u00a0UDP, 139, 9089']);
    expect(cards.filter(({ id }) => id.startsWith('2-12-'))).toHaveLength(4);
  });
});

describe('a rule that does not fit its table', () => {
  const rule: CardRule = {
    tabelle: '2.1',
    antwort: 'anzahl',
    version: 'vSphere 4.0',
    versionen: {},
    fragen: {},
    ohne: [],
  };
  const ids = rowsOf(tables[0]!).map(({ id }) => id);

  test.each<[string, Partial<CardRule>, string]>([
    ['names an unknown column', { antwort: 'menge' }, 'found column "menge", allowed: was, anzahl, bemerkung'],
    ['asks for a column of today', { antwort: 'v80' }, 'found column "v80"'],
    ['names an unknown row', { ohne: ['cpu'] }, `found row "cpu", allowed: ${ids.join(', ')}`],
    [
      'leaves a row without question',
      { fragen: { vms: 'Wie viele?' } },
      'found no question for row "logische-prozessoren"',
    ],
    ['names an unknown place', { frage: '{preis}?' }, 'found column "preis"'],
    ['names an unknown table', { tabelle: '2.99' }, 'found table "2.99"'],
  ])('%s: says where and what is allowed', (_, change, message) => {
    expect(() => tableCards({ ...rule, ...change })).toThrow(
      `content/data/karten.yaml, tabelle "${change.tabelle ?? '2.1'}"`,
    );
    expect(() => tableCards({ ...rule, ...change })).toThrow(message);
  });
});
