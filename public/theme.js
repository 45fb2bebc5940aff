// Runs before the first paint, so that no page flashes in the wrong profile. A choice made on this page or named by the
// link (?profil=) beats the remembered one, which beats the system's. The switch in the header sends its choice as detail
// of `unterbau:profil`; a figure sets the profile itself and sends the event without detail.
(() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const known = (name) => (['hell', 'dunkel', 'beamer', 'system'].includes(name) ? name : null);
  let here = known(new URLSearchParams(location.search).get('profil'));

  // Storage throws where a page is embedded without rights; then a choice lasts as long as the page.
  function remembered() {
    try {
      return known(localStorage.getItem('unterbau.profil'));
    } catch {
      return null;
    }
  }
  function remember(name) {
    try {
      if (name === 'system') localStorage.removeItem('unterbau.profil');
      else localStorage.setItem('unterbau.profil', name);
    } catch {}
  }
  function apply() {
    const choice = here ?? remembered() ?? 'system';
    root.dataset.profileChoice = choice;
    root.dataset.profile = choice === 'system' ? (dark.matches ? 'dunkel' : 'hell') : choice;
  }

  root.dataset.js = '';
  apply();
  dark.addEventListener('change', apply);
  addEventListener('storage', apply);
  document.addEventListener('unterbau:profil', ({ detail }) => {
    here = known(detail) ?? known(root.dataset.profile);
    if (known(detail)) remember(detail);
    apply();
  });
})();
