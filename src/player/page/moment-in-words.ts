import { formatField } from '../../sim/kernel/field.ts';
import { frameAt } from '../../sim/kernel/compare.ts';
import type { AnyModel } from '../../sim/kernel/model.ts';
import { optionName, sentence, type Captions } from '../captions.ts';
import { ui } from '../later-strings.ts';
import { parting } from '../picture/parting.ts';
import { tell } from '../ui-strings.ts';
import type { Figure } from '../useFigure.ts';

/**
 * What is spoken of a moment: its number and its sentence; in a comparison both sentences, or that they are the same.
 * `isNew`: the comparison has just begun, and is named first.
 */
export function momentInWords(model: AnyModel, captions: Captions, figure: Figure, isNew: boolean): string {
  const { step, last, frame, comparison, params, player } = figure;
  const position = tell(ui.stepOf, { step, last });
  if (comparison === null || player.compare === null) return `${position}: ${figure.sentence}`;
  const name = model.compare?.param ?? '';
  const variant = (value: string) => optionName(captions.parameter[name], value);
  const one = sentence(frame.notes, captions);
  const other = sentence(frameAt(comparison.frames, frame.index).notes, captions);
  const { divergence } = comparison;
  const differs = divergence !== null && frame.index >= divergence;
  const said =
    one === other
      ? // The same words may be said of different pictures; the readers have heard that they parted.
        differs
        ? one
        : `${ui.alike}: ${one}`
      : `${variant(formatField(params[name] ?? ''))}: ${one} ${variant(player.compare)}: ${other}`;
  const parted = parting(divergence);
  const begins = isNew ? `${tell(ui.comparing, { name: variant(player.compare) })} ${parted && `${parted} `}` : '';
  return `${begins}${position}: ${said}`;
}
