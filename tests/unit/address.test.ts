import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeAddress } from '../../src/player/address/address.ts';
import { pageProblems } from '../../src/player/address/page-query.ts';
import { readAddress } from '../../src/player/address/read-address.ts';
import { chapterPath, figurePath } from '../../src/player/address/links.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { DEFAULT_SEED, load, type Guide } from '../../src/sim/kernel/player.ts';
import { replay, takenChoices } from '../../src/sim/kernel/run.ts';
import { runnableModels } from '../../src/lib/models.ts';
import { stepIds } from '../../src/player/stops/stops.ts';
import { anyRun } from '../support/arbitrary.ts';
import { captionsOf } from '../support/captions.ts';

const model = runnableModels.coscheduling!;
const captions = captionsOf('coscheduling');
const initial = initialValues(model.params);
const guide: Guide = { path: [], stopsOf: (frames) => frames.map(({ index }) => index) };

/** A valid query with one character changed, dropped or doubled, or a piece of it repeated. */
const mutated = fc
  .tuple(
    fc.constantFrom(
      'p.policy=esx3&p.vcpus=2&seed=7&vergleich=esx4&schritt=skew-grenze&tempo=2&spiel=1&steuer=minimal',
      'lauf=1~0x3-1-0x5~4&p.costop=3',
      'co-scheduling.schritt=skew-grenze&co-scheduling.p.policy=esx2',
    ),
    fc.nat(120),
    fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.constantFrom('&', '=', '%', '%zz', '~', '0x999', '\u0000', '💥', '&lauf=', '.', '-1', '1e99'),
    ),
    fc.nat(3),
  )
  .map(([query, at, text, kind]) => {
    const i = at % query.length;
    if (kind === 0) return query.slice(0, i) + text + query.slice(i + 1);
    if (kind === 1) return query.slice(0, i) + text + query.slice(i);
    if (kind === 2) return query.slice(0, i) + query.slice(i + 1);
    return `${query}&${query.slice(i)}${text}`;
  });

describe('a hostile link', () => {
  test('10,000 random strings and mutations: no exception, no endless loop, a playable figure', () => {
    fc.assert(
      fc.property(
        fc.oneof({ weight: 1, arbitrary: fc.string({ maxLength: 300 }) }, { weight: 3, arbitrary: mutated }),
        (query) => {
          const address = readAddress(model, query, '');
          const params = { ...initial, ...address.params };
          const player = load(
            model,
            guide,
            { params, seed: address.seed ?? DEFAULT_SEED, choices: address.run?.choices ?? [] },
            address.run?.cursor ?? 0,
          );
          expect(player.frames[player.cursor]).toBeDefined();
          expect(address.problems.length).toBeLessThanOrEqual(6);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  test('every ignored field is named', () => {
    const { problems } = readAddress(model, 'p.policy=esx9&p.foo=1&bar=2&seed=x&tempo=3&seed=4&lauf=zz', '');
    expect(problems.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'repeated seed',
      'value p.policy',
      'unknown p.foo',
      'unknown bar',
      'run lauf',
      'more ',
    ]);
  });

  test('ten thousand fields cost no more than sixty', () => {
    const { problems } = readAddress(model, Array.from({ length: 10_000 }, (_, i) => `x${i}=1`).join('&'), '');
    expect(problems).toHaveLength(6);
  });

  test('a run of another version starts over and says why', () => {
    const { run, problems } = readAddress(model, `lauf=${model.version + 1}~0x3~2`, '');
    expect(run).toBeNull();
    expect(problems[0]?.kind).toBe('version');
  });
});

describe('an address', () => {
  test('fields of the page and of other figures are not the figure’s problem', () => {
    expect(readAddress(model, 'profil=dunkel&modus=vortrag&zeit=2010', '').problems).toEqual([]);
    expect(readAddress(model, 'cpu-ringe.schritt=x&p.policy=esx2', 'co-scheduling.')).toMatchObject({
      params: {},
      problems: [],
    });
  });

  test('what is written is read back', () => {
    fc.assert(
      fc.property(anyRun(model), fc.nat(60), fc.constantFrom('', 'co-scheduling.'), (run, at, prefix) => {
        const player = load(model, guide, run, at);
        const step = player.run.choices.length === 0 ? stepIds(player.frames, captions)[player.cursor]! : null;
        const query = writeAddress(
          model,
          {
            params: run.params,
            defaults: initial,
            seed: run.seed,
            compare: 'esx2',
            defaultCompare: null,
            startsLecture: true,
            onPath: false,
            step,
            first: player.cursor === 0,
            run: { choices: player.run.choices, cursor: player.cursor },
          },
          prefix,
        );
        const back = readAddress(model, query, prefix);
        expect(back.problems).toEqual([]);
        expect({ ...initial, ...back.params }).toEqual(run.params);
        expect(back.seed ?? DEFAULT_SEED).toBe(run.seed);
        expect(back.compare).toBe('esx2');
        const isHidden = query.replace(/[^&]*(vergleich|lauf)=[^&]*&?/g, '') === '';
        if (step === null || (player.cursor === 0 && isHidden))
          expect(back.run).toEqual({ choices: player.run.choices, cursor: player.cursor });
        else if (player.cursor > 0) expect(back.step).toBe(step);
      }),
      { numRuns: 200 },
    );
  });

  test('a moment of the plain lecture path is the static page of its step', () => {
    const frames = replay(model, { params: initial, seed: DEFAULT_SEED, choices: [] });
    const step = stepIds(frames, captions)[3]!;
    const seen = {
      params: initial,
      seed: DEFAULT_SEED,
      compare: null,
      step,
      first: false,
      onPath: true,
      run: { choices: takenChoices(frames), cursor: 3 },
    };
    const place = {
      base: '/vsphere/',
      slug: 'co-scheduling',
      chapter: 'kapitel/2-5/#abbildung-2-8',
      inChapter: { params: {}, compare: null },
    };
    expect(figurePath(model, place, seen, 'figuren')).toBe(`/vsphere/figuren/co-scheduling/${step}/`);
    expect(figurePath(model, place, { ...seen, onPath: false, params: { ...initial, vcpus: 2 } }, 'einbetten')).toBe(
      `/vsphere/einbetten/co-scheduling/?p.vcpus=2&schritt=${step}`,
    );
    expect(chapterPath(model, place, seen)).toBe(`/vsphere/kapitel/2-5/?co-scheduling.schritt=${step}#abbildung-2-8`);
    // Where the chapter begins otherwise, the link says all that differs from there.
    const other = { ...place, inChapter: { params: { policy: 'esx2', vcpus: 2 }, compare: 'esx3' } };
    expect(decodeURIComponent(chapterPath(model, other, seen))).toContain(
      `?co-scheduling.p.policy=esx4&co-scheduling.p.vcpus=4&co-scheduling.vergleich=aus&co-scheduling.schritt=${step}#`,
    );
    const begin = { ...seen, first: true, run: { choices: [], cursor: 0 } };
    expect(chapterPath(model, other, { ...begin, step: 'frage' })).toMatch(
      /vergleich=aus&co-scheduling\.schritt=frage#/,
    );
    expect(
      chapterPath(model, other, {
        ...begin,
        params: { ...initial, policy: 'esx2', vcpus: 2 },
        compare: 'esx3',
        onPath: false,
      }),
    ).toBe('/vsphere/kapitel/2-5/#abbildung-2-8');
  });

  test('the first moment of a run is told from the lecture by the run itself', () => {
    const seen = {
      params: initial,
      seed: DEFAULT_SEED,
      compare: 'esx2',
      step: 'frage',
      first: true,
      onPath: false,
      run: { choices: [], cursor: 0 },
    };
    const place = {
      base: '/',
      slug: 'co-scheduling',
      chapter: 'kapitel/2-5/#a',
      inChapter: { params: {}, compare: null },
    };
    const query = new URL(figurePath(model, place, seen, 'figuren'), 'http://localhost').search;
    expect(readAddress(model, query, '')).toMatchObject({
      compare: 'esx2',
      run: { choices: [], cursor: 0 },
      problems: [],
    });
  });
});

describe('what a link says to a page with figures in its text', () => {
  const slugs = ['co-scheduling', 'ready-rechner'];
  const kinds = (search: string, here: readonly string[] = slugs) =>
    pageProblems(search, here).map(({ kind, name, allowed }) => `${kind} ${name}: ${allowed}`);

  test('fields of its figures, good ones of the page and what others add are no problem', () => {
    const query = 'co-scheduling.schritt=x&ready-rechner.p.ms=1&profil=dunkel&modus=vortrag&schrift=150&zeit=2010';
    expect(kinds(`?${query}&utm_source=teams&fbclid=1&wt.mc_id=2`)).toEqual([]);
  });

  test.each([
    ['profil=lila', 'value profil: hell | dunkel | beamer'],
    ['modus=foo', 'value modus: lesen | vortrag'],
    ['schrift=900', 'value schrift: 100 … 200'],
    ['co-sheduling.schritt=x', 'figure co-sheduling.schritt: co-scheduling | ready-rechner'],
    ['ballooning.schritt=x', 'figure ballooning.schritt: co-scheduling | ready-rechner'],
    ['schritt=x', 'bare schritt: co-scheduling.schritt | ready-rechner.schritt'],
    ['p.policy=esx3', 'bare p.policy: co-scheduling.p.policy | ready-rechner.p.policy'],
    ['shritt=x', 'unknown shritt: co-scheduling | ready-rechner'],
  ])('%s', (query, problem) => expect(kinds(`?${query}`)).toEqual([problem]));

  test('a page without figures takes only what belongs to the page', () => {
    expect(kinds('?schritt=x&reihe=3&zeit=1999', [])).toEqual(['value zeit: 2010 | heute']);
  });

  test('of many problems the first are told', () => {
    const query = Array.from({ length: 50 }, (_, at) => `x${at}=1`).join('&');
    expect(kinds(query)).toHaveLength(6);
    expect(kinds(query).at(-1)).toBe('more : ');
  });

  test('any link is read', () => {
    fc.assert(fc.property(mutated, (query) => Array.isArray(pageProblems(query, slugs))));
  });
});
