/** CSS that a drawing gets from its page and a file has to carry itself. All of it is inherited. */
const carried = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'stroke-linejoin',
  'stroke-linecap',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

/** Attributes that belong to the page, its program and its tests. */
const ofThePage = /^(class|style|tabindex|focusable|dominant-baseline|role|data-.*|aria-.*)$/;

const NS = 'http://www.w3.org/2000/svg';

/** A font of about the same widths comes first where the site's own is missing. */
export const FONT = `'Inter Variable', Inter, 'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans Condensed', sans-serif`;

/** An element of a picture, with its attributes. */
export function element<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number>> = {},
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/**
 * A drawing of the page as it stands when nothing moves any more: a group that looks the same in a file of its own, in any
 * program. Styles are attributes, baselines are offsets, halos are texts, and each word keeps its width in another font.
 */
export function still(svg: SVGSVGElement): SVGGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.dataset.motion = 'cut';
  // It stands in the page for as long as it is looked at: there its styles hold.
  svg.after(copy);
  const sizes = new Map<string, number>();
  const all = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  const changes = all.map((one) => changeOf(one, one === copy ? null : one.parentElement, sizes));
  copy.remove();
  for (const change of changes) change();
  const group = element('g');
  for (const name of carried) group.setAttribute(name, copy.getAttribute(name) ?? '');
  group.append(...copy.childNodes);
  return group;
}

/** What has to be done to an element; found before anything is changed, since styles depend on classes above it. */
function changeOf(one: SVGElement, parent: Element | null, sizes: Map<string, number>): () => void {
  const style = getComputedStyle(one);
  if (style.opacity === '0' || style.display === 'none' || style.visibility === 'hidden') return () => one.remove();
  const above = parent === null ? null : getComputedStyle(parent);
  const own = carried.filter((name) => above?.getPropertyValue(name) !== style.getPropertyValue(name));
  const values: [string, string][] = own.map((name) => [name, portable(name, style.getPropertyValue(name))]);
  if (style.opacity !== '1') values.push(['opacity', style.opacity]);
  const place = one instanceof SVGTextElement ? placeOf(one, style, sizes) : null;
  const width = ownWidth(one);
  const hasHalo = one instanceof SVGTextElement && style.paintOrder.startsWith('stroke') && style.stroke !== 'none';
  return () => {
    for (const { name } of [...one.attributes]) if (ofThePage.test(name)) one.removeAttribute(name);
    for (const [name, value] of values) one.setAttribute(name, value);
    if (place !== null) one.setAttribute('transform', `${one.getAttribute('transform') ?? ''} ${place}`.trim());
    if (width !== null) {
      one.setAttribute('textLength', width);
      one.setAttribute('lengthAdjust', 'spacingAndGlyphs');
    }
    if (one instanceof SVGTextElement && one.childElementCount > 0) keepSpaces(one);
    // Doors lead into the site from wherever the file lies.
    const href = one.getAttribute('href');
    if (href !== null) one.setAttribute('href', new URL(href, location.href).href);
    if (hasHalo) splitHalo(one);
  };
}

function portable(name: string, value: string): string {
  if (name === 'font-family') return value.includes('Inter') ? FONT : 'monospace';
  if (/^rgba\(.*, 0\)$/.test(value)) return 'none';
  return value.replace(/^url\("(.*)"\)$/, 'url($1)');
}

/** How a text that hangs on another line than its foot is moved there. Few programs know any other. */
function placeOf(text: SVGTextElement, style: CSSStyleDeclaration, sizes: Map<string, number>): string | null {
  const { dominantBaseline, fontSize, fontFamily } = style;
  if (dominantBaseline === 'auto' || dominantBaseline === 'alphabetic') return null;
  const key = `${dominantBaseline} ${fontSize} ${fontFamily}`;
  let down = sizes.get(key);
  if (down === undefined) {
    const hung = text.getBBox().y;
    text.style.dominantBaseline = 'alphabetic';
    down = hung - text.getBBox().y;
    text.style.dominantBaseline = '';
    sizes.set(key, down);
  }
  return `translate(0 ${rounded(down)})`;
}

/** The width of a text of its own; its lines have their own where it has several. */
function ownWidth(one: SVGElement): string | null {
  if (!(one instanceof SVGTextContentElement) || one.hasAttribute('textLength')) return null;
  const isLine = one instanceof SVGTSpanElement ? one.hasAttribute('x') : one.querySelector('tspan[x]') === null;
  const width = one.getComputedTextLength();
  return isLine && width > 0 ? rounded(width) : null;
}

/** Between pieces of a text some programs drop spaces. */
function keepSpaces(text: Element): void {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    node.nodeValue = (node.nodeValue ?? '').replace(/^ | $/g, '\u00a0');
  }
}

/** The light edge of a word as a text behind it: not every program paints edges first. */
function splitHalo(text: Element): void {
  const halo = text.cloneNode(true) as Element;
  halo.setAttribute('aria-hidden', 'true');
  halo.setAttribute('fill', 'none');
  text.setAttribute('stroke', 'none');
  text.before(halo);
}

export function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
