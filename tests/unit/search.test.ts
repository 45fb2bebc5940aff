import { describe, expect, test } from 'vitest';
import { placesOf } from '../../src/integrations/search/places.ts';
import { fold } from '../../src/scripts/fold.ts';
import { excerpt, passage } from '../../src/scripts/search/excerpt.ts';
import { find } from '../../src/scripts/search/find.ts';
import { collectWords, type Place } from '../../src/scripts/search/places.ts';
import { editDistance, joinedWords, sound, stem, wordsOf } from '../../src/scripts/search/words.ts';

const place = (url: string, title: string, text: string, more: Partial<Place> = {}): Place => ({
  url,
  title,
  text,
  place: '',
  names: '',
  terms: '',
  ...more,
});
const urls = (places: readonly Place[], question: string) =>
  find(collectWords(places), question).places.map(({ url }) => url);

describe('words', () => {
  test('umlauts are two letters, accents none, case does not count', () => {
    expect(['Überbuchung', 'Maß', 'Café', 'VMkernel'].map(fold)).toEqual(['ueberbuchung', 'mass', 'cafe', 'vmkernel']);
  });

  test('numbers are words, without thousands points; section numbers and fractions stay whole', () => {
    const words = wordsOf('4.096 MB in 2.5.3, 9,8 % und 10GbE.').map(({ word }) => word);
    expect(words).toEqual(['4096', 'mb', 'in', '2.5.3', '9,8', 'und', '10gbe']);
  });

  test('what hyphens join is one word too', () => {
    const text = 'Relaxed Co-Scheduling';
    expect(joinedWords(text, wordsOf(text)).map(({ word, from }) => [word, from])).toEqual([['coscheduling', 8]]);
  });

  test('endings do not count, short words keep theirs', () => {
    expect(new Set(['freie', 'freiem', 'freien'].map(stem))).toEqual(new Set(['frei']));
    expect(['shares', 'share'].map(stem)).toEqual(['shar', 'shar']);
    expect(['core', 'cores', 'esx', '902'].map(stem)).toEqual(['core', 'core', 'esx', '902']);
  });

  test.each([
    ['baloon', 'balloon', 1],
    ['sheduling', 'scheduling', 1],
    ['balolon', 'balloon', 1],
    ['abc', 'abc', 0],
    ['ring', 'core', Infinity],
    ['a', 'abcdef', Infinity],
  ])('from %s to %s: %d', (a, b, distance) => expect(editDistance(a, b, 2)).toBe(distance));

  test.each([
    ['snapschot', 'snapshot'],
    ['konverrter', 'converter'],
    ['pharm', 'farm'],
    ['hypervisor', 'hueperwizor'],
    ['sokel', 'sockel'],
  ])('%s sounds like %s', (a, b) => expect(sound(a)).toBe(sound(b)));
});

describe('finding', () => {
  const ring = place('/#ring', 'Ring', 'Privilegstufe einer CPU.');
  const host = place('/#host', 'Host', 'Ein Host mit Ring und Speicher. Der Ring ist voll.');
  const goals = place('/#lernziele', 'Lernziele', 'Ring, Speicher und Limit nennen.');

  test('titles before text, exact names before all', () => {
    expect(urls([host, ring], 'ring')).toEqual(['/#ring', '/#host']);
    const alias = place('/#x', 'Anderes', 'Ring', { names: 'Host Ring, Ring Host' });
    expect(urls([place('/#y', 'Host und Ring und Host', ''), alias], 'Ring Host')[0]).toBe('/#x');
  });

  test('goals do not decide which words are left out', () => {
    expect(find(collectWords([ring, host, goals]), 'Speicher Limit Host')).toMatchObject({
      places: [host],
      dropped: ['Limit'],
    });
  });

  test('beginnings and parts of words count, a beginning of two letters does not', () => {
    const page = place('/#p', 'Seite', 'Speichergrenzen und Obergrenze');
    expect(urls([page], 'speicherg')).toEqual(['/#p']);
    expect(urls([page], 'grenzen')).toEqual(['/#p']);
    expect(urls([page], 'sp')).toEqual([]);
  });

  test('words of a sentence that say nothing are not asked for; alone they are', () => {
    expect(urls([ring, host], 'Was ist ein Ring?')).toEqual(['/#ring', '/#host']);
    expect(urls([ring, host], 'mit')).toEqual(['/#host']);
  });

  test('an empty question, or one of signs, finds nothing', () => {
    expect(['', '  ', '%', '"', '\\', '<script>'].map((question) => urls([ring, host], question))).toEqual(
      Array.from({ length: 6 }, () => []),
    );
  });

  test('a long question is answered too', () => {
    const long = Array.from({ length: 2000 }, (_, at) => `wort${at}`).join(' ');
    expect(find(collectWords([ring]), `${long} ring`).places).toEqual([ring]);
  });
});

describe('misspelled words', () => {
  const glossary = collectWords([
    ...[
      'Co-Scheduling',
      'Memory-Ballooning',
      'Hypervisor',
      'Reservierung',
      'Sockel',
      'Datastore',
      'Multipathing',
      'Portgruppe',
      'Paravirtualisierung',
      'Emulation',
      'Watchdog-Timer',
      'Crossbar Switch',
      'vCenter Converter',
      'Fault Tolerance',
      'CPU-Affinität',
      'HyperTransport',
      'Resource-Pool',
      'Swapping',
      'Scheduler',
    ].map((title) => place(`/#${title}`, title, '')),
    place('/#text', 'Datei', 'Ein Snapshot geht weiter.'),
  ]);
  const meant = (question: string) => find(glossary, question).meant;

  test.each([
    ['Snapschot', 'Snapshot'],
    ['Shnapshot', 'Snapshot'],
    ['Snappshoot', 'Snapshot'],
    ['Co-Sheduling', 'Co-Scheduling'],
    ['Kosheduling', 'Co-Scheduling'],
    ['Scheduller', 'Scheduler'],
    ['Baloning', 'Ballooning'],
    ['Hüperwisor', 'Hypervisor'],
    ['Hypervizor', 'Hypervisor'],
    ['Resservirung', 'Reservierung'],
    ['Sokkel', 'Sockel'],
    ['Datestore', 'Datastore'],
    ['Multipating', 'Multipathing'],
    ['Portgrupe', 'Portgruppe'],
    ['Parawirtualisirung', 'Paravirtualisierung'],
    ['Emmulation', 'Emulation'],
    ['Wotchdog', 'Watchdog'],
    ['Krosbar', 'Crossbar'],
    ['Konverter', 'Converter'],
    ['Tollerance', 'Tolerance'],
    ['Aphinität', 'Affinität'],
    ['Hypertranspordt', 'HyperTransport'],
    ['Rescource', 'Resource'],
    ['Swaping', 'Swapping'],
  ])('%s → %s', (typed, right) => expect(meant(typed)).toBe(right));

  test('what is like no name is not put right: another word, a verb of the text, a short word, a number', () => {
    expect(['Kaffeemaschine', 'Wetter', 'xpu', 'Fahrrad', '903'].map(meant)).toEqual([null, null, null, null, null]);
  });

  test('of two as near a name wins over a word of a text', () => {
    const words = collectWords([place('/#a', 'Anderes', 'Ein Kanten hier.'), place('/#b', 'Karten', '')]);
    expect(find(words, 'Kasten').meant).toBe('Karten');
  });
});

describe('what is shown of a text', () => {
  const text = `${'Am Anfang steht etwas anderes. '.repeat(20)}Erst dann – hier – nennt ein Satz die Speichergrenzen der VM. Danach folgt noch viel.`;
  const matched = [new Set(['speichergrenzen']), new Set(['vm'])];

  test('the words are marked where most of them stand together', () => {
    const pieces = excerpt(text, matched);
    expect(pieces.filter(({ marked }) => marked).map((piece) => piece.text)).toEqual(['Speichergrenzen', 'VM']);
    expect(pieces[0]?.text).toBe('… ');
    expect(excerpt('', matched)).toEqual([]);
  });

  test('a link into a long text names words of one sentence', () => {
    expect(decodeURIComponent(passage('2.6 Speicher', text, matched))).toBe(':~:text=ein Satz die Speichergrenzen der');
  });

  test('none where the title says it, or where the passage is near', () => {
    expect(passage('Speichergrenzen der VM', text, matched)).toBe('');
    expect(passage('2.6 Speicher', 'Hier stehen die Speichergrenzen der VM.', matched)).toBe('');
    expect(passage('2.6 Speicher', 'Nichts davon.', matched)).toBe('');
  });
});

describe('content/data/suchwoerter.yaml', () => {
  const record = { url: '/glossar/#ring', title: 'Ring', place: 'Glossar', names: 'Level', terms: [], text: 'Stufe.' };

  test('its words are other names', () => {
    expect(placesOf([record], "'/glossar/#ring': ['Privileg', 'ring level']")[0]?.names).toBe(
      'Level, Privileg, ring level',
    );
  });

  test('a place that is not there ends the build', () => {
    expect(() => placesOf([record], "'/glossar/#rang': ['Privileg']")).toThrow(
      'content/data/suchwoerter.yaml: found place "/glossar/#rang", allowed: /glossar/#ring',
    );
    expect(() => placesOf([record], "'/glossar/#ring': Privileg")).toThrow('content/data/suchwoerter.yaml:1');
  });
});
