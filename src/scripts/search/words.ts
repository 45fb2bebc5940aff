import { fold } from '../fold.ts';

/** A word of a text: folded, and where it stands there. */
export type Word = { readonly word: string; readonly from: number; readonly to: number };

/** The words of a text in its order. A number is a word whole, its thousands points left out: 1.024 → 1024, but 2.5.3 and 9,8 stay. */
export function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(/\d+(?:[.,]\d+)+(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+/gu), (match) => ({
    word: /^\d{1,3}(\.\d{3})+$/.test(match[0]) ? match[0].replaceAll('.', '') : fold(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** What hyphens join, as one word each: „Co-Scheduling“ → coscheduling. */
export function joinedWords(text: string, words: readonly Word[]): readonly Word[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    return next !== undefined && isHyphen(text, word, next) ? [join(word, next)] : [];
  });
}

/** Whether nothing but a hyphen stands between two words of a text. */
export function isHyphen(text: string, a: Word, b: Word): boolean {
  return /^[-‑]$/.test(text.slice(a.to, b.from));
}

/** Two words that follow each other as one. */
export function join(a: Word, b: Word): Word {
  return { word: a.word + b.word, from: a.from, to: b.to };
}

/** A word without its ending, German or English: „freiem“, „freie“ → „frei“. At least four letters stay. */
export function stem(word: string): string {
  return /\d/.test(word) ? word : word.replace(/(?<=.{4})(?:ern|em|en|er|es|e|s|n)$/, '');
}

/** Words that say nothing about what is looked for; a question is full of them. */
const filling = new Set(
  (
    'aber als am an auch auf aus bei bin bis da das dass dem den der des die dies diese dieser doch ein eine einem einen ' +
    'einer eines er es fuer geht gibt hat ich ihr im in ist ja kann kein keine man mein meine mich mir mit muss nach nicht ' +
    'noch nur ob oder pro sehr sein sich sie sind so trotz ueber um und vom von vor wann warum was welche welcher welches ' +
    'wenn wie wieso wieviel viel viele weshalb wer wird wo zu zum zur zwischen hoch ' +
    'a about an and are at be by can do does for from get have how i if in into is it my no not of on or per should that ' +
    'the there this to too up was what when where which why will with'
  ).split(' '),
);

/** Whether a folded word only fills a sentence. */
export function isFilling(word: string): boolean {
  return filling.has(word);
}

/**
 * How a folded word sounds: what writers take for each other is one letter (sch and sh; c, ck, q and k; ph, v, w and f; th,
 * dt and t; ü, y and i; s and z), and doubled letters are single.
 */
export function sound(word: string): string {
  return word
    .replace(/sch|sh/g, 'š')
    .replace(/ck|[cq]/g, 'k')
    .replace(/ph|v|w/g, 'f')
    .replace(/th|dt/g, 't')
    .replace(/ue|y/g, 'i')
    .replace(/z/g, 's')
    .replace(/ks|x/g, 'x')
    .replace(/(.)\1+/g, '$1');
}

/**
 * How many letters have to be changed, added, left out or swapped with their neighbour to make one word of another;
 * anything above `limit` is reported as Infinity.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j - 1]! + (same ? 0 : 1), last[j]! + 1, row[j - 1]! + 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (i > 1 && j > 1 && swapped) cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return Infinity;
    [beforeLast, last] = [last, row];
  }
  return last[b.length]! <= limit ? last[b.length]! : Infinity;
}
