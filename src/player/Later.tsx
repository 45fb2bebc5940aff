import type { ComponentType, ReactElement } from 'react';

/** What is inside already stays: hydration does not look into markup that is given as text. */
const untouched = { __html: '' };

export type LaterProps<P> = {
  /** The part, once its code is there. */
  readonly part: ComponentType<P> | null | undefined;
  /** The same part where pages are made; `null` in a browser, which leaves what the server has made as it is. */
  readonly server: ComponentType<P> | null;
  readonly props: P;
};

/** A part of the player that a page shows at once and whose code comes later. */
export function Later<P extends object>({ part: Part, server: Server, props }: LaterProps<P>): ReactElement {
  if (Part) {
    return (
      <div key="live" className="later" data-live="">
        <Part {...props} />
      </div>
    );
  }
  if (Server === null) return <div className="later" suppressHydrationWarning dangerouslySetInnerHTML={untouched} />;
  return (
    <div className="later">
      <Server {...props} />
    </div>
  );
}
