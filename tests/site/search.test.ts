import { describe, expect, test } from 'vitest';
import { find, type Answer } from '../../src/scripts/search/find.ts';
import { collectWords, type Place } from '../../src/scripts/search/places.ts';
import { attributes, brotliSize, pageAt, pages, readDist } from '../support/site.ts';

const file = readDist('suche/index.json');
const places = JSON.parse(file.toString('utf8')) as readonly Place[];
const words = collectWords(places);
const ask = (question: string): Answer => find(words, question);
const firstThree = (question: string) =>
  ask(question)
    .places.slice(0, 3)
    .map(({ url }) => url);

const glossary = (id: string) => `/glossar/#${id}`;
const host = '/kapitel/2-2-vsphere-host/';
const center = '/kapitel/2-3-vcenter-server/';
const cpu = '/kapitel/2-5-cpu-virtualisierung/';
const memory = '/kapitel/2-6-memory-virtualisierung/';

/** What people ask in public threads, in their own words, and the passage that answers or comes nearest. */
const questions: readonly (readonly [question: string, place: string])[] = [
  ['%CSTP', glossary('co-stop')],
  ['%CSTP', `${cpu}#einordnung-messwerte`],
  ['costop', glossary('co-stop')],
  ['Co-Stop hoch', glossary('co-stop')],
  ['Co-Stop hoch', `${cpu}#einordnung-messwerte`],
  ['esxtop', `${cpu}#einordnung-messwerte`],
  ['esx top', `${cpu}#einordnung-messwerte`],
  ['resxtop', `${cpu}#einordnung-messwerte`],
  ['MLMTD', `${cpu}#einordnung-messwerte`],
  ['SWPWT', glossary('memory-swapping')],
  ['MCTLSZ', glossary('balloon-treiber')],
  ['ready Prozent', `${cpu}#einordnung-messwerte`],
  ['ready ms in Prozent', `${cpu}#einordnung-messwerte`],
  ['summation', `${cpu}#einordnung-messwerte`],
  ['cpu.ready.summation', `${cpu}#einordnung-messwerte`],
  ['RDY 10 %', `${cpu}#einordnung-messwerte`],
  ['20000', `${cpu}#einordnung-messwerte`],
  ['20 Sekunden', `${cpu}#einordnung-messwerte`],
  ...['ready Prozent', 'summation', 'RDY 10 %', '20000'].map((asked) => [asked, '/figuren/ready-rechner/'] as const),
  ['ready time', glossary('cpu-ready')],
  ['ballooning limit', `${memory}#einordnung-limit`],
  ['memory limit', `${memory}#einordnung-limit`],
  ['ballooning trotz freiem Speicher', `${memory}#einordnung-limit`],
  ['Balloon trotz Limit', `${memory}#einordnung-limit`],
  ['TPS', glossary('content-based-page-sharing')],
  ['ShareForceSalting', `${memory}#heute-2-6-4-a`],
  ['Mem.ShareForceSalting', `${memory}#heute-2-6-4-a`],
  ['vswp', `${memory}#abschnitt-2-6-6`],
  ['VM startet nicht', `${memory}#einordnung-m33`],
  ['swap file', glossary('swap-datei')],
  ['swap-datei löschen', glossary('swap-datei')],
  ['insufficient memory', `${memory}#einordnung-m33`],
  ['Could not power on VM', `${memory}#einordnung-m33`],
  ['vCPU pro Core', `${host}#tabelle-2-1-vcpus-pro-core`],
  ['vcpu per core', `${host}#tabelle-2-1-vcpus-pro-core`],
  ['Hyperthreading Shares', `${cpu}#einordnung-anrechnung`],
  ['Pool Shares', `${memory}#einordnung-pools`],
  ['resource pool dilution', `${memory}#einordnung-pools`],
  ['priority pie', `${memory}#einordnung-pools`],
  ['UDP 902', `${center}#tabelle-2-10-port-902`],
  ['Host not responding', `${center}#tabelle-2-10-einordnung-902`],
  ['heartbeat', `${center}#tabelle-2-10-port-902`],
  ['Lebenszeichen', `${center}#tabelle-2-10-port-902`],
  ['Host not responding', `${center}#tabelle-2-10-port-902`],
  ['Blockgröße', `${host}#tabelle-2-5-einordnung-dateigroesse`],
  ['VMFS block size', `${host}#tabelle-2-5-einordnung-dateigroesse`],
  ['block size', `${host}#tabelle-2-5-blockgroesse`],
  ['snapshot', `${host}#tabelle-2-5-einordnung-snapshot`],
  ['vmdk', `${host}#tabelle-2-5-dateigroesse`],
  ['EVC AMD Intel', `${host}#einordnung-x02`],
  ['EVC AMD Intel', `${cpu}#heute-2-5-c`],
  ['ESX ESXi Unterschied', `${host}#abschnitt-2-2-4`],
  ['remote console', `${center}#tabelle-2-10-port-902-903`],
  ['Überbuchung', glossary('memory-overcommitment')],
  ['coscheduling', glossary('co-scheduling')],
  ['Co-Scheduling', '/figuren/co-scheduling/'],
  ['vmmemctl', glossary('balloon-treiber')],
  ['Speicherueberhang', glossary('memory-overhead')],
  ['Ballon lässt nach', '/figuren/ballooning/ballon-schrumpft/'],
];

test.each(questions)('„%s“ leads to %s', (question, place) => {
  expect(places.map(({ url }) => url)).toContain(place);
  expect(firstThree(question)).toContain(place);
});

/** Slips of the pen, the word that was meant, and where it leads. */
const slips: readonly (readonly [question: string, meant: string, place: string])[] = [
  ['Baloon', 'Balloon', glossary('balloon-treiber')],
  ['Baloon', 'Balloon', `${memory}#abschnitt-2-6-5`],
  ['Hyperthreding', 'Hyperthreading', `${cpu}#abschnitt-2-5-2`],
  ['Co-Sheduling', 'Co-Scheduling', glossary('co-scheduling')],
  ['vmemctl', 'vmmemctl', glossary('balloon-treiber')],
  ['Uberbuchung', 'Überbuchung', glossary('memory-overcommitment')],
  ['Resevierung', 'Reservierung', glossary('reservierung')],
];

test.each(slips)('„%s“: „Meinten Sie %s?“, and it leads to %s', (question, meant, place) => {
  expect(ask(question).meant).toBe(meant);
  expect(firstThree(question)).toContain(place);
});

describe('words that no place has', () => {
  test.each(['Xylophonquartett', 'qwertz', '4711'])('„%s“ finds nothing', (question) => {
    expect(ask(question)).toMatchObject({ places: [], dropped: [], meant: null });
  });

  test('are left out, the rest is answered, and it says so', () => {
    expect(ask('Blockgröße Xylophon 4711').dropped).toEqual(['Xylophon', '4711']);
    expect(firstThree('Blockgröße Xylophon 4711')).toEqual(firstThree('Blockgröße'));
  });

  test('a number stands for itself alone', () => {
    for (const place of ask('902').places)
      expect(`${place.title} ${place.text} ${place.names}`).toMatch(/(?<!\d)902(?!\d)/);
    expect(ask('4.096').places).toEqual(ask('4096').places);
  });
});

test('what the search leaves out is marked in its own words', () => {
  expect(pages.filter(({ html }) => html.includes('data-pagefind')).map(({ path }) => path)).toEqual([]);
});

test('every place exists', () => {
  const anchors = new Map(pages.map(({ path, html }) => [path, new Set(attributes(html, 'id'))]));
  const lost = places.filter(({ url }) => {
    const [path = '', anchor] = url.split('#');
    return !(anchor === undefined ? anchors.has(path) : anchors.get(path)?.has(anchor));
  });
  expect(lost.map(({ url }) => url)).toEqual([]);
  expect(new Set(places.map(({ url }) => url)).size).toBe(places.length);
  expect(places.length).toBeGreaterThan(500);
});

test('every note of a chapter and of a table is a place of its own', () => {
  const urls = new Set(places.map(({ url }) => url));
  const html = pageAt(memory).html;
  const notes = [...html.matchAll(/<(?:aside|li)[^>]* id="((?:tabelle-[\d-]+)?(?:einordnung|heute)-[^"]+)"/g)];
  expect(notes.length).toBeGreaterThan(15);
  expect(notes.filter(([, id]) => !urls.has(`${memory}#${id}`)).map(([, id]) => id)).toEqual([]);
});

test('all of it is at most 90 kB on its way', () => expect(brotliSize(file)).toBeLessThanOrEqual(90_000));
