import { inWords, words } from '../../player/address/notice-words.ts';
import { pageProblems } from '../../player/address/page-query.ts';

/**
 * Says what of the link the page could not take over, where its anchor is, else at the top. Where the page is a figure's own,
 * the figure itself reads the whole link.
 */
export function tellLink(): void {
  const figures = [...document.querySelectorAll<HTMLElement>('.figure:has(astro-island)')];
  const slugs = figures.map(({ dataset }) => dataset.slug);
  if (!slugs.every((slug) => slug !== undefined)) return;
  const problems = pageProblems(location.search, slugs);
  if (problems.length === 0) return;
  const note = document.createElement('div');
  note.className = 'lost';
  note.role = 'alert';
  const title = document.createElement('p');
  title.textContent = words.title;
  const list = document.createElement('ul');
  for (const problem of problems) {
    const item = document.createElement('li');
    item.textContent = inWords(problem);
    list.append(item);
  }
  note.append(title, list);
  const target = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
  // A row of a table has no room above it; without an anchor the note stands where those of lost anchors do.
  const place = target?.closest('figure') ?? target ?? document.querySelector('.lost');
  place?.before(note);
  if (target !== null && !('moved' in document.documentElement.dataset)) note.scrollIntoView();
}
