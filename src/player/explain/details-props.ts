import type { AnyView } from '../../drawing/view.ts';
import type { AnyModel } from '../../sim/kernel/model.ts';
import type { Captions } from '../captions.ts';
import type { Figure, FigureStep } from '../useFigure.ts';

/** What the explanations under a drawing are given. */
export type DetailsProps = {
  readonly model: AnyModel;
  readonly view: AnyView;
  readonly captions: Captions;
  /** Address of the figure's later texts. */
  readonly texts: string;
  readonly figure: Figure;
  readonly slug: string;
  readonly picked: string | null;
  readonly onPick: (object: string | null) => void;
  readonly href: (step: FigureStep, index: number) => string;
};
