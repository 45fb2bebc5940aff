import { isScalar, parseAllDocuments, visit } from 'yaml';

const protectedSpace = '\u00a0';
/** Stand-ins while the rules run: for a tag, which readers do not see, and for code and addresses, which they do. */
const [tag, code] = ['\ue000', '\ue001'];

const units = [
  '[kKMGT]?(?:Bit|Byte|B|Hz)(?:/s)?|[kKMGT]B',
  'ns|µs|ms|s|Sekunden?|Minuten?|Stunden?|Tage?',
  '%|‰|GbE',
  '[vp]?CPUs?|Cores?|VMs?|Hosts?|Ports?|Seiten|Zyklen',
].join('|');
const words = [
  'Abschnitt(?:e|en|s)?|Tabellen?|Tab\\.|Abbildung(?:en)?|Abb\\.|Kapitels?|Seiten?|S\\.|Nr\\.|KB',
  'ESXi?|vSphere|vCenter|Version|Update|Pentium|Level|Ringe?|Ports?|Schritte?',
].join('|');

// A number may be the placeholder of a caption: „{n} vCPUs“.
const rules: readonly RegExp[] = [
  new RegExp(`(?<=[\\d}]${tag}*) (?=${tag}*(?:${units})(?![\\p{L}\\p{N}]))`, 'gu'),
  new RegExp(`(?<=(?<![\\p{L}\\p{N}])(?:${words})${tag}*) (?=${tag}*[\\d{])`, 'gu'),
  // „z. B.“, „d. h.“, „i. d. R.“: single letters with points.
  /(?<=(?<!\p{L})\p{L}\.) (?=\p{L}\.)/gu,
];

/** Protects the spaces of German text at which no line may break: „4 GB“, „Tabelle 2.1“, „z. B.“. Idempotent. */
export function protectSpaces(text: string): string {
  return rules.reduce((result, rule) => result.replace(rule, protectedSpace), text);
}

// Code, link targets and addresses, then tags with their attributes.
const untouchable = /```[^]*?```|`[^`\n]*`|\]\([^)\n]*\)|https?:\/\/[^\s)>'"]+|<\/?[A-Za-z][^>]*>/g;

/** As `protectSpaces` for Markdown and MDX: code, addresses, tags and attributes stay as they are. */
export function protectMarkdown(text: string): string {
  const kept: string[] = [];
  const masked = text.replace(untouchable, (found) => {
    kept.push(found);
    return found.startsWith('<') ? tag : code;
  });
  return protectSpaces(masked).replace(new RegExp(`[${tag}${code}]`, 'g'), () => kept.shift() ?? '');
}

/** As `protectMarkdown` for the text values of a YAML file; keys, comments and layout stay as they are. */
export function protectYaml(text: string): string {
  const ranges: [start: number, end: number][] = [];
  for (const document of parseAllDocuments(text)) {
    visit(document, (key, node) => {
      if (key !== 'key' && isScalar(node) && typeof node.value === 'string' && node.range) {
        ranges.push([node.range[0], node.range[1]]);
      }
    });
  }
  let result = text;
  for (const [start, end] of ranges.reverse()) {
    result = result.slice(0, start) + protectMarkdown(result.slice(start, end)) + result.slice(end);
  }
  return result;
}

/** As `protectMarkdown` for a whole chapter, whose front matter is YAML. */
export function protectChapter(text: string): string {
  const [front = ''] = /^---\n[^]*?\n---\n/.exec(text) ?? [];
  const values = front === '' ? '' : `---\n${protectYaml(front.slice(4, -4))}---\n`;
  return values + protectMarkdown(text.slice(front.length));
}
