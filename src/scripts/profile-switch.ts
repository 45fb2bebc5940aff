// Keeps the radio buttons of the header and the profile of the page (theme.js) in step.
const root = document.documentElement;
const radios = document.querySelectorAll<HTMLInputElement>('.profile-switch input');

function show(): void {
  for (const radio of radios) radio.checked = radio.value === root.dataset.profileChoice;
}

for (const radio of radios) {
  radio.addEventListener('change', () =>
    document.dispatchEvent(new CustomEvent('unterbau:profil', { detail: radio.value })),
  );
}
show();
new MutationObserver(show).observe(root, { attributeFilter: ['data-profile-choice'] });

export {};
