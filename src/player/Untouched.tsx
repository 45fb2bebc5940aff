import type { ReactElement } from 'react';

/** What is inside already stays: hydration does not look into markup that is given as text. */
const nothing = { __html: '' };

/** Stands for markup of the server until the part that made it is loaded. */
export function Untouched(): ReactElement {
  return <div suppressHydrationWarning dangerouslySetInnerHTML={nothing} />;
}
