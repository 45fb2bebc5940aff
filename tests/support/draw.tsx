import { renderToStaticMarkup } from 'react-dom/server';
import type { AnyView, Layout } from '../../src/drawing/view.ts';
import type { Frame } from '../../src/sim/kernel/run.ts';

/**
 * A frame as SVG markup, one element a line, as the golden files and the contact sheets use it. `beside` is the other half
 * of a comparison, for views that draw both as one picture.
 */
export function drawFrame(
  view: AnyView,
  frame: Frame<unknown, unknown>,
  words: Readonly<Record<string, string>>,
  layout: Layout,
  uid = 'f',
  beside?: Frame<unknown, unknown>,
): string {
  const [width, height] = view.size(frame.state, layout);
  const focus = frame.notes.flatMap((note) => note.focus ?? []);
  const markup = renderToStaticMarkup(
    <svg xmlns="http://www.w3.org/2000/svg" className={`drawing is-${layout}`} viewBox={`0 0 ${width} ${height}`}>
      <view.Frame state={frame.state} focus={focus} words={words} layout={layout} uid={uid} beside={beside?.state} />
    </svg>,
  );
  return `${markup.replaceAll('><', '>\n<')}\n`;
}
