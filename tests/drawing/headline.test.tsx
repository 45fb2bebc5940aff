import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Headline } from '../../src/drawing/headline.tsx';
import { all, readPicture, textOf } from '../support/picture.ts';

/** The lines of a headline in order, each with its motion. */
function linesOf(before: string, now: string) {
  const { nodes } = readPicture(renderToStaticMarkup(<Headline x={4} y={24} before={before} now={now} />));
  return all(nodes[0]!)
    .filter(({ name }) => name === 'text')
    .map((line) => [textOf(line), line.attributes.class]);
}

test('a headline says what is so now, and until that is drawn what was before', () => {
  expect(linesOf('2 : 1 Besuche', '2 : 1 Besuche')).toEqual([['2 : 1 Besuche', 't-strong']]);
  expect(linesOf('2 : 1 Besuche', '3 : 1 Besuche')).toEqual([
    ['2 : 1 Besuche', 't-strong was beat-3'],
    ['3 : 1 Besuche', 't-strong appear beat-3'],
  ]);
});
