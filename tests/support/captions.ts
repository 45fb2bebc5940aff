import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { CaptionFile } from '../../src/lib/captions.ts';

/** The caption file of a scenario. */
export function captionsOf(id: string): CaptionFile {
  return parse(readFileSync(`content/captions/${id}.yaml`, 'utf8')) as CaptionFile;
}
