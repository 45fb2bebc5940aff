import type { ReactElement, ReactNode } from 'react';
import { ui } from '../later-strings.ts';

export type MenuProps = {
  /** The question that is answered now. */
  readonly current: string;
  /** All names that may stand there: room is kept for the longest, so that no step moves what is below. */
  readonly names: readonly string[];
  /** The others: list items, each with a button or link. */
  readonly children: ReactNode;
};

/** The questions of a figure by name; one click shows them, and opens without script as well. */
export function Menu({ current, names, children }: MenuProps): ReactElement {
  const longest = names.reduce((one, other) => (other.length > one.length ? other : one), current);
  return (
    // Esc closes it, and so does a focus that goes elsewhere; what is inside is buttons and links.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions
    <details
      className="questions"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !event.currentTarget.open) return;
        event.stopPropagation();
        close(event.currentTarget);
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
      }}
    >
      <summary>
        <span className="rail-title">{ui.question}</span>
        <span data-longest={longest}>
          <span>{current}</span>
        </span>
      </summary>
      {/* Whatever is chosen closes the list; the focus stays with its name. */}
      {/* eslint-disable-next-line jsx-a11y-x/click-events-have-key-events, jsx-a11y-x/no-noninteractive-element-interactions */}
      <ul
        className="presets"
        onClick={({ currentTarget, target }) => {
          const details = currentTarget.parentElement;
          if (target !== currentTarget && details instanceof HTMLDetailsElement) close(details);
        }}
      >
        {children}
      </ul>
    </details>
  );
}

function close(details: HTMLDetailsElement): void {
  details.open = false;
  details.querySelector('summary')?.focus({ preventScroll: true });
}
