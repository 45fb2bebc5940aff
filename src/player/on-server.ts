import type { ComponentType } from 'react';
import { doorsOutside } from '../drawing/doors.ts';
import type { TableProps } from './explain/Tables.tsx';
import type { AsksProps, FigureContent, FigurePlace, FigureProps, FootProps, FormProps } from './props.ts';

/**
 * Parts that pages are made with and that a browser loads later. The module that renders pages hands them in; a browser
 * leaves their markup as it is (`Later`) until their code is there.
 */
export const onServer: {
  Asks: ComponentType<AsksProps> | null;
  Foot: ComponentType<FootProps> | null;
  Table: ComponentType<TableProps> | null;
  Form: ComponentType<FormProps> | null;
  /** The content of the figure with this slug. A browser has fetched it before the figure wakes (src/integrations/island-client.ts). */
  contentOf: ((slug: string) => FigureContent) | null;
} = { Asks: null, Foot: null, Table: null, Form: null, contentOf: null };

/** What a figure shows where it stands, with its content, wherever that comes from. What its place says goes before. */
export function withContent(place: FigurePlace & Partial<FigureContent>): FigureProps {
  const props = { ...onServer.contentOf?.(place.slug), ...place } as FigureProps;
  if (place.framed !== true) return props;
  return { ...props, captions: { ...props.captions, worte: doorsOutside(props.captions.worte) } };
}
