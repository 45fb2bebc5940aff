import { z } from 'astro/zod';
import { emphasis, plain } from '../player/captions.ts';
import { contentNames, readContent } from './content.ts';
import { doorWords } from './doors.ts';
import { readingOrder, sectionKeys } from './outline.ts';

const line = z.string().min(1);
const words = z.record(z.string(), line);

/** What a strong word may be coloured as: the fills of drawings, see src/drawing/tone.tsx. */
const TONES = ['run', 'ready', 'stopped', 'idle', 'free', 'host', 'a', 'b', 'c', 'd'];

/** A sentence: `*V0*` is strong, `*run:V0*` strong and in the tone of its object. */
const told = line.superRefine((text, context) => {
  for (const { tone } of emphasis(text)) {
    if (tone !== undefined && !TONES.includes(tone)) {
      context.addIssue({ code: 'custom', message: `found the tone "${tone}", allowed: ${TONES.join(', ')}` });
    }
  }
  if (plain(text).includes('*')) {
    context.addIssue({ code: 'custom', message: 'found a single *, allowed: pairs of them around a strong word' });
  }
});
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'allowed: lower-case letters, digits, hyphens: skew-grenze');
const stepId = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*(\.\d+)?$/,
    'allowed: lower-case letters, digits, hyphens: skew-grenze, skew-grenze.2',
  );
const simple = z.union([z.string(), z.number(), z.boolean()]);
const value = z.union([simple, z.array(z.record(z.string(), simple))]);
const values = z.record(z.string(), value);

const param = z.strictObject({
  name: line,
  hilfe: line.optional(),
  einheit: line.optional(),
  werte: words.optional(),
  selten: z.boolean().optional(),
  /** Names of the fields of a list. */
  felder: z
    .record(z.string(), z.strictObject({ name: line, einheit: line.optional(), werte: words.optional() }))
    .optional(),
});

/** A stop of the lecture: which run, which moment of it, and what is said. */
const stop = z.strictObject({
  id: stepId,
  /** `start`, `ende`, a note and its occurrence (`skewLimit.2`), or what the state says there. */
  bei: z.union([z.string(), z.record(z.string(), simple)]),
  /** A preset, parameters or choices instead of the run with the initial parameters. */
  lauf: z
    .strictObject({
      vorlage: z.string().optional(),
      parameter: values.optional(),
      wahl: z.array(z.int().nonnegative()).optional(),
    })
    .optional(),
  /** Without it, the sentences of the frame's notes. */
  satz: told.optional(),
  marke: line.optional(),
  /** Parts of the drawing that the stop is about, instead of those that the frame's notes are about. */
  blick: z.array(line).optional(),
});

const schema = z.strictObject({
  modell: z.string(),
  /** Where the figure stands; the first is its home. */
  abschnitte: z.array(z.enum(sectionKeys)).min(1),
  /** The figures of the book that it stands for, if any. */
  abbildungen: z.array(z.strictObject({ nr: z.string(), titel: z.string() })).default([]),
  /** Parameters that differ from the initial ones where the chapter shows the figure. */
  start: values.default({}),
  /** The variant that the chapter lays beside it. */
  vergleich: z.string().nullable().default(null),
  titel: line,
  /** What the figure answers, as a reader would ask it: by this the list of figures is browsed. */
  frage: line,
  kurz: line,
  annahmen: z.array(line),
  /** The lecture. Without it, every frame whose sentence is new is a stop. */
  pfad: z.array(stop).default([]),
  /** Published ids of steps that are no stops any more, and the stop that shows the same. */
  aliase: z.record(stepId, stepId).default({}),
  notizen: z.record(
    z.string(),
    z.strictObject({
      schritt: slug,
      text: told,
      warum: line.optional(),
      quelle: z.array(line).optional(),
      marke: line.optional(),
    }),
  ),
  wahl: words.default({}),
  parameter: z.record(z.string(), param),
  vorlagen: z.record(
    z.string(),
    z.strictObject({
      name: line,
      text: line,
      /** Address of a page that shows the answer, for readers without script: explorers only. */
      seite: slug.optional(),
    }),
  ),
  worte: words,
  /** Parts of the drawing that are links, and the sections they lead into. Their words join those of the drawing. */
  tueren: z.record(z.string(), z.enum(sectionKeys)).default({}),
});

/** A figure as `content/figures/<slug>.yaml` has it: place in the book, lecture, sentences, names, words of the drawing. */
export type FigureFile = z.infer<typeof schema> & {
  readonly slug: string;
  /** For messages: `content/figures/ballooning.yaml`. */
  readonly file: string;
};

export type StopEntry = FigureFile['pfad'][number];

function readFigure(name: string): FigureFile {
  const own = name.slice('figures/'.length);
  if (!slug.safeParse(own).success) {
    throw new Error(`content/${name}.yaml: found name "${own}", allowed: lower-case letters, digits, hyphens`);
  }
  const read = readContent(name, schema);
  const file = `content/${name}.yaml`;
  return { ...read, worte: { ...read.worte, ...doorWords(read.tueren, file) }, slug: own, file };
}

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'de', { numeric: true });

/** Behind every number of the book. */
const UNNUMBERED = '99';

/** All figures in the order of the book: by home section, then by number (those without behind), then by name. */
export const figureFiles: readonly FigureFile[] = contentNames('figures')
  .map(readFigure)
  .toSorted(
    (a, b) =>
      readingOrder.indexOf(homeOf(a)) - readingOrder.indexOf(homeOf(b)) ||
      byNumber(a.abbildungen[0]?.nr ?? UNNUMBERED, b.abbildungen[0]?.nr ?? UNNUMBERED) ||
      byNumber(a.slug, b.slug),
  );

for (const [at, { modell, file }] of figureFiles.entries()) {
  const other = figureFiles.slice(0, at).find((one) => one.modell === modell);
  if (other !== undefined)
    throw new Error(`${file}: found modell "${modell}" as in ${other.file}, allowed: a model once`);
}

/** Number or id of the section that a figure belongs to. */
export function homeOf({ abschnitte }: Pick<FigureFile, 'abschnitte'>): string {
  return abschnitte[0] ?? '';
}

/** The content file of a model. Throws where it has none. */
export function figureFileOf(model: string): FigureFile {
  const found = figureFiles.find(({ modell }) => modell === model);
  if (found !== undefined) return found;
  throw new Error(`content/figures: found no file with "modell: ${model}", allowed: one; npm run new-figure writes it`);
}
