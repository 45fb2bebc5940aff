import { expect, test } from 'vitest';
import { anchorLinks, linksTo } from './list.ts';
import { anchorShows, figureOf, figureShows, registeredFigures } from './read.ts';
import { recorded, type AnyRecord } from './record.ts';

/** What no commit changes: see record.ts. */
const promised = ['frame', 'state', 'facts', 'ignored', 'target'] as const;

const isTo = (slug: string) => (link: string) => figureOf(link)?.slug === slug;
const known = recorded.map(({ link }) => link);
const links = [
  ...known,
  ...registeredFigures.flatMap((figure) => (known.some(isTo(figure.slug)) ? [] : linksTo(figure))),
  ...(known.some((link) => figureOf(link) === undefined) ? [] : anchorLinks()),
];
const before = new Map(recorded.map((record) => [record.link, record]));
const now = new Map(
  links.map((link): [string, AnyRecord] => {
    const figure = figureOf(link);
    return [link, { link, ...(figure === undefined ? anchorShows(link) : figureShows(figure, link)) }];
  }),
);

type Fields = Readonly<Record<string, unknown>>;

/** Whether a record promises nothing yet: a link that somebody has just written down. */
function isNew(was: Fields): boolean {
  return promised.every((name) => was[name] === undefined);
}

/** The promised fields in which two records differ, for people. */
function broken(was: Fields, is: Fields): readonly string[] {
  if (isNew(was)) return [];
  return promised.flatMap((name) => {
    // Only `ignored` says something where it is missing.
    if (was[name] === undefined && name !== 'ignored') return [];
    const [old, fresh] = [JSON.stringify(was[name] ?? null), JSON.stringify(is[name] ?? null)];
    return old === fresh ? [] : [`${name}: ${old} → ${fresh}`];
  });
}

/** What a link shows now, with everything promised as it was promised. */
function kept(was: Fields, is: Fields): Fields {
  if (isNew(was)) return is;
  const fresh = Object.fromEntries(Object.entries(is).filter(([name]) => name !== 'ignored'));
  const old = Object.fromEntries(promised.flatMap((name) => (was[name] === undefined ? [] : [[name, was[name]]])));
  const beside = is.beside === undefined ? {} : { beside: kept((was.beside ?? {}) as Fields, is.beside as Fields) };
  return { ...fresh, ...beside, ...old };
}

test('every recorded link leads to the state that it has always shown', () => {
  const changes = recorded.flatMap((was) => {
    const is: Fields = now.get(was.link) ?? {};
    const beside = was.beside === undefined ? [] : broken(was.beside, (is.beside ?? {}) as Fields);
    const alone = !isNew(was) && was.beside === undefined && is.beside !== undefined ? ['now a comparison'] : [];
    const found = [...broken(was, is), ...beside.map((change) => `beside: ${change}`), ...alone];
    return found.length === 0 ? [] : [`${was.link}\n    ${found.join('\n    ')}`];
  });
  expect(changes.join('\n'), 'links that show something else now').toBe('');
});

test('the record is complete and has the words of today (npx vitest run tests/links -u)', async () => {
  const lines = [...now.values()].map((is) => JSON.stringify(kept(before.get(is.link) ?? {}, is)));
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('recorded.jsonl');
});

test.each(registeredFigures)('$slug: every parameter and option is in a recorded link', ({ slug, model }) => {
  const given = new Set(links.filter(isTo(slug)).flatMap((link) => link.split(/[?&#]/)));
  const missing = Object.entries(model.params).flatMap(([name, spec]) => {
    if (spec.kind !== 'choice') return [...given].some((field) => field.startsWith(`p.${name}=`)) ? [] : [`p.${name}=`];
    return spec.options
      .filter((one) => one !== spec.initial && !given.has(`p.${name}=${one}`))
      .map((one) => `p.${name}=${one}`);
  });
  expect(missing, 'add a line for each, as record.ts tells').toEqual([]);
});
