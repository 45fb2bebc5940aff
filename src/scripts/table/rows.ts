/** What of a table is on show: cells of the layer „heute“ count only while the page shows it. */
export function isShown(element: Element): boolean {
  const hidden = element.closest('[hidden]') !== null;
  return !hidden && (document.documentElement.dataset.zeit !== '2010' || element.closest('.zeit-heute') === null);
}

/** The rows of a table that carry data, in their present order. */
export function dataRows(table: Element): readonly HTMLTableRowElement[] {
  return Array.from(table.querySelectorAll<HTMLTableRowElement>('tbody tr[data-row]'));
}

/** What a cell says, without the signs around it and with plain spaces. */
export function cellText(cell: Element): string {
  const copy = cell.cloneNode(true) as Element;
  for (const sign of copy.querySelectorAll('[data-uncopied]')) sign.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

/** Fills `{name}` places of a sentence that the page brought along. */
export function fillIn(sentence: string | undefined, values: Readonly<Record<string, string | number>>): string {
  return (sentence ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
