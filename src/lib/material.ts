import { cards } from './cards.ts';
import { type Exam, type Objective } from './exams.ts';
import { registeredFigures } from './figure-register.ts';
import { goalAnchor, goalIds } from './goals.ts';
import { anchorOf, outline, type Chapter } from './outline.ts';
import { questions } from './questions.ts';

/** What there is to learn in one section, by the ids under which progress is kept. */
export type Material = {
  readonly key: string;
  readonly goals: readonly string[];
  readonly questions: readonly string[];
  readonly cards: readonly string[];
  readonly figures: readonly string[];
};

/** The key of a section in the reader's progress: its anchor without kind, `2-5-1`. */
function keyOf(section: string): string {
  return anchorOf(section).replace('abschnitt-', '');
}

/** Of a chapter itself: its goals, and what belongs to none of its sections. */
function materialAt(key: string, goals: readonly string[]): Material {
  return {
    key: keyOf(key),
    goals,
    questions: questions.filter(({ abschnitt }) => abschnitt === key).map(({ id }) => id),
    cards: cards.filter(({ section }) => section === key).map(({ id }) => id),
    figures: registeredFigures.filter(({ abschnitte }) => abschnitte[0] === key).map(({ slug }) => slug),
  };
}

function goalsOf(chapter: Chapter): readonly string[] {
  return goalIds(chapter).map((id) => goalAnchor(chapter, id).replace('lernziel-', ''));
}

/** A line of the overview: a chapter or one of its sections. */
export type Line = {
  readonly nr: string | null;
  readonly title: string;
  readonly href: string;
  readonly isPart: boolean;
  readonly material: Material;
};

/** Chapters and sections in reading order. */
export const lines: readonly Line[] = outline.flatMap((chapter) => {
  const page = `/kapitel/${chapter.slug}/`;
  const head = { nr: chapter.nr, title: chapter.title, href: `${page}#${chapter.anchor}`, isPart: false };
  return [
    { ...head, material: materialAt(chapter.nr, goalsOf(chapter)) },
    ...chapter.sections.map(({ key, nr, title, anchor }) => ({
      nr,
      title,
      href: `${page}#${anchor}`,
      isPart: true,
      material: materialAt(key, []),
    })),
  ];
});

/** An objective of an exam: the sections that prepare for it, and the questions about it. */
export type Aim = {
  readonly objective: Objective;
  readonly sections: readonly string[];
  readonly questions: readonly string[];
};

/** The objectives of an exam. A main section in their list stands for its parts too. */
export function aimsOf(exam: Exam): readonly Aim[] {
  return exam.ziele.map((objective) => ({
    objective,
    sections: outline.flatMap((chapter) => {
      const parts = chapter.sections.map(({ key }) => key);
      if (objective.abschnitte.includes(chapter.nr)) return [chapter.nr, ...parts].map(keyOf);
      return parts.filter((key) => objective.abschnitte.includes(key)).map(keyOf);
    }),
    questions: questions.filter(({ ziel }) => ziel.includes(objective.id)).map(({ id }) => id),
  }));
}
