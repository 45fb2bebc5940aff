import type { Card } from '../card.ts';
import { seedOf, shuffled } from '../../study/shuffle.ts';
import { anchorOf } from '../outline.ts';
import type { Question } from '../questions.ts';

/** A task for a learning platform, whatever the format. */
export type Item = {
  /** Unique, and a name in XML: `frage-q07`, `karte-2-1-vms-anzahl`. */
  readonly id: string;
  readonly source: 'Fragen' | 'Karten';
  readonly prompt: string;
  readonly explanation: string;
  readonly tags: readonly string[];
  readonly task: Task;
};

type Task =
  | { readonly kind: 'choice'; readonly single: boolean; readonly options: readonly Option[] }
  | {
      readonly kind: 'match';
      readonly pairs: readonly (readonly [string, string])[];
      readonly spare: readonly string[];
    }
  | { readonly kind: 'order'; readonly steps: readonly string[] };

/** `why` says what is wrong with a wrong option; empty where nothing is said. */
export type Option = { readonly text: string; readonly right: boolean; readonly why: string };

/** A question as a task. */
export function questionItem(question: Question): Item {
  const { id, frage, erklaerung, abschnitt, stufe } = question;
  return {
    id: `frage-${id}`,
    source: 'Fragen',
    prompt: frage,
    explanation: erklaerung,
    tags: [anchorOf(abschnitt), stufe],
    task: taskOf(question),
  };
}

function taskOf(question: Question): Task {
  switch (question.art) {
    case 'einfach':
    case 'mehrfach':
      return {
        kind: 'choice',
        single: question.art === 'einfach',
        options: shuffled(question.optionen, seedOf(question.id, 0)).map(({ text, richtig = false, warum = '' }) => ({
          text,
          right: richtig,
          why: warum,
        })),
      };
    case 'zuordnung':
      return {
        kind: 'match',
        pairs: question.paare.map(({ links, rechts }) => [links, rechts] as const),
        spare: question.ablenker.map(({ text }) => text),
      };
    case 'reihenfolge':
      return { kind: 'order', steps: question.folge };
  }
}

/** A card with wrong choices as a task; null for one without. */
export function cardItem(card: Card): Item | null {
  if (card.kind !== 'tabelle' || card.choices.length === 0) return null;
  const right = card.answer.join(', ');
  const known = card.version === null ? '' : ` (${card.version})`;
  return {
    id: `karte-${card.id}`,
    source: 'Karten',
    prompt: `${card.front}${known}`,
    explanation: [`${right}${known}`, ...card.more, ...(card.later === null ? [] : [card.later])].join(' · '),
    tags: [anchorOf(card.section), 'karte'],
    task: {
      kind: 'choice',
      single: true,
      options: card.choices.map((text) => ({ text, right: text === right, why: '' })),
    },
  };
}
