import type { ReactElement } from 'react';

const icons = {
  back: 'M19 12H5M11 6l-6 6 6 6',
  forward: 'M5 12h14M13 6l6 6-6 6',
  play: 'M8 5v14l11-7z',
  pause: 'M8.5 5v14M15.5 5v14',
  first: 'M18 6l-7 6 7 6M6 6v12',
  nextMark: 'M6 6l7 6-7 6M18 6v12',
} as const;

export type IconName = keyof typeof icons;

/** A 24-unit pictogram beside or instead of a text. */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={icons[name]} />
    </svg>
  );
}
