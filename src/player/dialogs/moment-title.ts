import { formatField } from '../../sim/kernel/field.ts';
import { compareName, questionOf } from '../rail/question-of.ts';
import { ui } from '../later-strings.ts';
import { tell } from '../ui-strings.ts';
import type { PlayerProps } from '../props.ts';
import type { Figure } from '../useFigure.ts';
import { words } from './ui-strings.ts';

type Named = Pick<PlayerProps, 'model' | 'captions' | 'slug'>;

/** How a moment differs from the same step of the lecture: question, rule, what stands beside it, choices of the reader's own. */
function differences({ model, captions }: Named, figure: Figure): readonly string[] {
  const { player, onPath } = figure;
  if (onPath && player.compare === null) return [];
  const { shown, beside } = compareName(model, captions, figure);
  const rule = beside === null ? shown : tell(words.against, { shown: shown ?? '', beside });
  return [
    questionOf(model, captions, figure) ?? ui.ownSettings,
    ...(rule === null ? [] : [rule]),
    ...(player.run.choices.length === 0 ? [] : [words.ownRun]),
  ];
}

/** The name of a moment; two moments that look different have different ones. */
export function momentTitle(named: Named, figure: Figure): string {
  const position = tell(ui.stepOf, { step: figure.step, last: figure.last });
  return [named.captions.titel, ...differences(named, figure), position].join(' · ');
}

/** The name of its file, without ending: figure, step, and how it differs. Files of one figure sort by step. */
export function momentFile(named: Named, figure: Figure): string {
  const { onPath, momentId, player, params } = figure;
  const { model, captions, slug } = named;
  const parts = [slug, String(figure.step).padStart(2, '0'), momentId ?? words.ownRun];
  if (!onPath || player.compare !== null) {
    if (model.compare !== null) parts.push(formatField(params[model.compare.param] ?? ''));
    if (player.compare !== null) parts.push(ui.compare, player.compare);
    parts.push(questionOf(model, captions, figure) ?? ui.ownSettings);
  }
  return fileName(parts.join(' ')).slice(0, 80).replace(/-$/, '');
}

/** A text as the name of a file. */
export function fileName(text: string): string {
  const plain: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
  return text
    .toLowerCase()
    .replace(/[äöüß]/g, (char) => plain[char] ?? char)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
