/** A table as lines of cells; the first line is its head. */
export type Grid = readonly (readonly string[])[];

export type Format = 'markdown' | 'csv' | 'tsv';

/** A table as text to paste elsewhere. Numbers stay German, so CSV is divided by semicolons. */
export function gridText(grid: Grid, format: Format): string {
  switch (format) {
    case 'markdown':
      return markdown(grid);
    case 'csv':
      return grid.map((line) => line.map(quote).join(';')).join('\r\n');
    case 'tsv':
      return grid.map((line) => line.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
  }
}

function quote(cell: string): string {
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function markdown([head = [], ...body]: Grid): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}
