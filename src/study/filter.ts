/** What a question can be chosen by. `chapter` is the main section that `section` belongs to. */
export type Facets = {
  readonly section: string;
  readonly chapter: string;
  readonly goals: readonly string[];
  readonly level: string;
};

/** A reader's choice; the empty text and `false` stand for all. */
export type Filter = {
  readonly section: string;
  readonly goal: string;
  readonly level: string;
  readonly wrongOnly: boolean;
};

/** Whether a question is among the chosen ones. A main section stands for its parts too. */
export function isChosen(question: Facets, filter: Filter, wasWrong: boolean): boolean {
  return (
    ['', question.section, question.chapter].includes(filter.section) &&
    (filter.goal === '' || question.goals.includes(filter.goal)) &&
    ['', question.level].includes(filter.level) &&
    (!filter.wrongOnly || wasWrong)
  );
}
