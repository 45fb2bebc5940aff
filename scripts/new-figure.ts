// Writes the skeleton of a figure: model, drawing, content file, tests, a line in the registry and its place in the chapter.
// npm run new-figure -- ID SLUG SECTION… --kind run|explorer
// Then it builds the site once and registers addresses, goldens and links, so that every test passes at once.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { outline, sectionKeys } from '../src/lib/outline.ts';
import { models } from '../src/sim/models/index.ts';
import { clip, readOptions, refuse } from './options.mjs';

const usage = `npm run new-figure -- ID SLUG SECTION… --kind run|explorer

ID        English name in the code: lower-case letters, digits, hyphens (memory-overhead)
SLUG      German name in addresses, for ever: lower-case letters, digits, hyphens (speicher-overhead)
SECTION   numbers or ids of the outline; the first is the figure's home (2.6.2)
--kind    run: something happens step by step; explorer: a form is answered
`;

class UsageError extends Error {}

const word = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

type Asked = {
  readonly id: string;
  readonly slug: string;
  readonly sections: readonly string[];
  readonly kind: 'run' | 'explorer';
};

function readArguments(): Asked | null {
  const { values, positionals } = readOptions(usage, { allowPositionals: true, options: { kind: { type: 'string' } } });
  const { kind } = values as { readonly kind?: string };
  if (positionals.length === 0) return null;
  const [id = '', slug = '', ...sections] = positionals;
  if (!word.test(id)) throw new UsageError(`ID: found "${clip(id)}", allowed: lower-case letters, digits, hyphens`);
  if (Object.hasOwn(models, id)) throw new UsageError(`ID: found "${id}", which exists; allowed: a new one`);
  if (!word.test(slug))
    throw new UsageError(`SLUG: found "${clip(slug)}", allowed: lower-case letters, digits, hyphens`);
  if (existsSync(`content/figures/${slug}.yaml`)) {
    throw new UsageError(`SLUG: found "${slug}", which exists; allowed: a new one`);
  }
  if (sections.length === 0) throw new UsageError('SECTION: found nothing, allowed: at least one, such as 2.6.2');
  const strange = sections.find((key) => !sectionKeys.includes(key));
  if (strange !== undefined)
    throw new UsageError(`SECTION: found "${clip(strange)}", allowed: ${sectionKeys.join(', ')}`);
  if (kind !== 'run' && kind !== 'explorer') {
    throw new UsageError(`--kind: found ${kind === undefined ? 'nothing' : `"${clip(kind)}"`}, allowed: run, explorer`);
  }
  return { id, slug, sections, kind };
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** All files of a skeleton, by path. Both kinds count to three, so that there is something to see and to replace. */
function skeleton({ id, slug, sections, kind }: Asked): Readonly<Record<string, string>> {
  const name = id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const type = capital(name);
  const isRun = kind === 'run';
  const rules = `/** What happens: replace it. Source: the section of the book, a paper, a manual. */
export function next(count: number): number {
  return count + 1;
}
`;
  const run = `import { defineRun } from '../../kernel/model.ts';
import { next } from './rules.ts';

const params = {
  upTo: { kind: 'range', min: 3, max: 9, step: 1, initial: 3 },
} as const;

export type ${type}Input = { readonly upTo: number };
export type ${type}State = { readonly count: number; readonly upTo: number };

/** What this run is about, and its source. */
export const ${name} = defineRun({
  id: '${id}',
  version: 1,
  params,
  presets: { further: { upTo: 6 } },
  compare: null,
  toInput: ({ upTo }): ${type}Input => ({ upTo }),
  init: ({ upTo }: ${type}Input) => ({ state: { count: 0, upTo }, notes: [{ key: 'start', values: { upTo }, focus: ['count'] }] }),
  choices: ({ count, upTo }: ${type}State) => (count < upTo ? [{ type: 'count' }] : []),
  step(state) {
    const count = next(state.count);
    return { state: { ...state, count }, notes: [{ key: 'counted', values: { count }, focus: ['count'] }] };
  },
});
`;
  const explorer = `import { defineExplorer } from '../../kernel/model.ts';
import { next } from './rules.ts';

const params = {
  upTo: { kind: 'range', min: 3, max: 9, step: 1, initial: 3 },
} as const;

export type ${type}State = { readonly count: number; readonly upTo: number };

/** What this explorer answers, and its source. */
export const ${name} = defineExplorer({
  id: '${id}',
  version: 1,
  params,
  presets: { further: { upTo: 6 } },
  compare: null,
  answer({ upTo }) {
    const state: ${type}State = { count: next(upTo - 1), upTo };
    return { state, notes: [{ key: 'counted', values: { count: state.count }, focus: ['count'] }] };
  },
});
`;
  const study = isRun
    ? `import { number, record } from '../../kernel/shape.ts';
import { studied } from '../../kernel/study.ts';
import { ${name}, type ${type}Input } from './model.ts';

const input = record<${type}Input>({ upTo: number({ doc: 'where it ends', min: 1, max: 99, initial: 3 }) }, { doc: 'one count' });

/** The model with its input, report and invariants. */
export const studied${type} = studied(${name}, {
  input,
  report: (states) => ({ count: states.at(-1)?.count ?? 0 }),
  invariants: { 'the count never passes its end': ({ count, upTo }) => count <= upTo },
});
`
    : `import { studiedExplorer } from '../../kernel/study.ts';
import { ${name} } from './model.ts';

/** The model with its report and invariants. */
export const studied${type} = studiedExplorer(${name}, {
  doc: 'one count',
  report: ([{ count }]) => ({ count }),
  invariants: { 'the count is what was asked': ({ count, upTo }) => count === upTo },
});
`;
  const define = isRun ? 'defineFigure' : 'defineExplorerFigure';
  const figure = `import type { ReactElement } from 'react';
import { partOf, type PartFact } from '../../drawing/part.ts';
import type { FrameProps, Layout, View } from '../../drawing/view.ts';
import { ${define} } from '../../player/${define}.tsx';
import { ${name}, type ${type}State } from '../../sim/models/${id}/model.ts';

type Word = 'count' | 'of';
type Part = 'count';

const sizes: Readonly<Record<Layout, readonly [number, number]>> = { wide: [960, 200], narrow: [360, 160] };

function facts({ count, upTo }: ${type}State, words: Readonly<Record<Word, string>>): readonly PartFact<Part>[] {
  return [{ label: words.count, value: \`\${count} \${words.of} \${upTo}\`, object: 'count', state: String(count) }];
}

function Frame({ state, focus, words, layout }: FrameProps<${type}State, Word>): ReactElement {
  const [width] = sizes[layout];
  const unit = (width - 8) / state.upTo;
  return (
    <>
      <text className="t-strong" x={4} y={28}>
        {words.count}
      </text>
      <g {...partOf<Part>('count', { facts: facts(state, words), focus })}>
        <rect className="tone-a edge-a" x={4} y={60} width={state.count * unit} height={48} data-value={state.count} />
      </g>
    </>
  );
}

const view: View<${type}State, Word> = { size: (_, layout) => sizes[layout], Frame, describe: facts };

export default ${define}(${name}, view);
`;
  const island = readFileSync('src/figures/rings/Island.astro', 'utf8');
  const startNote = isRun
    ? `  start:
    schritt: start
    text: Noch ist nichts gezählt. Wie weit geht es bis {upTo}?
    marke: Frage
`
    : '';
  const path = isRun
    ? `  - { id: start, bei: start }
  - { id: gezaehlt, bei: counted }
  - { id: ende, bei: ende, marke: Ende }`
    : `  - { id: drei, bei: start, marke: Drei }
  - { id: sechs, bei: start, lauf: { vorlage: further }, marke: Sechs }`;
  const yaml = `modell: ${id}
abschnitte: [${sections.map((key) => `'${key}'`).join(', ')}]

titel: ${capital(slug)}
frage: Welche Frage beantwortet die Figur?
kurz: Ein Satz für Kacheln und Vorschauen.

annahmen:
  - Was das Modell vereinfacht.

pfad:
${path}

notizen:
${startNote}  counted:
    schritt: gezaehlt
    text: Gezählt ist bis {count}.
    warum: Die Regel dahinter, mit ihrer Quelle.
    quelle: [modell]

${isRun ? 'wahl:\n  count: Weiterzählen\n\n' : ''}parameter:
  upTo:
    name: Ende

vorlagen:
  further: { name: Weiter, text: 'Bis sechs.'${isRun ? '' : ', seite: weiter'} }

worte:
  count: Gezählt
  of: von
`;
  const tests = `import { describe, expect, test } from 'vitest';
import figure from '../../src/figures/${id}/figure.tsx';
import { captionsOf } from '../support/captions.ts';
import { drawFrame } from '../support/draw.tsx';
import { runnableModels } from '../../src/lib/models.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { replay } from '../../src/sim/kernel/run.ts';
import { next } from '../../src/sim/models/${id}/rules.ts';

const model = runnableModels['${id}']!;
const frames = replay(model, { params: initialValues(model.params), seed: 1, choices: [] });
const last = frames.at(-1)!;

describe('${id}', () => {
  test('counts one by one', () => expect(next(1)).toBe(2));

  test('ends at three', () => expect(last.state).toEqual({ count: 3, upTo: 3 }));

  test.each(['wide', 'narrow'] as const)('the %s bar is as long as the count', (layout) => {
    const svg = drawFrame(figure.view, last, captionsOf('${id}').worte, layout);
    const [width] = figure.view.size(last.state, layout);
    expect(svg).toContain(\`width="\${width - 8}" height="48" data-value="3"\`);
    expect(svg).toContain('x="4" y="60"');
    expect(svg).toContain('tone-a edge-a');
  });
});
`;
  const lies = `/** Ways in which the picture could lie, each seen by a test: npm run wrong-pictures -- ${id} */
export default [
  {
    lie: 'the bar is 10 % too long',
    file: 'src/figures/${id}/figure.tsx',
    find: 'width={state.count * unit}',
    replace: 'width={state.count * unit * 1.1}',
  },
  {
    lie: 'the bar begins beside the edge',
    file: 'src/figures/${id}/figure.tsx',
    find: 'x={4} y={60}',
    replace: 'x={24} y={60}',
  },
  {
    lie: 'the bar is that of another owner',
    file: 'src/figures/${id}/figure.tsx',
    find: 'tone-a edge-a',
    replace: 'tone-b edge-b',
  },
  {
    lie: 'the bar tells another count',
    file: 'src/figures/${id}/figure.tsx',
    find: 'data-value={state.count}',
    replace: 'data-value={state.upTo + 1}',
  },
] as const;
`;
  return {
    [`src/sim/models/${id}/rules.ts`]: rules,
    [`src/sim/models/${id}/model.ts`]: isRun ? run : explorer,
    [`src/sim/models/${id}/study.ts`]: study,
    [`src/sim/models/${id}/model.md`]: `# ${type}\n\n| rule | from | confidence | test |\n| --- | --- | --- | --- |\n| It counts one by one | assumption of the model | assumption | \`counts one by one\` |\n`,
    [`src/figures/${id}/figure.tsx`]: figure,
    [`src/figures/${id}/Island.astro`]: island,
    [`content/figures/${slug}.yaml`]: yaml,
    [`tests/figures/${id}.test.ts`]: tests,
    [`tests/figures/${id}.lies.ts`]: lies,
  };
}

/** A line in the only central list, in its order. */
function register({ id }: Asked): void {
  const file = 'src/sim/models/index.ts';
  const type = capital(id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
  const key = id.includes('-') ? `'${id}'` : id;
  const lines = readFileSync(file, 'utf8').split('\n');
  const sorted = (pattern: RegExp, line: string) => {
    const at = lines.flatMap((one, i) => (pattern.test(one) ? [i] : []));
    const place = at.find((i) => lines[i]!.replaceAll("'", '') > line.replaceAll("'", '')) ?? at.at(-1)! + 1;
    lines.splice(place, 0, line);
  };
  sorted(/^import \{ studied/, `import { studied${type} } from './${id}/study.ts';`);
  sorted(/^ {2}\S+: studied/, `  ${key}: studied${type},`);
  writeFileSync(file, lines.join('\n'));
}

/** The figure at the end of its home section. */
function place({ slug, sections }: Asked): void {
  const home = sections[0]!;
  const chapter = outline.find(({ nr, sections: parts }) => nr === home || parts.some(({ key }) => key === home))!;
  const file = `content/chapters/${chapter.slug}.mdx`;
  const text = readFileSync(file, 'utf8');
  const own = text.search(new RegExp(`<Section (nr|id)="${home.replaceAll('.', '\\.')}"`));
  const after = text.slice(Math.max(0, own) + 1).search(/<(Section|Summary)\b/);
  const at = after === -1 ? text.length : Math.max(0, own) + 1 + after;
  const task = `Drücken Sie „Weiter“, bis die Figur am Ende ist.\n\n<Figure slug="${slug}" />\n\n`;
  writeFileSync(file, `${text.slice(0, at).trimEnd()}\n\n${task}${text.slice(at)}`);
}

function sh(command: string, args: readonly string[]): void {
  console.log(`  ${[command, ...args].join(' ')}`);
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0)
    throw new UsageError(
      `${[command, ...args].join(' ')}: ended with status ${status ?? 'none'}; mend what it says and run it again`,
    );
}

try {
  const asked = readArguments();
  if (asked === null) {
    console.log(usage);
  } else {
    const files = skeleton(asked);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      console.log(file);
    }
    register(asked);
    place(asked);
    sh('prettier', ['--write', '--log-level', 'warn', ...Object.keys(files), 'src/sim/models/index.ts']);
    sh('astro', ['build']);
    sh('node', ['scripts/ids.ts']);
    sh('vitest', ['run', 'tests/unit/golden.test.ts', '-u', '-t', asked.id]);
    sh('vitest', ['run', 'tests/links', '-u']);
    console.log(
      `\nNow: the rules in src/sim/models/${asked.id}/, the drawing in src/figures/${asked.id}/, the words in content/figures/${asked.slug}.yaml.`,
    );
  }
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  refuse(error.message);
}
