import { expect, test } from '@playwright/test';
import { cursor, figures, player, tagOf, watch } from './support.ts';

test.use({ viewport: { width: 1920, height: 1080 } });

for (const slug of figures) {
  test(
    `${slug}: the lecture fills the screen and obeys a clicker from anywhere`,
    { tag: tagOf(slug) },
    async ({ page }) => {
      const faults = watch(page);
      await page.goto(`figuren/${slug}/?modus=vortrag&profil=beamer`);
      const root = await player(page);
      await expect(page.locator('header').first()).toBeHidden();
      await page.keyboard.press('PageDown');
      await page.keyboard.press('PageDown');
      await page.keyboard.press('PageUp');
      expect(await cursor(root)).toBe(1);
      const drawing = await root.locator('svg.drawing:visible').first().boundingBox();
      expect(drawing!.height).toBeGreaterThan(600);
      const bottom = await root
        .getByRole('button', { name: 'Weiter', exact: true })
        .evaluate((button) => button.getBoundingClientRect().bottom);
      expect(bottom).toBeLessThanOrEqual(1080);
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(1080);
      expect(faults).toEqual([]);
    },
  );
}

test('the blank screen lets only B, the point and Esc through', async ({ page }) => {
  await page.goto('figuren/cpu-ringe/?modus=vortrag');
  const root = await player(page);
  await page.keyboard.press('.');
  await expect(page.locator('.blank')).toBeVisible();
  await page.keyboard.press('PageDown');
  expect(await cursor(root)).toBe(0);
  await page.keyboard.press('b');
  await expect(page.locator('.blank')).toBeHidden();
  await page.keyboard.press('b');
  await page.keyboard.press('Escape');
  await expect(page.locator('.blank')).toBeHidden();
  await page.keyboard.press(' ');
  await expect(root.getByRole('button', { name: 'Anhalten', exact: true })).toBeVisible();
});

test('type grows and shrinks, the pointer follows, the profile turns', async ({ page }) => {
  await page.goto('figuren/cpu-ringe/?modus=vortrag&schrift=150&profil=hell');
  const root = await player(page);
  const size = () =>
    root
      .locator('.sentence')
      .first()
      .evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
  const start = await size();
  await page.keyboard.press('+');
  expect(await size()).toBeGreaterThan(start);
  await page.keyboard.press('-');
  expect(await size()).toBeCloseTo(start, 1);
  await page.keyboard.press('l');
  await page.mouse.move(400, 300);
  await expect(page.locator('.laser')).toBeVisible();
  await page.keyboard.press('l');
  await expect(page.locator('.laser')).toHaveCount(0);
  await page.keyboard.press('p');
  await expect(page.locator('html')).toHaveAttribute('data-profile', 'dunkel');
});

test('lecture mode is one button away and survives a step', async ({ page }) => {
  await page.goto('figuren/cpu-ringe/');
  await (await player(page)).getByRole('button', { name: 'Vortrag' }).click();
  await expect(page).toHaveURL(/modus=vortrag/);
  const root = await player(page);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/\/figuren\/cpu-ringe\/[a-z-]+\/\?modus=vortrag/);
  expect(await cursor(root)).toBe(1);
});

test('a comparison leaves its controls on the screen of a notebook, too', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const address of ['co-scheduling/?p.policy=esx3&vergleich=esx4', 'cpu-ringe/?vergleich=hv']) {
    await page.goto(`figuren/${address}&modus=vortrag`);
    const root = await player(page);
    const button = root.getByRole('button', { name: 'Weiter', exact: true });
    expect(await button.evaluate((one) => one.getBoundingClientRect().bottom)).toBeLessThanOrEqual(800);
  }
});
