// Marks the entry of the table of contents whose part of the text is being read: the last heading above the upper
// quarter of the window.
const links = new Map(
  Array.from(
    document.querySelectorAll<HTMLAnchorElement>('.contents a'),
    (link) => [link.hash.slice(1), link] as const,
  ),
);
const headings = Array.from(links.keys(), (id) => document.getElementById(id)).filter((heading) => heading !== null);

function mark(): void {
  const limit = innerHeight / 4 + 1;
  const current = headings.findLast((heading) => heading.getBoundingClientRect().top <= limit);
  for (const [id, link] of links) {
    if (id === current?.id) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

// Only a heading that crosses the line changes the answer. The observed area has no upper end, so that a jump over several
// headings counts too. Without observers no entry is marked; the scripts after this one must run all the same.
if ('IntersectionObserver' in globalThis) {
  const observer = new IntersectionObserver(mark, { rootMargin: '1000000px 0px -75% 0px' });
  for (const heading of headings) observer.observe(heading);
}

// Boxes to tick come after everything that the page needs at once.
void import('./ticks.ts');

export {};
