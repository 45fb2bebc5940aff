import { linksOf } from './address/links-of.ts';
import { carryOut } from './keys/commands.ts';
import { onKey } from './keys/on-key.ts';

/** What a figure needs right after it can be stepped through: keys, the commands behind them, links. One file, loaded at once. */
export const secondWave = { carryOut, linksOf, onKey };
