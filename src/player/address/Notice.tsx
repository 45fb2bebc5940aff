import type { ReactElement } from 'react';
import type { Problem } from './read-address.ts';
import { tell } from '../ui-strings.ts';

const words = {
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
    more: 'Weitere Angaben des Links wurden übergangen.',
  },
} as const;

/** What a link said that could not be taken over, until the reader has read it. */
export function Notice(props: { readonly problems: readonly Problem[]; readonly onDismiss: () => void }): ReactElement {
  return (
    <div className="notice" role="status">
      <p className="notice-title">{words.title}</p>
      <ul>
        {props.problems.map((problem, i) => (
          <li key={i}>
            {tell(words.kinds[problem.kind], {
              name: problem.name.slice(0, 40),
              value: problem.value.slice(0, 60),
              allowed: problem.allowed,
            })}
          </li>
        ))}
      </ul>
      <button type="button" onClick={props.onDismiss}>
        {words.dismiss}
      </button>
    </div>
  );
}
