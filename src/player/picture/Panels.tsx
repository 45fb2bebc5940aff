import type { ReactElement, ReactNode } from 'react';
import { formatField } from '../../sim/kernel/field.ts';
import { frameAt } from '../../sim/kernel/compare.ts';
import type { AnyModel } from '../../sim/kernel/model.ts';
import type { AnyView } from '../../drawing/view.ts';
import { optionName, sentence, told, type Captions } from '../captions.ts';
import { Drawing } from './Drawing.tsx';
import { Told } from './Told.tsx';
import { ui } from '../ui-strings.ts';
import type { Figure } from '../useFigure.ts';
import type { Layouts } from './useLayout.ts';

export type PanelsProps = {
  readonly model: AnyModel;
  readonly view: AnyView;
  readonly captions: Captions;
  readonly figure: Figure;
  /** `null` before the container was measured: then both layouts are there and CSS shows one. */
  readonly layout: Layouts | null;
  readonly slug: string;
  /** A part of the drawing was pointed at. */
  readonly onPick: (object: string) => void;
};

/** The sentence of the moment and its picture; in a comparison both variants, each under its own name. */
export function Panels(props: PanelsProps): ReactElement {
  const { model, view, captions, figure, layout, slug, onPick } = props;
  const { frame, comparison } = figure;
  const { compare, moved } = figure.player;
  const pick = (target: EventTarget) => {
    const object = target instanceof Element ? target.closest('[data-object]')?.getAttribute('data-object') : null;
    if (object) onPick(object);
  };
  const shared = { view, captions, moved };

  if (comparison === null || compare === null) {
    return (
      <Panel captions={captions} figure={figure} id={`${slug}-satz`} words={figure.told} onPick={pick}>
        {layout?.whole !== 'narrow' && (
          <div className="slot slot-wide">
            <Drawing {...shared} frame={frame} layout="wide" uid={`${slug}-w`} labelledBy={`${slug}-satz`} />
          </div>
        )}
        {layout?.whole !== 'wide' && (
          <div className="slot slot-narrow">
            <Drawing {...shared} frame={frame} layout="narrow" uid={`${slug}-n`} labelledBy={`${slug}-satz`} />
          </div>
        )}
      </Panel>
    );
  }
  const other = frameAt(comparison.frames, frame.index);
  const name = model.compare?.param ?? '';
  const parted = comparison.divergence !== null && frame.index >= comparison.divergence;
  const side = (value: string, shown: typeof frame, key: string) => (
    <Panel
      captions={captions}
      figure={figure}
      id={`${slug}-satz-${key}`}
      title={`${captions.parameter[name]?.name ?? ''}: ${optionName(captions.parameter[name], value)}`}
      badge={parted ? ui.diverged : undefined}
      words={told(shown.notes, captions)}
      onPick={pick}
    >
      <div className="slot">
        <Drawing
          {...shared}
          frame={shown}
          layout={layout?.half ?? 'narrow'}
          uid={`${slug}-${key}`}
          labelledBy={`${slug}-satz-${key}`}
        />
      </div>
    </Panel>
  );
  return (
    <div className={parted ? 'sides is-parted' : 'sides'}>
      {side(formatField(figure.params[name] ?? ''), frame, 'a')}
      {side(compare, other, 'b')}
    </div>
  );
}

type PanelProps = {
  readonly captions: Captions;
  readonly figure: Figure;
  readonly id: string;
  readonly title?: string;
  readonly badge?: string | undefined;
  readonly words: string;
  readonly onPick: (target: EventTarget) => void;
  readonly children: ReactNode;
};

function Panel({ captions, figure, id, title, badge, words, onPick, children }: PanelProps): ReactElement {
  return (
    <div className="side">
      {title !== undefined && (
        <p className="side-title">
          {title} {badge !== undefined && <span className="badge">{badge}</span>}
        </p>
      )}
      <p className={`sentence lines-${longest(figure, captions)}`} id={id}>
        <Told text={words} />
      </p>
      {/* The pointer is a shortcut: the same answers stand in the state table, for keyboard and screen reader. */}
      {/* eslint-disable-next-line jsx-a11y-x/click-events-have-key-events, jsx-a11y-x/no-static-element-interactions */}
      <div className="pickable" onClick={(event) => onPick(event.target)}>
        {children}
      </div>
    </div>
  );
}

const measured = new WeakMap<object, number>();

/** Length class of the longest sentence of a run: the room is reserved, so that no step moves the drawing. */
function longest(figure: Figure, captions: Captions): number {
  const { steps, comparison } = figure;
  const known = measured.get(steps);
  if (known !== undefined) return known;
  const beside = comparison?.frames.map((frame) => sentence(frame.notes, captions)) ?? [];
  const length = Math.max(...[...steps.map((step) => step.sentence), ...beside].map((words) => words.length));
  const lines = Math.min(8, Math.ceil(length / 40));
  measured.set(steps, lines);
  return lines;
}
