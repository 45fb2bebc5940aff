import { expect, test, type Page } from '@playwright/test';
import { watch } from './support.ts';

const note = (page: Page) => page.getByRole('alert');

test.describe('a link to a place that is not there', () => {
  for (const [path, near, place] of [
    ['tabellen/#tabelle-2-10-port-9999', '#tabelle-2-10', 'tabelle-2-10-port-9999'],
    ['kapitel/2-5-cpu-virtualisierung/#abschnitt-2-5-9', '#abschnitt-2-5', 'abschnitt-2-5-9'],
    ['kapitel/2-5-cpu-virtualisierung/#tabelle-2-15-any-a', '#tabelle-2-15', 'tabelle-2-15-any-a'],
  ] as const) {
    test(`leads to the nearest one and says so: ${path}`, async ({ page }) => {
      const faults = watch(page);
      await page.goto(path);
      await expect(note(page)).toHaveText(`Die Stelle „${place}“ gibt es hier nicht. Am nächsten kommt diese:`);
      await expect(note(page)).toBeInViewport();
      await expect(page.locator(near)).toBeInViewport();
      expect(faults).toEqual([]);
    });
  }

  test('where none is near, the page begins at its top', async ({ page }) => {
    const faults = watch(page);
    await page.goto('glossar/#%E0%A4%A<b>');
    await expect(note(page)).toContainText('gibt es auf dieser Seite nicht. Vielleicht hilft die Suche.');
    await expect(note(page)).toBeInViewport();
    expect(faults).toEqual([]);
  });

  test('also while the page is open; a good link says nothing', async ({ page }) => {
    await page.goto('glossar/#skew');
    await expect(page.locator('#skew')).toBeInViewport();
    await page.evaluate(() => (location.hash = '#co-scheduling'));
    await expect(page.locator('#co-scheduling')).toBeInViewport();
    await expect(note(page)).toHaveCount(0);
    await page.evaluate(() => (location.hash = '#gibtesnicht'));
    await expect(note(page)).toBeVisible();
  });
});
