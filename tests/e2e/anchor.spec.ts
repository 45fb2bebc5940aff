import { expect, test, type Page } from '@playwright/test';
import { heldScripts, settled, watch } from './support.ts';

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

for (const [late, path, there] of [
  ['lost', 'kapitel/2-5-cpu-virtualisierung/#abschnitt-2-5-9', note],
  ['link', 'kapitel/2-5-cpu-virtualisierung/?modus=foo#abschnitt-2-5-3', note],
  ['table', 'tabellen/#tabelle-2-10-port-443', (page: Page) => page.locator('#tabelle-2-10:has([data-ready]) :target')],
] as const) {
  test(`what comes late leaves whoever has scrolled on where he is: ${late}`, async ({ page }) => {
    const arrive = await heldScripts(page, `**/_astro/${late}.*.js`);
    await page.goto(path, { waitUntil: 'commit' });
    await expect(page.getByRole('contentinfo')).toBeAttached();
    await page.waitForLoadState('load');
    // Beside the tables, which scroll themselves.
    await page.mouse.move(5, 400);
    const at = () => page.evaluate(() => scrollY);
    await settled(page);
    const before = await at();
    await page.mouse.wheel(0, 3000);
    await expect.poll(at).not.toBe(before);
    await settled(page);
    arrive();
    await expect(there(page)).toBeAttached();
    await settled(page);
    await expect(there(page)).not.toBeInViewport();
    // The next link leads where it says.
    await page.evaluate(() => (location.hash = '#gibtesnicht'));
    await expect(page.locator('p.lost')).toBeInViewport();
  });
}

test('nor does the page of questions lead back to the question of its address', async ({ page }) => {
  await page.addInitScript(() => {
    const led: Element[] = [];
    Object.assign(window, { led });
    Element.prototype.scrollIntoView = function (this: Element) {
      led.push(this);
    };
  });
  const led = () => page.evaluate(() => (window as unknown as { led: Element[] }).led.length);
  for (const moves of [0, 1]) {
    const arrive = await heldScripts(page);
    await page.goto(`fragen/?reihe=${moves}#frage-q39`, { waitUntil: 'commit' });
    await expect(page.getByRole('contentinfo')).toBeAttached();
    await page.mouse.move(640, 400);
    if (moves > 0) await page.mouse.wheel(0, 3000);
    await settled(page);
    arrive();
    await expect(page.locator('#frage-q39[data-ready]')).toBeAttached();
    expect(await led()).toBe(1 - moves);
    await page.unrouteAll();
  }
});
