import { expect, test } from '@playwright/test';
import { watch } from './support.ts';

test('the page with all chapters has everything once, in the order of the book, and nothing that runs', async ({
  page,
}) => {
  const faults = watch(page);
  await page.goto('drucken/');
  const numbers = await page.locator('.paper-chapter > h2 .nr').allInnerTexts();
  expect(numbers).toEqual(['2', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7']);
  const tables = await page.locator('figure.table:not(.overview)').evaluateAll((all) => all.map((one) => one.id));
  expect(tables).toEqual(Array.from({ length: 17 }, (_, at) => `tabelle-2-${at + 1}`));
  for (const nr of ['7', '8', '9', '11', '12']) await expect(page.locator(`#abbildung-2-${nr}`)).toHaveCount(1);
  expect(await page.locator('.key-frame svg').count()).toBeGreaterThanOrEqual(12);
  await expect(page.locator('astro-island')).toHaveCount(0);
  await page.getByRole('article').getByRole('link', { name: 'Tabelle 2.17' }).first().click();
  await expect(page).toHaveURL(/\/drucken\/#tabelle-2-17$/);
  expect(faults).toEqual([]);
});

test('on paper nothing is folded, and nothing is there to be clicked', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('drucken/');
  for (const part of ['.header', '.footer', '.table-tools', '.screen-only']) {
    await expect(page.locator(part).first()).toBeHidden();
  }
  await expect(page.locator('.note-sources li').first()).toBeVisible();
  await expect(page.locator('.key-frame svg').first()).toBeVisible();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider).toBeLessThanOrEqual(0);
});

test('a chapter prints with key frames instead of its player', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('kapitel/2-5-cpu-virtualisierung/');
  await expect(page.locator('.player .drawing').first()).toBeHidden();
  await expect(page.locator('.key-frame svg').first()).toBeVisible();
  await expect(page.locator('.chapter-nav')).toBeHidden();
});

test('the document has pages of A4, and prints less in the view of 2010', async ({ page }) => {
  test.slow(true, 'Some sixty pages to lay out and to draw.');
  await page.emulateMedia({ media: 'print' });
  // The width of A4 without margins is near enough to compare lengths.
  await page.setViewportSize({ width: 700, height: 1000 });
  const lengthOf = async (address: string): Promise<number> => {
    await page.goto(address);
    return page.evaluate(() => document.documentElement.scrollHeight);
  };
  // Pages do not tell: where a figure does not fit, the rest of one stays empty.
  const all = await lengthOf('drucken/?zeit=heute');
  expect(await lengthOf('drucken/?zeit=2010')).toBeLessThan(0.9 * all);
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(25);
});
