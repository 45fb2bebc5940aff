import { useState, type ComponentType, type FocusEvent, type MouseEvent, type SyntheticEvent } from 'react';
import { fetchPart } from './useLazy.tsx';

export type Fold = {
  readonly isOpen: boolean;
  /** Properties of the `details` element. */
  readonly fold: { readonly onToggle: (event: SyntheticEvent<HTMLDetailsElement>) => void };
  /** Properties of its `summary`. */
  readonly handle: {
    readonly onFocus: (event: FocusEvent) => void;
    readonly onClick: (event: MouseEvent<HTMLElement>) => void;
  };
};

/**
 * A `details` element whose content has code of its own. The code is fetched when the fold gets the focus, and its content
 * comes with the click: `toggle`, which also tells of the other ways to open it, comes late, and whoever goes on with Tab
 * at once would pass the content by. Where the code cannot be had, its user (`useLazy`, `useLoaded`) says so.
 */
export function useFold<P extends object>(load: () => Promise<ComponentType<P>>): Fold {
  const [isOpen, setOpen] = useState(false);
  return {
    isOpen,
    fold: { onToggle: ({ currentTarget }) => setOpen(currentTarget.open) },
    handle: {
      onFocus: () => void fetchPart(load).catch(() => undefined),
      onClick: ({ currentTarget }) => setOpen(!currentTarget.closest('details')!.open),
    },
  };
}
