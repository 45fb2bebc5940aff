/**
 * Lets the address of the page say what a figure shows, without a new history entry. `own` is the figure's link to its
 * moment; in a chapter, where fields carry its `prefix`, the figure owns only those.
 */
export function follow(own: string, prefix: string | null): void {
  try {
    history.replaceState(history.state, '', prefix === null ? withPageParams(own) : mergeQuery(own, prefix));
  } catch {
    // Sandboxed pages may not. The link in "Teilen" still carries the state.
  }
}

/** The fields of a figure's neighbours and of the page stay. */
function mergeQuery(own: string, prefix: string): string {
  const url = new URL(own, location.href);
  const query = new URLSearchParams(location.search);
  for (const name of [...query.keys()]) if (name.startsWith(prefix)) query.delete(name);
  for (const [name, value] of url.searchParams) query.set(name, value);
  const text = query.toString();
  return `${location.pathname}${text === '' ? '' : `?${text}`}${location.hash}`;
}

/** Mode, profile and type size belong to the page and survive a step. */
function withPageParams(own: string): string {
  const url = new URL(own, location.href);
  const here = new URLSearchParams(location.search);
  for (const name of ['modus', 'profil', 'schrift', 'zeit']) {
    const value = here.get(name);
    if (value !== null) url.searchParams.set(name, value);
  }
  return `${url.pathname}${url.search}${location.hash}`;
}
