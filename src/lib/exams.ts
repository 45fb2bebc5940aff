import { z } from 'astro/zod';
import { readContent } from './content.ts';
import { chapterByNr, sectionKeys } from './outline.ts';
import { sourceById } from './sources.ts';

const id = z.string().regex(/^[a-z0-9.-]+$/, 'allowed: lower-case letters, digits, hyphens, points');

const objective = z.strictObject({
  id,
  /** As the exam counts it; objectives that are known by name only have none. */
  nr: z.string().optional(),
  titel: z.string(),
  abschnitte: z.array(z.enum(sectionKeys)).min(1),
  sicherheit: z.literal('mittel').optional(),
  quellen: z.array(z.string()).min(1),
});

const exam = z.strictObject({ id, name: z.string(), zu: z.string(), ziele: z.array(objective).min(1) });

/** What an exam asks for and which sections prepare for it. `sicherheit: mittel` marks what nobody checked. */
export type Objective = z.infer<typeof objective>;

/** An exam and those of its objectives that the chapter touches. */
export type Exam = z.infer<typeof exam>;

/** All exams that a reader may prepare for, the oldest first. */
export const exams: readonly Exam[] = readContent('data/exams', z.array(exam));

const objectives = exams.flatMap((one) => one.ziele);
for (const one of objectives)
  for (const source of one.quellen) sourceById(source, `content/data/exams.yaml, "${one.id}"`);

/** The ids of all objectives. */
export const objectiveIds: readonly string[] = objectives.map((one) => one.id);

/** The objectives that a section prepares for; a main section in their list stands for its parts too. */
export function objectivesOf(section: string): readonly string[] {
  const covers = (key: string): boolean =>
    key === section || (chapterByNr(key)?.sections.some((part) => part.key === section) ?? false);
  return objectives.filter(({ abschnitte }) => abschnitte.some(covers)).map((one) => one.id);
}
