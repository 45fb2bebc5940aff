// The tools of tables weigh more than most pages need: they come when the first table is near, or the address leads into one.
const load = () => void import('./table.ts');

if (location.hash.startsWith('#tabelle-')) {
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
