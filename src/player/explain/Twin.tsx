import { memo, type ReactElement } from 'react';
import type { AnyView, Fact } from '../../drawing/view.ts';
import type { Captions } from '../captions.ts';
import { words } from './ui-strings.ts';

export type FactTableProps = {
  readonly facts: readonly Fact[];
  readonly caption: string;
  readonly id: string;
  /** Something is to be said of an object of the drawing. */
  readonly onPick: (object: string) => void;
};

/** The facts of one state. */
export function FactTable({ facts, caption, id, onPick }: FactTableProps): ReactElement {
  return (
    <table className="facts" id={id}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.stateObject}</th>
          <th scope="col">{words.stateValue}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.label}>
            <th scope="row">
              {fact.object === undefined ? (
                fact.label
              ) : (
                <button type="button" onClick={() => onPick(fact.object!)}>
                  {fact.label}
                </button>
              )}
            </th>
            <td>{fact.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A row of the twin: a step, or a frame between two. */
export type TwinRow = {
  readonly number: number;
  readonly sentence: string;
  readonly state: unknown;
  /** What a stop looks at, where it says so. */
  readonly look?: readonly string[] | undefined;
  readonly href: string;
};

export type TwinProps = {
  readonly view: AnyView;
  readonly rows: readonly TwinRow[];
  readonly captions: Captions;
  /** Number of the row to point out. */
  readonly current: number;
  /** The reader wants to see the moment of a row. */
  readonly onGo: (number: number) => void;
  readonly caption: string;
};

/** The whole run in words: a row per step, a column per object. Made from the same states as the drawing. */
export const Twin = memo(function Twin({ view, rows, captions, current, caption, onGo }: TwinProps): ReactElement {
  const facts = rows.map(({ state, look }) => view.describe(state, captions.worte, look));
  // Stops of one lecture may be of runs with more or fewer parts.
  const labels = [...new Set(facts.flatMap((all) => all.map(({ label }) => label)))];
  return (
    // A region that scrolls has to be reachable for the keyboard.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
    <div className="twin-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="twin">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.twinStep}</th>
            <th scope="col">{words.twinWhat}</th>
            {labels.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={row.number} aria-current={row.number === current ? 'step' : undefined}>
              <th scope="row">
                <a
                  href={row.href}
                  onClick={(event) => {
                    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                    event.preventDefault();
                    onGo(row.number);
                  }}
                >
                  {row.number}
                </a>
              </th>
              <td className="twin-what">{row.sentence}</td>
              {labels.map((label) => (
                <td key={label} data-label={label}>
                  {facts[i]?.find((fact) => fact.label === label)?.value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
