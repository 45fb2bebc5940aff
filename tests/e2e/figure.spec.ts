// What is each figure's own: its pictures, its runs, its words. What all figures promise is in contract.spec.ts.
import { expect, test } from '@playwright/test';
import { cursor, figures, picture, player, questions, settled, tagOf, watch } from './support.ts';

for (const slug of figures) {
  test.describe(slug, { tag: tagOf(slug) }, () => {
    test('steps forward and back, the same step is the same picture, and it plays to its end', async ({ page }) => {
      const faults = watch(page);
      await page.clock.install();
      await page.goto(`figuren/${slug}/?tempo=4`);
      const root = await player(page);
      const forward = root.getByRole('button', { name: 'Weiter', exact: true });
      const first = await picture(root);
      for (let step = 1; step <= 3; step += 1) await forward.click();
      // The frames between two stops are played through.
      await page.clock.runFor(5000);
      expect(await cursor(root)).toBe(3);
      const third = await picture(root);
      expect(third).not.toBe(first);
      await forward.click();
      await root.getByRole('button', { name: 'Zurück', exact: true }).click();
      expect(await picture(root)).toBe(third);
      await root.getByRole('button', { name: 'Zum Anfang' }).click();
      expect(await picture(root)).toBe(first);

      const last = Number(await root.getByRole('slider', { name: 'Schritt' }).getAttribute('max'));
      await root.getByRole('button', { name: 'Abspielen', exact: true }).click();
      await expect(root.getByRole('button', { name: 'Anhalten', exact: true })).toBeVisible();
      // In pieces: the next beat is set when the picture of the last one stands. A sentence rests as long as it takes to read.
      for (let i = 0; i <= last * 8 && (await cursor(root)) < last; i += 1) await page.clock.runFor(500);
      await page.clock.runFor(500);
      await expect(root).toHaveAttribute('data-step', String(last));
      await expect(root.getByRole('button', { name: 'Abspielen', exact: true })).toBeVisible();
      expect(faults).toEqual([]);
    });

    test('the drawing survives every preset and says so in the address', async ({ page }) => {
      const faults = watch(page);
      await page.goto(`figuren/${slug}/`);
      const root = await player(page);
      // An explorer's questions are links to pages of their own.
      const isRun = (await root.locator('.form').count()) === 0;
      const entries = await questions(root);
      const count = await entries.count();
      expect(count).toBeGreaterThan(1);
      for (let i = 0; i < count; i += 1) {
        if (i > 0) await questions(root);
        const name = (await entries.nth(i).innerText()).trim();
        await entries.nth(i).click();
        await expect(root.locator('.questions > summary')).toContainText(name);
        await expect(root.locator('.questions > summary')).toBeFocused();
        await expect(entries.nth(i)).toHaveAttribute(isRun ? 'aria-pressed' : 'aria-current', 'true');
        if (isRun) await root.getByRole('button', { name: 'Nächstes Ereignis' }).click();
        await expect(root.locator('svg.drawing').first()).toBeVisible();
      }
      // By its parameters, or as a stop of the lecture that asks the same.
      await expect(page).not.toHaveURL(new RegExp(`/figuren/${slug}/$`));
      expect(faults).toEqual([]);
    });

    test('text is at least 12 px and nothing overflows, at every event and width', async ({ page }) => {
      await page.goto(`figuren/${slug}/`);
      const root = await player(page);
      const faults: string[] = [];
      for (const width of [320, 375, 620, 760, 1280, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await root.press('Home');
        await settled(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (overflow > 0) faults.push(`${width} px: the page is ${overflow} px wider`);
        const event = root.getByRole('button', { name: 'Nächstes Ereignis' });
        while ((await event.getAttribute('aria-disabled')) !== 'true') {
          await event.click();
          const found = await root.locator('svg.drawing:visible').evaluate((svg) => {
            const box = svg.getBoundingClientRect();
            const view = (svg as SVGSVGElement).viewBox.baseVal;
            const scale = Math.min(box.width / view.width, box.height / view.height);
            return [...svg.querySelectorAll('text')].flatMap((text) => {
              if (text.textContent.trim() === '') return [];
              const size = parseFloat(getComputedStyle(text).fontSize) * scale;
              const small = size < 11.95 ? [`${text.textContent}: ${size.toFixed(1)} px`] : [];
              const place = text.getBBox();
              const matrix = text.getCTM();
              if (matrix === null) return small;
              const own = (svg as SVGSVGElement).getCTM()!.inverse().multiply(matrix);
              const left = place.x * own.a + own.e;
              const right = (place.x + place.width) * own.a + own.e;
              const bottom = (place.y + place.height) * own.d + own.f;
              const outside = left < -1 || right > view.width + 1 || bottom > view.height + 4;
              return outside ? [...small, `${text.textContent}: outside`] : small;
            });
          });
          const at = await cursor(root);
          faults.push(...found.map((fault) => `${width} px, step ${at}: ${fault}`));
        }
      }
      expect(faults).toEqual([]);
    });
  });
}
