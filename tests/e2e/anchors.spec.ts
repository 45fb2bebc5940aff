import { expect, test } from '@playwright/test';

const deepLinks = [
  'kapitel/2-5-cpu-virtualisierung/?co-scheduling.schritt=skew-grenze#abbildung-2-8',
  // Below tables and figures that load what they need while the page is being read.
  'kapitel/2-5-cpu-virtualisierung/#abschnitt-2-5-3',
  'kapitel/2-5-cpu-virtualisierung/#tabelle-2-15-none',
  'kapitel/2-6-memory-virtualisierung/#abschnitt-2-6-7',
];

for (const width of [1280, 360]) {
  for (const link of deepLinks) {
    test(`a deep link lands within 8 px of its anchor, at ${width} px: ${link}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(link, { waitUntil: 'networkidle' });
      const target = page.locator(':target');
      await expect(target).toBeInViewport();
      const distance = () =>
        target.evaluate((element) => {
          const margin = parseFloat(getComputedStyle(element).scrollMarginBlockStart);
          return Math.abs(element.getBoundingClientRect().top - margin);
        });
      await expect.poll(distance).toBeLessThanOrEqual(8);
    });
  }
}

test('every numbered section has a short address that leads to its anchor', async ({ page }) => {
  await page.goto('abschnitt/2-5-3/');
  await expect(page).toHaveURL(/kapitel\/2-5-cpu-virtualisierung\/#abschnitt-2-5-3$/);
});
