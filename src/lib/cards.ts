import type { Card } from './card.ts';
import { cardRules } from './card-rules.ts';
import { glossary, type Term } from './glossary.ts';
import { outline } from './outline.ts';
import { questions, type Question } from './questions.ts';
import { tableCards } from './table-cards.ts';
import { seedOf, shuffled } from '../study/shuffle.ts';
import { withBase } from './url.ts';

function termCard({ id, begriff, definition, abschnitte, siehe }: Term): Card {
  const at = glossary.findIndex((one) => one.id === id);
  const others = glossary.filter((one) => one.id !== id);
  const near = others.toSorted((a, b) => distance(a) - distance(b)).slice(0, 3);
  function distance(other: Term): number {
    const close = siehe.includes(other.id) ? -glossary.length : 0;
    return close + Math.abs(glossary.indexOf(other) - at);
  }
  return {
    id: `begriff-${id}`,
    kind: 'begriff',
    section: abschnitte[0] ?? '2',
    front: `Was bedeutet „${begriff}“?`,
    options: [],
    answer: [definition],
    more: [],
    later: null,
    version: null,
    choices: shuffled([definition, ...near.map((one) => one.definition)], seedOf(id, 0)),
    source: { label: 'Glossar', href: withBase(`/glossar/#${id}`) },
  };
}

function questionCard(question: Question): Card {
  const { id, abschnitt, erklaerung, stand } = question;
  return {
    id: `frage-${id}`,
    kind: 'frage',
    section: abschnitt,
    ...sidesOf(question),
    more: [erklaerung],
    later: null,
    version: stand === 'heute' ? 'heute' : 'vSphere\u00a04',
    choices: [],
    source: { label: 'Frage', href: withBase(`/fragen/#frage-${id}`) },
  };
}

function sidesOf(question: Question): Pick<Card, 'front' | 'options' | 'answer'> {
  const { frage, id } = question;
  switch (question.art) {
    case 'einfach':
    case 'mehrfach': {
      const right = question.optionen.filter(({ richtig }) => richtig).map(({ text }) => text);
      const front = question.art === 'einfach' ? frage : `${frage} (${right.length}\u00a0richtig)`;
      return { front, options: question.optionen.map(({ text }) => text), answer: right };
    }
    case 'zuordnung': {
      const lefts = question.paare.map(({ links }) => links);
      const rights = [...question.paare.map(({ rechts }) => rechts), ...question.ablenker.map(({ text }) => text)];
      return {
        front: frage,
        options: [`Links: ${lefts.join(' · ')}`, `Rechts: ${shuffled(rights, seedOf(id, 0)).join(' · ')}`],
        answer: question.paare.map(({ links, rechts }) => `${links}: ${rechts}`),
      };
    }
    case 'reihenfolge':
      return {
        front: frage,
        options: shuffled(question.folge, seedOf(id, 0)),
        answer: question.folge.map((step, at) => `${at + 1}. ${step}`),
      };
  }
}

function readCards(): readonly Card[] {
  const all = [...cardRules.flatMap(tableCards), ...glossary.map(termCard), ...questions.map(questionCard)];
  const ids = all.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new Error(`content/data/karten.yaml: found card "${twice}" twice, allowed: each once`);
  const order = outline.flatMap((chapter) => [chapter.nr, ...chapter.sections.map(({ key }) => key)]);
  return all.toSorted((a, b) => order.indexOf(a.section) - order.indexOf(b.section));
}

/** All cards in the order of the book; within a section tables, terms, questions. */
export const cards: readonly Card[] = readCards();
