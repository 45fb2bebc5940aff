// The tools of tables weigh more than most pages need: they come when the first table is near, or the address leads into one.
// Where they cannot be loaded, a table is whole without them.
const load = () => void import('./table.ts').catch(() => undefined);

if (location.hash.startsWith('#tabelle-') || !('IntersectionObserver' in globalThis)) {
  load();
} else {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      load();
    },
    { rootMargin: '600px' },
  );
  document.querySelectorAll('figure.table').forEach((table) => observer.observe(table));
}
