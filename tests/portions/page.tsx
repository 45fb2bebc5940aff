import '../../src/styles/tokens.css';
import '../../src/styles/base.css';
import '../../src/styles/drawing.css';
import '../../src/styles/player.css';
import { hydrate, createElement } from 'preact/compat';
import type { FigureProps } from '../../src/player/props.ts';
import { figures } from './figures.tsx';

for (const place of document.querySelectorAll<HTMLElement>('[data-figure]')) {
  const Figure = figures[place.dataset.figure as keyof typeof figures];
  const props = JSON.parse(place.dataset.props ?? '') as FigureProps;
  hydrate(createElement(Figure, props), place);
}
