// Code that comes late, or not at all: slow lines, patient and impatient readers.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { heldScripts, player, watch } from './support.ts';

const rings = (page: Page): Locator =>
  page.locator('.figure', { has: page.locator(`astro-island[props*='"cpu-ringe"']`) }).locator('.player');

/** The same moment on the figure's own page and in its chapter, where its fields carry its name. */
const links = [
  'kapitel/2-5-cpu-virtualisierung/?cpu-ringe.schritt=syscall#abbildung-2-7',
  'figuren/cpu-ringe/?schritt=syscall',
];

for (const link of links) {
  test(`a link whose reader comes late opens its moment all the same: ${link}`, async ({ page }) => {
    const release = await heldScripts(page, '**/read-address.*.js');
    await page.goto(link);
    const root = rings(page);
    await root.scrollIntoViewIfNeeded();
    await expect(root.locator('.foot, .details').first()).toBeAttached();
    // Longer than the address waits before it follows a figure.
    await page.waitForTimeout(1500);
    release();
    await expect(root).toHaveAttribute('data-ready', '');
    await expect(root).toHaveAttribute('data-step', '2');
    await page.waitForTimeout(600);
    expect(page.url(), 'nor has the address lost it').toContain('syscall');
  });

  test(`a link whose reader does not come says so, and is read when the page is loaded again: ${link}`, async ({
    page,
  }) => {
    const faults = watch(page);
    await page.route('**/read-address.*.js', (route) => route.abort());
    await page.goto(link);
    const root = rings(page);
    await root.scrollIntoViewIfNeeded();
    await expect(root.locator('.notice')).toContainText('ließ sich nicht lesen');
    await page.waitForTimeout(600);
    await page.unroute('**/read-address.*.js');
    expect(faults.filter((fault) => !fault.includes('read-address') && !fault.includes('ERR_FAILED'))).toEqual([]);
    await page.reload();
    await root.scrollIntoViewIfNeeded();
    await expect(root).toHaveAttribute('data-step', '2');
  });
}

test('a host that asks for a step before the frame has read its own link gets it', async ({ page, baseURL }) => {
  const release = await heldScripts(page, '**/read-address.*.js');
  await page.route('**/wiki/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><body></body>' }),
  );
  await page.goto('wiki/');
  await page.evaluate((src) => {
    addEventListener('message', ({ data, source }) => {
      const { typ, schritte } = data as { typ?: string; schritte?: string[] };
      if (typ === 'bereit')
        (source as Window).postMessage({ app: 'vsx', v: 1, typ: 'geheZu', schritt: schritte?.[4] }, '*');
    });
    const frame = Object.assign(document.createElement('iframe'), { id: 'gast', width: '700', height: '900', src });
    document.body.append(frame);
  }, `${baseURL}einbetten/cpu-ringe/?schritt=syscall`);
  const guest = page.frameLocator('#gast').locator('.player');
  await expect(guest).toBeAttached();
  await page.waitForTimeout(1500);
  release();
  await expect(guest).toHaveAttribute('data-step', '4');
});

test('whoever has gone on to another field is not called back by what they tapped on', async ({ page }) => {
  const release = await heldScripts(page, '**/second-wave.*.js');
  await page.goto('figuren/cpu-ringe/');
  const root = rings(page);
  await expect(root.getByRole('button', { name: 'Weiter', exact: true })).toBeEnabled();
  await root.locator('svg.drawing [data-object="vmm"]').first().click();
  const field = page.locator('form.search input');
  await field.pressSequentially('hard');
  release();
  await expect(root).toHaveAttribute('data-ready', '');
  await page.keyboard.type('ware');
  await expect(field).toHaveValue('hardware');
  await expect(field).toBeFocused();
  await expect(root.locator('.picked')).toHaveCount(0);
});

test('a figure stepped to its end before the second wave counts as seen', async ({ page }) => {
  const release = await heldScripts(page, '**/second-wave.*.js');
  await page.goto('figuren/cpu-ringe/');
  const root = rings(page);
  const forward = root.getByRole('button', { name: 'Weiter', exact: true });
  // Asleep it is disabled as well.
  await expect(forward).toBeEnabled();
  while (await forward.isEnabled()) await forward.click();
  release();
  await expect
    .poll(() => page.evaluate(() => Object.values(localStorage).join()), 'what the progress keeps')
    .toContain('cpu-ringe');
});

test('a table whose code does not come says so, and the next try brings it', async ({ page }) => {
  await page.route('**/Tables.*.js', (route) => route.abort());
  await page.goto('figuren/cpu-ringe/');
  const root = await player(page);
  const fold = root.locator('.folded-steps');
  await fold.locator('> summary').click();
  await expect(fold.getByRole('alert')).toContainText('ließ sich nicht laden');
  await page.unroute('**/Tables.*.js');
  await fold.locator('> summary').click();
  await fold.locator('> summary').click();
  await expect(fold.locator('tbody tr').first()).toBeVisible();
});

test('a form whose code does not come can be asked for again', async ({ page }) => {
  await page.route('**/Form.*.js', (route) => route.abort());
  await page.goto('figuren/host-hardware/');
  const root = await player(page);
  await expect(root.getByRole('alert')).toContainText('ließ sich nicht laden');
  await page.unroute('**/Form.*.js');
  await root.getByRole('button', { name: 'Noch einmal laden' }).click();
  await expect(root.locator('form, .quantity, select').first()).toBeVisible();
  await expect(root.getByRole('alert')).toHaveCount(0);
});

test('a chapter that was only looked at keeps its address', async ({ page }) => {
  const path = 'kapitel/2-5-cpu-virtualisierung/';
  await page.goto(path);
  for (const root of await page.locator('.player').all()) {
    await root.scrollIntoViewIfNeeded();
    await expect(root).toHaveAttribute('data-ready', '');
  }
  await page.waitForTimeout(600);
  expect(page.url()).toMatch(new RegExp(`${path}$`));
});

test('two figures of a chapter share the setting of keys and the size of type', async ({ page }) => {
  await page.goto('kapitel/2-3-vcenter-server/');
  const first = await player(page, 0);
  const second = await player(page, 1);
  const scale = () => page.evaluate(() => Number(document.documentElement.style.getPropertyValue('--type-scale')));
  await first.focus();
  for (let i = 0; i < 5; i += 1) await first.press('+');
  await second.press('+');
  expect(await scale()).toBe(1.6);
  await second.press('ArrowRight');
  await first.press('?');
  await page.getByRole('dialog').getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await second.press('+');
  await second.press('r');
  expect(await scale()).toBe(1.6);
  await expect(second).toHaveAttribute('data-step', '1');
});
