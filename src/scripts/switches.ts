// Keeps the two switches of the header and what the page shows (theme.js) in step.
const root = document.documentElement;

/** Radio buttons in `.name` for an attribute of the page; who changes them tells theme.js by an event. */
function keepInStep(name: string, attribute: string, event: string): void {
  const radios = document.querySelectorAll<HTMLInputElement>(`.${name} input`);
  const show = () => {
    for (const radio of radios) radio.checked = radio.value === root.getAttribute(attribute);
  };
  for (const radio of radios) {
    radio.addEventListener('change', () => document.dispatchEvent(new CustomEvent(event, { detail: radio.value })));
  }
  show();
  new MutationObserver(show).observe(root, { attributeFilter: [attribute] });
}

/** Whoever copies the address of a page that shows the book alone passes on that view. */
function rememberTime(): void {
  const address = new URL(location.href);
  address.searchParams.set('zeit', root.dataset.zeit ?? '');
  try {
    history.replaceState(history.state, '', address);
  } catch {
    // Frames without rights keep their address.
  }
}

keepInStep('profile-switch', 'data-profile-choice', 'unterbau:profil');
keepInStep('time-switch', 'data-zeit', 'unterbau:zeit');
document.addEventListener('unterbau:zeit', rememberTime);
if (root.dataset.zeit === '2010') rememberTime();

export {};
