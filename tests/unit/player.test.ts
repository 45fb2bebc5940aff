import { describe, expect, test } from 'vitest';
import {
  choiceLabel,
  emphasis,
  fill,
  formatNumber,
  plain,
  sentence,
  told,
  type Captions,
} from '../../src/player/captions.ts';
import { bindingFor, isCharacterKey, keyBindings } from '../../src/player/keys/keys.ts';
import { readingTime } from '../../src/player/transport/useAutoplay.ts';
import { readRequest } from '../../src/player/embed/embed.ts';
import { marks, stepIds } from '../../src/player/stops/stops.ts';
import { snippets } from '../../src/player/dialogs/snippets.ts';

const captions: Captions = {
  titel: 'T',
  kurz: 'K',
  notizen: {
    run: { schritt: 'lauf', text: '{who} laufen {ms} ms.' },
    stop: { schritt: 'co-stop', text: '{who} hält an.', marke: 'Co-Stop: {who}' },
  },
  wahl: { sleep: 'V{vcpu} schläft ein' },
  parameter: {},
  vorlagen: {},
  worte: { esx4: 'ESX 4' },
};

describe('captions', () => {
  test('numbers, words and lists read German', () => {
    expect(formatNumber(143250.34)).toBe('143.250,34');
    expect(fill('{a} {b} {c}', { a: 1.5, b: 'esx4', c: ['V0', 'V1', 'V2'] }, captions)).toBe('1,5 ESX 4 V0, V1 und V2');
  });

  test('a form follows the number, or the length of a list', () => {
    const text = '{n} {n|vCPU läuft|vCPUs laufen}, {who} {who|wartet|warten}';
    expect(fill(text, { n: 1, who: ['V1', 'V2'] }, captions)).toBe('1 vCPU läuft, V1 und V2 warten');
    expect(fill(text, { n: 0, who: ['V1'] }, captions)).toBe('0 vCPUs laufen, V1 wartet');
    expect(fill('{n|eine|viele}', {}, captions)).toBe('⟨n⟩');
  });

  test('emphasis is a piece of its own, with or without a tone, and nothing for those who only hear or search', () => {
    const text = '*run:V0* rechnet, *alle anderen* warten.';
    expect(emphasis(text)).toEqual([
      { text: 'V0', strong: true, tone: 'run' },
      { text: ' rechnet, ', strong: false, tone: undefined },
      { text: 'alle anderen', strong: true, tone: undefined },
      { text: ' warten.', strong: false, tone: undefined },
    ]);
    expect(plain(text)).toBe('V0 rechnet, alle anderen warten.');
    expect(emphasis('4 * 3')).toEqual([{ text: '4 * 3', strong: false, tone: undefined }]);
    const strong: Captions = { ...captions, notizen: { run: { schritt: 'lauf', text: '*run:{who}* laufen.' } } };
    const notes = [{ key: 'run', values: { who: ['V0', 'V1'] } }];
    expect(told(notes, strong)).toBe('*run:V0 und V1* laufen.');
    expect(sentence(notes, strong)).toBe('V0 und V1 laufen.');
  });

  test('a missing value stays visible', () => {
    expect(fill('{a}', {}, captions)).toBe('⟨a⟩');
    expect(sentence([{ key: 'nope' }], captions)).toBe('⟨nope⟩');
  });

  test('the fields of an event fill its label', () => {
    expect(choiceLabel({ type: 'sleep', vcpu: 3 } as never, captions)).toBe('V3 schläft ein');
  });
});

describe('steps', () => {
  const frames = ['run', 'run', 'stop', 'run', 'stop'].map((key, index) => ({
    notes: [{ key, values: { who: `V${index}` } }] as const,
  }));

  test('the second occurrence gets a number, the first keeps the plain id', () => {
    expect(stepIds(frames, captions)).toEqual(['lauf', 'lauf.2', 'co-stop', 'lauf.3', 'co-stop.2']);
  });

  test('marks name the steps whose captions have one, with the values of the moment', () => {
    expect(marks(frames, captions)).toEqual([
      { index: 2, name: 'Co-Stop: V2' },
      { index: 4, name: 'Co-Stop: V4' },
    ]);
  });
});

describe('keys', () => {
  test('a clicker’s keys are known', () => {
    expect(bindingFor('PageDown', false)?.command).toBe('forward');
    expect(bindingFor('PageUp', false)?.command).toBe('back');
    expect(bindingFor('.', true)?.command).toBe('blank');
  });

  test('space plays only in the lecture, where no button has the focus', () => {
    expect(bindingFor(' ', false)).toBeUndefined();
    expect(bindingFor(' ', true)?.command).toBe('toggle');
  });

  test('no key has two meanings', () => {
    for (const lecture of [false, true]) {
      const keys = keyBindings.filter((one) => lecture || one.scope === 'figur').flatMap((one) => one.keys);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('characters can be switched off, arrows cannot', () => {
    expect(isCharacterKey('b')).toBe(true);
    expect(isCharacterKey('ArrowLeft')).toBe(false);
  });
});

describe('reading', () => {
  test('a sentence rests as long as it takes to read, never less than two seconds', () => {
    expect(readingTime('Kurz.')).toBe(2000);
    expect(readingTime('x'.repeat(110))).toBe(6600);
  });
});

describe('embed requests', () => {
  test.each([
    null,
    1,
    'text',
    [],
    {},
    { app: 'vsx' },
    { app: 'vsx', v: 2, typ: 'pause' },
    { app: 'other', v: 1, typ: 'pause' },
  ])('%j is none of ours', (data) => expect(readRequest(data)).toBeNull());

  test.each([
    { typ: 'constructor' },
    { typ: '__proto__' },
    { typ: 'geheZu' },
    { typ: 'geheZu', schritt: 'x'.repeat(99) },
    { typ: 'profil' },
  ])('%j is answered as unknown', (data) => expect(readRequest({ app: 'vsx', v: 1, ...data })).toBe('unknown'));

  test('a request is read', () => {
    expect(readRequest({ app: 'vsx', v: 1, typ: 'geheZu', schritt: 'co-stop', more: 1 })).toEqual({
      typ: 'geheZu',
      schritt: 'co-stop',
    });
  });
});

describe('snippets', () => {
  const all = snippets({
    title: 'Skew [1|2] "x"',
    sentence: 'V0 & V1.',
    own: 'https://a.example/figuren/x/?p.a=1&p.b=(2)',
    embed: 'https://a.example/einbetten/x/?p.a=1&p.b=2',
    height: 700,
    file: 'co-scheduling-01',
  });
  const text = (name: string) => all.find((one) => one.name === name)?.text ?? '';

  test('nothing in a title ends a link early', () => {
    expect(text('markdown')).toBe('[Skew 1 2 "x"](https://a.example/figuren/x/?p.a=1&p.b=(2%29) – V0 & V1.');
    expect(text('dokuwiki')).toBe('[[https://a.example/figuren/x/?p.a=1&p.b=(2)|Skew 1 2 "x"]] – V0 & V1.');
    expect(text('mediawiki')).toMatch(/^\[https:\S+ Skew 1 2 "x"\]/);
  });

  test('the iframe is escaped, has a height and works in a sandbox', () => {
    expect(text('html')).toContain('src="https://a.example/einbetten/x/?p.a=1&amp;p.b=2"');
    expect(text('html')).toContain('height="700"');
    expect(text('html')).toContain('title="Skew [1|2] &quot;x&quot;"');
  });
});
