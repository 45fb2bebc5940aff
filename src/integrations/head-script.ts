import { readFileSync } from 'node:fs';
import { minifySync } from 'vite';

const file = new URL('../scripts/theme.js', import.meta.url);

/**
 * The script of every head (src/scripts/theme.js), made small enough to stand in the page: a file of its own would hold
 * up the parser for a round trip. The policy allows it by its hash, so page and policy both take it from here.
 */
export const headScript: string = minifySync('theme.js', readFileSync(file, 'utf8')).code.trim();
