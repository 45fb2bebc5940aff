import type { ComponentType } from 'react';
import type { DetailsProps } from './explain/details-props.ts';
import type { TableProps } from './explain/Tables.tsx';
import type { BelowProps, FormProps } from './props.ts';

/**
 * Parts that pages are made with and that a browser loads later. The module that renders pages hands them in; a browser
 * leaves their markup as it is (`Later`) until their code is there.
 */
export const onServer: {
  Below: ComponentType<BelowProps> | null;
  Details: ComponentType<DetailsProps> | null;
  Table: ComponentType<TableProps> | null;
  Form: ComponentType<FormProps> | null;
} = { Below: null, Details: null, Table: null, Form: null };
