import type { ComponentType } from 'react';
import type { TableProps } from './explain/Tables.tsx';
import type { FormProps } from './props.ts';

/**
 * Parts that pages are made with and that a browser loads later. The module that renders pages hands them in; a browser
 * leaves their markup as it is (`Untouched`) until their code is there.
 */
export const onServer: {
  Table: ComponentType<TableProps> | null;
  Form: ComponentType<FormProps> | null;
} = { Table: null, Form: null };
