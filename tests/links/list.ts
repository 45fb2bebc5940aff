/**
 * Links worth recording, drawn up from the registries: once for every new figure, and once for anchors. From then on
 * `recorded.jsonl` is the list; what is written there stays, whatever this file would choose by now.
 */
import { readIds } from '../../scripts/ids.ts';
import {
  chapterOf,
  encodeRun,
  formatField,
  frameAt,
  initialValues,
  lectureSteps,
  replay,
  shown,
  stepIds,
  takenChoices,
  type AnyModel,
  type FieldSpec,
  type FieldSpecs,
  type FieldValue,
  type RegisteredFigure,
  type Run,
} from './read.ts';

type Fields = Readonly<Record<string, string>>;

/** Every form of link to one figure: pages, parameters, seeds, runs, comparisons, embeds, chapter, mangled ones. */
export function linksTo(figure: RegisteredFigure): readonly string[] {
  const { slug, start, model } = figure;
  const initial = initialValues(model.params);
  const idsUnder = (params: object, seed = 1) => stepIds(replay(model, runWith(model, params, seed)), figure);
  /** A step two thirds down a run. */
  const late = (params: object = {}) => at(idsUnder(params), 2 / 3);
  /** A step at which one can see that this is not the run under `params`; late in the run where there is none. */
  const telling = (changed: object, params: object = {}, seed = 1) => {
    const usual = replay(model, runWith(model, params));
    const steps = idsUnder({ ...params, ...changed }, seed);
    const others = replay(model, runWith(model, { ...params, ...changed }, seed)).flatMap((frame, i) => {
      const [a, b] = [shown(figure, frame), shown(figure, frameAt(usual, i))];
      return a.state === b.state && a.facts === b.facts ? [] : (steps[i] ?? []);
    });
    return at(others.length === 0 ? steps : others, 2 / 3);
  };
  const own = (fields: Fields) => `figuren/${slug}/${query(fields)}`;
  const embedded = (fields: Fields, step = '') => `einbetten/${slug}/${step}${query(fields)}`;
  const [chapter = '', anchor = ''] = chapterOf(figure).split('#');
  const inChapter = (fields: Fields) => {
    const named = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${slug}.${name}`, value]));
    return `${chapter}${query(named)}#${anchor}`;
  };

  const path = lectureSteps(figure).map(({ id }) => id);
  const later = path.slice(1);
  const repeated = ['.2', '.3'].flatMap((end) => later.find((step) => step.endsWith(end)) ?? []);
  const pages = [...repeated, ...[0, 0.4, 1].map((share) => at(later, share))];

  const settings = Object.entries(model.params).flatMap(([name, spec]) =>
    others(spec).map((value) => ({ [name]: value })),
  );
  const first = settings[0] ?? {};
  const presets = Object.values(model.presets).filter((preset) => Object.keys(preset).length > 1);

  const runs = [
    leave(model, runWith(model, {}), [[0.2, 1]]),
    leave(model, runWith(model, {}), [
      [0.5, -1],
      [0.8, 2],
    ]),
    leave(model, runWith(model, first), [[0.4, -1]]),
  ] as const;
  const lauf = runs.map(({ choices, cursor }) => encodeRun(model, { choices, cursor }));
  const compared = model.compare?.param ?? '';
  const variants = others(model.params[compared] ?? { kind: 'flag', initial: true }).map(formatField);
  const [variant = '', otherVariant = variant] = variants;

  return [
    ...new Set([
      own({}),
      ...pages.map((step) => `figuren/${slug}/${step}/`),
      own({ schritt: repeated[0] ?? at(path, 0.5) }),
      ...settings.map((params) => own({ ...fieldsOf(params), schritt: telling(params) })),
      ...presets.map((params) => own({ ...fieldsOf(params), schritt: at(idsUnder(params), 1) })),
      own({ ...fieldsOf(first), profil: 'dunkel', tempo: '2', zeit: '2010' }),
      own({ seed: '7', schritt: telling({}, {}, 7) }),
      own({ ...fieldsOf(first), seed: '4294967295', schritt: telling({}, first, 4294967295) }),
      own({ lauf: lauf[0] ?? '' }),
      own({ lauf: lauf[1] ?? '' }),
      own({ ...fieldsOf(first), lauf: lauf[2] ?? '' }),
      own({ vergleich: variant }),
      own({ vergleich: otherVariant, schritt: late() }),
      own({ vergleich: variant, lauf: lauf[0] ?? '' }),
      embedded({}),
      embedded({}, `${at(path, 0.5)}/`),
      embedded({ ...fieldsOf(first), steuer: 'minimal' }, `${at(path, 0.5)}/`),
      embedded({ vergleich: variant, schritt: late() }),
      // As people write it by hand; the site itself writes %7E.
      embedded({ lauf: lauf[1] ?? '' }).replaceAll('%7E', '~'),
      inChapter({}),
      inChapter({ schritt: late(start) }),
      inChapter({ ...fieldsOf(first), vergleich: 'aus', schritt: late({ ...start, ...first }) }),
      inChapter({ vergleich: otherVariant, lauf: lauf[0] ?? '' }),
      own({ [`p.${Object.keys(initial)[0] ?? ''}`]: 'quatsch', quatsch: '1', schritt: 'gibt-es-nicht' }),
      own({ lauf: '99~0x3~2', seed: '-1', vergleich: 'quatsch' }),
      `${own({ schritt: late() })}&schritt=gibt-es-nicht&lauf=%F0%9F%8E%88`,
    ]),
  ];
}

/** Anchors of every kind that is public, spread over the site, and short addresses of sections. */
export function anchorLinks(): readonly string[] {
  const published = readIds().flatMap((id) => (id.startsWith('/') ? id.slice(1) : []));
  const kinds: readonly (readonly [pattern: RegExp, count: number])[] = [
    [/^kapitel.*#abschnitt-\d[\d-]*$/, 4],
    [/^kapitel.*#abschnitt-[a-z]/, 3],
    [/^kapitel.*#abbildung-2-9$/, 1],
    [/^kapitel.*#tabelle-\d+-\d+$/, 2],
    [/^kapitel.*#tabelle-\d+-\d+-(?!titel|kopieren|einordnung|heute)/, 4],
    [/^kapitel.*#einordnung-.*(?<!-name)$/, 3],
    [/^kapitel.*#heute-.*(?<!-name)$/, 3],
    [/^kapitel.*#begriff-/, 2],
    [/^tabellen.*#tabelle-\d+-\d+-(?!titel|kopieren|einordnung|heute)/, 2],
    [/^glossar.*#[a-z]+-[a-z]/, 2],
    [/^drucken.*#(abschnitt|einordnung|tabelle)-[a-z\d-]+\d$/, 2],
    [/^abschnitt\//, 3],
  ];
  return kinds.flatMap(([pattern, count]) => {
    const all = published.filter((address) => pattern.test(address));
    return Array.from({ length: count }, (_, i) => at(all, (i + 0.5) / count));
  });
}

function runWith(model: AnyModel, params: object, seed = 1): Run<FieldSpecs> {
  return { params: { ...initialValues(model.params), ...params }, seed, choices: [] };
}

/** A run that leaves the lecture path at shares of its length; a choice of -1 is the last on offer. Two frames on. */
function leave(
  model: AnyModel,
  run: Run<FieldSpecs>,
  turns: readonly (readonly [share: number, choice: number])[],
): { readonly choices: readonly number[]; readonly cursor: number } {
  let choices: readonly number[] = [];
  let cursor = 0;
  for (const [share, wanted] of turns) {
    const frames = replay(model, { ...run, choices });
    const from = Math.floor(share * frames.length);
    const place = frames.findIndex(({ state }, i) => i >= from && model.choices(state).length > 1);
    // An explorer has nothing to choose.
    if (place === -1) continue;
    const offered = model.choices(frames[place]!.state).length;
    const choice = wanted === -1 ? offered - 1 : Math.min(wanted, offered - 1);
    choices = [...frames.slice(1, place + 1).map((frame) => frame.choice), choice];
    cursor = place + 1;
  }
  const frames = replay(model, { ...run, choices });
  return { choices: takenChoices(frames), cursor: Math.min(cursor + 2, frames.length - 1) };
}

/** Values of a parameter that differ from its initial one: all options, or one position of a range. */
function others(spec: FieldSpec): readonly FieldValue[] {
  switch (spec.kind) {
    case 'choice':
      return spec.options.filter((option) => option !== spec.initial);
    case 'flag':
      return [!spec.initial];
    case 'range': {
      const third = spec.min + spec.step * Math.floor((spec.max - spec.min) / spec.step / 3);
      return [third === spec.initial ? spec.max : third];
    }
    case 'list': {
      const record = Object.entries(spec.fields).map(([name, field]) => [name, field.initial]);
      return [[Object.fromEntries(record) as Readonly<Record<string, string | number | boolean>>]];
    }
  }
}

function fieldsOf(params: Readonly<Record<string, FieldValue | undefined>>): Fields {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[`p.${name}`, formatField(value)]])),
  );
}

function query(fields: Fields): string {
  const text = new URLSearchParams(fields).toString();
  return text === '' ? '' : `?${text}`;
}

/** The entry at a share of a list's length. */
function at(list: readonly string[], share: number): string {
  return list[Math.min(list.length - 1, Math.floor(share * list.length))] ?? '';
}
