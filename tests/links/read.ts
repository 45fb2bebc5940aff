/** What a link shows, computed without a browser. All that these tests need of `src` is imported here. */
import { ELEMENT_NODE, parse, walkSync, type ElementNode, type Node } from 'ultrahtml';
import { textOf } from '../../src/integrations/search/text.ts';
import { chapterOf, figureContent, figurePlace, lectureSteps, presetPages } from '../../src/lib/figure-page.ts';
import { figureBySlug, registeredFigures, type RegisteredFigure } from '../../src/lib/figure-register.ts';
import { arrive } from '../../src/player/address/arrive.ts';
import { readAddress } from '../../src/player/address/read-address.ts';
import { plain as unstressed, sentence } from '../../src/player/captions.ts';
import { stepIds } from '../../src/player/stops/stops.ts';
import { guideOf } from '../../src/player/useFigure.ts';
import { compareRuns, frameAt } from '../../src/sim/kernel/compare.ts';
import {
  formatField,
  initialValues,
  type FieldSpec,
  type FieldSpecs,
  type FieldValue,
} from '../../src/sim/kernel/field.ts';
import type { AnyModel } from '../../src/sim/kernel/model.ts';
import { encodeRun } from '../../src/sim/kernel/permalink.ts';
import { DEFAULT_SEED, isRunOf } from '../../src/sim/kernel/player.ts';
import { replay, takenChoices, type Frame, type Run } from '../../src/sim/kernel/run.ts';
import { pageAt } from '../support/site.ts';
import { beginning, digest, digestOfFacts, plain, type AnchorShows, type FigureShows, type Shown } from './record.ts';

export {
  chapterOf,
  encodeRun,
  formatField,
  frameAt,
  initialValues,
  lectureSteps,
  registeredFigures,
  replay,
  stepIds,
  takenChoices,
};
export type { AnyModel, FieldSpec, FieldSpecs, FieldValue, RegisteredFigure, Run };

/** The figure that a link leads to: on a page of its own, or in the chapter whose anchor is the figure's. */
export function figureOf(link: string): RegisteredFigure | undefined {
  const [area = '', slug = ''] = link.split('/');
  if (area === 'kapitel') return registeredFigures.find((figure) => chapterOf(figure) === link.replace(/\?[^#]*/, ''));
  return area === 'figuren' || area === 'einbetten' ? figureBySlug(slug, link) : undefined;
}

/** The moment of a figure that a link shows: what its page starts with, then what its query says. */
export function figureShows(figure: RegisteredFigure, link: string): FigureShows {
  const { model } = figure;
  const { pathname, search } = new URL(link, 'http://localhost/');
  const inChapter = link.startsWith('kapitel/');
  const stepOfPage = inChapter ? undefined : pathname.split('/')[3];
  const id = figure.aliase[stepOfPage ?? ''] ?? stepOfPage;
  const steps = [...lectureSteps(figure), ...presetPages(figure)];
  const page = steps.find((step) => step.id === id) ?? null;
  const props = { ...figureContent(figure), ...figurePlace(figure, inChapter ? 'kapitel' : 'figur', page) };
  const guide = guideOf(model, figure, props.path);
  const defaults = { ...initialValues(model.params), ...(inChapter ? props.start : {}) };
  const address = readAddress(model, search, inChapter ? `${figure.slug}.` : '');

  const arrived = arrive({ model, captions: figure, guide, aliases: figure.aliase, defaults }, address);
  // Where a place changes nothing, the figure starts its lecture.
  const startsLecture = Object.keys(props.start).length === 0 && props.compare === null;
  const first = page ?? (startsLecture ? steps[0]! : null);
  const own = { run: { params: first?.params ?? defaults, seed: DEFAULT_SEED, choices: first?.choices ?? [] } };
  const {
    run,
    cursor,
    stop = null,
  } = arrived ?? {
    ...own,
    cursor: first?.frame ?? 0,
    ...(first !== null && first.index >= 0 && { stop: first.index }),
  };
  const frames = replay(model, run);
  // On the lecture its own sentence is said; a link that names no stop may lead to one all the same.
  const at = stop ?? guide.path.findLastIndex((one) => isRunOf(one, run) && one.frame === cursor);

  const compare = address.compare === undefined ? props.compare : address.compare;
  const ignored = address.problems.map(({ kind, name }) => plain(`${kind} ${name}`));
  if (arrived?.problem !== undefined) ignored.push('step schritt');
  return {
    ...shown(figure, frameAt(frames, cursor)),
    ...(compare === null
      ? at >= 0
        ? { sentence: plain(unstressed(props.path[at]!.told)) }
        : {}
      : { beside: shown(figure, frameAt(compareRuns(model, run, frames, compare).frames, cursor)) }),
    ...(ignored.length === 0 ? {} : { ignored }),
  };
}

/** What one frame of a figure shows. */
export function shown(figure: RegisteredFigure, { index, event, notes, state }: Frame<unknown, unknown>): Shown {
  const { view } = figure;
  const said = { event, notes: notes.map(({ key, values = {} }) => ({ key, values })) };
  return {
    frame: index,
    state: digest(JSON.stringify(said, sorted)),
    facts: digestOfFacts(view.describe(state, figure.worte).map(({ label, value }) => [label, value])),
    sentence: plain(sentence(notes, figure)),
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
