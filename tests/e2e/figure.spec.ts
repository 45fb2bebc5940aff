import { expect, test } from '@playwright/test';
import { cursor, figures, picture, player, watch } from './support.ts';

for (const slug of figures) {
  test.describe(slug, () => {
    test('steps forward and back, and the same step is the same picture', async ({ page }) => {
      const faults = watch(page);
      await page.goto(`figuren/${slug}/`);
      const root = await player(page);
      const first = await picture(root);
      await root.getByRole('button', { name: 'Weiter', exact: true }).click();
      await root.getByRole('button', { name: 'Weiter', exact: true }).click();
      await root.getByRole('button', { name: 'Weiter', exact: true }).click();
      expect(await cursor(root)).toBe(3);
      const third = await picture(root);
      expect(third).not.toBe(first);
      await root.getByRole('button', { name: 'Weiter', exact: true }).click();
      await root.getByRole('button', { name: 'Zurück', exact: true }).click();
      expect(await picture(root)).toBe(third);
      await root.getByRole('button', { name: 'Zum Anfang' }).click();
      expect(await picture(root)).toBe(first);
      expect(faults).toEqual([]);
    });

    test('plays to its end and stops there', async ({ page }) => {
      await page.clock.install();
      await page.goto(`figuren/${slug}/?tempo=4`);
      const root = await player(page);
      const last = Number(await root.getByRole('slider', { name: 'Schritt' }).getAttribute('max'));
      await root.getByRole('button', { name: 'Abspielen', exact: true }).click();
      await expect(root.getByRole('button', { name: 'Anhalten', exact: true })).toBeVisible();
      for (let i = 0; i <= last; i += 1) await page.clock.runFor(500);
      await expect(root).toHaveAttribute('data-cursor', String(last));
      await expect(root.getByRole('button', { name: 'Abspielen', exact: true })).toBeVisible();
    });

    test('the drawing survives every preset and says so in the address', async ({ page }) => {
      const faults = watch(page);
      await page.goto(`figuren/${slug}/`);
      const root = await player(page);
      const presets = root.locator('.scene select').first();
      const values = await presets
        .locator('option')
        .evaluateAll((options) => options.map((o) => (o as HTMLOptionElement).value));
      for (const value of values.filter((one) => one !== '')) {
        await presets.selectOption(value);
        await expect(presets).toHaveValue(value);
        await root.getByRole('button', { name: 'Nächstes Ereignis' }).click();
        await expect(root.locator('svg.drawing').first()).toBeVisible();
      }
      expect(faults).toEqual([]);
    });

    test('keys work inside the figure and nowhere else', async ({ page }) => {
      await page.goto(`figuren/${slug}/`);
      const root = await player(page);
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
      await page.goto(`figuren/${slug}/`);
      const root = await player(page);
      const choices = root.locator('.choices button');
      while ((await choices.count()) === 0) await root.getByRole('button', { name: 'Weiter', exact: true }).click();
      const at = await cursor(root);
      await choices.first().click();
      expect(await cursor(root)).toBe(at + 1);
      await expect(root.getByRole('button', { name: 'Weiter', exact: true })).toBeFocused();
      await expect(page).toHaveURL(/lauf=\d+%7E|lauf=\d+~/);
      await page.reload();
      const again = await player(page);
      await expect(again).toHaveAttribute('data-cursor', String(at + 1));
      await again.getByRole('button', { name: 'Zurück zum Lehrweg' }).click();
      await expect(again.getByRole('button', { name: 'Zurück zum Lehrweg' })).toBeHidden();
    });

    test('one polite voice: silent on arrival and while playing, speaking on a step', async ({ page }) => {
      await page.clock.install();
      await page.goto(`figuren/${slug}/`);
      const root = await player(page);
      const voice = root.locator('[aria-live=polite]');
      await expect(voice).toHaveCount(1);
      await expect(voice).toBeEmpty();
      await root.getByRole('button', { name: 'Weiter', exact: true }).click();
      await expect(voice).toContainText('Schritt 1');
      const before = await voice.textContent();
      await root.getByRole('button', { name: 'Abspielen', exact: true }).click();
      await page.clock.runFor(4000);
      expect(await cursor(root)).toBeGreaterThan(2);
      expect(await voice.textContent()).toBe(before);
      await root.getByRole('button', { name: 'Anhalten', exact: true }).click();
      await expect(voice).toContainText(`Schritt ${await cursor(root)}`);
    });

    test('the text twin has a row for every step and leads to its page', async ({ page }) => {
      await page.goto(`figuren/${slug}/`);
      const root = await player(page);
      const last = Number(await root.getByRole('slider', { name: 'Schritt' }).getAttribute('max'));
      await root.locator('summary', { hasText: 'Alle Schritte als Tabelle' }).click();
      const rows = root.locator('.twin tbody tr');
      await expect(rows).toHaveCount(last + 1);
      const sentence = await rows.nth(2).locator('.twin-what').textContent();
      await rows.nth(2).getByRole('link').click();
      await expect(page).toHaveURL(new RegExp(`figuren/${slug}/[a-z0-9.-]+/$`));
      await expect((await player(page)).locator('.sentence').first()).toHaveText(sentence ?? '');
    });

    for (const width of [320, 375, 620, 760, 1280, 1920]) {
      test(`text is at least 12 px, nothing overflows, at ${width} px`, async ({ page }) => {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`figuren/${slug}/`);
        const root = await player(page);
        await root.getByRole('button', { name: 'Nächstes Ereignis' }).click();
        const faults = await root.locator('svg.drawing:visible').evaluate((svg) => {
          const box = svg.getBoundingClientRect();
          const view = (svg as SVGSVGElement).viewBox.baseVal;
          const scale = Math.min(box.width / view.width, box.height / view.height);
          const found: string[] = [];
          for (const text of svg.querySelectorAll('text')) {
            if (text.textContent.trim() === '') continue;
            const size = parseFloat(getComputedStyle(text).fontSize) * scale;
            if (size < 11.95) found.push(`${text.textContent}: ${size.toFixed(1)} px`);
            const place = text.getBBox();
            const matrix = text.getCTM();
            if (matrix === null) continue;
            const own = (svg as SVGSVGElement).getCTM()!.inverse().multiply(matrix);
            const left = place.x * own.a + own.e;
            const right = (place.x + place.width) * own.a + own.e;
            const bottom = (place.y + place.height) * own.d + own.f;
            if (left < -1 || right > view.width + 1 || bottom > view.height + 4)
              found.push(`${text.textContent}: outside`);
          }
          return found;
        });
        expect(faults).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      });
    }
  });
}

test('a comparison shows two runs on one clock and where they part', async ({ page }) => {
  await page.goto('figuren/co-scheduling/?p.policy=esx3&vergleich=esx4');
  const root = await player(page);
  await expect(root.locator('svg.drawing')).toHaveCount(2);
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

test('nothing moves when the figures of a chapter wake up', async ({ page }) => {
  await page.goto('kapitel/2-5-cpu-virtualisierung/');
  await page.evaluate(() => document.fonts.ready);
  const moved = await page.evaluate(async () => {
    type Shift = PerformanceEntry & { readonly sources: readonly { readonly node: Node | null }[] };
    const shifts: string[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        const parts = entry.sources.map(({ node }) =>
          node instanceof Element ? `${node.tagName}.${node.getAttribute('class')}` : node?.nodeName,
        );
        shifts.push(parts.join(', '));
      }
    }).observe({ type: 'layout-shift' });
    for (const figure of document.querySelectorAll('.figure')) {
      figure.scrollIntoView();
      await new Promise((done) => setTimeout(done, 700));
    }
    return shifts;
  });
  expect(moved).toEqual([]);
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
  await root.locator('svg.drawing [data-object][data-state]').first().click({ force: true });
  await expect(root.locator('.picked')).toBeVisible();
  await root.locator('.picked').getByRole('button', { name: 'Schließen' }).click();
  await expect(root.locator('.picked')).toBeHidden();
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
  await expect(root).toHaveAttribute('data-cursor', '5');
});
