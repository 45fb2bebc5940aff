import { store } from './page.ts';

/** The looks of a page. */
export const profiles = ['hell', 'dunkel', 'beamer'] as const;

/** Shows the page in a profile; remembered unless the page is a guest in somebody else's. */
export function setProfile(profile: (typeof profiles)[number], remember: boolean): void {
  document.documentElement.dataset.profile = profile;
  document.dispatchEvent(new CustomEvent('unterbau:profil'));
  if (remember) store('unterbau.profil', profile);
}

/** The profile after the one that the page shows. */
export function nextProfile(): (typeof profiles)[number] {
  const now = profiles.findIndex((profile) => profile === document.documentElement.dataset.profile);
  return profiles[(Math.max(0, now) + 1) % profiles.length] ?? 'hell';
}
