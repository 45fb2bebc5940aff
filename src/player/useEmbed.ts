import { useEffect, useRef, type RefObject } from 'react';
import { listen, report, reportHeight } from './embed.ts';
import { setProfile } from './page.ts';
import { profiles } from './query.ts';
import type { Figure } from './useFigure.ts';

/** Connects an embedded figure with the page around it (protocol: embed.ts). */
export function useEmbed(embedded: boolean, root: RefObject<HTMLElement | null>, figure: Figure, slug: string): void {
  const newest = useRef(figure);
  useEffect(() => {
    newest.current = figure;
  });
  useEffect(() => {
    if (!embedded) return;
    const stopListening = listen((request) => {
      const { dispatch, steps } = newest.current;
      switch (request.typ) {
        case 'geheZu': {
          const cursor = steps.indexOf(request.schritt);
          if (cursor === -1)
            report({ typ: 'fehler', text: `unbekannter Schritt „${request.schritt}“; erlaubt: ${steps.join(', ')}` });
          else dispatch({ type: 'seek', cursor });
          return;
        }
        case 'spiele':
          return dispatch({ type: 'play' });
        case 'pause':
          return dispatch({ type: 'pause' });
        case 'profil': {
          const profile = profiles.find((name) => name === request.profil);
          if (profile) setProfile(profile, false);
          else
            report({ typ: 'fehler', text: `unbekanntes Profil „${request.profil}“; erlaubt: ${profiles.join(', ')}` });
        }
      }
    });
    report({ typ: 'bereit', figur: slug, schritte: newest.current.steps });
    const stopMeasuring = root.current ? reportHeight(root.current) : () => undefined;
    return () => {
      stopListening();
      stopMeasuring();
    };
  }, [embedded, root, slug]);
  const { cursor } = figure.player;
  useEffect(() => {
    if (embedded)
      report({
        typ: 'schritt',
        schritt: figure.onPath ? (figure.steps[cursor] ?? null) : null,
        nummer: cursor,
        letzter: figure.last,
      });
  }, [embedded, cursor, figure.onPath, figure.last]);
}
