import type { ReactElement } from 'react';
import { inWords, words } from './notice-words.ts';
import type { Problem } from './page-query.ts';

/** What a link said that could not be taken over, until the reader has read it. */
export function Notice(props: { readonly problems: readonly Problem[]; readonly onDismiss: () => void }): ReactElement {
  return (
    <div className="notice" role="status">
      <p className="notice-title">{words.title}</p>
      <ul>
        {props.problems.map((problem, i) => (
          <li key={i}>{inWords(problem)}</li>
        ))}
      </ul>
      <button type="button" onClick={props.onDismiss}>
        {words.dismiss}
      </button>
    </div>
  );
}
