// Runs before the first paint, so that no page flashes in the wrong profile. A choice made on this page or named by the
// link (?profil=) beats the remembered one, which beats the system's. Whoever offers a choice sends it here:
// dispatchEvent(new CustomEvent('profil', { detail: 'hell' | 'dunkel' | 'beamer' | 'system' })).
(() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const known = (name) => (['hell', 'dunkel', 'beamer', 'system'].includes(name) ? name : null);
  let here = known(new URLSearchParams(location.search).get('profil'));

  // Storage throws where a page is embedded without rights; then a choice lasts as long as the page.
  function remembered() {
    try {
      return known(localStorage.getItem('profil'));
    } catch {
      return null;
    }
  }
  function remember(name) {
    try {
      if (name === 'system') localStorage.removeItem('profil');
      else localStorage.setItem('profil', name);
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
  addEventListener('profil', ({ detail }) => {
    here = known(detail) ?? here;
    if (known(detail)) remember(detail);
    apply();
  });
})();
