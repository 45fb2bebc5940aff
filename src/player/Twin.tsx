import { memo, type ReactElement } from 'react';
import type { Frames } from '../sim/kernel/run.ts';
import type { AnyView, Fact } from '../views/view.ts';
import { sentence, type Captions } from './captions.ts';
import { ui } from './ui-strings.ts';

export type FactTableProps = {
  readonly facts: readonly Fact[];
  readonly caption: string;
  readonly id: string;
};

/** The facts of one state. */
export function FactTable({ facts, caption, id }: FactTableProps): ReactElement {
  return (
    <table className="facts" id={id}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{ui.stateObject}</th>
          <th scope="col">{ui.stateValue}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.label}>
            <th scope="row">{fact.label}</th>
            <td>{fact.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export type TwinProps = {
  readonly view: AnyView;
  readonly frames: Frames<unknown, unknown>;
  readonly captions: Captions;
  /** Row to point out; -1 while nobody looks, so that steps cost nothing. */
  readonly cursor: number;
  readonly caption: string;
  readonly href: (index: number) => string;
};

/** The whole run in words: a row per step, a column per object. Made from the same frames as the drawing. */
export const Twin = memo(function Twin({ view, frames, captions, cursor, caption, href }: TwinProps): ReactElement {
  const labels = view.describe(frames[0].state, captions.worte).map((fact) => fact.label);
  return (
    // A region that scrolls has to be reachable for the keyboard.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
    <div className="twin-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="twin">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{ui.twinStep}</th>
            <th scope="col">{ui.twinWhat}</th>
            {labels.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {frames.map((frame) => (
            <tr key={frame.index} aria-current={frame.index === cursor ? 'step' : undefined}>
              <th scope="row">
                <a href={href(frame.index)}>{frame.index}</a>
              </th>
              <td className="twin-what">{sentence(frame.notes, captions)}</td>
              {view.describe(frame.state, captions.worte).map((fact) => (
                <td key={fact.label}>{fact.value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
