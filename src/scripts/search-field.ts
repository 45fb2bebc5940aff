// The search field in the header. Until a reader goes there it is a plain form; the rest is loaded then.
import { focusOnSlash } from './search/slash.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form.search')) {
  const field = form.querySelector('input')!;
  // Every visit and every letter tries again, until it worked once. Meanwhile the form leads to the search page.
  const load = () => {
    import('./search/panel.ts').then(
      ({ openSearch }) => openSearch(form),
      () => {
        const status = form.querySelector<HTMLElement>('[role="status"]')!;
        status.textContent = status.dataset.broken!;
      },
    );
  };
  field.onfocus = field.oninput = load;
  // Somebody was there before this script.
  if (field === document.activeElement) load();
}

// The search page has its own field instead.
for (const field of document.querySelectorAll<HTMLInputElement>('[role=search] input')) focusOnSlash(field);
