import { Dialogs } from './dialogs/Dialogs.tsx';
import { Details } from './explain/Details.tsx';
import { Below } from './settings/Below.tsx';
import { linksOf } from './address/links-of.ts';
import { carryOut } from './keys/commands.ts';
import { onKey } from './keys/on-key.ts';

/** What a figure needs right after it can be stepped through: what stands below, keys and their
 * commands, links. One file, loaded at once. */
export const secondWave = { Below, Details, Dialogs, carryOut, linksOf, onKey };
