/** The controls of one question, whatever its kind. */
export type Task = {
  /** What is still missing before the answer can be checked; empty when nothing is. */
  missing(): string;
  isRight(): boolean;
  /** Shows in place what was right and what was not, and locks the controls. Returns the reasons as sentences. */
  mark(): readonly string[];
  /** Takes marks and answer away and puts everything into the order of the seed. */
  reset(seed: number): void;
};

/** The text of an element without what scripts have put into it. */
export function plainText(element: Element): string {
  return element.textContent.replace(/\s+/g, ' ').trim();
}
