import type { MdastPluginDefinition } from 'satteri';

const protectedSpace = '\u00a0';
const narrowSpace = '\u202f';

/** Units and words that must not stand alone at the start of a line. */
const units =
  '(?:[kMGT]i?[BW]|[kMGT]?(?:Bit/s|bit/s|Bit|Byte|Hz|B)|KB|GBit/s|MBit/s|ms|µs|ns|s|Minuten?|Stunden?|Tage?|%|‰|vCPUs?|pCPUs?|CPUs?|Cores?|Kerne?|VMs|Seiten|Zyklen|Hosts?)';

const rules: readonly (readonly [RegExp, string])[] = [
  // „z. B.“, „d. h.“: abbreviations of several letters.
  [/\b([zdauois])\. ?([BhaäuÄÜäo])\./g, `$1.${narrowSpace}$2.`],
  // A number and its unit.
  [new RegExp(`(\\d) (?=${units}(?![\\p{L}\\p{N}]))`, 'gu'), `$1${protectedSpace}`],
  // A word that only counts together with its number.
  [
    /\b(Abschnitt|Abschnitte|Tabelle|Tabellen|Abbildung|Abbildungen|Kapitel|Ring|Port|Ports|Version|ESX|ESXi|vSphere|Seite|Nr\.|Server) (?=\d)/g,
    `$1${protectedSpace}`,
  ],
  // A dash between words belongs to the word before it.
  [/ – /g, `${protectedSpace}– `],
  // Hidden line break of a thousands group is impossible with a point, but not around an operator.
  [/(\d) ([×=+−]) (?=\d)/g, `$1${protectedSpace}$2${protectedSpace}`],
];

/** Protects the spaces of German text that no line may break at. */
export function protectSpaces(text: string): string {
  return rules.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}

/** Applies `protectSpaces` to all running text of Markdown and MDX; code keeps its spaces. */
export const germanSpaces: MdastPluginDefinition = {
  name: 'german-spaces',
  text(node, context) {
    const value = protectSpaces(node.value);
    if (value !== node.value) context.setProperty(node, 'value', value);
  },
};
