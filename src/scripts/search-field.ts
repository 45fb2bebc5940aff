// The search field in the header. Until a reader goes there it is a plain form; the rest is loaded then.
import { focusOnSlash } from './search/slash.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form.search')) {
  const field = form.querySelector('input')!;
  const status = form.querySelector<HTMLElement>('[role="status"]')!;
  let isLoading = false;

  /** Every visit and every letter tries again, until it worked once. Meanwhile the form leads to the search page. */
  async function open(): Promise<void> {
    if (isLoading) return;
    isLoading = true;
    try {
      const { openSearch } = await import('./search/panel.ts');
      for (const type of ['focus', 'input']) field.removeEventListener(type, tryOpen);
      status.textContent = '';
      openSearch(form);
    } catch {
      if (form.contains(document.activeElement)) status.textContent = status.dataset.broken ?? '';
      isLoading = false;
    }
  }
  const tryOpen = () => void open();
  for (const type of ['focus', 'input']) field.addEventListener(type, tryOpen);
  field.addEventListener('blur', () => {
    if (isLoading) return;
    status.textContent = '';
  });
  focusOnSlash(field);
}
