/** Text for XML 1.0: markup escaped, signs that XML does not know left out. */
export function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A comment; two hyphens would end it early. */
export function comment(text: string): string {
  return `<!-- ${xml(text).replaceAll('--', '–')} -->`;
}
