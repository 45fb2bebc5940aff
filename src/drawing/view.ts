import type { ReactElement } from 'react';

/**
 * Two drawings of the same state. `wide` is for containers from 620 px (a viewBox 960 units wide), `narrow` for phones and
 * for one half of a comparison (a viewBox 360 units wide). See README, "Type in drawings", for the smallest sizes.
 */
export type Layout = 'wide' | 'narrow';

/** German words for a drawing, from the caption file of its model. */
export type Words<W extends string> = Readonly<Record<W, string>>;

export type FrameProps<S, W extends string = string> = {
  readonly state: S;
  /** `data-object` ids that the notes of this frame speak of. */
  readonly focus: readonly string[];
  readonly words: Words<W>;
  readonly layout: Layout;
  /** Unique on its page: prefix of every id inside the drawing (patterns, clip paths). */
  readonly uid: string;
  /** The other half of a comparison, for views that draw both as one picture (`View.pairs`). */
  readonly beside?: S | undefined;
};

/** One fact of a state. Facts with an object are also in the drawing, as `data-object` and `data-state`. */
export type Fact = {
  readonly label: string;
  readonly value: string;
  readonly object?: string;
  readonly state?: string;
};

/** What a reader takes along of a state: a line for a ticket, and a table; its first row is its head. */
export type Take = { readonly line: string; readonly table: readonly (readonly string[])[] };

/**
 * What a model looks like. A picture is a function of a state: nothing else goes in, nothing moves by itself.
 * Motion between two states is a CSS transition on keyed elements (class `move`), switched on by the player.
 */
export type View<S, W extends string = string> = {
  /** Size of the viewBox. It may depend on the parameters, never on how far a run has come: nothing jumps. */
  readonly size: (state: S, layout: Layout) => readonly [width: number, height: number];
  /** Pure and hook-free: the server, the browser and the snapshot tests call it alike. */
  readonly Frame: (props: FrameProps<S, W>) => ReactElement;
  /** A comparison is one picture: what is equal is drawn once, what differs twice on one scale. */
  readonly pairs?: true;
  /** The same facts in words, for the state table and for readers who do not see the drawing; `focus` as the drawing has it. */
  readonly describe: (state: S, words: Words<W>, focus?: readonly string[]) => readonly Fact[];
  /** What is worth taking along, where something is. */
  readonly take?: (state: S, words: Words<W>) => Take;
};

/** A view whose state is of no interest to the caller. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- existential type, see AnyModel
export type AnyView = View<any, any>;
