import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The colours of a look: those of the light one, and its own over them. */
function colours(profile: string): ReadonlyMap<string, string> {
  const css = readFileSync('src/styles/tokens.css', 'utf8');
  const blocks = [...css.matchAll(/:root(?:\[data-profile='(\w+)'\])? \{([^}]*)\}/g)];
  const own = blocks.filter(([, name]) => name === undefined || name === profile).map(([, , body]) => body ?? '');
  return new Map([...own.join('').matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name!, value!]));
}

/** A colour as it is seen through `opacity` on a ground. */
function through(colour: string, ground: string, opacity: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [front, back] = [colour, ground].map((one) => parseInt(one.slice(at, at + 2), 16)) as [number, number];
    return Math.round(opacity * front + (1 - opacity) * back);
  });
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** The rules of drawings that let something shine through: what they select, and how strong it remains. */
function faded(): readonly (readonly [selector: string, opacity: number])[] {
  const css = readFileSync('src/styles/drawing.css', 'utf8').replace(/\/\*.*?\*\//gs, '');
  return [...css.matchAll(/([^{};]+)\{[^{}]*\sopacity: (0\.\d+)/g)].map(([, selector, opacity]) => [
    selector!.trim(),
    Number(opacity),
  ]);
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

  test(`${profile}: what steps back can be read`, () => {
    const rest = new Map(faded());
    const weaker = rest.get('.drawing .is-dim :is(rect, path, circle)')!;
    const strong = rest.get('.drawing .is-dim :is(.tone-run, .tone-host)')!;
    const under = [...grounds, 'accent-soft'];
    const found = [
      ...tones.map((tone) => [`tone-${tone}-ink`, `tone-${tone}`]),
      ...under.map((one) => ['ink-soft', one]),
    ];
    const bad = found.flatMap(([ink, shape]) =>
      under.flatMap((ground) => {
        const opacity = /-(run|host)$/.test(shape!) ? strong : weaker;
        const ratio = contrast(of.get(ink!)!, through(of.get(shape!)!, of.get(ground)!, opacity));
        return ratio < 4.5 ? [`${ink} on ${shape} over ${ground}: ${ratio.toFixed(2)}`] : [];
      }),
    );
    expect(bad).toEqual([]);
    expect(weaker, 'it steps back').toBeLessThan(0.76);
  });
}

test('nothing that holds words is drawn half through: only shapes are', () => {
  const held = faded().filter(
    ([selector]) => !/:is\((rect|path|circle|\.tone-\w+|, )+\)(:not\([^)]*\))?$/.test(selector),
  );
  // The bar of an edition, a `rect`.
  expect(held.map(([selector]) => selector)).toEqual(['.drawing .vcenter-bar']);
});
