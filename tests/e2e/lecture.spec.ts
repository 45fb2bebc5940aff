import { expect, test } from '@playwright/test';
import { compares, cursor, figures, player, tagOf, watch } from './support.ts';

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

for (const slug of figures.filter(compares)) {
  test(
    `${slug}: a comparison fills the screen and leaves its controls there`,
    { tag: tagOf(slug) },
    async ({ page }) => {
      await page.goto(`figuren/${slug}/`);
      await (await player(page)).getByRole('combobox', { name: 'Vergleich' }).selectOption({ index: 1 });
      await expect(page).toHaveURL(/vergleich=/);
      const lecture = new URL(page.url());
      lecture.searchParams.set('modus', 'vortrag');
      for (const [width, height] of [
        [1920, 1080],
        [1280, 720],
        [1024, 768],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.goto(lecture.href);
        const root = await player(page);
        const drawings = await root.locator('svg.drawing:visible').evaluateAll((all) =>
          all.map((one) => {
            const { top, bottom } = one.getBoundingClientRect();
            return { top, bottom };
          }),
        );
        const line = await root.locator('.timeline').evaluate((one) => one.getBoundingClientRect());
        for (const { top, bottom } of drawings) {
          expect(bottom - top, `${width} × ${height}: height of the drawing`).toBeGreaterThan(height * 0.45);
          expect(bottom, `${width} × ${height}: the drawing ends above the time line`).toBeLessThanOrEqual(line.top);
        }
        expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(height);
        await expect(root.getByRole('button', { name: 'Weiter', exact: true })).toBeInViewport({ ratio: 1 });
      }
    },
  );
}

test('whoever has left the lecture sees the way back, also on a narrow screen', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto('figuren/ballooning/?modus=vortrag');
  const root = await player(page);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  const left = await root.locator('.sentence').textContent();
  await page.keyboard.press('1');
  const back = root.getByRole('button', { name: 'Zurück zum Lehrweg' });
  await expect(back).toBeInViewport({ ratio: 1 });
  await back.click();
  await expect(root.locator('.sentence')).toHaveText(left!);
  await expect(back).toHaveCount(0);
});

test('a clicker leads on wherever the last click was, and never backwards', async ({ page }) => {
  await page.goto('figuren/co-scheduling/?modus=vortrag');
  const root = await player(page);
  const line = (await root.getByRole('slider', { name: 'Schritt' }).boundingBox())!;
  await page.mouse.click(line.x + line.width / 2, line.y + line.height / 2);
  const at = await cursor(root);
  expect(at).toBeGreaterThan(2);
  for (const [key, wanted] of [
    ['PageDown', at + 1],
    ['PageDown', at + 2],
    ['PageUp', at + 1],
  ] as const) {
    await page.keyboard.press(key);
    expect(await cursor(root)).toBe(wanted);
  }
  // A list has the focus: the keys of a clicker are none of its own.
  const tempo = root.getByRole('combobox', { name: 'Abspieltempo' });
  await tempo.focus();
  await page.keyboard.press('PageDown');
  expect(await cursor(root)).toBe(at + 2);
  await expect(tempo).toHaveValue('1');
  await page.keyboard.press('.');
  await expect(page.locator('.blank')).toBeVisible();
  await page.keyboard.press('.');
  // Esc gives the focus back, and then leaves the lecture.
  await page.keyboard.press('Escape');
  await expect(root).toBeFocused();
  await expect(page.locator('html')).toHaveAttribute('data-vortrag', '');
  await page.keyboard.press('Escape');
  await expect(page.locator('html')).not.toHaveAttribute('data-vortrag');
  expect(new URL(page.url()).searchParams.has('modus')).toBe(false);
});

test('a held key switches nothing back and forth; characters made with AltGr are none of ours but the brackets', async ({
  page,
}) => {
  await page.goto('figuren/co-scheduling/?modus=vortrag');
  const root = await player(page);
  type Press = { readonly key: string; readonly repeat?: true; readonly altKey?: true; readonly ctrlKey?: true };
  const press = (init: Press) =>
    root.evaluate((one, event) => {
      one.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...event }));
    }, init);
  await press({ key: 'b' });
  await press({ key: 'b', repeat: true });
  await expect(page.locator('.blank')).toBeVisible();
  await press({ key: 'b' });
  await expect(page.locator('.blank')).toBeHidden();
  await press({ key: 'ArrowRight' });
  await press({ key: 'ArrowRight', repeat: true });
  expect(await cursor(root)).toBe(2);
  // AltGr is Ctrl + Alt on Windows.
  await press({ key: ']', altKey: true, ctrlKey: true });
  await expect(root.getByRole('combobox', { name: 'Abspieltempo' })).toHaveValue('2');
  await press({ key: 'b', altKey: true });
  await press({ key: 'k', ctrlKey: true });
  await expect(page.locator('.blank')).toBeHidden();
  await expect(root.getByRole('button', { name: 'Abspielen', exact: true })).toBeVisible();
});

test('the black button of a clicker works where single characters are switched off', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('unterbau.zeichen', 'aus'));
  await page.goto('figuren/cpu-ringe/?modus=vortrag');
  await player(page);
  await page.keyboard.press('k');
  await page.keyboard.press('.');
  await expect(page.locator('.blank')).toBeVisible();
});

test('a blank screen is a rest that key, click and tap end', async ({ page }) => {
  await page.clock.install();
  await page.goto('figuren/co-scheduling/?modus=vortrag&tempo=4');
  const root = await player(page);
  const voice = root.locator('[aria-live=polite]');
  await page.keyboard.press('k');
  await page.keyboard.press('b');
  await expect(voice).toHaveText('Bild abgedunkelt. B, Punkt oder Esc holt es zurück.');
  const at = await cursor(root);
  for (let i = 0; i < 20; i += 1) await page.clock.runFor(500);
  expect(await cursor(root)).toBe(at);
  await page.mouse.click(600, 400);
  await expect(page.locator('.blank')).toHaveCount(0);
  await expect(voice).toHaveText('Bild wieder da.');
  await page.keyboard.press('b');
  await page.locator('.blank').dispatchEvent('click');
  await expect(page.locator('.blank')).toHaveCount(0);
});

test('„Gehe zu Schritt“ is typed at once', async ({ page }) => {
  await page.goto('figuren/co-scheduling/?modus=vortrag');
  const root = await player(page);
  await page.keyboard.press('g');
  await expect(page.getByRole('combobox', { name: 'Gehe zu Schritt' })).toBeFocused();
  await page.keyboard.type('8');
  await page.keyboard.press('Enter');
  await expect(root).toHaveAttribute('data-step', '8');
});
