/**
 * A table that is no wider than its place need not scroll inside itself: then the page scrolls, and the head of the table
 * sticks to the window. Marks such figures with `data-fits`.
 */
export function watchFit(figure: HTMLElement, table: HTMLTableElement): void {
  const measure = () => figure.toggleAttribute('data-fits', table.offsetWidth <= figure.clientWidth);
  // At once: where a link leads into the table, that is decided next.
  measure();
  if (!('ResizeObserver' in globalThis)) {
    addEventListener('resize', measure);
    return;
  }
  let frame = 0;
  const observer = new ResizeObserver(() => {
    // In the next frame: the mark itself changes sizes that are being observed.
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(measure);
  });
  // A larger type widens the table in a figure that stays as it is.
  for (const one of [figure, table]) observer.observe(one);
}

/**
 * Where a link leads to a row or a note of a table: brings it into view. A table that scrolls inside itself comes with the
 * row below its head; one that has just been found to fit has moved its rows since the browser went there. Not where the
 * reader has moved on meanwhile.
 */
export function revealTarget(): void {
  if ('moved' in document.documentElement.dataset) return;
  const target = document.querySelector<HTMLElement>('.table :target');
  const scroller = target?.closest<HTMLElement>('.table-scroll');
  const head = target?.closest('table')?.tHead;
  if (!scroller || !head || scroller.scrollHeight <= scroller.clientHeight) {
    target?.scrollIntoView();
    return;
  }
  scroller.scrollTop = target.offsetTop - head.offsetHeight;
  scroller.scrollIntoView({ block: 'nearest' });
}
