import type { PlayerProps } from '../props.ts';
import type { Figure } from '../useFigure.ts';

/** What the explanations under a drawing are given. */
export type DetailsProps = PlayerProps & {
  /** Address of the figure's later texts. */
  readonly texts: string;
  readonly figure: Figure;
  readonly picked: string | null;
  readonly onPick: (object: string | null) => void;
};
