import { examRange, questionParams } from './address.ts';

type Name = (typeof questionParams)[number];

/** What the help page says of every parameter; the type makes sure that none is forgotten. */
const texts: Readonly<Record<Name, { readonly values: string; readonly text: string }>> = {
  abschnitt: { values: 'Nummer oder Kennung, z. B. 2.5.3', text: 'nur Fragen zu diesem Abschnitt' },
  ziel: { values: 'Kennung, z. B. vcp-410-1.1', text: 'nur Fragen zu diesem Prüfungsziel' },
  stufe: { values: 'grundlage | verstehen | anwenden', text: 'nur Fragen dieser Stufe' },
  nur: { values: 'falsch', text: 'nur Fragen, die zuletzt falsch beantwortet wurden' },
  reihe: { values: '0 … 4294967295', text: 'Reihenfolge der Antworten und Auswahl der Prüfung' },
  pruefung: { values: examRange.join(' … '), text: 'beginnt eine Prüfung mit so vielen Fragen' },
  uhr: { values: 'aus', text: 'Prüfung ohne Uhr' },
  loesung: { values: '1', text: 'zeigt die verlinkte Frage mit Lösung' },
};

/** All parameters of the page of questions, for the help page. */
export const questionParamHelp = questionParams.map((name) => ({ name, ...texts[name] }));
