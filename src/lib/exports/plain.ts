/** Text without what only pages show: protected spaces, which nobody types into a search, and the quotes around code. */
export function plain(text: string): string {
  return text
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u00ad', '')
    .replace(/`([^`]+)`/g, '$1');
}
