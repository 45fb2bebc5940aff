import { checksum } from './checksum.ts';
import { canonical, type Progress } from './progress.ts';
import { attempt, fields, readProgress, refuseWith, type Reading } from './read-progress.ts';

const MOST_SIGNS = 3_000_000;
const names = ['unterbau', 'von', 'gespeichert', 'pruefsumme', 'stand'];

/** The progress as a file to keep: readable, with the address it comes from, the time and a checksum. */
export function backupText(progress: Progress, address: string, now: Date): string {
  const content = {
    unterbau: 'lernstand',
    von: address,
    gespeichert: now.toISOString(),
    pruefsumme: checksum(canonical(progress)),
    stand: progress,
  };
  return `${JSON.stringify(content, null, 1)}\n`;
}

/** `unterbau-lernstand-2026-11-26-2130.json`: names that sort by time. */
export function backupName(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `unterbau-lernstand-${day}-${two(now.getHours())}${two(now.getMinutes())}.json`;
}

/** Reads such a file. Never throws; what is damaged, foreign or newer is refused with place and reason. */
export function readBackup(text: string): Reading<Progress> {
  return attempt(() => {
    if (text.length > MOST_SIGNS)
      refuseWith('Die Datei ist größer als drei Millionen Zeichen. Das ist kein Lernstand.');
    const value = parsed(text.replace(/^\ufeff/, ''));
    if (typeof value !== 'object' || value === null || (value as { unterbau?: unknown }).unterbau !== 'lernstand') {
      refuseWith(
        'Feld „unterbau“: gefunden wurde nicht „lernstand“. Die Datei stammt nicht aus dem Fortschritt von Unterbau.',
      );
    }
    const { stand, pruefsumme } = fields(value, names, 'Datei');
    return checked(readProgress(stand), pruefsumme, 16, 'Feld „pruefsumme“');
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    const line = position === undefined ? '' : ` in Zeile ${text.slice(0, Number(position)).split('\n').length}`;
    return refuseWith(`Die Datei bricht${line} ab oder ist dort beschädigt: Sie ist kein lesbares JSON.`);
  }
}

/** The progress that was read, if it is what was once written; `sum` has the first `digits` of its checksum. */
export function checked(reading: Reading<Progress>, sum: unknown, digits: number, place: string): Progress {
  if (!reading.ok) return refuseWith(reading.reason);
  if (sum !== checksum(canonical(reading.value)).slice(0, digits)) {
    refuseWith(`${place}: passt nicht zum Inhalt. Er wurde verändert oder beschädigt.`);
  }
  return reading.value;
}
