import type { ReactElement, ReactNode } from 'react';
import { formatField } from '../../sim/kernel/field.ts';
import { frameAt } from '../../sim/kernel/compare.ts';
import type { AnyModel, SimEvent } from '../../sim/kernel/model.ts';
import { actsIn } from '../../drawing/act.ts';
import type { AnyView } from '../../drawing/view.ts';
import { optionName, told, type Captions } from '../captions.ts';
import { Drawing } from './Drawing.tsx';
import { hasParted } from './parting.ts';
import { Sentence } from './Sentence.tsx';
import { ui } from '../ui-strings.ts';
import type { Figure } from '../useFigure.ts';
import type { Layouts } from './useLayout.ts';

export type PicturesProps = {
  readonly model: AnyModel;
  readonly view: AnyView;
  readonly captions: Captions;
  readonly figure: Figure;
  /** `null` before the container was measured: then both layouts are there and CSS shows one. */
  readonly layout: Layouts | null;
  readonly slug: string;
  /** What may happen next where a tap on the drawing may bring it about. */
  readonly choices: readonly SimEvent[];
  readonly onChoose: (choice: number) => void;
  /** A part of the drawing was pointed at: its object, or the choices that it stands for. */
  readonly onPick: (part: string) => void;
  /** What is said of the part that was picked. */
  readonly children: ReactNode;
};

/** The picture of the moment; in a comparison that of both variants, each under its name and its sentence. */
export function Pictures(props: PicturesProps): ReactElement {
  const { figure, choices, onChoose, onPick, children } = props;
  const tap = (target: EventTarget) => {
    if (!(target instanceof SVGElement)) return;
    // A part that is handled is smaller than the part that is explained, or the same.
    const act = target.closest('[data-act], [data-object]')?.getAttribute('data-act') ?? '';
    const [choice, ...others] = actsIn(act, choices);
    const object = target.closest('[data-object]')?.getAttribute('data-object');
    if (choice !== undefined && others.length === 0) onChoose(choice);
    else if (choice !== undefined) onPick(act);
    else if (object) onPick(object);
  };
  return (
    // The pointer is a shortcut: the same answers stand in the state table, for keyboard and screen reader, and what may
    // happen is a button in the rail.
    // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events, jsx-a11y-x/no-static-element-interactions
    <div className="pictures" onClick={({ target }) => tap(target)}>
      {figure.comparison === null ? <Whole {...props} /> : <Halves {...props} />}
      {children}
    </div>
  );
}

/** One picture; in a comparison of a view that draws pairs, that of both variants. */
function Whole({ view, captions, figure, layout, slug }: PicturesProps): ReactElement {
  const { frame, comparison, player } = figure;
  const beside = comparison === null ? {} : { beside: frameAt(comparison.frames, frame.index) };
  const shared = { view, captions, moved: player.moved, frame, label: captions.titel, ...beside };
  return (
    <>
      {layout?.whole !== 'narrow' && (
        <div className="slot slot-wide">
          <Drawing {...shared} layout="wide" uid={`${slug}-w`} />
        </div>
      )}
      {layout?.whole !== 'wide' && (
        <div className="slot slot-narrow">
          <Drawing {...shared} layout="narrow" uid={`${slug}-n`} />
        </div>
      )}
    </>
  );
}

/** Both variants, each under its name and its sentence; below them both in one picture, or each with its own. */
function Halves(props: PicturesProps): ReactElement {
  const { model, view, captions, figure, layout, slug } = props;
  const { frame, comparison, player } = figure;
  const name = model.compare?.param ?? '';
  const isParted = hasParted(figure);
  const half = (value: string, shown: typeof frame, key: string) => {
    const title = optionName(captions.parameter[name], value);
    return (
      <div className="side">
        <p className="side-title">
          {title} {isParted && <span className="badge">{ui.diverged}</span>}
        </p>
        <Sentence id={`${slug}-satz-${key}`} words={told(shown.notes, captions)} figure={figure} captions={captions} />
        {view.pairs !== true && (
          <div className="slot">
            <Drawing
              view={view}
              captions={captions}
              moved={player.moved}
              frame={shown}
              layout={layout?.half ?? 'narrow'}
              uid={`${slug}-${key}`}
              label={`${captions.titel}: ${title}`}
            />
          </div>
        )}
      </div>
    );
  };
  return (
    <>
      <div className={isParted ? 'sides is-parted' : 'sides'}>
        {half(formatField(figure.params[name] ?? ''), frame, 'a')}
        {half(player.compare ?? '', frameAt(comparison!.frames, frame.index), 'b')}
      </div>
      {view.pairs === true && <Whole {...props} />}
    </>
  );
}
