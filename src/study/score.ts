/**
 * Whether a choice is right: all or nothing, as in the exams. Both are lists of ids; their order does not count.
 */
export function isChoiceRight(given: readonly string[], right: readonly string[]): boolean {
  return new Set(given).size === right.length && right.every((id) => given.includes(id));
}

/** Whether a match or an order is right: every place holds what belongs there. */
export function isSequenceRight(given: readonly string[], right: readonly string[]): boolean {
  return given.length === right.length && given.every((id, at) => id === right[at]);
}
