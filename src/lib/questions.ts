import { contentNames, readContent } from './content.ts';
import { objectivesOf } from './exams.ts';
import { chapterByNr, outline, type Chapter } from './outline.ts';
import { questionsSchema, type RawQuestion } from './question-schema.ts';
import { sourceById } from './sources.ts';

/** A question of one of four kinds (`art`), with the exam objectives that it belongs to. */
export type Question = RawQuestion & { readonly ziel: readonly string[] };

/** The sections that questions of a chapter may name, in reading order. */
function keysOf(chapter: Chapter): readonly string[] {
  return [chapter.nr, ...chapter.sections.map(({ key }) => key)];
}

function readChapter(chapter: Chapter, name: string): readonly Question[] {
  const keys = keysOf(chapter);
  const file = `content/${name}.yaml`;
  const read = readContent(name, questionsSchema).map((question): Question => {
    const place = `${file}, question "${question.id}"`;
    if (!keys.includes(question.abschnitt)) {
      throw new Error(`${place}: found abschnitt "${question.abschnitt}", allowed in this file: ${keys.join(', ')}`);
    }
    for (const source of question.quellen) sourceById(source, place);
    return { ...question, ziel: question.ziel ?? [...objectivesOf(question.abschnitt)] };
  });
  return read.toSorted((a, b) => keys.indexOf(a.abschnitt) - keys.indexOf(b.abschnitt));
}

function readAll(): readonly Question[] {
  const fileOf = (chapter: Chapter): string => `fragen/${chapter.nr.replaceAll('.', '-')}`;
  const expected = outline.map(fileOf);
  const stray = contentNames('fragen').find((name) => !expected.includes(name));
  if (stray !== undefined) {
    throw new Error(`content/${stray}.yaml: no such main section, allowed: ${expected.join(', ')}`);
  }
  const all = outline.flatMap((chapter) => readChapter(chapter, fileOf(chapter)));
  const ids = all.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new Error(`content/fragen: found id "${twice}" twice, allowed: each id once`);
  return all;
}

/** All questions in the order of the book, section by section. */
export const questions: readonly Question[] = readAll();

/** The questions about a section; a main section stands for its parts too. */
export function questionsAbout(section: string): readonly Question[] {
  const keys = [section, ...(chapterByNr(section)?.sections.map(({ key }) => key) ?? [])];
  return questions.filter(({ abschnitt }) => keys.includes(abschnitt));
}
