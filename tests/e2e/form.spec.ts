import { expect, test } from '@playwright/test';
import { player as alive, watch } from './support.ts';
import type { Locator, Page } from '@playwright/test';

const page1 = 'figuren/speicher-overhead/';

/** The figure with its form, which comes a moment after the transport. */
async function player(page: Page): Promise<Locator> {
  const root = await alive(page);
  await expect(root.locator('[data-live] .form')).toBeVisible();
  return root;
}

test('what is typed stays, is understood or answered, and the drawing keeps the last valid state', async ({ page }) => {
  const faults = watch(page);
  await page.goto(page1);
  const root = await player(page);
  const memory = root.getByRole('textbox', { name: 'Speicher je VM' });
  await memory.fill('4 GB');
  await expect(root.locator('.sentence').first()).toContainText('7 VMs passen');
  await expect(memory).toHaveValue('4 GB');
  await memory.blur();
  await expect(memory).toHaveValue('4.096');
  await expect(page).toHaveURL(/p\.memory=4096/);
  for (const [text, answer] of [
    ['1,5,0', 'keine Zahl'],
    ['', 'fehlt eine Zahl'],
    ['9999999', 'Erlaubt: 128 bis 261.120'],
    ['3 Kilo', 'Einheit „Kilo“'],
  ] as const) {
    await memory.fill(text);
    await expect(root.locator('.problem')).toContainText(answer);
    await expect(memory).toHaveValue(text);
    await expect(root.locator('.sentence').first()).toContainText('7 VMs passen');
  }
  await root.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(root.locator('.sentence').first()).toContainText('Wie viele VMs mit 1');
  await expect(memory).toHaveValue('1.024');
  expect(faults).toEqual([]);
});

test('a link whose value is refused keeps and shows it', async ({ page }) => {
  await page.goto(`${page1}?p.memory=4711000000&p.vcpus=8`);
  const root = await player(page);
  await expect(root.getByRole('textbox', { name: 'Speicher je VM' })).toHaveValue('4711000000');
  await expect(root.locator('.problem')).toContainText('Der Link nennt');
  await expect(root.getByRole('textbox', { name: 'vCPUs je VM' })).toHaveValue('8');
});

test('a list of kinds takes six rows and no seventh', async ({ page }) => {
  await page.goto(page1);
  const root = await player(page);
  await root.locator('summary', { hasText: 'Weitere Einstellungen' }).click();
  const list = root.getByRole('group', { name: 'VMs verschiedener Art' }).first();
  const add = list.getByRole('button', { name: 'Zeile hinzufügen' });
  for (let i = 0; i < 6; i += 1) await add.click();
  await add.dispatchEvent('click');
  await expect(list.locator('.record')).toHaveCount(6);
  await expect(list).toContainText('Mehr als 6 Zeilen gehen nicht');
  await list.getByRole('button', { name: 'Zeile 6 entfernen' }).click();
  await expect(list.locator('.record')).toHaveCount(5);
});

test('a drag on the drawing writes the form, Esc takes it back, a tap on a line sets the vCPUs', async ({ page }) => {
  await page.goto(page1);
  const root = await player(page);
  const memory = root.getByRole('textbox', { name: 'Speicher je VM' });
  const box = (await root.locator('svg.drawing:visible [data-drag=memory]').boundingBox())!;
  // Near the lower edge of the fan, where no line is.
  const y = box.y + box.height - 4;
  await page.mouse.move(box.x + box.width * 0.25, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, y, { steps: 4 });
  await expect(memory).toHaveValue('4.096');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(memory).not.toHaveValue('4.096');
  const place = await root
    .locator('svg.drawing:visible .handle-line')
    .nth(7)
    .evaluate((line: SVGPathElement) => {
      const { x, y } = line.getPointAtLength(line.getTotalLength() * 0.9);
      const { a, d, e, f } = line.getScreenCTM()!;
      return { x: x * a + e, y: y * d + f };
    });
  await page.mouse.click(place.x, place.y);
  await expect(root.getByRole('textbox', { name: 'vCPUs je VM' })).toHaveValue('8');
});

test('the end of the host writes its size on the scale that the drag began with, a tap on a VM a list of kinds', async ({
  page,
}) => {
  await page.goto(page1);
  const root = await player(page);
  const host = root.getByRole('textbox', { name: 'Speicher des Hosts' });
  const row = (await root.locator('svg.drawing:visible rect.panel').last().boundingBox())!;
  const [end, y] = [row.x + row.width - 1, row.y + row.height / 2];
  await page.mouse.move(end, y);
  await page.mouse.down();
  await page.mouse.move(end - row.width / 2, y, { steps: 6 });
  await expect(host).toHaveValue('16');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(host).toHaveValue('32');
  await root.locator('svg.drawing:visible [data-object=vms] rect').nth(2).click();
  await expect(root.locator('.sentence').first()).toContainText('26 VMs passen, für 1 fehlt der Platz');
});

test('without script the form stands there and its presets are pages with the answer', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL !== undefined && { baseURL }) });
  const page = await context.newPage();
  await page.goto(page1);
  await page.locator('.questions > summary').click();
  await page.getByRole('link', { name: 'Acht vCPUs für nichts' }).click();
  await expect(page).toHaveURL(/speicher-overhead\/acht-vcpus\/$/);
  await expect(page.locator('.sentence').first()).toContainText('22 VMs passen');
  await expect(page.getByRole('textbox', { name: 'vCPUs je VM' })).toHaveValue('8');
  await context.close();
});
