/**
 * A table that is no wider than its place need not scroll inside itself: then the page scrolls, and the head of the table
 * sticks to the window. Marks such figures with `data-fits`.
 */
export function watchFit(figure: HTMLElement, table: HTMLTableElement): void {
  const measure = () => figure.toggleAttribute('data-fits', table.offsetWidth <= figure.clientWidth);
  if (!('ResizeObserver' in globalThis)) {
    measure();
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

/** Where a link leads to a row of a table that scrolls inside itself: brings the table into view, and the row below its head. */
export function revealTarget(): void {
  const row = document.querySelector<HTMLTableRowElement>('.table tr:target');
  const scroller = row?.closest<HTMLElement>('.table-scroll');
  const head = row?.closest('table')?.tHead;
  if (!row || !scroller || !head || scroller.scrollHeight <= scroller.clientHeight) return;
  scroller.scrollTop = row.offsetTop - head.offsetHeight;
  scroller.scrollIntoView({ block: 'nearest' });
}
