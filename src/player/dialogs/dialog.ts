import type { RefObject } from 'react';
import type { AnyView } from '../../drawing/view.ts';
import type { Captions } from '../captions.ts';
import type { Links } from '../address/links-of.ts';
import type { Figure } from '../useFigure.ts';

/** `goTo` is the overview, with the focus in its field. */
export type DialogName = 'share' | 'help' | 'overview' | 'goTo';

/** What a dialog gets; each takes what it needs. */
export type DialogProps = {
  readonly name: DialogName;
  readonly onClose: () => void;
  readonly root: RefObject<HTMLElement | null>;
  readonly figure: Figure;
  readonly view: AnyView;
  readonly captions: Captions;
  readonly links: Links;
  readonly label: string;
  readonly base: string;
  readonly letters: boolean;
  readonly onLetters: (on: boolean) => void;
};
