import { useEffect, useRef, useState, type RefObject } from 'react';
import type { EmbeddedFigure, Host } from './embed-host.ts';
import type { Figure } from '../useFigure.ts';

/** Connects an embedded figure with its host page; other figures do not even load the protocol. */
export function useEmbed(
  embedded: boolean,
  root: RefObject<HTMLElement | null>,
  figure: Figure,
  what: EmbeddedFigure,
): void {
  const [host, setHost] = useState<Host | null>(null);
  const newest = useRef(figure);
  newest.current = figure;
  useEffect(() => {
    if (!embedded) return;
    let line: Host | null = null;
    let gone = false;
    void import('./embed-host.ts').then(({ connect }) => {
      if (gone || root.current === null) return;
      line = connect(root.current, what, () => newest.current);
      setHost(line);
    });
    return () => {
      gone = true;
      line?.hangUp();
    };
  }, [embedded, root, what.slug]);
  const { cursor } = figure.player;
  useEffect(() => host?.moved(newest.current), [host, cursor, figure.step, figure.onPath, figure.last]);
}
