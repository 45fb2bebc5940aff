/** What a link shows, computed without a browser. All that these tests need of `src` is imported here. */
import { ELEMENT_NODE, parse, walkSync, type ElementNode, type Node } from 'ultrahtml';
import { textOf } from '../../src/integrations/search/text.ts';
import { chapterOf, machineOf } from '../../src/lib/figure-page.ts';
import { figureBySlug, registeredFigures, type RegisteredFigure } from '../../src/lib/figure-register.ts';
import { DEFAULT_SEED } from '../../src/player/address.ts';
import { sentence } from '../../src/player/captions.ts';
import { readAddress } from '../../src/player/later/read-address.ts';
import { stepIds } from '../../src/player/steps.ts';
import { compareRuns, frameAt } from '../../src/sim/kernel/compare.ts';
import { formatParam, initialParams } from '../../src/sim/kernel/params.ts';
import { encodeRun } from '../../src/sim/kernel/permalink.ts';
import { load, reducePlayer } from '../../src/sim/kernel/player.ts';
import type { Frame, Run } from '../../src/sim/kernel/run.ts';
import type { AnyScenario, ParamSpec, ParamSpecs, ParamValue } from '../../src/sim/kernel/scenario.ts';
import { captionsOf } from '../support/captions.ts';
import { pageAt } from '../support/site.ts';
import { beginning, digest, digestOfFacts, plain, type AnchorShows, type FigureShows, type Shown } from './record.ts';

export {
  chapterOf,
  encodeRun,
  formatParam,
  frameAt,
  initialParams,
  load,
  machineOf,
  reducePlayer,
  registeredFigures,
  stepIds,
};
export type { AnyScenario, ParamSpec, ParamSpecs, ParamValue, RegisteredFigure, Run };

/** The figure that a link leads to: on a page of its own, or in the chapter whose anchor is the figure's. */
export function figureOf(link: string): RegisteredFigure | undefined {
  const [area = '', slug = ''] = link.split('/');
  if (area === 'kapitel') return registeredFigures.find((figure) => chapterOf(figure) === link.replace(/\?[^#]*/, ''));
  return area === 'figuren' || area === 'einbetten' ? figureBySlug(slug, link) : undefined;
}

/** The moment of a figure that a link shows; the rules are those of `src/player/useAddress.ts`. */
export function figureShows(figure: RegisteredFigure, link: string): FigureShows {
  const { scenario } = machineOf(figure);
  const { pathname, search } = new URL(link, 'http://localhost/');
  const inChapter = link.startsWith('kapitel/');
  const stepOfPage = inChapter ? undefined : pathname.split('/')[3];
  const address = readAddress(scenario, search, inChapter ? `${figure.slug}.` : '');

  const params = { ...initialParams(scenario.params), ...(inChapter ? figure.start : {}), ...address.params };
  const run = { params, seed: address.seed ?? DEFAULT_SEED, choices: address.run?.choices ?? [] };
  const silent = Object.keys(address.params).length === 0 && address.seed === null && address.run === null;
  const step = address.step ?? (silent ? stepOfPage : undefined) ?? '';
  const at = stepIds(load(scenario, run).frames, captionsOf(scenario.id)).indexOf(step);
  const { frames, cursor } = load(scenario, run, address.run?.cursor ?? Math.max(0, at));

  const compare = address.compare === undefined && inChapter ? figure.vergleich : (address.compare ?? null);
  const ignored = address.problems.map(({ kind, name }) => plain(`${kind} ${name}`));
  if (address.step !== null && at === -1) ignored.push('step schritt');
  return {
    ...shown(figure, frameAt(frames, cursor)),
    ...(compare === null
      ? {}
      : { beside: shown(figure, frameAt(compareRuns(scenario, run, frames, compare).frames, cursor)) }),
    ...(ignored.length === 0 ? {} : { ignored }),
  };
}

/** What one frame of a figure shows. */
export function shown(figure: RegisteredFigure, { index, event, notes, state }: Frame<unknown, unknown>): Shown {
  const { view } = machineOf(figure);
  const captions = captionsOf(figure.scenario);
  const said = { event, notes: notes.map(({ key, values = {} }) => ({ key, values })) };
  return {
    frame: index,
    state: digest(JSON.stringify(said, sorted)),
    facts: digestOfFacts(view.describe(state, captions.worte).map(({ label, value }) => [label, value])),
    sentence: plain(sentence(notes, captions)),
  };
}

/** For `JSON.stringify`: the order in which code writes the fields of an object is of no importance. */
function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isCode({ name }: ElementNode): boolean {
  return name === 'script' || name === 'style';
}

/** The place that a link with an anchor, or a short address of a section, leads to in the built site. */
export function anchorShows(link: string): AnchorShows {
  const { pathname, hash } = new URL(link, 'http://localhost/');
  const { html } = pageAt(pathname);
  const onward = /http-equiv="refresh" content="0; url=\/([^"]+)"/.exec(html)?.[1];
  if (onward !== undefined) return anchorShows(onward);
  const target = decodeURIComponent(hash.slice(1));
  const texts: string[] = [];
  walkSync(parse(html), (node: Node) => {
    if (node.type === ELEMENT_NODE && node.attributes.id === target) {
      texts.push(beginning(textOf(node, isCode)));
    }
  });
  return { target: texts.length === 0 ? '' : target, text: texts[0] ?? '' };
}
