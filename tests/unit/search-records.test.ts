import { expect, test } from 'vitest';
import { recordsOf } from '../../src/integrations/search/records.ts';

const chapter = (content: string) =>
  `<html><body><main data-search-body><h1 id="abschnitt-2-3"><span class="nr">2.3</span> vCenter-Server</h1>${content}</main></body></html>`;
const placesOf = (content: string) =>
  recordsOf('/kapitel/x/', chapter(content)).map(({ url, title, place, text }) => [url, title, place, text]);

test('text belongs to the heading above it, and after the goals to the chapter again', () => {
  const page =
    '<section><h2 id="lernziele">Lernziele</h2><p>Ports nennen.</p></section><p>Er verwaltet&nbsp;Hosts.</p>' +
    '<h2 id="abschnitt-zugriff"><span aria-hidden="true">§</span> Zugriff</h2><p>Mit <b>Client</b>, sonst nicht.</p>';
  expect(placesOf(page)).toEqual([
    ['/kapitel/x/#lernziele', 'Lernziele', '2.3 vCenter-Server', 'Ports nennen.'],
    ['/kapitel/x/#abschnitt-2-3', '2.3 vCenter-Server', '', 'Er verwaltet Hosts.'],
    ['/kapitel/x/#abschnitt-zugriff', 'Zugriff', '2.3 vCenter-Server', 'Mit Client, sonst nicht.'],
  ]);
});

test('a table is a place, each row of it too, and the text goes on after it', () => {
  const page =
    '<p>Davor.</p><figure class="table breakout" id="tabelle-2-10"><figcaption>Tabelle 2.10 Ports</figcaption>' +
    '<table><thead><tr><th data-name="Port">Port</th><th data-name="Protokoll">Protokoll</th></tr></thead>' +
    '<tr id="tabelle-2-10-port-902" data-row><th>902<a data-uncopied href="#x">#</a></th><td>UDP</td></tr></table></figure><p>Danach.</p>';
  expect(placesOf(page)).toEqual([
    ['/kapitel/x/#tabelle-2-10', 'Tabelle 2.10 Ports', '2.3 vCenter-Server', 'Port Protokoll'],
    ['/kapitel/x/#tabelle-2-10-port-902', '902', 'Tabelle 2.10 Ports', 'Port: 902 · Protokoll: UDP'],
    ['/kapitel/x/#abschnitt-2-3', '2.3 vCenter-Server', '', 'Davor. Danach.'],
  ]);
});

test('a note is a place, below a table too, and the text goes on after it', () => {
  const page =
    '<h2 id="abschnitt-2-3-1">2.3.1 Ports</h2><p>Davor.</p><aside class="note" id="heute-2-3-a"><p class="note-label">Heute</p>' +
    '<div class="note-body"><p>Nur noch <a data-term="vpxd">443</a>.</p><details class="note-sources">KB 1</details></div></aside><p>Danach.</p>' +
    '<figure class="table" id="tabelle-2-5"><figcaption>Tabelle 2.5 Storage</figcaption><ul class="table-notes">' +
    '<li id="tabelle-2-5-einordnung-a" data-kind="einordnung"><sup>a</sup> <b>Einordnung:</b> Höchstens 8 MB.</li></ul></figure>';
  const records = recordsOf('/kapitel/x/', chapter(page));
  expect(records.map(({ url, title, place, text }) => [url, title, place, text])).toEqual([
    ['/kapitel/x/#heute-2-3-a', 'Heute', '2.3.1 Ports · 2.3 vCenter-Server', 'Nur noch 443.'],
    ['/kapitel/x/#tabelle-2-5-einordnung-a', 'Einordnung', 'Tabelle 2.5 Storage', 'Höchstens 8 MB.'],
    ['/kapitel/x/#abschnitt-2-3-1', '2.3.1 Ports', '2.3 vCenter-Server', 'Davor. Danach.'],
  ]);
  expect(records[0]?.terms).toEqual(['vpxd']);
});

test('controls, drawings, definitions and lists of sources are not text', () => {
  const page =
    '<p>Sichtbar.<button>Weiter</button><svg><text>V1</text></svg><span popover>Erklärung</span></p>' +
    '<div data-search-ignore>Filter</div><details class="note-sources">KB 1</details><astro-island>Schieber</astro-island>';
  expect(placesOf(page)).toEqual([['/kapitel/x/#abschnitt-2-3', '2.3 vCenter-Server', '', 'Sichtbar.']]);
});

test('what is folded follows the name of its fold', () => {
  const page = '<p>Davor.</p><details><summary>Annahmen des Modells </summary><p>Eine Faustregel.</p></details>';
  expect(placesOf(page)[0]?.[3]).toBe('Davor. Annahmen des Modells: Eine Faustregel.');
});

test('a term has its other names, a section the terms it explains', () => {
  const glossary = recordsOf(
    '/glossar/',
    '<article data-search-body><h1>Glossar</h1><div class="entry" id="skew"><dt>Skew <span class="aliases">Versatz</span></dt><dd>Zeitversatz.</dd></div></article>',
  );
  expect(glossary).toEqual([
    { url: '/glossar/#skew', title: 'Skew', place: 'Glossar', names: 'Versatz', terms: [], text: 'Zeitversatz.' },
  ]);
  const [section] = recordsOf('/kapitel/x/', chapter('<p>Der <a data-term="skew">Skew</a> wächst.</p>'));
  expect(section).toMatchObject({ terms: ['skew'], text: 'Der Skew wächst.' });
});

test('a step is found by its caption', () => {
  const page =
    '<head><meta name="description" content="V1 rechnet &#38; V2 wartet."></head><h1>Co-Scheduling<span> · Schritt 7/16</span></h1>';
  expect(recordsOf('/figuren/co-scheduling/skew-grenze/', page)).toEqual([
    {
      url: '/figuren/co-scheduling/skew-grenze/',
      title: 'Schritt 7/16',
      place: 'Co-Scheduling',
      names: '',
      terms: [],
      text: 'V1 rechnet & V2 wartet.',
    },
  ]);
});

test('a page that leads elsewhere cannot be found', () => {
  expect(recordsOf('/abschnitt/2-3/', `<meta http-equiv="refresh" content="0">${chapter('<p>Weiter.</p>')}`)).toEqual(
    [],
  );
});

test('a question is found by its text and its solution, at the place that opens it', () => {
  const page =
    '<article data-search-body><h1>Fragen</h1><section><h3 id="fragen-2-5-3"><span class="nr">2.5.3</span> vSMP</h3>' +
    '<details class="question"><summary><span>Was ist Skew?</span></summary><div class="question-body" id="frage-q99">' +
    '<ol class="options"><li>Versatz</li><li>Takt</li></ol><details class="solution"><summary>Lösung</summary>' +
    '<ol class="reasons"><li>Richtig.</li><li>Takt ist etwas anderes.</li></ol><p>Der Abstand der vCPUs.</p></details></div></details>' +
    '</section></article>';
  expect(recordsOf('/fragen/', page)).toEqual([
    {
      url: '/fragen/#frage-q99',
      title: 'Was ist Skew?',
      place: 'Fragen',
      names: '',
      terms: [],
      text: 'Versatz Takt Der Abstand der vCPUs.',
    },
  ]);
});
