import { expect, test } from '@playwright/test';
import { player } from './support.ts';

/** Doors in the order in which the chapter is read. */
const sections = ['2.3', '2.2', '2.4', '2.5', '2.6', '2.7'];

for (const [width, height] of [
  [1280, 800],
  [1366, 768],
  [375, 812],
] as const) {
  test(`the first screen has title, plan, „Weiter“ and three ways in: ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('');
    const start = page.locator('.home');
    for (const part of [
      start.getByRole('heading', { level: 1 }),
      start.locator('.drawing:visible').first(),
      start.getByRole('button', { name: 'Weiter' }),
      start.getByRole('link', { name: 'So verlinken Sie' }),
    ]) {
      const box = (await part.boundingBox())!;
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}

test('the plan starts with the map, „Weiter“ with three bare servers, and the address stays', async ({ page }) => {
  await page.goto('');
  const figure = await player(page);
  await expect(figure.locator('.sentence')).toContainText('Woraus besteht die virtuelle Infrastruktur?');
  const height = (await figure.boundingBox())!.height;
  const said: string[] = [];
  for (let step = 1; step <= 9; step += 1) {
    await figure.getByRole('button', { name: 'Weiter' }).click();
    await expect(figure).toHaveAttribute('data-step', String(step));
    said.push((await figure.locator('.sentence').textContent())!);
  }
  expect(said[0]).toMatch(/^Vier Betriebssysteme, drei Server/);
  expect(said.at(-1)).toMatch(/^Antwort: Hosts tragen die VMs/);
  expect((await figure.boundingBox())!.height).toBe(height);
  await expect(figure.getByRole('slider', { name: 'Schritt' })).toHaveValue('9');
  await page.waitForTimeout(600);
  expect(new URL(page.url()).pathname).toBe(new URL('./', page.url()).pathname);
  expect(page.url()).not.toContain('figuren');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('every number is a link into its section, in the order of reading', async ({ page }) => {
    await page.goto('');
    const doors = page.locator('.drawing.is-wide').first().getByRole('link');
    await expect(doors).toHaveCount(sections.length);
    for (const [i, nr] of sections.entries()) await expect(doors.nth(i)).toHaveAccessibleName(new RegExp(`^${nr} `));
    await expect(page.getByText('Drücken Sie')).toBeHidden();
    await doors.nth(3).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('CPU-Virtualisierung');
  });
});

test('the doors are reached by Tab in the order of reading and opened by Enter', async ({ page }) => {
  await page.goto('');
  await (await player(page)).focus();
  for (const nr of sections) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
      new RegExp(`^${nr} `),
    );
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/kapitel\/2-7-hardwarevirtualisierung/);
});
