const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** HTML of one line of content: everything escaped, `code` between back quotes is code. */
export function inline(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => signs[sign]!).replace(/`([^`]+)`/g, '<code>$1</code>');
}
