/** Rows of cells as CSV with semicolons. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(';')}\r\n`).join('');
}

/** A cell that no spreadsheet takes for a formula: one that begins like one is led by an apostrophe. */
export function csvCell(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n').replaceAll('\0', '');
  const harmless = /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(clean) ? `'${clean}` : clean;
  return /[";\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
