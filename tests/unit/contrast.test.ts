import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The colours of a look: those of the light one, and its own over them. */
function colours(profile: string): ReadonlyMap<string, string> {
  const css = readFileSync('src/styles/tokens.css', 'utf8');
  const blocks = [...css.matchAll(/:root(?:\[data-profile='(\w+)'\])? \{([^}]*)\}/g)];
  const own = blocks.filter(([, name]) => name === undefined || name === profile).map(([, , body]) => body ?? '');
  return new Map([...own.join('').matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name!, value!]));
}

/** Contrast ratio of WCAG 2, 1 to 21. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const tones = ['run', 'ready', 'stopped', 'idle', 'free', 'host', 'a', 'b', 'c', 'd'];
const grounds = ['paper', 'surface', 'sunken'];

/** What is written on what, in drawings too, which axe cannot look into. */
const written = [
  ...['ink', 'ink-soft', 'accent', 'mark', 'note', 'good'].flatMap((ink) => grounds.map((ground) => [ink, ground])),
  ['accent-ink', 'accent'],
  ['ink', 'accent-soft'],
  ['ink', 'mark-soft'],
  ['mark', 'mark-soft'],
  ...tones.map((tone) => [`tone-${tone}-ink`, `tone-${tone}`]),
] as [string, string][];

/** Lines that carry meaning: outlines of tiles, borders of fields, the mark of the focus. */
const drawn = [
  ...tones.map((tone) => [`tone-${tone}-line`, 'surface']),
  ...grounds.flatMap((ground) => [
    ['line-strong', ground],
    ['mark', ground],
  ]),
] as [string, string][];

for (const profile of ['hell', 'dunkel', 'beamer']) {
  const of = colours(profile);
  const weak = (pairs: readonly [string, string][], least: number) =>
    pairs.flatMap(([front, ground]) => {
      const ratio = contrast(of.get(front)!, of.get(ground)!);
      return ratio < least ? [`${front} on ${ground}: ${ratio.toFixed(2)}`] : [];
    });

  test(`${profile}: text has a contrast of 4.5 or more`, () => {
    expect(weak(written, 4.5)).toEqual([]);
  });

  test(`${profile}: lines and marks have a contrast of 3 or more`, () => {
    expect(weak(drawn, 3)).toEqual([]);
  });
}
