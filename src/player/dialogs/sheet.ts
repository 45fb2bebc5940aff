import { element, FONT, rounded, still } from './still.ts';

/** What is said of a picture; in a comparison each half has a name. */
export type Said = { readonly name: string | null; readonly sentence: string };

/** A saved picture: drawings with what is said of them. Two halves stand side by side; one drawing may show both. */
export type Sheet = {
  readonly title: string;
  readonly said: readonly Said[];
  readonly drawings: readonly SVGSVGElement[];
  /** Whose it is, what may be done with it, and the address of the moment. */
  readonly source: readonly string[];
};

const STRONG = '650';

/** A sheet as the markup of an SVG file. `style` stands in it as it is, for programs that read it. */
export function sheetMarkup({ title, said, drawings, source }: Sheet, style = ''): string {
  const boxes = drawings.map((svg) => svg.viewBox.baseVal);
  const isWide = boxes.some(({ width }) => width > 500);
  const size = isWide ? 20 : 14;
  const margin = size * 1.4;
  const inner = boxes.reduce((sum, { width }) => sum + width, 0) + (boxes.length - 1) * margin;
  const page = getComputedStyle(document.documentElement);
  const colour = (name: string) => page.getPropertyValue(name).trim();
  const sheet = element('svg');
  const ground = element('rect', { width: '100%', height: '100%', fill: colour('--surface') });
  sheet.append(element('title'), element('desc'), ground);
  sheet.querySelector('title')!.textContent = title;
  sheet.querySelector('desc')!.textContent = [...said.map(({ sentence }) => sentence), ...source].join(' ');
  if (style !== '') sheet.append(Object.assign(element('style'), { textContent: style }));

  let y = margin;
  /** Writes a paragraph from `top` on; returns where it ends. */
  const write = (text: string, left: number, top: number, room: number, type: number, weight = '400'): number => {
    let bottom = top;
    for (const words of linesOf(text, room, `${weight} ${type}px ${FONT}`)) {
      bottom += type * 1.35;
      const fill = colour(type < size ? '--ink-soft' : '--ink');
      const line = element('text', { x: rounded(left), y: rounded(bottom - type * 0.35), fill });
      line.setAttribute('font-size', rounded(type));
      line.setAttribute('font-weight', weight);
      line.textContent = words;
      sheet.append(line);
    }
    return bottom;
  };
  y = write(title, margin, y, inner, size, STRONG);
  const column = (inner - (said.length - 1) * margin) / said.length;
  y = Math.max(
    ...said.map(({ name, sentence }, i) => {
      const left = margin + i * (column + margin);
      const below = name === null ? y : write(name, left, y + size * 0.4, column, size, STRONG);
      return write(sentence, left, below, column, size);
    }),
  );
  y += margin / 2;
  let x = margin;
  for (const [i, svg] of drawings.entries()) {
    const group = still(svg);
    group.setAttribute('transform', `translate(${rounded(x)} ${rounded(y)})`);
    sheet.append(group);
    x += boxes[i]!.width + margin;
  }
  y += Math.max(...boxes.map(({ height }) => height)) + margin / 2;
  for (const line of source) y = write(line, margin, y, inner, size * 0.75);
  const [width, height] = [Math.ceil(inner + 2 * margin), Math.ceil(y + margin / 2)];
  const frame = { viewBox: `0 0 ${width} ${height}`, width, height, 'font-family': FONT };
  for (const [name, value] of Object.entries(frame)) sheet.setAttribute(name, String(value));
  return new XMLSerializer().serializeToString(sheet);
}

/** What other fonts may need more than this one. */
const SLACK = 1.08;

/** A text in lines that fit; where one word is too long for a line, inside of it: an address loses nothing. */
function linesOf(text: string, room: number, font: string): readonly string[] {
  const context = document.createElement('canvas').getContext('2d');
  if (context !== null) context.font = font;
  const fits = (words: string) => (context?.measureText(words).width ?? words.length * 10) * SLACK <= room;
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/(?<= )|(?<=[/&?=])(?=\w)/)) {
    if (line !== '' && !fits((line + piece).trimEnd())) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
    while (!fits(line.trimEnd()) && line.length > 1) {
      let most = line.length - 1;
      while (most > 1 && !fits(line.slice(0, most))) most -= 1;
      lines.push(line.slice(0, most));
      line = line.slice(most);
    }
  }
  return line === '' ? lines : [...lines, line];
}
