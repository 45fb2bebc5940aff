/** The width of a wiki's column that a fixed height is made for; wider ones need less. */
const COLUMN = 700;

/**
 * The height of a figure as an embed begins to show it, in CSS px: with everything folded, and its caption below. For
 * frames that do not listen to what the figure says.
 */
export function embedHeight(player: Element): number {
  const figure = player.closest('figure') ?? player;
  const place = document.createElement('div');
  place.className = 'embed embed-measure';
  place.style.inlineSize = `${COLUMN}px`;
  const copy = figure.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll('dialog, .notice, .picked')) part.remove();
  for (const fold of copy.querySelectorAll('details')) fold.open = false;
  place.append(copy);
  document.body.append(place);
  const { height } = place.getBoundingClientRect();
  place.remove();
  return Math.ceil(height);
}
