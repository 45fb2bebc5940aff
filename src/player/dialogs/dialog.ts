import type { RefObject } from 'react';
import type { Links } from '../address/links-of.ts';
import type { PlayerProps } from '../props.ts';
import type { Figure } from '../useFigure.ts';

/** `goTo` is the overview, with the focus in its field. */
export type DialogName = 'share' | 'help' | 'overview' | 'goTo';

/** What a dialog gets; each takes what it needs. */
export type DialogProps = PlayerProps & {
  readonly name: DialogName;
  readonly onClose: () => void;
  readonly root: RefObject<HTMLElement | null>;
  readonly figure: Figure;
  readonly links: Links;
};
