import { expect, test, type Page } from '@playwright/test';
import { figures } from './support.ts';

// WebKit never ends its layout where a popover with `position-try-fallbacks` disappears along with the part around it:
// the tab is lost. So only what is open may be anchored, and it closes before its part goes.

/** Every kind of page with a popover: texts, tables, a figure, the shell alone. */
const pages = [
  '',
  'tabellen/',
  'glossar/',
  'kapitel/2-1-bestandteile/',
  'kapitel/2-4-host-architektur/',
  'kapitel/2-5-cpu-virtualisierung/',
  `figuren/${figures[0]}/`,
];

/** Popovers that are anchored, by id. */
const anchored = (page: Page): Promise<string[]> =>
  page.locator('[popover]').evaluateAll((all) =>
    all
      .filter((one) => {
        const style = getComputedStyle(one);
        const values = ['position-area', 'position-try-fallbacks', 'position-anchor', 'anchor-name'];
        return values.some((name) => !['none', 'auto', 'normal', ''].includes(style.getPropertyValue(name)));
      })
      .map((one) => one.id),
  );

for (const path of pages) {
  test(`no closed popover is anchored: /${path}`, async ({ page }) => {
    await page.goto(path);
    expect(await page.locator('[popover]').count()).toBeGreaterThan(0);
    expect(await anchored(page)).toEqual([]);
  });
}

test('an open one is anchored', async ({ page }) => {
  await page.goto('tabellen/');
  await page.locator('#tabelle-2-10').getByRole('button', { name: 'Kopieren' }).click();
  expect(await anchored(page)).toEqual(['tabelle-2-10-kopieren']);
});

test('a definition closes before the note around it disappears, also when another tab chose 2010', async ({ page }) => {
  await page.goto('kapitel/2-4-host-architektur/');
  await page.locator('.zeit-heute a.term').first().click();
  await expect(page.locator('main :popover-open')).toHaveCount(1);
  await page.evaluate(() => {
    localStorage.setItem('unterbau.zeit', '2010');
    dispatchEvent(new StorageEvent('storage'));
  });
  await expect(page.locator('html')).toHaveAttribute('data-zeit', '2010');
  await expect(page.locator('main :popover-open')).toHaveCount(0);
});

test('the copy menu of a table closes before the search hides the table', async ({ page }) => {
  await page.goto('tabellen/');
  await page.locator('#tabelle-2-10').getByRole('button', { name: 'Kopieren' }).click();
  await expect(page.locator('#tabelle-2-10-kopieren')).toBeVisible();
  // By script: a click would close the menu itself.
  await page.getByLabel('Alle Zeilen durchsuchen').evaluate((field) => {
    (field as HTMLInputElement).value = 'Xylophon';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await expect(page.locator('#tabelle-2-10')).toBeHidden();
  expect(await page.locator('#tabelle-2-10-kopieren').evaluate((menu) => menu.matches(':popover-open'))).toBe(false);
});
