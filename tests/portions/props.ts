import type { FigureProps } from '../../src/player/props.ts';
import { initialValues } from '../../src/sim/kernel/field.ts';
import { asRun } from '../../src/sim/kernel/explorer.ts';
import { answersOf } from '../../src/sim/kernel/portions.ts';
import { counting } from './model.ts';

/** What a page says of the counting figure: its words, a lecture of two stops, and their answers, computed here in Node. */
export function countingProps(slug: string, context: FigureProps['context']): FigureProps {
  const initial = initialValues(counting.params);
  return {
    slug,
    content: '',
    context,
    captions: {
      titel: 'Zählen',
      kurz: 'Zählt in Portionen.',
      notizen: { counted: { schritt: 'gezaehlt', text: 'Gezählt bis {count}, Prüfsumme {sum}.' } },
      wahl: {},
      parameter: {
        upTo: { name: 'Bis' },
        from: { name: 'Von', werte: { zero: 'null', one: 'eins' } },
      },
      vorlagen: {},
      worte: {},
    },
    path: [
      { id: 'klein', frame: 0, told: 'Erst bis tausend.' },
      { id: 'gross', frame: 0, told: 'Dann bis zweitausend.', params: { upTo: 2000 } },
    ],
    aliases: {},
    data: null,
    answers: answersOf(asRun(counting, null), [initial, { ...initial, upTo: 2000 }]),
    base: '/',
    chapter: 'kapitel/#zaehlen',
    inChapter: { params: {}, compare: null },
    label: 'Abbildung',
    start: {},
    compare: null,
    step: null,
  };
}
