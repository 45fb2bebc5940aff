// The search field in the header. Until a reader goes there it is a plain form; the rest is loaded then.
import { focusOnSlash } from './search/slash.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form.search')) {
  const field = form.querySelector('input')!;
  const open = () => {
    import('./search/panel.ts').then(
      ({ openSearch }) => openSearch(form),
      // Offline, say: the form still leads to the search page.
      () => undefined,
    );
  };
  field.addEventListener('focus', open, { once: true });
}

// The search page has its own field instead.
for (const field of document.querySelectorAll<HTMLInputElement>('[role=search] input')) focusOnSlash(field);
