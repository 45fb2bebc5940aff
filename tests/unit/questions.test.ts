import { describe, expect, test } from 'vitest';
import { checkYaml } from '../../src/lib/content.ts';
import { exams, objectiveIds, objectivesOf } from '../../src/lib/exams.ts';
import { inline } from '../../src/lib/markdown/inline.ts';
import { outline } from '../../src/lib/outline.ts';
import { questionsSchema } from '../../src/lib/question-schema.ts';
import { questions, questionsAbout, type Question } from '../../src/lib/questions.ts';
import { tables } from '../../src/lib/tables.ts';
import { askedBy, checks, tablesRead } from '../support/question-checks.ts';

const text = (question: Question): string => JSON.stringify(question).replaceAll('\u00a0', ' ');

/** What the file calls right, in the form in which checks answer. */
function solutionOf(question: Question): readonly string[] {
  const plain = (part: string): string => part.replaceAll('\u00a0', ' ');
  if (question.art === 'zuordnung') return question.paare.map(({ rechts }) => plain(rechts));
  if (question.art === 'reihenfolge') return question.folge.map(plain);
  return question.optionen.filter(({ richtig }) => richtig).map(({ id }) => id);
}

describe('the questions', () => {
  test('are at least a hundred, of every kind and level', () => {
    expect(questions.length).toBeGreaterThanOrEqual(100);
    for (const art of ['einfach', 'mehrfach', 'zuordnung', 'reihenfolge']) {
      expect(questions.filter((one) => one.art === art).length, art).toBeGreaterThanOrEqual(5);
    }
    for (const stufe of ['grundlage', 'verstehen', 'anwenden']) {
      expect(questions.filter((one) => one.stufe === stufe).length, stufe).toBeGreaterThanOrEqual(20);
    }
  });

  test('keep the ids of the first sixty', () => {
    const ids = questions.map(({ id }) => id);
    for (let at = 1; at <= 60; at += 1) expect(ids).toContain(`q${String(at).padStart(2, '0')}`);
  });

  test('cover every section of the book', () => {
    const keys = outline.flatMap((chapter) => [chapter.nr, ...chapter.sections.map(({ key }) => key)]);
    expect(keys.filter((key) => questions.every(({ abschnitt }) => abschnitt !== key))).toEqual([]);
  });

  test('stand in the order of the book', () => {
    const keys = outline.flatMap((chapter) => [chapter.nr, ...chapter.sections.map(({ key }) => key)]);
    const places = questions.map(({ abschnitt }) => keys.indexOf(abschnitt));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('cover every objective of every exam', () => {
    expect(objectiveIds.filter((id) => questions.every(({ ziel }) => !ziel.includes(id)))).toEqual([]);
    expect(exams.map(({ id }) => id)).toEqual(['vcp-410', '2v0-21.23', 'vvf-9']);
  });

  test('about a main section are those about its parts too', () => {
    expect(questionsAbout('2.5').length).toBeGreaterThan(questionsAbout('2.5.3').length);
    expect(questionsAbout('2.5.3').every(({ abschnitt }) => abschnitt === '2.5.3')).toBe(true);
    expect(objectivesOf('2.5.3')).toContain('vcp-410-8');
    expect(objectivesOf('vmkernel')).toContain('vcp-410-1.5');
  });

  test('that rest on what came after the book say so, and cite it', () => {
    for (const question of questions.filter(({ stand }) => stand === 'heute')) {
      expect(
        question.quellen.some((id) => !id.startsWith('buch-')),
        question.id,
      ).toBe(true);
    }
    expect(questions.filter(({ stand }) => stand === 'heute').length).toBeGreaterThan(30);
  });

  test('of several right answers do not tell how many in their text, the page does', () => {
    expect(questions.filter((one) => /\d richtig\)/.test(text(one)))).toEqual([]);
  });

  test('do not give the answer away by its length', () => {
    // A right option that is always the longest can be guessed.
    const single = questions.filter((one) => one.art === 'einfach');
    const longest = single.filter(({ optionen }) => {
      const right = optionen.find(({ richtig }) => richtig)!.text.length;
      return optionen.every((one) => one.richtig === true || one.text.length < right);
    });
    expect(longest.length / single.length).toBeLessThan(0.5);
  });
});

describe('the data answers', () => {
  const checked = questions.filter((one) => one.pruefung !== undefined);

  test.each(checked)('$id', (question) => {
    const check = checks[question.pruefung!];
    expect(check, `${question.id}: no check "${question.pruefung!}"`).toBeDefined();
    expect(check!(askedBy(question)).toSorted()).toEqual(solutionOf(question).toSorted());
    if (question.art === 'zuordnung' || question.art === 'reihenfolge') {
      expect(check!(askedBy(question))).toEqual(solutionOf(question));
    }
  });

  test('every check is asked for once', () => {
    expect(checked.map(({ pruefung }) => pruefung!).toSorted()).toEqual(Object.keys(checks).toSorted());
  });

  test('questions from every table', () => {
    for (const question of checked) checks[question.pruefung!]!(askedBy(question));
    expect([...tablesRead].toSorted()).toEqual(tables.map(({ nr }) => nr).toSorted());
  });

  test('a check does not see the solution', () => {
    expect(Object.keys(askedBy(checked[0]!)).toSorted()).toEqual(['lefts', 'options', 'steps']);
  });
});

describe('a file with a mistake', () => {
  const good = `- id: q900
  abschnitt: 2.5.3
  stufe: grundlage
  art: einfach
  frage: 'Was?'
  optionen:
    - { id: a, text: 'dies', richtig: true }
    - { id: b, text: 'das', warum: 'Weil.' }
    - { id: c, text: 'jenes', warum: 'Weil.' }
  erklaerung: 'So.'
  quellen: [buch-2.5.3]
`;
  const messageOf = (yaml: string): string => {
    try {
      checkYaml('content/fragen/x.yaml', yaml, questionsSchema);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  test('is told with file, line, field, what was found and what is allowed', () => {
    expect(messageOf(good)).toBe('');
    const cases: readonly (readonly [from: string, to: string, expected: RegExp])[] = [
      ['2.5.3\n', "'9.9'\n", /^content\/fragen\/x\.yaml:2: \[0\]\.abschnitt: found "9\.9" – .*"2\.5\.3"/],
      ['grundlage', 'schwer', /x\.yaml:3: \[0\]\.stufe: found "schwer" – .*"anwenden"/],
      ['einfach', 'frei', /x\.yaml:4: \[0\]\.art: found "frei"/],
      ['q900', 'frage1', /x\.yaml:1: \[0\]\.id: found "frage1" – allowed: q and a number/],
      [', richtig: true', '', /x\.yaml:7: \[0\]\.optionen: .*exactly one with "richtig: true"/],
      [
        ", warum: 'Weil.' }\n    - { id: c",
        ' }\n    - { id: c',
        /x\.yaml:8: \[0\]\.optionen\[1\]\.warum: found nothing – a wrong/,
      ],
      ['id: c', 'id: b', /"b" occurs twice/],
      ["'jenes'", "'das'", /"das" occurs twice/],
      ['erklaerung', 'erklärung', /erklaerung: found nothing|no such field/],
      ['[buch-2.5.3]', '[]', /\[0\]\.quellen: found \[\]/],
    ];
    for (const [from, to, expected] of cases) expect(messageOf(good.replace(from, to))).toMatch(expected);
  });

  test('of several answers needs two right ones and a wrong one', () => {
    const many = good.replace('einfach', 'mehrfach').replace("'das', warum: 'Weil.'", "'das', richtig: true");
    const four = many.replace('  erklaerung', "    - { id: d, text: 'und', warum: 'Weil.' }\n  erklaerung");
    expect(messageOf(four)).toBe('');
    expect(messageOf(four.replace(', richtig: true', ", warum: 'Weil.'"))).toMatch(/at least two with "richtig: true"/);
  });

  test('of matches and orders names what stands there twice', () => {
    const base = good.replace(/ {2}optionen:[\s\S]*?(?= {2}erklaerung)/, '');
    const match = base.replace('einfach', 'zuordnung');
    const pair = (left: string, right: string) => `    - { links: '${left}', rechts: '${right}' }\n`;
    const withPairs = (...all: readonly string[]) =>
      match.replace('  erklaerung', `  paare:\n${all.join('')}  erklaerung`);
    expect(messageOf(withPairs(pair('1', 'a'), pair('2', 'b'), pair('3', 'c')))).toBe('');
    expect(messageOf(withPairs(pair('1', 'a'), pair('2', 'a'), pair('3', 'c')))).toMatch(/"a" occurs twice/);
    expect(messageOf(withPairs(pair('1', 'a'), pair('1', 'b'), pair('3', 'c')))).toMatch(/"1" occurs twice/);
    const order = base
      .replace('einfach', 'reihenfolge')
      .replace('  erklaerung', "  folge: ['x', 'y', 'x']\n  erklaerung");
    expect(messageOf(order)).toMatch(/"x" occurs twice/);
  });
});

test('a line of content becomes HTML with code and without surprises', () => {
  expect(inline('`a < b` & <script>"')).toBe('<code>a &lt; b</code> &amp; &lt;script&gt;&quot;');
});
