import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Captions } from '../../src/player/captions.ts';

/** The caption file of a scenario. */
export function captionsOf(id: string): Captions {
  return parse(readFileSync(`content/captions/${id}.yaml`, 'utf8')) as Captions;
}
