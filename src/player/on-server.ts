import type { ComponentType } from 'react';
import type { TableProps } from './explain/Tables.tsx';
import type { AsksProps, FootProps, FormProps } from './props.ts';

/**
 * Parts that pages are made with and that a browser loads later. The module that renders pages hands them in; a browser
 * leaves their markup as it is (`Later`) until their code is there.
 */
export const onServer: {
  Asks: ComponentType<AsksProps> | null;
  Foot: ComponentType<FootProps> | null;
  Table: ComponentType<TableProps> | null;
  Form: ComponentType<FormProps> | null;
} = { Asks: null, Foot: null, Table: null, Form: null };
