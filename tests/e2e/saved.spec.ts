// Pictures that leave the site: opened alone they show what the page showed, with title, licence and address.
import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { compares, figures, player, tagOf, watch } from './support.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** A text of a drawing: what it says, and where it is in units of the drawing. */
type Word = { readonly text: string; readonly left: number; readonly right: number; readonly middle: number };

/** All texts of a drawing that can be seen, one for each `text`. */
const wordsOf = (drawing: Locator): Promise<readonly Word[]> =>
  drawing.evaluate((root) => {
    const group = root as SVGGraphicsElement;
    const back = group.getScreenCTM()!.inverse();
    return [...group.querySelectorAll('text:not([aria-hidden])')].flatMap((text) => {
      const content = text.textContent.replace(/\s+/g, ' ').trim();
      if (content === '' || !text.checkVisibility({ opacityProperty: true })) return [];
      const { x, y, width, height } = text.getBoundingClientRect();
      const from = new DOMPoint(x, y).matrixTransform(back);
      const to = new DOMPoint(x + width, y + height).matrixTransform(back);
      return [{ text: content, left: from.x, right: to.x, middle: (from.y + to.y) / 2 }];
    });
  });

async function savedSvg(page: Page, root: Locator): Promise<{ readonly name: string; readonly markup: string }> {
  await root.getByRole('button', { name: 'Teilen', exact: true }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'SVG speichern' }).click();
  const file = await coming;
  const markup = readFileSync(await file.path(), 'utf8');
  await page.keyboard.press('Escape');
  return { name: file.suggestedFilename(), markup };
}

/** What programs outside of browsers do not know, or what only the page can explain. */
const foreign = /\b(class|style|dominant-baseline|paint-order|data-[\w-]+)=|var\(|color\(|rgba\(|NaN|undefined/;

/** How far a text may lie from its place: fonts differ in height, not in width. */
const near = { across: 3, down: 5 };

async function expectSame(alone: Page, markup: string, drawings: readonly (readonly Word[])[]): Promise<void> {
  expect(markup).not.toMatch(foreign);
  await alone.goto(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`);
  const groups = alone.locator('svg > g');
  await expect(groups).toHaveCount(drawings.length);
  for (const [i, shown] of drawings.entries()) {
    const saved = await wordsOf(groups.nth(i));
    expect(saved.map(({ text }) => text)).toEqual(shown.map(({ text }) => text));
    const moved = saved.filter(({ left, right, middle }, at) => {
      const was = shown[at]!;
      return (
        Math.max(Math.abs(left - was.left), Math.abs(right - was.right)) > near.across ||
        Math.abs(middle - was.middle) > near.down
      );
    });
    expect(moved).toEqual([]);
  }
  // Nothing is cut off.
  const cut = await alone.locator('svg').evaluate((svg) => {
    const { right, bottom } = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')]
      .filter((text) => text.getBoundingClientRect().right > right || text.getBoundingClientRect().bottom > bottom)
      .map((text) => text.textContent);
  });
  expect(cut).toEqual([]);
}

for (const slug of figures) {
  test.describe(slug, { tag: tagOf(slug) }, () => {
    test('a saved picture shows every word of the page where it was, at several moments', async ({
      page,
      context,
      baseURL,
    }) => {
      const faults = watch(page);
      await page.goto(`figuren/${slug}/`);
      const root = await player(page);
      const alone = await context.newPage();
      const last = Number(await root.getByRole('slider', { name: 'Schritt' }).getAttribute('max'));
      for (const step of [0, Math.floor(last / 2), last]) {
        await page.bringToFront();
        await root.getByRole('slider', { name: 'Schritt' }).fill(String(step));
        await expect(root).toHaveAttribute('data-step', String(step));
        const shown = await wordsOf(root.locator('svg.drawing'));
        const { name, markup } = await savedSvg(page, root);
        expect(name).toMatch(new RegExp(`^${slug}-${String(step).padStart(2, '0')}-[a-z0-9-]+\\.svg$`));
        await expectSame(alone, markup, [shown]);
        const said = (await alone.locator('svg').textContent())!.replace(/\s+/g, ' ');
        expect(said).toContain(`Schritt ${step} von ${last}`);
        expect(said).toContain('CC BY 4.0');
        expect(said.replaceAll(' ', '')).toContain(new URL(`figuren/${slug}/`, baseURL).href);
        await expect(alone.locator('svg > title')).toContainText(`Schritt ${step}`);
      }
      expect(faults).toEqual([]);
    });
  });
}

for (const slug of figures.filter(compares)) {
  test.describe(slug, { tag: tagOf(slug) }, () => {
    test('the picture of a comparison has both halves, their names and the whole address', async ({
      page,
      context,
    }) => {
      await page.goto(`figuren/${slug}/`);
      const root = await player(page);
      await root.getByRole('combobox', { name: 'Vergleich' }).selectOption({ index: 1 });
      await root.press('End');
      const drawings = await Promise.all((await root.locator('svg.drawing').all()).map(wordsOf));
      const names = await root
        .locator('.side-title')
        .evaluateAll((all) => all.map((one) => one.firstChild?.textContent ?? ''));
      await root.getByRole('button', { name: 'Teilen', exact: true }).click();
      const link = await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
      await page.keyboard.press('Escape');
      const { name, markup } = await savedSvg(page, root);
      expect(name).toContain('vergleich');
      const alone = await context.newPage();
      await expectSame(alone, markup, drawings);
      const said = await alone.locator('svg > text').allTextContents();
      for (const half of names) expect(said).toContain(half.trim());
      expect(said.join('').replaceAll(' ', '')).toContain(link);
    });
  });
}

test('the PNG is as wide as a slide and drawn in the font of the site', async ({ page }) => {
  await page.goto('figuren/cpu-ringe/');
  const root = await player(page);
  await root.getByRole('button', { name: 'Teilen', exact: true }).click();
  const fonts = page.waitForRequest(/\/inter\..*\.woff2/);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PNG speichern' }).click();
  await fonts;
  const bytes = readFileSync(await (await coming).path());
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(bytes.readUInt32BE(16)).toBeGreaterThanOrEqual(1900);
  expect(bytes.length).toBeGreaterThan(10_000);
});
