/** What is written under a saved picture. */
export type Legend = {
  readonly title: string;
  readonly caption: string;
  readonly source: string;
  readonly file: string;
};

/** CSS that a drawing gets from the page and a file has to carry itself, as presentation attributes. */
const carried = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'font-variant-numeric',
] as const;

const FONT = 'Inter, "Helvetica Neue", Arial, sans-serif';
const NS = 'http://www.w3.org/2000/svg';

/** The drawing as a file of its own: styles inlined, title, caption and source line under it, on the page's ground. */
function standalone(svg: SVGSVGElement, legend: Legend): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, i) => {
    const original = originals[i];
    if (original === undefined) return;
    const style = getComputedStyle(original);
    for (const name of carried) {
      const value = style.getPropertyValue(name);
      if (value !== '' && value !== 'none' && value !== 'auto' && value !== 'normal') element.setAttribute(name, value);
      else if (name === 'fill' || name === 'stroke') element.setAttribute(name, 'none');
    }
    element.removeAttribute('class');
    // Doors lead into the site from wherever the file lies.
    const href = element.getAttribute('href');
    if (href !== null) element.setAttribute('href', new URL(href, location.href).href);
  });
  const { width, height } = svg.viewBox.baseVal;
  const page = getComputedStyle(document.documentElement);
  const ink = page.getPropertyValue('--ink');
  const size = width > 500 ? 20 : 13;
  const lines = [legend.title, ...breakLines(legend.caption, Math.floor(width / (size * 0.52))), legend.source];
  const total = height + (lines.length + 1) * size * 1.4;
  copy.setAttribute('xmlns', NS);
  copy.setAttribute('viewBox', `0 0 ${width} ${Math.ceil(total)}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(Math.ceil(total)));
  copy.setAttribute('font-family', FONT);
  for (const name of ['class', 'data-motion', 'aria-labelledby', 'role']) copy.removeAttribute(name);
  const ground = document.createElementNS(NS, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', page.getPropertyValue('--paper'));
  copy.prepend(ground);
  lines.forEach((line, i) => {
    const text = document.createElementNS(NS, 'text');
    text.setAttribute('x', String(size));
    text.setAttribute('y', String(height + (i + 1.2) * size * 1.4));
    text.setAttribute('font-size', String(i === lines.length - 1 ? size * 0.75 : size));
    text.setAttribute('font-weight', i === 0 ? '650' : '400');
    text.setAttribute('fill', ink);
    text.textContent = line;
    copy.append(text);
  });
  return new XMLSerializer().serializeToString(copy);
}

function breakLines(text: string, limit: number): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > limit) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

/** Saves the drawing as SVG. */
export function saveSvg(svg: SVGSVGElement, legend: Legend): Promise<void> {
  download(new Blob([standalone(svg, legend)], { type: 'image/svg+xml' }), `${fileName(legend.file)}.svg`);
  return Promise.resolve();
}

/** Saves the drawing as PNG, 1920 px wide for the wide layout. Rejects where the browser cannot draw it. */
export async function savePng(svg: SVGSVGElement, legend: Legend): Promise<void> {
  const markup = standalone(svg, legend);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`;
  await image.decode();
  const scale = image.naturalWidth > 500 ? 2 : 3;
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('Canvas fehlt');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('PNG fehlt');
  download(blob, `${fileName(legend.file)}.png`);
}

/** A text as the name of a file. */
export function fileName(text: string): string {
  const plain: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
  return text
    .toLowerCase()
    .replace(/[äöüß]/g, (char) => plain[char] ?? char)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Hands a file to the reader. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
