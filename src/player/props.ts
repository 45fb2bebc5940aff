import type { ComponentType } from 'react';
import type { AnyView } from '../drawing/view.ts';
import type { AnyValues } from '../sim/kernel/field.ts';
import type { AnyModel, SimEvent } from '../sim/kernel/model.ts';
import type { reducePlayer } from '../sim/kernel/player.ts';
import type { Answer } from '../sim/kernel/portions.ts';
import type { Problem } from './address/page-query.ts';
import type { Captions, PathEntry } from './captions.ts';
import type { Command } from './keys/keys.ts';
import type { Lecture } from './page/useLecture.ts';
import type { Figure } from './useFigure.ts';

/** Where a figure stands: it decides which part of the address is its own and whether it may rewrite it. */
export type Context = 'kapitel' | 'figur' | 'einbetten';

/** What all pages of a figure say alike; browsers get it from a file of its own (`figuren/<slug>/inhalt.json`). */
export type FigureContent = {
  readonly captions: Captions;
  /** The lecture, resolved by the build. */
  readonly path: readonly PathEntry[];
  /** Published ids that are no stops any more → the stop that shows the same. */
  readonly aliases: Readonly<Record<string, string>>;
  /** What the model reads, as plain data. */
  readonly data: unknown;
  /** Chapter page and anchor of the figure, relative to `base`: `kapitel/…/#abbildung-2-8`. */
  readonly chapter: string;
  /** Parameters that differ from the model's initial ones there, and the variant beside it. */
  readonly inChapter: { readonly params: AnyValues; readonly compare: string | null };
  /** „Abbildung 2.8 und 2.9“. */
  readonly label: string;
};

/** What one page says of the figure that it shows: the properties of its island. */
export type FigurePlace = {
  readonly slug: string;
  /** Address of the figure's content. */
  readonly content: string;
  /** Of an explorer in portions: answers that the build has computed, of the lecture and of what is shown first. */
  readonly answers?: readonly Answer[];
  /** Path of the site, with slashes at both ends. */
  readonly base: string;
  readonly context: Context;
  /** Whether the page stands in a frame of another one: links in the drawing open beside it. */
  readonly framed?: boolean;
  /** Parameters that differ from the model's initial ones at this place, and the variant beside it. */
  readonly start: AnyValues;
  readonly compare: string | null;
  /** Public id of the step to begin with. */
  readonly step: string | null;
};

export type FigureProps = FigurePlace & FigureContent;

/** What a form is given. */
export type FormProps = {
  readonly model: AnyModel;
  readonly captions: Captions;
  readonly figure: Figure;
  readonly ready: boolean;
  /** Address of the figure's own pages, with a slash at its end. */
  readonly pages: string;
  /** What a link said that could not be taken over: the form keeps and shows it. */
  readonly problems: readonly Problem[];
};

export type PlayerProps = FigureProps & {
  readonly model: AnyModel;
  readonly view: AnyView;
  /** Loads the form of an explorer; runs have settings instead. */
  readonly form: (() => Promise<ComponentType<FormProps>>) | null;
  /** How actions change the figure where answers come in portions. */
  readonly reduce?: typeof reducePlayer;
};

/** What the rail asks of a figure beside its sentence. */
export type AsksProps = PlayerProps & {
  /** The form of an explorer; `null` for a run, while pages are made, and where its code could not be had. */
  readonly Form: ComponentType<FormProps> | null;
  readonly figure: Figure;
  readonly ready: boolean;
  readonly problems: readonly Problem[];
  readonly choices: readonly SimEvent[];
  readonly onChoose: (choice: number) => void;
  /** Leads back to the lecture path; `null` on it. */
  readonly toPath: (() => void) | null;
};

/** What stands under the picture is given. */
export type FootProps = PlayerProps & {
  /** Address of the figure's later texts. */
  readonly texts: string;
  readonly figure: Figure;
  readonly ready: boolean;
  readonly tempo: number;
  readonly onTempo: (tempo: number) => void;
  readonly onSeek: (step: number) => void;
  readonly onPick: (object: string | null) => void;
  readonly run: (command: Command) => void;
  readonly lecture: Lecture;
  /** Address of this moment on the figure's own page. */
  readonly own: string;
  readonly onShare: () => void;
};
