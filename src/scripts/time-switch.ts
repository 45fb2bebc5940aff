// Keeps the switch „2010 | heute“, the page (theme.js) and its address in step. Whoever copies the address of a
// page that shows the book alone passes on that view.
const root = document.documentElement;
const radios = document.querySelectorAll<HTMLInputElement>('.time-switch input');
const time = (): string => root.dataset.zeit ?? 'heute';

function show(): void {
  for (const radio of radios) radio.checked = radio.value === time();
}

function rememberInAddress(): void {
  const address = new URL(location.href);
  address.searchParams.set('zeit', time());
  try {
    history.replaceState(history.state, '', address);
  } catch {
    // Frames without rights keep their address.
  }
}

for (const radio of radios) {
  radio.addEventListener('change', () => {
    document.dispatchEvent(new CustomEvent('unterbau:zeit', { detail: radio.value }));
    rememberInAddress();
  });
}
show();
if (time() === '2010') rememberInAddress();
new MutationObserver(show).observe(root, { attributeFilter: ['data-zeit'] });
