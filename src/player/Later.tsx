import { useLayoutEffect, useRef, type ComponentType, type ReactElement } from 'react';

/** What is inside already stays: hydration does not look into markup that is given as text. */
const untouched = { __html: '' };

export type LaterProps<P> = {
  /** The part, once its code is there. */
  readonly part: ComponentType<P> | null | undefined;
  /** The same part where pages are made; `null` in a browser, which leaves what the server has made as it is. */
  readonly server: ComponentType<P> | null;
  readonly props: P;
};

/**
 * A part of the player that a page shows at once and whose code comes later. What a reader has opened meanwhile, and where
 * the focus is, stays.
 */
export function Later<P extends object>({ part: Part, server: Server, props }: LaterProps<P>): ReactElement {
  const isLive = Boolean(Part);
  const place = useRef<HTMLDivElement>(null);
  const left = useRef<Left | null>(null);
  // Read while the server's markup still stands.
  if (isLive && place.current?.dataset.live === undefined) left.current = place.current && leave(place.current);
  useLayoutEffect(() => {
    if (place.current !== null && left.current !== null) takeUp(place.current, left.current);
    left.current = null;
  }, [isLive]);
  if (Part) {
    return (
      <div key="live" className="later" data-live="" ref={place}>
        <Part {...props} />
      </div>
    );
  }
  if (Server === null) {
    return <div className="later" ref={place} suppressHydrationWarning dangerouslySetInnerHTML={untouched} />;
  }
  return (
    <div className="later">
      <Server {...props} />
    </div>
  );
}

/** What readers can reach by keyboard. */
const STOPS = 'summary, a[href], button, input, select, textarea, [tabindex]';

/** What a reader has done before the code came: which stop has the focus (-1: none), which folds are open. */
type Left = { readonly focus: number; readonly open: readonly boolean[] };

/** The stops that server and browser make alike: a folded part comes empty, until it is asked for. */
function stopsOf(place: HTMLElement): readonly HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => {
    const folded = stop.closest('details .later');
    return folded === null || folded === place;
  });
}

function leave(place: HTMLElement): Left {
  const focus = document.activeElement;
  // Whoever reads a folded part comes back to its name.
  const name =
    focus !== null && place.contains(focus) ? focus.closest('details .later')?.parentElement?.firstElementChild : null;
  const stops: readonly (Element | null)[] = stopsOf(place);
  return {
    focus: Math.max(stops.indexOf(focus), name ? stops.indexOf(name) : -1),
    open: Array.from(place.querySelectorAll('details'), ({ open }) => open),
  };
}

function takeUp(place: HTMLElement, { focus, open }: Left): void {
  for (const [at, fold] of place.querySelectorAll('details').entries()) if (open[at] === true) fold.open = true;
  stopsOf(place)[focus]?.focus({ preventScroll: true });
}
