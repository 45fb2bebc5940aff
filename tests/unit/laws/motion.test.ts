import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import { lectureSteps } from '../../../src/lib/figure-page.ts';
import { paramsOf } from '../../../src/lib/figure-path.ts';
import { registeredFigures, type RegisteredFigure } from '../../../src/lib/figure-register.ts';
import type { Layout } from '../../../src/drawing/view.ts';
import { initialValues } from '../../../src/sim/kernel/field.ts';
import { replay, type Frame } from '../../../src/sim/kernel/run.ts';
import { layouts } from '../../support/laws.ts';
import { placedElements, type Placed } from '../../support/tree.ts';

type AnyFrame = Frame<unknown, unknown>;

/** The runs that a figure is told by: those of its lecture, its own and its presets. */
function runsOf(figure: RegisteredFigure): readonly (readonly AnyFrame[])[] {
  const { model } = figure;
  const told = lectureSteps(figure).map(({ params, choices }) => ({ params, choices }));
  const presets = Object.keys(model.presets).map((name) => ({
    params: paramsOf(model, { lauf: { vorlage: name } }, name),
    choices: [],
  }));
  const all = [...told, { params: initialValues(model.params), choices: [] }, ...presets];
  const distinct = new Map(all.map((run) => [JSON.stringify(run), run]));
  return [...distinct.values()].map(({ params, choices }) => replay(model, { params, seed: 1, choices }));
}

function elementsOf({ view, worte }: RegisteredFigure, frame: AnyFrame, layout: Layout) {
  const focus = frame.notes.flatMap((note) => note.focus ?? []);
  const props = { state: frame.state, focus, words: worte, layout, uid: 'f' };
  return placedElements(createElement(view.Frame, props));
}

/** The key that names a thing: the last one on the way to it. */
function keyOf({ place }: Placed): string {
  return place.match(/#[^/<]*/g)?.at(-1) ?? place;
}

/** What is wrong on the way from one picture to the next: a thing that was there is made anew and comes again, or leaves twice. */
function faults(before: readonly Placed[], after: readonly Placed[]): readonly string[] {
  const old = new Map(before.map((one) => [one.place, one]));
  const seen = new Set(before.flatMap((one) => (one.isGone ? [] : [`${keyOf(one)} ${one.looks}`])));
  return after.flatMap((one) => {
    const { place, classes, looks } = one;
    const was = old.get(place);
    const has = (...names: readonly string[]) => names.some((name) => classes.includes(name));
    if (has('was', 'leave') && was?.isGone === true) return [`leaves twice: ${place} ${looks}`];
    if (was !== undefined || !has('appear', 'enter')) return [];
    return seen.has(`${keyOf(one)} ${looks}`) ? [`is made anew: ${place} ${looks}`] : [];
  });
}

/** A part of a picture: a dot that comes or goes, in the row that it belongs to. */
function dot(row: string, key: string, className: string) {
  return placedElements(createElement('g', { key: row }, [createElement('circle', { key, className, r: 4 })]));
}

test('what is made anew is told from what stays, moves or is another thing', () => {
  const one = dot('a', 'v0', 'enter beat-2');
  expect(faults(one, one)).toEqual([]);
  expect(faults(one, dot('a', 'v1', 'enter'))).toEqual([]);
  expect(faults(one, dot('b', 'v0', 'enter'))).toEqual([expect.stringContaining('is made anew')]);
  expect(faults(dot('a', 'v0', 'leave'), dot('b', 'v0', 'appear'))).toEqual([]);
  expect(faults(one, dot('a', 'v0', 'leave'))).toEqual([]);
  expect(faults(dot('a', 'v0', 'leave'), dot('a', 'v0', 'leave'))).toEqual([expect.stringContaining('leaves twice')]);
});

test('only what leaves is an animation: it would run for what was there, too, where a picture begins to move', () => {
  const css = readFileSync('src/styles/drawing.css', 'utf8');
  const names = [...css.matchAll(/animation: ([\w-]+) var/g)].map(([, name]) => name);
  expect(names.toSorted()).toEqual(['leave', 'was']);
  expect(css).toMatch(/@starting-style \{\s*\.drawing\[data-motion='step'\] :is\(\.appear, \.enter\) \{\s*opacity: 0/);
});

describe.each(registeredFigures)('the motion of $modell', (figure) => {
  test.each(layouts)('%s: nothing that was there is made anew, and nothing leaves twice', (layout) => {
    const found = new Set<string>();
    for (const frames of runsOf(figure)) {
      let before: readonly Placed[] | null = null;
      for (const frame of frames) {
        const after = elementsOf(figure, frame, layout);
        if (before !== null) for (const fault of faults(before, after)) found.add(`${frame.index}: ${fault}`);
        before = after;
      }
    }
    expect([...found]).toEqual([]);
  });
});
