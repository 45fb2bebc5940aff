import { listen, report, reportHeight } from './embed.ts';
import { profiles, setProfile } from './profile.ts';
import type { Figure } from '../useFigure.ts';

/** The line to the page around an embedded figure. */
export type Host = {
  /** Tells the host where the figure stands now. */
  readonly moved: (figure: Figure) => void;
  readonly hangUp: () => void;
};

/** Connects an embedded figure with the page around it (protocol: embed.ts). `newest` gives the figure as it is now. */
export function connect(root: Element, slug: string, newest: () => Figure): Host {
  const stopListening = listen((request) => {
    const { dispatch, steps } = newest();
    switch (request.typ) {
      case 'geheZu': {
        const cursor = steps.indexOf(request.schritt);
        if (cursor === -1) {
          report({ typ: 'fehler', text: `unbekannter Schritt „${request.schritt}“; erlaubt: ${steps.join(', ')}` });
        } else {
          dispatch({ type: 'seek', cursor });
        }
        return;
      }
      case 'spiele':
        return dispatch({ type: 'play' });
      case 'pause':
        return dispatch({ type: 'pause' });
      case 'profil': {
        const profile = profiles.find((name) => name === request.profil);
        if (profile) setProfile(profile, false);
        else report({ typ: 'fehler', text: `unbekanntes Profil „${request.profil}“; erlaubt: ${profiles.join(', ')}` });
      }
    }
  });
  report({ typ: 'bereit', figur: slug, schritte: newest().steps });
  const stopMeasuring = reportHeight(root);
  return {
    moved: ({ player, steps, onPath, last }) => {
      const schritt = onPath ? (steps[player.cursor] ?? null) : null;
      report({ typ: 'schritt', schritt, nummer: player.cursor, letzter: last });
    },
    hangUp: () => {
      stopListening();
      stopMeasuring();
    },
  };
}
