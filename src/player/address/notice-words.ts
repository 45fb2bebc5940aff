import { tell } from '../ui-strings.ts';
import type { Problem } from './page-query.ts';

/** What a note says of a link that was not taken over as a whole. */
export const words = {
  dismiss: 'Hinweis schließen',
  title: 'Der Link wurde nicht ganz übernommen',
  kinds: {
    unknown: '„{name}“ ist unbekannt und wurde übergangen.',
    value: '„{name}={value}“ ist nicht möglich (erlaubt: {allowed}); es gilt der übliche Wert.',
    repeated: '„{name}“ steht mehrfach im Link; der erste Wert gilt.',
    version: 'Der Lauf stammt aus einer älteren Fassung dieser Figur; sie beginnt am Anfang.',
    run: 'Der Lauf im Link ist unlesbar; die Figur beginnt am Anfang.',
    step: 'Einen Schritt „{value}“ gibt es in diesem Lauf nicht; die Figur beginnt am Anfang.',
    beside: 'Neben „lauf“ gilt „{name}={value}“ nicht und wurde übergangen.',
    shortened: 'Den Lauf im Link gibt es so nicht; zu sehen ist, was davon möglich ist.',
    number: 'Nummern von Schritten können sich ändern; zu sehen ist der Schritt, der heute die Nummer {value} hat.',
    unread: 'Der Link ließ sich nicht lesen; die Figur beginnt am Anfang. Laden Sie die Seite bitte noch einmal.',
    figure: '„{name}“ meint keine Figur dieser Seite und wurde übergangen. Hier gibt es: {allowed}.',
    bare: '„{name}“ sagt nicht, welche Figur dieser Seite gemeint ist, und wurde übergangen. Möglich: {allowed}.',
    more: 'Weitere Angaben des Links wurden übergangen.',
  },
} as const;

/** A problem of a link as a sentence; what the link says is cut, it may be long. */
export function inWords({ kind, name, value, allowed }: Problem): string {
  return tell(words.kinds[kind], { name: name.slice(0, 40), value: value.slice(0, 60), allowed });
}
