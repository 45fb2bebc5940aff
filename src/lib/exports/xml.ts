/** Text for XML 1.0: markup escaped, signs that XML does not know left out. */
export function xml(text: string): string {
  return known(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Text for XML 1.0 as one CDATA section, or as several where it holds what would end one. */
export function cdata(text: string): string {
  return `<![CDATA[${known(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** Text without the signs that XML 1.0 does not know. */
function known(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}

/** A comment; two hyphens would end it early. */
export function comment(text: string): string {
  return `<!-- ${xml(text).replaceAll('--', '–')} -->`;
}
