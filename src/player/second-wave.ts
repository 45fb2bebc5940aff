import { Attend } from './Attend.tsx';
import { Dialogs } from './dialogs/Dialogs.tsx';
import { PickedPlace } from './explain/PickedPlace.tsx';
import { Foot } from './Foot.tsx';
import { linksOf } from './address/links-of.ts';
import { carryOut } from './keys/commands.ts';
import { onKey } from './keys/on-key.ts';
import { momentInWords } from './page/moment-in-words.ts';
import { Asks } from './rail/Asks.tsx';

/** What a figure needs right after it can be stepped through: the rest of rail and foot, keys and their commands, links,
 * what follows it, words for the live region. One file, loaded at once. */
export const secondWave = { Asks, Attend, Dialogs, Foot, PickedPlace, carryOut, linksOf, momentInWords, onKey };
