import { figureFileOf, type FigureFile } from '../../src/lib/figure-file.ts';

/** The content file of a model's figure. */
export function captionsOf(id: string): FigureFile {
  return figureFileOf(id);
}
