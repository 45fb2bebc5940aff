import inter from '../../styles/inter.woff2?url';
import { sheetMarkup, type Sheet } from './sheet.ts';

/** The file formats of a picture. Each makes the file of a sheet; rejects where the browser cannot. */
export const formats: Readonly<Record<'svg' | 'png', (sheet: Sheet) => Promise<Blob>>> = {
  svg: (sheet) => Promise.resolve(new Blob([sheetMarkup(sheet)], { type: 'image/svg+xml' })),
  png: async (sheet) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sheetMarkup(sheet, await fontFace()))}`;
    await image.decode();
    // At least 1,900 px wide from the wide layout on.
    const scale = image.naturalWidth > 500 ? 2 : 3;
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('Canvas fehlt');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('PNG fehlt');
    return blob;
  },
};

/** The font of the site inside of an image, which loads nothing by itself; nothing where it cannot be had. */
async function fontFace(): Promise<string> {
  try {
    const bytes = new Uint8Array(await (await fetch(inter)).arrayBuffer());
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    return `@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(data:font/woff2;base64,${btoa(text)})}`;
  } catch {
    return '';
  }
}

/** Hands a file to the reader. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
