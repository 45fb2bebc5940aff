import type { ReactElement } from 'react';
import type { Problem } from './address.ts';
import { tell, ui } from './ui-strings.ts';

/** What a link said that could not be taken over, until the reader has read it. */
export function Notice(props: {
  readonly problems: readonly Problem[];
  readonly onDismiss: () => void;
}): ReactElement | null {
  if (props.problems.length === 0) return null;
  return (
    <div className="notice" role="status">
      <p className="notice-title">{ui.noticeTitle}</p>
      <ul>
        {props.problems.map((problem, i) => (
          <li key={i}>
            {tell(ui.problem[problem.kind], {
              name: problem.name.slice(0, 40),
              value: problem.value.slice(0, 60),
              allowed: problem.allowed,
            })}
          </li>
        ))}
      </ul>
      <button type="button" onClick={props.onDismiss}>
        {ui.dismiss}
      </button>
    </div>
  );
}
