/**
 * Frequent English function words that no German sentence has. Words that are German too (was, so, in, also, die, on in
 * „add on“) are left out: a forgotten English sentence never gets by without these.
 */
const functionWords = [
  'the and with for from this that these those there their they is are were been being be has have had did',
  'would should could must can may might but which who whose when where while about after before between into',
  'through during by at of to if than then them its it your you we our both each every any some such other',
  'most only own very too just there here please click see how what why',
].flatMap((line) => line.split(' '));

const pattern = new RegExp(`(?<![\\p{L}\\p{N}_/.{-])(?:${functionWords.join('|')})(?![\\p{L}\\p{N}_/}-])`, 'giu');

/** Names of products, settings and documents that stand in German text as they are. */
export const allowedEnglish: readonly string[] = [
  'ANY',
  'Appliances, Backup, and Virtual Disk',
  'CC BY',
  'Essentials of Cloud',
  'Performance Best Practices for VMware vSphere',
  'SDK for .NET',
  'SDK for Perl',
  'Management Architecture for Server Hardware',
  'The AMD Opteron Northbridge Architecture',
  'The AMD processor roadmap',
  'The CPU Scheduler in VMware ESX',
  'Trap and Emulate',
  'VMware APIs and SDKs Documentation',
  'vCenter Server for Essentials',
];

/** What in a text is English and is not an allowed name, each with its surroundings. */
export function englishLeftovers(text: string): readonly string[] {
  const german = allowedEnglish.reduce((rest, name) => rest.replaceAll(name, '…'), plainSpaces(text));
  return Array.from(german.matchAll(pattern), ({ index }) => around(german, index));
}

/** Signs that German typography does not have: "…", 'x', » «, a hyphen as dash, three points, unpaired „“. */
export function typographyFaults(text: string): readonly string[] {
  const plain = plainSpaces(text);
  const faults = Array.from(plain.matchAll(/["»«]|(?<!\p{L})'|'(?!\p{L})|(?<=\S) - (?=\S)|\.{3}/gu), ({ index }) =>
    around(plain, index),
  );
  let open: number | null = null;
  for (const { 0: sign, index } of plain.matchAll(/[„“]/g)) {
    if ((sign === '„') === (open !== null)) faults.push(around(plain, index));
    open = sign === '„' ? index : null;
  }
  return open === null ? faults : [...faults, around(plain, open)];
}

function plainSpaces(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function around(text: string, index: number): string {
  return text.slice(Math.max(0, index - 25), index + 35);
}
