import { pathToFileURL } from 'node:url';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { mdxContract } from '../../src/lib/markdown/contract.ts';
import { places } from '../../src/lib/markdown/places.ts';
import { sectionEnds } from '../../src/lib/markdown/section-ends.ts';

/** Compiles chapter text as the build does; `fehler.mdx` is where errors should point. */
async function compile(text: string): Promise<string> {
  const result = await mdxToJs(text, {
    mdastPlugins: [mdxContract],
    hastPlugins: [places],
    fileURL: pathToFileURL('content/chapters/fehler.mdx'),
  });
  return result.code;
}

describe('chapter text', () => {
  test.each([
    ['<Figur slug="cpu-ringe" />', ':3: found <Figur>, allowed: Section, Goals'],
    ['<Figure slug="cpu-ringe" titel="x" />', ':3: found attribute "titel" on <Figure>, allowed: slug'],
    ['<Figure />', ':3: found <Figure> without "slug", allowed: <Figure slug="…">'],
    ['<Figure slug={1} />', ':3: found slug without text on <Figure>, allowed: slug="text"'],
    ['<Figure {...x} />', ':3: found {…} on <Figure>, allowed: slug'],
    ['Ein <Turm>Wort</Turm> im Satz.', ':3: found <Turm>, allowed: '],
    ['<div>roh</div>', ':3: found <div>, allowed: '],
    ["import x from 'y'", ':3: found import or export, allowed: Markdown'],
    ['Das sind {1 + 1} Wörter.', ':3: found {1 + 1}, allowed: plain text'],
  ])('%s is refused with file, line, what was found and what is allowed', async (line, message) => {
    await expect(compile(`Absatz.\n\n${line}\n`)).rejects.toThrow(`content/chapters/fehler.mdx${message}`);
  });

  test('every component learns where it stands', async () => {
    expect(await compile('Absatz.\n\nSiehe <Ref section="2.5" />.\n')).toContain(
      'place: "content/chapters/fehler.mdx:3"',
    );
  });
});

test('every section ends with the way to its questions, the chapter before its summary', async () => {
  const text =
    'Anfang.\n\n<Section nr="2.5.1" />\n\nEins.\n\n<Section id="vmm" />\n\nZwei.\n\n<Summary>\n\nKurz.\n\n</Summary>\n';
  const { code } = await mdxToJs(text, {
    mdastPlugins: [mdxContract, sectionEnds],
    fileURL: pathToFileURL('content/chapters/2-5-cpu.mdx'),
  });
  const order = Array.from(
    code.matchAll(/(?:section|nr|id): "([^"]+)"|children: "(Anfang|Eins|Zwei|Kurz)\."/g),
    ([, key, word]) => key ?? word,
  );
  expect(order).toEqual(['Anfang', '2.5.1', 'Eins', '2.5.1', 'vmm', 'Zwei', 'vmm', '2.5', 'Kurz']);
});
