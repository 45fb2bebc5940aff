// Runs before the first paint, so that no page flashes in the wrong profile or with the wrong layer of time. A choice made
// on this page or named by the link (?profil=, ?zeit=) beats the remembered one, which beats the default. The switches in
// the header send their choice as detail of `unterbau:profil` and `unterbau:zeit`; a figure sets the profile itself and
// sends the event without detail.
(() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const query = new URLSearchParams(location.search);

  // Storage throws where a page is embedded without rights; then a choice lasts as long as the page.
  function preference(name, initial, others) {
    const key = `unterbau.${name}`;
    const known = (value) => (value === initial || others.includes(value) ? value : null);
    let here = known(query.get(name));
    function remembered() {
      try {
        return known(localStorage.getItem(key));
      } catch {
        return null;
      }
    }
    return {
      known,
      get: () => here ?? remembered() ?? initial,
      choose(value) {
        here = value;
      },
      remember(value) {
        try {
          if (value === initial) localStorage.removeItem(key);
          else localStorage.setItem(key, value);
        } catch {}
      },
    };
  }

  const profile = preference('profil', 'system', ['hell', 'dunkel', 'beamer']);
  const time = preference('zeit', 'heute', ['2010']);
  // What is open beside a text that is about to disappear closes first: WebKit hangs where an anchored popover vanishes.
  function closeOpen() {
    if (!('popover' in root)) return;
    for (const open of document.querySelectorAll('main :popover-open')) open.hidePopover();
  }

  function apply() {
    if (root.dataset.zeit !== time.get()) closeOpen();
    const choice = profile.get();
    root.dataset.profileChoice = choice;
    root.dataset.profile = choice === 'system' ? (dark.matches ? 'dunkel' : 'hell') : choice;
    root.dataset.zeit = time.get();
  }

  // Whether the reader has moved since the address led to a place: what comes late then no longer brings that into view.
  for (const move of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
    addEventListener(move, () => root.toggleAttribute('data-moved', true), { capture: true, passive: true });
  }
  addEventListener('hashchange', () => root.toggleAttribute('data-moved', false));

  root.dataset.js = '';
  apply();
  dark.addEventListener('change', apply);
  addEventListener('storage', apply);
  // Back from another page, where the reader may have chosen anew.
  addEventListener('pageshow', ({ persisted }) => persisted && apply());
  document.addEventListener('unterbau:profil', ({ detail }) => {
    profile.choose(profile.known(detail) ?? profile.known(root.dataset.profile));
    if (profile.known(detail)) profile.remember(detail);
    apply();
  });
  document.addEventListener('unterbau:zeit', ({ detail }) => {
    if (!time.known(detail)) return;
    time.choose(detail);
    time.remember(detail);
    apply();
  });
})();
