// What every figure promises, shown by one of them; runs with Preact and with React in the browser.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { breaches } from './page-checks.ts';
import { cursor, example, picture, player, settled } from './support.ts';

/** The focus as a reader sees it: name, place, ring. */
type Stop = { readonly name: string; readonly top: number; readonly left: number; readonly ring: boolean };

const stop = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { top, left } = element.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const name = element.getAttribute('aria-label') ?? element.closest('label, button, summary, a')?.textContent ?? '';
    return {
      name: name.replaceAll(/\s+/g, ' ').trim(),
      top: Math.round(top + scrollY),
      left: Math.round(left),
      ring: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    };
  });

const dialogOf = (root: Locator) => root.getByRole('dialog');

test('keys work inside the figure and nowhere else', async ({ page }) => {
  await page.goto(`figuren/${example}/`);
  const root = await player(page);
  await page.getByRole('link', { name: 'zum Kapiteltext' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await cursor(root)).toBe(0);
  await root.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageDown');
  expect(await cursor(root)).toBe(2);
  await page.keyboard.press('ArrowLeft');
  expect(await cursor(root)).toBe(1);
  await page.keyboard.press('End');
  const last = Number(await root.getByRole('slider', { name: 'Schritt' }).getAttribute('max'));
  expect(await cursor(root)).toBe(last);
  await page.keyboard.press('Home');
  expect(await cursor(root)).toBe(0);
  await root.getByRole('combobox').first().focus();
  await page.keyboard.press('ArrowRight');
  expect(await cursor(root)).toBe(0);
});

test('what if: a choice leaves the lecture path, the way back is one button', async ({ page }) => {
  await page.goto(`figuren/${example}/`);
  const root = await player(page);
  const choices = root.locator('.choices button');
  while ((await choices.count()) === 0) await root.getByRole('button', { name: 'Weiter', exact: true }).click();
  const at = await cursor(root);
  await choices.first().click();
  expect(await cursor(root)).toBe(at + 1);
  // The focus stays on its button, which offers the same again; were it gone, it would be on „Weiter“.
  const place = () => page.evaluate(() => document.activeElement?.closest('.choices, .control-forward') !== null);
  expect(await place()).toBe(true);
  await expect(page).toHaveURL(/lauf=\d+%7E|lauf=\d+~/);
  await page.reload();
  const again = await player(page);
  await expect(again).toHaveAttribute('data-step', String(at + 1));
  await again.getByRole('button', { name: 'Zurück zum Lehrweg' }).click();
  await expect(again.getByRole('button', { name: 'Zurück zum Lehrweg' })).toBeHidden();
});

test('one polite voice: silent on arrival and while playing, speaking on a step', async ({ page }) => {
  await page.clock.install();
  await page.goto(`figuren/${example}/`);
  const root = await player(page);
  const voice = root.locator('[aria-live=polite]');
  await expect(page.locator('.figure').locator('[aria-live], [role=status], [role=alert]')).toHaveCount(1);
  await expect(voice).toBeEmpty();
  await root.getByRole('button', { name: 'Weiter', exact: true }).click();
  await expect(voice).toContainText('Schritt 1');
  const before = await voice.textContent();
  await root.getByRole('button', { name: 'Abspielen', exact: true }).click();
  // In pieces: the next beat is set when the picture of the last one stands.
  for (let i = 0; i < 10; i += 1) await page.clock.runFor(500);
  await expect.poll(() => cursor(root)).toBeGreaterThan(2);
  expect(before).not.toBe('');
  await expect(voice).toHaveText('Läuft');
  await root.getByRole('button', { name: 'Anhalten', exact: true }).click();
  await expect(voice).toContainText(`Schritt ${await cursor(root)}`);
});

test('the text twin has a row for every step and leads to its page', async ({ page }) => {
  await page.goto(`figuren/${example}/`);
  const root = await player(page);
  const last = Number(await root.getByRole('slider', { name: 'Schritt' }).getAttribute('max'));
  await root.locator('summary', { hasText: 'Alle Schritte als Tabelle' }).click();
  const rows = root.locator('.twin tbody tr');
  await expect(rows).toHaveCount(last + 1);
  const sentence = await rows.nth(2).locator('.twin-what').textContent();
  const link = rows.nth(2).getByRole('link');
  expect(await link.getAttribute('href')).toMatch(new RegExp(`figuren/${example}/[a-z0-9.-]+/$`));
  await link.click();
  expect(await cursor(root)).toBe(2);
  await expect(page).toHaveURL(new RegExp(`figuren/${example}/[a-z0-9.-]+/$`));
  await expect((await player(page)).locator('.sentence').first()).toHaveText(sentence ?? '');
});

test('whoever opens a table with Enter and goes on with Tab at once is in it', async ({ page }) => {
  await page.goto(`figuren/${example}/`);
  const root = await player(page);
  // Its code comes with the focus, before anybody can press a key.
  await root.locator('.folded-state > summary').focus();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(root.locator('.folded-state button').first()).toBeFocused();
});

test('a comparison shows two runs on one clock and where they part', async ({ page }) => {
  await page.goto('figuren/co-scheduling/?p.policy=esx3&vergleich=esx4');
  const root = await player(page);
  await expect(root.locator('svg.drawing')).toHaveCount(1);
  await expect(root.locator('.side .sentence')).toHaveCount(2);
  await expect(root.locator('.divergence')).toContainText('Erste Abweichung: Schritt');
  await root.getByRole('button', { name: 'Weiter', exact: true }).click();
  expect(await picture(root, 0)).not.toBe('');
  const step = Number(/Schritt (\d+)/.exec((await root.locator('.divergence').textContent()) ?? '')?.[1]);
  expect(step).toBeGreaterThan(0);
  await expect(root.locator('.badge')).toHaveCount(0);
  await root.focus();
  await page.keyboard.press('End');
  await expect(root.locator('.badge').first()).toContainText('weicht ab');
});

test('reduced motion shows the same states, cut', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('figuren/cpu-ringe/?spiel=1');
  const root = await player(page);
  await expect(root.getByRole('button', { name: 'Abspielen', exact: true })).toBeVisible();
  await root.getByRole('button', { name: 'Weiter', exact: true }).click();
  const moving = await root
    .locator('.move')
    .evaluateAll((all) => all.filter((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0).length);
  expect(moving).toBe(0);
});

test('playing stops when the figure leaves the screen', async ({ page }) => {
  await page.goto('kapitel/2-5-cpu-virtualisierung/');
  const root = await player(page);
  await root.getByRole('button', { name: 'Abspielen', exact: true }).click();
  await expect(root.getByRole('button', { name: 'Anhalten', exact: true })).toBeVisible();
  await page.locator('h1').scrollIntoViewIfNeeded();
  await expect(root.locator('.control-toggle')).toHaveAccessibleName('Abspielen');
});

test('an object of the drawing answers why', async ({ page }) => {
  await page.goto('figuren/co-scheduling/skew-grenze/');
  const root = await player(page);
  await root.locator('svg.drawing [data-object][data-state]:not([data-act])').first().click({ force: true });
  await expect(root.locator('.picked')).toBeVisible();
  await root.locator('.picked').getByRole('button', { name: 'Schließen' }).click();
  await expect(root.locator('.picked')).toBeHidden();
});

test('what is said of an object stands beside it, Esc closes it; the table of states offers the same', async ({
  page,
}) => {
  await page.goto('figuren/co-scheduling/skew-grenze/');
  const root = await player(page);
  await root.locator('.folded-state > summary').click();
  const button = root.locator('[data-live] table.facts button').first();
  await button.click();
  const picked = root.getByRole('dialog', { name: (await button.innerText()).trim() });
  await expect(picked).toBeFocused();
  await expect(picked).toBeInViewport();
  await settled(page);
  const box = (await picked.boundingBox())!;
  const pictures = (await root.locator('.pictures').boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(pictures.x - 1);
  expect(box.x + box.width).toBeLessThanOrEqual(pictures.x + pictures.width + 1);
  await page.keyboard.press('Escape');
  await expect(picked).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('help lists the keys; single characters can be switched off for good', async ({ page }) => {
  await page.goto('figuren/cpu-ringe/');
  let root = await player(page);
  await root.focus();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Bild abdunkeln');
  await dialog.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.reload();
  root = await player(page);
  await root.focus();
  await page.keyboard.press('n');
  expect(await cursor(root)).toBe(0);
  await page.keyboard.press('ArrowRight');
  expect(await cursor(root)).toBe(1);
});

test('the overview goes to any step', async ({ page }) => {
  await page.goto('figuren/cpu-ringe/');
  const root = await player(page);
  await root.focus();
  await page.keyboard.press('g');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill('5');
  await dialog.getByRole('button', { name: 'Los', exact: true }).click();
  await expect(root).toHaveAttribute('data-step', '5');
});

test('nothing moves when the figures of a chapter wake up', async ({ page }) => {
  await page.goto('kapitel/2-5-cpu-virtualisierung/');
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => {
    type Shift = PerformanceEntry & { readonly sources: readonly { readonly node: Node | null }[] };
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        const parts = entry.sources.map(({ node }) =>
          node instanceof Element ? `${node.tagName}.${node.getAttribute('class')}` : node?.nodeName,
        );
        shifts.push(parts.join(', '));
      }
    }).observe({ type: 'layout-shift' });
  });
  const figures = page.locator('.figure');
  expect(await figures.count()).toBeGreaterThan(1);
  for (const figure of await figures.all()) {
    await figure.evaluate((one) => one.scrollIntoView());
    await expect(figure.locator('.player')).toHaveAttribute('data-ready', '');
    await settled(page);
  }
  const moved = await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
  expect(moved).toEqual([]);
});

test('says of itself what it shows and offers', async ({ page }) => {
  await page.goto(`figuren/${example}/skew-grenze/`);
  const root = await player(page);
  await expect(root.locator('svg.drawing')).toHaveRole('img');
  // Named by what is drawn: the sentence is spoken anyway. Its letters are no stops of a screen reader.
  await expect(root.locator('svg.drawing')).toHaveAccessibleName('Co-Scheduling einer VM mit mehreren vCPUs');
  await expect(root.locator('svg.drawing > :not([aria-hidden=true])')).toHaveCount(0);
  await expect(root).toMatchAriaSnapshot({ name: `${example}.aria.yml` });
});

test('the tab key walks through it from top to bottom, and out of it', async ({ page }) => {
  await page.goto(`figuren/${example}/skew-grenze/`);
  const root = await player(page);
  await root.focus();
  const walk: Stop[] = [];
  for (let count = 0; count < 60; count += 1) {
    await page.keyboard.press('Tab');
    if (!(await root.evaluate((element) => element.contains(document.activeElement)))) break;
    walk.push(await stop(page));
  }
  const names = walk.map(({ name }) => name);
  expect(names.slice(0, 3)).toEqual(['Zurück', 'Weiter', 'Abspielen']);
  const line = names.indexOf('Zum Anfang');
  expect(names.slice(line, line + 4)).toEqual(['Zum Anfang', 'Schritt', 'Nächstes Ereignis', 'Abspieltempo']);
  const folded = names.indexOf('Warum?');
  const ends = ['Warum?', 'Einstellungen', 'Zustand als Tabelle', 'Alle Schritte als Tabelle'];
  expect(names.slice(folded, folded + ends.length)).toEqual(ends);
  expect(names.slice(-2)).toEqual(['Vortrag', 'Tasten']);
  expect(walk.filter(({ ring }) => !ring)).toEqual([]);
  // Rows from top to bottom, in a row from left to right; what stands in a row may differ in height.
  const backwards = walk.filter((here, i) => {
    const before = walk[i - 1];
    if (before === undefined) return false;
    const sameRow = Math.abs(here.top - before.top) < 16;
    return sameRow ? here.left <= before.left : here.top < before.top;
  });
  expect(backwards).toEqual([]);
  // The same way back.
  await page.keyboard.press('Shift+Tab');
  expect((await stop(page)).name).toBe('Tasten');
});

test('dialogs give the focus back', async ({ page }) => {
  await page.goto(`figuren/${example}/`);
  const root = await player(page);
  for (const name of ['Teilen', 'Tasten']) {
    const button = root.getByRole('button', { name, exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(dialogOf(root)).toBeVisible();
    const { x, width } = (await dialogOf(root).boundingBox())!;
    expect(Math.abs(x + width / 2 - 640), 'in the middle of the page').toBeLessThan(10);
    // Round and round inside, or to the browser's own bar: never to the page behind.
    for (let count = 0; count < 20; count += 1) {
      await page.keyboard.press('Tab');
      const inside = () =>
        dialogOf(root).evaluate(
          (box) =>
            [box, document.body].some((one) => one === document.activeElement) || box.contains(document.activeElement),
        );
      expect(await inside()).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(dialogOf(root)).toHaveCount(0);
    await expect(button).toBeFocused();
  }
  await root.focus();
  await page.keyboard.press('o');
  await expect(dialogOf(root)).toBeVisible();
  expect(await breaches(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(root).toBeFocused();
});

test('forced colours keep the drawing', async ({ page }) => {
  await page.goto(`figuren/${example}/skew-grenze/`);
  const root = await player(page);
  const colours = () =>
    root.locator('svg.drawing').evaluate((svg) =>
      [svg, ...svg.querySelectorAll('rect, path, text, circle, line')].map((element) => {
        const { fill, stroke } = getComputedStyle(element);
        return `${fill} ${stroke}`;
      }),
    );
  const before = await colours();
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await colours()).toEqual(before);
  const ground = await root.locator('svg.drawing').evaluate((svg) => getComputedStyle(svg).backgroundColor);
  expect(ground).toBe('rgb(255, 255, 255)');
  expect(new Set(before).size).toBeGreaterThan(4);
});
