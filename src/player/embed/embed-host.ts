import { listen, report, reportHeight } from './embed.ts';
import { whenSeen } from '../address/arrive.ts';
import { profiles, setProfile } from '../page/profile.ts';
import type { Captions } from '../captions.ts';
import { stepIds } from '../stops/stops.ts';
import { runOf } from '../../sim/kernel/player.ts';
import type { Figure } from '../useFigure.ts';

/** What does not change about an embedded figure. */
export type EmbeddedFigure = {
  readonly slug: string;
  readonly captions: Captions;
  readonly aliases: Readonly<Record<string, string>>;
};

function idsOf({ steps }: Figure): readonly string[] {
  return steps.flatMap(({ id }) => id ?? []);
}

/** The line to the page around an embedded figure. */
export type Host = {
  /** Tells the host where the figure stands now. */
  readonly moved: (figure: Figure) => void;
  readonly hangUp: () => void;
};

/** Connects an embedded figure with the page around it (protocol: embed.ts). `newest` gives the figure as it is now. */
export function connect(root: Element, { slug, captions, aliases }: EmbeddedFigure, newest: () => Figure): Host {
  const stopListening = listen((request) => {
    const { dispatch, guide, player } = newest();
    switch (request.typ) {
      case 'geheZu': {
        const wanted = Object.hasOwn(aliases, request.schritt) ? aliases[request.schritt] : request.schritt;
        const stop = guide.path.findIndex(({ id }) => id === wanted);
        const frame = stepIds(player.frames, captions).indexOf(request.schritt);
        const found = guide.path[stop];
        if (found !== undefined && (newest().onPath || frame === -1)) {
          return dispatch({ type: 'load', run: runOf(found), cursor: found.frame, stop });
        }
        if (frame !== -1) return dispatch({ type: 'seek', cursor: frame });
        const known = idsOf(newest()).join(', ');
        return report({ typ: 'fehler', text: `unbekannter Schritt „${request.schritt}“; erlaubt: ${known}` });
      }
      case 'spiele':
        return whenSeen(() => newest().dispatch({ type: 'play' }));
      case 'pause':
        return dispatch({ type: 'pause' });
      case 'profil': {
        const profile = profiles.find((name) => name === request.profil);
        if (profile) setProfile(profile, false);
        else report({ typ: 'fehler', text: `unbekanntes Profil „${request.profil}“; erlaubt: ${profiles.join(', ')}` });
      }
    }
  });
  report({ typ: 'bereit', figur: slug, schritte: idsOf(newest()) });
  // With the caption: all that the frame has to show.
  const stopMeasuring = reportHeight(root.closest('figure') ?? root);
  return {
    moved: ({ momentId, step, last }) => report({ typ: 'schritt', schritt: momentId, nummer: step, letzter: last }),
    hangUp: () => {
      stopListening();
      stopMeasuring();
    },
  };
}
