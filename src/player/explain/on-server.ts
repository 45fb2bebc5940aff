import type { ComponentType } from 'react';
import type { TableProps } from './Tables.tsx';

/**
 * The tables that pages are made with. The module that renders pages hands them in, so that no browser loads their code
 * before a reader opens one.
 */
export const onServer: { Table: ComponentType<TableProps> | null } = { Table: null };
