import ids from '../../content/data/ids.json' with { type: 'json' };

/** Ids of the steps of a figure that were ever published as pages. */
export function publishedSteps(slug: string): readonly string[] {
  const root = `/figuren/${slug}/`;
  return ids.flatMap((id) =>
    id.startsWith(root) && id.length > root.length && !id.includes('#') ? id.slice(root.length, -1) : [],
  );
}
