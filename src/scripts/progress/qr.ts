import { encode } from 'uqr';

const SVG = 'http://www.w3.org/2000/svg';

/** A text as QR code, dark on light whatever the profile; `null` where it does not fit into one. */
export function qrPicture(text: string): SVGElement | null {
  let code: ReturnType<typeof encode>;
  try {
    code = encode(text, { ecc: 'L', border: 4 });
  } catch {
    return null;
  }
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('viewBox', `0 0 ${code.size} ${code.size}`);
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', 'QR-Code mit dem Lernstand');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute(
    'd',
    code.data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join(''),
  );
  picture.append(path);
  return picture;
}
